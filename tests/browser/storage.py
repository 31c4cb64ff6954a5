"""What a reader's browser remembers from an earlier visit, as an option of `visit`."""

from __future__ import annotations


def remembered(served: str, **values: str) -> dict[str, object]:
    """Return the storage in which a site holds these values; a name's `_` stands for the `-` of the site's own name."""
    entries = [{"name": name.replace("_", "-"), "value": value} for name, value in values.items()]
    return {"cookies": [], "origins": [{"origin": served.rstrip("/"), "localStorage": entries}]}
