"""What axe finds wrong with the page as it stands: every rule from A to AAA, and best practice."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

EVERY = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("cat.color",)


def violations(page: Page, rules: tuple[str, ...] = EVERY) -> list[str]:
    """Return «rule: element: what to mend» for each element that breaks a rule with one of these tags."""
    options = {"runOnly": {"type": "tag", "values": list(rules)}, "resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['target'][0]}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]
