"""Scrolled from top to bottom, no part of a page lies over another, and nothing is out of reach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS

BROKEN = Path(__file__).parent.parent / "broken" / "browser"
SIZES = ((1280, 800), (1280, 500), (1920, 1080), (1100, 700), (1024, 600), (768, 1024), (360, 640))
SIZED = [{"width": width, "height": height} for width, height in SIZES]
LARGE = {"width": 2400, "height": 1000}  # wide enough for two columns with letters twice as large
# The parts of a page. One inside another does not count, nor what its own scrolled box or the window cuts off.
PARTS = """.header__bar, .menu, main, .contents, .footer__inner, .home__actions, .drawing, .care, .message, .help,
  .diary__form, .worksheet__tools, .people, .effects, .harms, .claim, .dates, .neighbours, .sources"""
OVERLAPS = """(parts) => {
  const all = [...document.querySelectorAll(parts)].filter((one) => one.checkVisibility());
  const seen = (element) => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowY === "visible") continue;
      const box = up.getBoundingClientRect();
      left = Math.max(left, box.left); right = Math.min(right, box.right);
      top = Math.max(top, box.top); bottom = Math.min(bottom, box.bottom);
    }
    return { left, right, top: Math.max(top, 0), bottom: Math.min(bottom, innerHeight) };
  };
  const root = document.scrollingElement, found = new Set();
  for (let place = 0; ; place += innerHeight / 3) {
    scrollTo(0, place);
    const boxes = all.map(seen);
    boxes.forEach((one, index) => boxes.slice(index + 1).forEach((other, more) => {
      const [first, second] = [all[index], all[index + 1 + more]];
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (wide > 1 && high > 1 && !first.contains(second)) found.add(first.className + " and " + second.className);
    }));
    if (place >= root.scrollHeight - innerHeight) return [...found];
  }
}"""
# What a reader can press but cannot get to, however the page is scrolled.
OUT_OF_REACH = """() => {
  const all = [...document.querySelectorAll("a, button, input, summary, textarea")];
  return all.filter((one) => one.checkVisibility() && !one.matches(".skip")).filter((element) => {
    element.scrollIntoView({ block: "center" });
    const [box] = element.getClientRects(); // of a link that is broken into lines, the first
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !seen || !(element.contains(seen) || seen.contains(element) && seen.matches("label, summary"));
  }).map((element) => element.textContent || element.name);
}"""

Visit = Callable[..., object]


def overlaps(page: Page) -> list[str]:
    """Return each pair of parts that lie over each other somewhere on the way through the page."""
    return page.evaluate(OVERLAPS, PARTS)


@pytest.mark.parametrize("page", KINDS)
def test_no_part_lies_over_another_wherever_the_page_is_scrolled(visit: Visit, served: str, page: str) -> None:
    opened = visit().open(served + page)
    found = {}
    for size in SIZED:
        opened.set_viewport_size(size)
        found[f"{size['width']} × {size['height']}"] = overlaps(opened)
    opened.set_viewport_size(LARGE)
    opened.context.new_cdp_session(opened).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    found["large letters"] = overlaps(opened)
    assert {where: pairs for where, pairs in found.items() if pairs} == {}


@pytest.mark.parametrize("page", KINDS)
def test_everything_that_can_be_pressed_can_be_reached(visit: Visit, served: str, page: str) -> None:
    opened = visit().open(served + page)
    for size in ({"width": 1280, "height": 500}, {"width": 360, "height": 640}):
        opened.set_viewport_size(size)
        assert opened.evaluate(OUT_OF_REACH) == [], size


def test_the_contents_stay_beside_the_text_while_it_is_read(visit: Visit, served: str) -> None:
    page = visit(viewport=SIZED[0]).open(served + "acupuncture/safety.html")
    page.evaluate("scrollTo(0, document.querySelector('main').scrollHeight / 2)")
    for part in (".contents", ".contents--section"):
        box = page.locator(part).first.bounding_box()
        assert 0 <= box["y"] < SIZED[0]["height"], part


def test_parts_that_overlap_and_links_out_of_reach_are_reported(visit: Visit) -> None:
    page = visit(viewport=SIZED[0]).open((BROKEN / "overlap.html").as_uri())
    assert overlaps(page) == ["contents and contents contents--section"]
    assert page.evaluate(OUT_OF_REACH) == ["Out of reach"]
