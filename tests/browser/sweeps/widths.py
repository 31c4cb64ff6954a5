"""A page fits into the window, and its letters grow with the reader's setting."""

from __future__ import annotations

from tests.browser.sweeps import Opened
from tests.browser.sweeps.window import letters

# What stands out at the side, for the message; an element that scrolls for itself keeps its content inside.
WIDER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const out = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility() && (box.right > width || box.left < 0);
  });
  const names = out.map((element) => element.tagName.toLowerCase() + (element.className && "." + element.className));
  return names.length ? names : ["words that stand out of their element"];
}"""
# The arrows back to the text that begin a line: what leads to a source's page ends on the line before.
ALONE = """() => [...document.querySelectorAll(".sources__back")].filter((arrow) => {
  const before = [...arrow.previousElementSibling.getClientRects()].at(-1);
  return before && arrow.getBoundingClientRect().top >= before.bottom - 1;
}).map((arrow) => arrow.parentElement.textContent.trim().slice(0, 60))"""
SIZE = "parseFloat(getComputedStyle(document.querySelector('main p') ?? document.body).fontSize)"


def standing_out(opened: Opened) -> list[str]:
    """Return what makes the page wider than the window."""
    return opened.page.evaluate(WIDER)


def arrows_alone(opened: Opened) -> list[str]:
    """Return how each source begins whose arrow back to the text stands alone on the last line."""
    return opened.page.evaluate(ALONE)


def letters_that_stay_small(opened: Opened) -> list[str]:
    """Make letters twice as large, and return how large they are when that changes too little. They stay large."""
    usual = opened.page.evaluate(SIZE)
    letters(opened.page, large=True)
    large = opened.page.evaluate(SIZE)
    return [] if large >= 1.8 * usual else [f"the letters grew from {usual} to {large} px only, as if no one had asked"]
