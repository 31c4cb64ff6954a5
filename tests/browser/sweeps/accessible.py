"""What axe finds wrong with the page as it stands: every rule from A to AAA, and best practice.

Its longest questions, about colours and the size of targets, it is asked about the elements only that are not settled by a
little arithmetic (`doubtful`). The page is the same in another scheme but for its colours: nothing else is asked anew there.
"""

from __future__ import annotations

import json
from weakref import WeakKeyDictionary

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
# What nobody doubts is no question: axe would work out what lies behind what on the whole page, to ask it of nothing.
_RUN = """async ({ tags, settle, known }) => {
  window.looksAsked ??= new Set(known);
  window.doubtful = settle ? DOUBTFUL() : null;
  const idle = Object.entries(JUDGES).filter(([, kind]) => window.doubtful && !window.doubtful[kind].length);
  if (tags.join() === "cat.color" && idle.some(([, kind]) => kind === "words")) return { found: [], passed: [] };
  const rules = Object.fromEntries(idle.map(([id]) => [id, { enabled: false }]));
  const options = { runOnly: { type: "tag", values: tags }, rules, resultTypes: ["violations"], preload: false, noHtml: true };
  const { violations } = await axe.run(document, options);
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target[0]}: ${failureSummary}`));
  window.hadFaults ||= found.length > 0; // of which look, is not told, so none of this page passes
  return { found, passed: window.hadFaults ? [] : [...window.looksAsked] };
}"""
# The looks of words in which axe has found nothing wrong, by the window in which they were asked about. A page that is opened
# there later has most of them too.
_KNOWN: WeakKeyDictionary[Page, set[int]] = WeakKeyDictionary()


def violations(page: Page, rules: tuple[str, ...] = EVERY, *, settle: bool = True) -> list[str]:
    """Return “rule: element: what to do” for each element that breaks a rule with one of these tags.

    Words that look as words did about which axe was asked before, since the page was loaded, are not asked about again; nor
    are words with a look that had no fault on a page before. With `settle` off everything is asked about, which takes long.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
        page.evaluate(_TELL, _JUDGES)
    known = _KNOWN.setdefault(page, set())
    run = _RUN.replace("DOUBTFUL", f"({DOUBTFUL})").replace("JUDGES", json.dumps(_JUDGES))
    answer = page.evaluate(run, {"tags": list(rules), "settle": settle, "known": list(known)})
    known.update(answer["passed"])
    return answer["found"]


def colours(opened: Opened) -> list[str]:
    """Return the colours that do not stand out."""
    return violations(opened.page, COLOURS)


def whole(opened: Opened) -> list[str]:
    """Return what breaks any rule."""
    return violations(opened.page)
