"""No page must be scrolled sideways: at 320 px, and with letters twice as large."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import PAGES

BROKEN = Path(__file__).parent.parent / "broken" / "browser"
# What stands out at the side, for the message; an element that scrolls for itself keeps its content inside.
WIDER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility() && (box.right > width || box.left < 0);
  });
  return out.map((element) => element.tagName.toLowerCase() + (element.className && "." + element.className));
}"""

Visit = Callable[..., object]


def standing_out(page: Page) -> list[str]:
    return page.evaluate(WIDER)


@pytest.mark.parametrize("page", [*PAGES, "404.html"])
def test_a_page_fits_on_320_pixels_and_into_640_with_letters_twice_as_large(
    visit: Visit, served: str, page: str
) -> None:
    opened = visit(viewport={"width": 320, "height": 640}).open(served + page)
    assert standing_out(opened) == []
    usual = opened.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")

    opened.set_viewport_size({"width": 640, "height": 640})
    settings = opened.context.new_cdp_session(opened)
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    large = opened.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    assert large >= 1.8 * usual, (
        f"the letters grew from {usual} to {large} px only: the page ignores the reader's setting"
    )
    assert standing_out(opened) == []


def test_a_page_that_is_too_wide_is_reported(visit: Visit) -> None:
    page = visit(viewport={"width": 320, "height": 640}).open((BROKEN / "wide.html").as_uri())
    assert standing_out(page) == ["p.wide"]
