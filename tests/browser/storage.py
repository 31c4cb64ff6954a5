"""What a reader's browser remembers: from an earlier visit, as an option of `visit`, and from another window."""

from __future__ import annotations

from playwright.sync_api import Page

PREFIX = "back-to-running:"  # of each name: a host may serve other projects too


def remembered(served: str, **values: str) -> dict[str, object]:
    """Return the storage in which a site holds these values; a name's `_` stands for the `-` of the site's own name."""
    return under_names(served, {PREFIX + name.replace("_", "-"): value for name, value in values.items()})


def under_names(served: str, values: dict[str, str]) -> dict[str, object]:
    """Return the storage in which a site holds values under exactly these names."""
    entries = [{"name": name, "value": value} for name, value in values.items()]
    return {"cookies": [], "origins": [{"origin": served.rstrip("/"), "localStorage": entries}]}


def handed_on(writer: Page, reader: Page) -> None:
    """Wait until one window can read all that another one stored: a browser hands it on when it gets to it."""
    everything = "JSON.stringify(Object.entries({ ...localStorage }).sort())"
    reader.wait_for_function(f"(stored) => {everything} === stored", arg=writer.evaluate(everything))
