"""What axe finds wrong with the page as it stands: every rule from A to AAA, and best practice.

Its longest questions, about colours and the size of targets, it is asked about the elements only that are not settled by a
little arithmetic (`doubtful`). The page is the same in another scheme but for its colours: nothing else is asked anew there.
In a narrow window it is the same but for its layout and for what shows or hides, which is much alike on all pages.
"""

from __future__ import annotations

import json
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.opened import KINDS
from tests.browser.sweeps import Opened
from tests.browser.sweeps.doubtful import DOUBTFUL
from tests.browser.sweeps.window import devtools

EVERY = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("cat.color",)
_SCRIPT = Axe().axe_script

# The rules that judge what is doubtful only, by which of it. Axe is told so once, after it has come to a page.
_JUDGES = {
    "color-contrast": "words",
    "color-contrast-enhanced": "words",
    "link-in-text-block": "words",
    "target-size": "targets",
    "scrollable-region-focusable": "scrolled",
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
_RUN = """async ({ type, values, settle, known }) => {
  window.looksAsked ??= new Set(known);
  const ofColours = values.join() === "cat.color";
  window.doubtful = settle ? DOUBTFUL(ofColours) : null;
  const idle = Object.entries(JUDGES).filter(([, kind]) => window.doubtful && !window.doubtful[kind].length);
  const asked = type === "rule" ? values.filter((id) => !idle.some(([other]) => other === id)) : values;
  if (!asked.length || ofColours && idle.some(([, kind]) => kind === "words")) return { found: [], passed: [] };
  const rules = Object.fromEntries(type === "rule" ? [] : idle.map(([id]) => [id, { enabled: false }]));
  const options = { runOnly: { type, values: asked }, rules, resultTypes: ["violations"], preload: false, noHtml: true };
  const { violations } = await axe.run(document, options);
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target[0]}: ${failureSummary}`));
  window.hadFaults ||= found.length > 0; // of which look, is not told, so none of this page passes
  return { found, passed: window.hadFaults ? [] : [...window.looksAsked] };
}""".replace("DOUBTFUL", f"({DOUBTFUL})").replace("JUDGES", json.dumps(_JUDGES))
# The looks of words in which axe has found nothing wrong, by the window in which they were asked about. A page that is opened
# there later has most of them too.
_KNOWN: WeakKeyDictionary[Page, set[int]] = WeakKeyDictionary()

# What shows in one size of the window only, with what it stands in: names, attributes and where there are words, but not which
# words and how many of a kind. Headings are told apart by their page, as others must stand before and behind them.
_REMEMBER = "() => { window.shownBefore = new Set([...document.querySelectorAll('*')].filter((one) => SHOWN(one))); }"
_CHANGED = """(path) => {
  const HEADING = "h1, h2, h3, h4, h5, h6, [role=heading]";
  const shape = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? "words" : "";
    if (node.nodeType !== Node.ELEMENT_NODE) return "";
    const own = [...node.attributes].filter(({ name }) => name !== "href").map(({ name, value }) => `${name}=${value}`);
    const parts = [...node.childNodes].map(shape).filter(Boolean);
    return `<${[node.localName, ...own].join(" ")}>(${[...new Set(parts)].join()})`;
  };
  const changed = new Set([...document.querySelectorAll("*")].filter((one) => SHOWN(one) !== window.shownBefore.has(one)));
  const outer = [...changed].filter((one) => !changed.has(one.parentElement));
  return [...new Set(outer.map((one) => [SHOWN(one) ? "shown" : "hidden", shape(one), shape(one.parentElement),
    one.matches(HEADING) || one.querySelector(HEADING) ? path : ""].join("|")))];
}"""
_SHOWN = "((one) => one.checkVisibility({ visibilityProperty: true }))"
# The rules that another layout can break while the same elements show.
_OF_LAYOUT = (*_JUDGES,)
# What has changed in a window that became narrow, on pages where axe then found nothing wrong.
_HARMLESS: WeakKeyDictionary[Page, set[str]] = WeakKeyDictionary()


def _bring(page: Page) -> None:
    """Bring axe to the page, where it is not yet, and tell it what it judges."""
    if page.evaluate("'axe' in window"):
        return
    tell = f"{_SCRIPT}\n;({_TELL})({json.dumps(_JUDGES)})"
    answer = devtools(page).send("Runtime.evaluate", {"expression": tell})  # on a shorter way than Playwright's
    if "exceptionDetails" in answer:
        raise RuntimeError(answer["exceptionDetails"])


def violations(page: Page, rules: tuple[str, ...] = EVERY, *, settle: bool = True) -> list[str]:
    """Return “rule: element: what to do” for each element that breaks a rule with one of these tags.

    Words that look as words did about which axe was asked before, since the page was loaded, are not asked about again; nor
    are words with a look that had no fault on a page before. With `settle` off everything is asked about, which takes long.
    """
    return _asked(page, "tag", rules, settle=settle)


def _asked(page: Page, kind: str, values: tuple[str, ...], *, settle: bool = True) -> list[str]:
    _bring(page)
    known = _KNOWN.setdefault(page, set())
    question = {"type": kind, "values": list(values), "settle": settle, "known": list(known)}
    answer = page.evaluate(_RUN, question)
    known.update(answer["passed"])
    return answer["found"]


def colours(opened: Opened) -> list[str]:
    """Return the colours that do not stand out."""
    return violations(opened.page, COLOURS)


def remember_what_shows(page: Page) -> None:
    """Let the page remember what shows in this size of the window."""
    page.evaluate(_REMEMBER.replace("SHOWN", _SHOWN))


def whole(opened: Opened) -> list[str]:
    """Return what breaks any rule. What shows is remembered."""
    remember_what_shows(opened.page)
    return violations(opened.page)


def in_another_size(opened: Opened) -> list[str]:
    """Return what breaks any rule in a window of another size than when the whole was asked.

    Where nothing shows or hides but what did so on a page without faults, only the rules that judge the layout are asked. All
    are asked of each kind of page.
    """
    page, harmless = opened.page, _HARMLESS.setdefault(opened.page, set())
    changed = set(page.evaluate(_CHANGED.replace("SHOWN", _SHOWN), opened.path))
    if opened.path not in KINDS and changed <= harmless:
        return _asked(page, "rule", _OF_LAYOUT)
    found = violations(page)
    if not page.evaluate("window.hadFaults"):
        harmless.update(changed)
    return found
