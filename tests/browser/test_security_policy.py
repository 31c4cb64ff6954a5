"""Nothing that a reader does breaks the content security policy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import PAGES

BROKEN = Path(__file__).parent.parent / "broken" / "browser"
LISTEN = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.refused.push(event.effectiveDirective + ": " + event.blockedURI));
"""

Visit = Callable[..., object]


def listening(context: BrowserContext) -> None:
    context.add_init_script(LISTEN)


def refused(page: Page) -> list[str]:
    return page.evaluate("window.refused")


@pytest.mark.parametrize("page", [*PAGES, "404.html"])
def test_no_page_breaks_the_policy(visit: Visit, served: str, page: str) -> None:
    one = visit()
    listening(one.context)
    assert refused(one.open(served + page)) == []


def test_menu_scheme_and_search_keep_to_the_policy(visit: Visit, served: str) -> None:
    one = visit(viewport={"width": 320, "height": 640})
    listening(one.context)
    page = one.open(served)
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Colours").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("needles")
    expect(page.locator("#search-results a").first).to_be_visible()
    assert refused(page) == []


def test_an_inline_style_is_reported_twice_by_the_event_and_on_the_console(visit: Visit) -> None:
    one = visit()
    listening(one.context)
    page = one.open((BROKEN / "policy.html").as_uri())
    assert refused(page) == ["style-src-attr: inline"]
    [problem] = one.problems
    assert "violates the following Content Security Policy directive" in problem
    one.problems.clear()
