"""No part of a page lies over another wherever it is scrolled, and everything that can be pressed can be reached."""

from __future__ import annotations

from tests.browser.sweeps import Opened

SIZES = ((1280, 800), (1280, 500), (1920, 1080), (1100, 700), (1024, 600), (768, 1024), (360, 640))
SIZED = [{"width": width, "height": height} for width, height in SIZES]
TIGHT = ({"width": 1280, "height": 500}, {"width": 360, "height": 640})  # where things are out of reach first
# The parts of a page. One inside another does not count, nor what its own scrolled box or the window cuts off.
PARTS = """.header__bar, .menu, main, .contents, .footer__inner, .hero__text, .tiles li, .drawing, .care, .message, .help,
  .diary__form, .worksheet__tools, .people, .effects, .harms, .claim, .dates, .neighbours, .sources"""
OVERLAPS = """(parts) => {
  const all = [...document.querySelectorAll(parts)].filter((one) => one.checkVisibility());
  const around = (element) => {
    const found = [];
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowY !== "visible") found.push(up);
    }
    return found;
  };
  const cut = new Map(all.map((element) => [element, around(element)]));
  const seen = (element) => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (const up of cut.get(element)) {
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


def overlaps(opened: Opened) -> list[str]:
    """Return each pair of parts that lie over each other somewhere on the way through the page."""
    return opened.page.evaluate(OVERLAPS, PARTS)


def out_of_reach(opened: Opened) -> list[str]:
    """Return what a reader can press but cannot get to."""
    return opened.page.evaluate(OUT_OF_REACH)
