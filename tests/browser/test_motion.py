"""Nothing moves for a reader who asked for less motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, Visit

# What could move on a page: each element's transition and animation that takes time.
MOVING = """[...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const seconds = (list) => list.split(",").some((one) => parseFloat(one) > 0);
  return seconds(style.transitionDuration) || (style.animationName !== "none" && seconds(style.animationDuration));
}).map((element) => element.tagName + "." + element.className)"""


def scrolls(page: Page, how: str) -> None:
    expect(page.locator("html")).to_have_css("scroll-behavior", how)


@pytest.mark.parametrize("page", ["index.html", "acupuncture/safety.html", "about/all-pages.html"])
def test_reduced_motion_is_honoured(visit: Visit, served: str, page: str) -> None:
    opened = visit().open(served + page)  # every visit asks for reduced motion
    assert opened.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    scrolls(opened, "auto")
    assert opened.evaluate(MOVING) == []


def test_the_page_scrolls_smoothly_for_everybody_else(look: Look, served: str) -> None:
    page = look(served)
    page.emulate_media(reduced_motion="no-preference")
    scrolls(page, "smooth")


def test_what_moves_is_reported(look: Look, served: str) -> None:
    page = look(served)
    page.evaluate("document.querySelector('h1').style.transition = 'opacity 1s'")
    assert page.evaluate(MOVING) == ["H1."]
