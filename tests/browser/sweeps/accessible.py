"""What axe finds wrong with the page as it stands: every rule from A to AAA, and best practice.

Whether colours stand out is by far the longest question. Axe is asked it about the elements of which it is not plain
(`doubtful`). The page is the same in another scheme but for its colours, so nothing else is asked anew there.
"""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.sweeps import Opened
from tests.browser.sweeps.doubtful import DOUBTFUL

EVERY = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("cat.color",)
_SCRIPT = Axe().axe_script

_RUN = """async ({ tags, part }) => {
  const context = part === "the doubtful" ? { include: DOUBTFUL() } : document;
  if (context.include?.length === 0) return [];
  const colours = axe.getRules(["cat.color"]).map((rule) => [rule.ruleId, { enabled: false }]);
  const rules = part === "all but colours" ? Object.fromEntries(colours) : {};
  const options = { runOnly: { type: "tag", values: tags }, rules, resultTypes: ["violations"], preload: false };
  const { violations } = await axe.run(context, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target[0]}: ${failureSummary}`));
}"""


def _run(page: Page, tags: tuple[str, ...], part: str = "everything") -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
    return page.evaluate(_RUN.replace("DOUBTFUL", f"({DOUBTFUL})"), {"tags": list(tags), "part": part})


def violations(page: Page, rules: tuple[str, ...] = EVERY) -> list[str]:
    """Return “rule: element: what to do” for each element that breaks a rule with one of these tags."""
    return _run(page, rules)


def colours(opened: Opened) -> list[str]:
    """Return the colours that do not stand out. What axe was asked about looks as it did then is not asked again."""
    return _run(opened.page, COLOURS, "the doubtful")


def whole(opened: Opened) -> list[str]:
    """Return what breaks any rule, colours included."""
    return [*_run(opened.page, EVERY, "all but colours"), *colours(opened)]
