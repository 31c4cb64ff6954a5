"""What a reader types or chooses changes what it says and nothing else, and a press can be taken back before it is let go."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import BROKEN, Look, Visit
from tests.conftest import EVERY_PAGE

PHONE = {"width": 360, "height": 780}
_STATE = """const count = (query) => document.querySelectorAll(query).length;
  const state = () => [location.href, document.title, count("dialog[open], :popover-open")].join();"""
# Types into or chooses each field that shows, with every part open, and returns those after which the reader is elsewhere.
_FILL = f"""async () => {{
  {_STATE}
  document.querySelectorAll("details").forEach((part) => {{ part.open = true; }});
  const values = {{ date: "2026-01-05", number: "3", time: "10:00" }};
  const found = [];
  let asked = 0;
  for (const field of document.querySelectorAll("input:not([type=file]), select, textarea")) {{
    if (!field.checkVisibility() || field.disabled || field.readOnly) continue;
    asked += 1;
    field.focus({{ preventScroll: true }});
    const before = state();
    if (["radio", "checkbox"].includes(field.type)) field.click();
    else {{
      if (field.localName === "select") field.selectedIndex = field.options.length - 1;
      else field.value = values[field.type] || "a";
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, {{ bubbles: true }}));
    }}
    await new Promise((done) => {{ setTimeout(done); }});
    if (state() !== before) return [asked, [...found, `${{field.name || field.id}} changes the page`]];
    if (document.activeElement !== field) found.push(`${{field.name || field.id}} takes the focus away`);
  }}
  return [asked, found];
}}"""
_OPEN = f"""() => {{
  {_STATE}
  return [state(), count("details[open]"), document.documentElement.dataset.scheme].join();
}}"""


def with_fields(site: Path) -> list[str]:
    """Return the pages on which something can be typed or chosen."""
    return [path for path in EVERY_PAGE if re.search("<(?:input|select|textarea)", (site / path).read_text("utf-8"))]


def pressed(page: Page, query: str) -> bool:
    """Press the first control of a kind that shows, move away before letting go, and tell whether that changed anything."""
    control = page.locator(query).filter(visible=True).first
    control.scroll_into_view_if_needed()
    box = control.bounding_box()
    before = page.evaluate(_OPEN)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + min(box["height"], 20) / 2)
    page.mouse.down()
    down = page.evaluate(_OPEN)
    page.mouse.move(1, 400)
    page.mouse.up()
    return {before, down, page.evaluate(_OPEN)} != {before}


def test_what_is_typed_or_chosen_leaves_the_reader_where_they_are(visit: Visit, served: str, site: Path) -> None:
    pages = with_fields(site)
    assert len(pages) >= 5
    found = {path: visit().open(served + path).evaluate(_FILL) for path in pages}
    assert [path for path, (asked, _) in found.items() if not asked] == []
    assert {path: said for path, (_, said) in found.items() if said} == {}


def test_a_field_that_leads_elsewhere_is_reported(look: Look) -> None:
    page = look((BROKEN / "fields.html").as_uri())
    assert page.evaluate(_FILL) == [3, ["jumps takes the focus away", "leaves changes the page"]]


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("index.html", "#search-open"),
        ("index.html", "button[popovertarget]"),
        ("index.html", "#scheme"),
        ("index.html", "main a"),
        ("acupuncture/safety.html", "summary"),
    ],
)
def test_a_press_that_is_taken_back_does_nothing(visit: Visit, served: str, path: str, query: str) -> None:
    assert not pressed(visit(viewport=PHONE).open(served + path), query)


def test_what_acts_when_the_press_begins_is_reported(look: Look) -> None:
    assert pressed(look((BROKEN / "fields.html").as_uri()), "summary")
