"""The text begins on the first screen, and what is read is large enough."""

from __future__ import annotations

from tests.browser.sweeps import Opened

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 800}
BEGINS = {PHONE["width"]: 800, DESK["width"]: 650}  # at most so many pixels from the top
# The first text of the page behind its head: title, message, actions, warning, lists of headings and of pages.
HEAD = "h1, .breadcrumbs, .message, .help, .aside"
TOP = """(head) => {
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.textContent.trim() || node.parentElement.closest(head)) continue;
    const place = document.createRange();
    place.selectNodeContents(node);
    const box = place.getBoundingClientRect();
    if (box.height > 1 && node.parentElement.checkVisibility()) return [box.top + scrollY, innerWidth];
  }
  return [0, innerWidth];
}"""
LEAST = 16  # pixels, with the browser's usual letters
# Numbers of sources are marks beside the text, and what only screen readers meet has no size.
MARKS = ".cite, .unseen"
SMALL = """([least, marks]) => {
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!node.textContent.trim() || parent.closest(marks + ", script, style, svg") || !parent.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    const words = node.textContent.trim().slice(0, 30);
    if (size < least - 0.01) found.add(`${size} px: ${parent.className || parent.localName}: ${words}`);
  }
  return [...found];
}"""


def late(opened: Opened) -> list[str]:
    """Return where the text begins when that is too far down the page for the width of the window."""
    top, width = opened.page.evaluate(TOP, HEAD)
    most = BEGINS[width]
    return [f"the text begins at {top:.0f} px, {most} at most"] if top >= most else []


def small(opened: Opened) -> list[str]:
    """Return what is to be read and is set smaller than 16 pixels, each with its size, class and first words."""
    return opened.page.evaluate(SMALL, [LEAST, MARKS])
