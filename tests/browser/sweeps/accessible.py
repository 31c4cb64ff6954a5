"""What axe finds wrong with the page as it stands: every rule from A to AAA, and best practice.

Whether colours stand out is by far the longest question. It is asked of the whole page once, in its widest form. Then
it is asked of what looks different only: another width or scheme is asked about the elements that have other colours
there, or stand on others, or were not shown before.
"""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.sweeps import Opened

EVERY = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("cat.color",)
_SCRIPT = Axe().axe_script

_RUN = """async ({ tags, without, only_new }) => {
  const context = only_new ? { include: NEW() } : document;
  if (only_new && !context.include.length) return [];
  const colours = axe.getRules(["cat.color"]).map((rule) => [rule.ruleId, { enabled: false }]);
  const rules = without ? Object.fromEntries(colours) : {};
  const options = { runOnly: { type: "tag", values: tags }, rules, resultTypes: ["violations"], preload: false };
  const { violations } = await axe.run(context, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target[0]}: ${failureSummary}`));
}"""
# The elements with words of their own that look like none before: one for each way of standing in the page, by the names
# and classes around it, and for each way of being coloured, by its colours and those around it.
_NEW = """() => {
  const asked = (window.coloursAsked ??= new Set()), numbers = (window.coloursNumbers ??= new Map()), known = new Map();
  const look = (element) => {
    if (!element) return 0;
    if (!known.has(element)) {
      const { color, backgroundColor, backgroundImage, opacity, textShadow, position } = getComputedStyle(element);
      const own = [element.tagName, element.getAttribute("class"), color, backgroundColor, backgroundImage, opacity,
        textShadow, position];
      const key = look(element.parentElement) + "|" + own.join("|");
      if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
      known.set(element, numbers.get(key));
    }
    return known.get(element);
  };
  const words = (element) => element.matches("input, select, textarea, button") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return [...document.body.querySelectorAll("*")].filter((element) => {
    if (!words(element) || !element.checkVisibility({ visibilityProperty: true })) return false;
    const { fontSize, fontWeight } = getComputedStyle(element);
    const size = parseFloat(fontSize), large = size >= 24 || (size >= 18.5 && fontWeight >= 700);
    const key = `${look(element)} ${large}`;
    return !asked.has(key) && asked.add(key);
  });
}"""


def _run(page: Page, tags: tuple[str, ...], *, without: bool = False, only_new: bool = False) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
    options = {"tags": list(tags), "without": without, "only_new": only_new}
    return page.evaluate(_RUN.replace("NEW", f"({_NEW})"), options)


def violations(page: Page, rules: tuple[str, ...] = EVERY) -> list[str]:
    """Return “rule: element: what to do” for each element that breaks a rule with one of these tags."""
    return _run(page, rules)


def whole(opened: Opened) -> list[str]:
    """Ask every rule about everything, and note which colours were asked about."""
    found = violations(opened.page)
    opened.page.evaluate(_NEW)
    return found


def new_colours(opened: Opened) -> list[str]:
    """Ask about the colours of what looks as nothing did before."""
    return _run(opened.page, COLOURS, only_new=True)


def whole_but_for_known_colours(opened: Opened) -> list[str]:
    """Ask every rule about everything, but about colours only where something looks as nothing did before."""
    return [*_run(opened.page, EVERY, without=True), *new_colours(opened)]
