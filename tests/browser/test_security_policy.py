"""Nothing that a reader does breaks the content security policy (opening a page: `test_every_page`)."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import BROKEN, Visit
from tests.browser.sweeps import Opened
from tests.browser.sweeps.policy import LISTEN, refused


def listening(context: BrowserContext) -> None:
    context.add_init_script(LISTEN)


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
    assert refused(Opened(page, "index.html")) == []


def test_an_inline_style_is_reported_twice_by_the_event_and_on_the_console(visit: Visit) -> None:
    one = visit()
    listening(one.context)
    with one.context.expect_event("console") as said:
        page = one.open((BROKEN / "policy.html").as_uri())
    assert refused(Opened(page, "policy.html")) == ["style-src-attr: inline"]
    assert "violates the following Content Security Policy directive" in said.value.text
    one.may_say("violates the following Content Security Policy directive")
