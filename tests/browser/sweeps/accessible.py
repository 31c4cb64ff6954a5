"""What axe finds wrong with the page as it stands: every rule from A to AAA, and best practice.

Its longest questions, about colours and the size of targets, it is asked about the elements only that are not settled by a
little arithmetic (`doubtful`). The page is the same in another scheme but for its colours: nothing else is asked anew there.
"""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.sweeps import Opened
from tests.browser.sweeps.doubtful import DOUBTFUL

EVERY = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("cat.color",)
_SCRIPT = Axe().axe_script

# The rules that judge what is doubtful only, by which of it. Axe is told so once, after it has come to a page.
_JUDGES = {
    "color-contrast": "words",
    "color-contrast-enhanced": "words",
    "link-in-text-block": "words",
    "target-size": "targets",
}
_TELL = """(judges) => {
  const rules = axe._audit.rules.filter(({ id }) => id in judges);
  if (rules.length !== Object.keys(judges).length) throw new Error("axe does not have each of these rules any more");
  for (const rule of rules) {
    const usual = rule.matches;
    rule.matches = (element, ...more) => (!window.doubtful || window.doubtful[judges[rule.id]].includes(element)) &&
      usual.call(rule, element, ...more);
  }
}"""
_RUN = """async ({ tags, settle }) => {
  window.doubtful = settle ? DOUBTFUL() : null;
  if (settle && tags.join() === "cat.color" && !window.doubtful.words.length) return [];
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target[0]}: ${failureSummary}`));
}"""


def violations(page: Page, rules: tuple[str, ...] = EVERY, *, settle: bool = True) -> list[str]:
    """Return “rule: element: what to do” for each element that breaks a rule with one of these tags.

    Words that look as words did about which axe was asked before, since the page was loaded, are not asked about again.
    With `settle` off everything is asked about, which takes long.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
        page.evaluate(_TELL, _JUDGES)
    return page.evaluate(_RUN.replace("DOUBTFUL", f"({DOUBTFUL})"), {"tags": list(rules), "settle": settle})


def colours(opened: Opened) -> list[str]:
    """Return the colours that do not stand out."""
    return violations(opened.page, COLOURS)


def whole(opened: Opened) -> list[str]:
    """Return what breaks any rule."""
    return violations(opened.page)
