"""Everything stands out, on paper and on the screen, however a reader's wishes come together."""

from __future__ import annotations

from itertools import product

from playwright.sync_api import Page

from tests.browser.storage import PREFIX
from tests.browser.sweeps import Opened

TOGETHER = [
    {"forced_colors": forced, "color_scheme": scheme, "contrast": contrast, "reduced_motion": motion}
    for forced, scheme, (contrast, motion) in product(
        ("active", "none"), ("dark", "light"), (("more", "reduce"), ("no-preference", "no-preference"))
    )
]
# The words and lines that stand out less than they should from what is painted behind them, with the ratio.
# Words need 7 to 1, lines of drawings, edges of fields and the focus 3 to 1. Paper prints no backgrounds unless the
# reader asks for them, so there words must stand out from white as well.
FAINT = """() => {
  const once = (make, known = new Map()) => (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key);
  };
  const read = once((colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return { light: [red, green, blue], alpha };
  });
  const luminance = (rgb) => rgb.map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, index) => sum + one * [0.2126, 0.7152, 0.0722][index], 0);
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = once((element) => {
    if (!element) return [255, 255, 255];
    const { light, alpha } = read(getComputedStyle(element).backgroundColor);
    return alpha > 0.99 ? light : ground(element.parentElement);
  });
  const onPaper = matchMedia("print").matches;
  const found = new Set();
  const judge = (element, colour, least, what) => {
    const { light, alpha } = read(colour);
    if (alpha === 0) return;
    const grounds = onPaper ? [ground(element), [255, 255, 255]] : [ground(element)];
    const worst = Math.min(...grounds.map((one) => ratio(light, one)));
    if (worst < least) found.add(what + ": " + worst.toFixed(1));
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !element.checkVisibility() || element.closest("script, svg title, .skip")) continue;
    const style = getComputedStyle(element);
    judge(element, element.closest("svg") ? style.fill : style.color, 7, node.textContent.trim().slice(0, 40));
  }
  for (const shape of document.querySelectorAll("svg :is(path, circle, rect, line, use)")) {
    if (!shape.checkVisibility() || shape.closest("symbol, .drawing__soft") || shape.matches(".drawing__paper")) continue;
    const { stroke, fill, strokeWidth } = getComputedStyle(shape);
    const seen = [stroke, fill].filter((one) => /^rgb/.test(one));
    const solid = seen.map(read).filter(({ alpha }) => alpha > 0).map(({ light }) => ratio(light, ground(shape)));
    if (solid.length && Math.max(...solid) < 3) found.add(shape.getAttribute("class") + ": " + Math.max(...solid));
  }
  if (onPaper) return [...found];
  // What shows where a field is, and where the focus is; a button is found by its words, and the browser draws what is ticked.
  for (const field of document.querySelectorAll("input:not([type=radio], [type=checkbox], [type=file]), select, textarea")) {
    if (!field.checkVisibility()) continue;
    const style = getComputedStyle(field), name = field.name || field.id;
    const edges = ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]) > 0);
    const painted = [...edges.map((side) => style[`border${side}Color`]), style.backgroundColor,
      ...(style.backgroundImage.match(/rgba?\\([^)]+\\)/g) || [])].map(read).filter(({ alpha }) => alpha > 0.99);
    const best = Math.max(0, ...painted.map(({ light }) => ratio(light, ground(field.parentElement))));
    if (best < 3) found.add(`edge of ${field.localName} ${name}: ${best.toFixed(1)}`);
  }
  const controls = [...document.querySelectorAll("a[href], button, summary, input, select, textarea")];
  const seen = controls.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled);
  for (const [kind, one] of new Map(seen.map((each) => [`${each.localName}.${each.className}`, each]))) {
    one.focus({ preventScroll: true });
    const outline = ratio(read(getComputedStyle(one).outlineColor).light, ground(one.parentElement));
    if (outline < 3) found.add(`focus of ${kind}: ${outline.toFixed(1)}`);
  }
  document.activeElement.blur();
  return [...found];
}"""


# Whether a rule answers the wishes for more contrast or less motion with more than movement. Of a style sheet that cannot be
# read, as one of another file on the disk, it is taken for granted.
ANSWERS = """() => {
  const MOVES = /^(scroll-behavior|transition|animation)/;
  const ASKS = /prefers-(contrast|reduced)/;
  const within = (rule) => [...(rule.cssRules ?? [])];
  const moves = (rule) => [...(rule.style ?? [])].every((name) => MOVES.test(name)) && within(rule).every(moves);
  const answers = (rule) => (ASKS.test(rule.media?.mediaText) && !moves(rule)) ||
    (rule.styleSheet ? read(rule.styleSheet) : within(rule).some(answers));
  const read = (sheet) => {
    try {
      return ASKS.test(sheet.media.mediaText) || [...sheet.cssRules].some(answers);
    } catch {
      return true;
    }
  };
  return [...document.styleSheets, ...document.adoptedStyleSheets].some(read);
}"""


def faint(page: Page, media: str) -> dict[str, list[str]]:
    """Return what does not stand out, by each way in which the reader's wishes can come together.

    Wishes to which no rule answers leave the page as it is: what was found without them is then told of both.
    """
    apart = page.evaluate(ANSWERS)
    found: dict[tuple[str, ...], list[str]] = {}
    for wishes in TOGETHER if apart else TOGETHER[::2]:
        page.emulate_media(media=media, **wishes)
        found[_seen(wishes, apart=apart)] = page.evaluate(FAINT)
    told = {
        " × ".join(f"{name} {wish}" for name, wish in one.items()): found[_seen(one, apart=apart)] for one in TOGETHER
    }
    return {wishes: pieces for wishes, pieces in told.items() if pieces}


def _seen(wishes: dict[str, str], *, apart: bool) -> tuple[str, ...]:
    return tuple(wishes.values())[: None if apart else 2]  # the last two are the ones that may have no answer


def _listed(found: dict[str, list[str]]) -> list[str]:
    return [f"{wishes}: {piece}" for wishes, pieces in found.items() for piece in pieces]


def faint_on_screen(opened: Opened) -> list[str]:
    """Return what is faint on the screen. The wishes of the last combination stay."""
    return _listed(faint(opened.page, "screen"))


def faint_on_paper(opened: Opened) -> list[str]:
    """Return what is faint on paper. The wishes of the last combination stay."""
    return _listed(faint(opened.page, "print"))


def choose_dark(page: Page) -> None:
    """Load the page anew for a reader who has chosen the dark scheme on an earlier visit."""
    page.evaluate("(name) => localStorage.setItem(name, 'dark')", f"{PREFIX}colour-scheme")
    page.reload()
