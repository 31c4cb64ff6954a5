"""Everything but the search dialog and the choice of colours works with JavaScript off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BROKEN, Visit
from tests.browser.opened import KINDS
from tests.browser.sweeps.window import NARROW
from tests.conftest import EVERY_PAGE, STUDY_PAGES


@pytest.fixture
def opened(visit: Visit, served: str) -> Iterator[Callable[[str], Page]]:
    one = visit(java_script_enabled=False, viewport=NARROW)
    return lambda page: one.open(served + page)


def unread(page: Page) -> list[str]:
    """Return the parts of the text that do not show, and the title when it is missing."""
    main = page.get_by_role("main")
    title = main.get_by_role("heading", level=1).filter(visible=True).count()
    parts = main.locator("> p, > ul, > ol, > h2, > section, > figure, > table").filter(visible=False)
    return ([] if title == 1 else [f"{title} titles show"]) + parts.all_text_contents()


def test_a_page_of_each_kind_can_be_read(visit: Visit, served: str) -> None:
    page = visit(java_script_enabled=False, viewport=NARROW).context.new_page()
    found = {}
    for path in KINDS:
        page.goto(served + path)
        found[path] = unread(page)
    assert {path: parts for path, parts in found.items() if parts} == {}


def test_what_waits_for_a_script_is_reported(visit: Visit) -> None:
    page = visit(java_script_enabled=False).open((BROKEN / "waits-for-script.html").as_uri())
    assert unread(page) == ["0 titles show", "A script would show this."]


def test_the_button_opens_the_menu_and_a_link_of_it_leads_on(opened: Callable[[str], Page], served: str) -> None:
    page = opened("index.html")
    menu = page.locator("#menu")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="Acupuncture", exact=True).click()
    expect(page).to_have_url(f"{served}acupuncture/index.html")


def test_the_search_link_leads_to_the_list_of_all_pages(opened: Callable[[str], Page], served: str) -> None:
    page = opened("acupuncture/safety.html")
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page).to_have_url(f"{served}about/all-pages.html")
    expect(page.get_by_role("main").locator(".all-pages > li")).to_have_count(
        len(EVERY_PAGE) - len(STUDY_PAGES)  # pages of single studies stand in a list of their own
    )


def test_what_needs_a_script_does_not_show(opened: Callable[[str], Page]) -> None:
    page = opened("index.html")
    expect(page.locator("#scheme")).to_be_hidden()
    expect(page.locator("#search")).to_be_hidden()


def test_a_disclosure_opens(opened: Callable[[str], Page]) -> None:
    page = opened("index.html")
    table = page.get_by_role("main").locator("details table").first
    expect(table).to_be_hidden()
    page.get_by_role("main").locator("summary").first.click()
    expect(table).to_be_visible()
