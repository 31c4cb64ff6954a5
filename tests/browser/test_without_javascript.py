"""Everything but the search dialog and the choice of colours works with JavaScript off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import EVERY_PAGE, PAGES, STUDY_PAGES

NARROW = {"width": 320, "height": 640}

Visit = Callable[..., object]


@pytest.fixture
def opened(visit: Visit, served: str) -> Iterator[Callable[[str], Page]]:
    one = visit(java_script_enabled=False, viewport=NARROW)
    return lambda page: one.open(served + page)


@pytest.mark.parametrize("page", [*PAGES, "404.html"])
def test_a_page_can_be_read(opened: Callable[[str], Page], page: str) -> None:
    main = opened(page).get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_be_visible()
    for part in main.locator("> p, > ul, > ol, > h2, > section, > figure, > table").all():
        expect(part).to_be_visible()


def test_the_button_opens_the_menu_and_a_link_of_it_leads_on(opened: Callable[[str], Page], served: str) -> None:
    page = opened("index.html")
    menu = page.locator("#menu")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="Safety").click()
    expect(page).to_have_url(f"{served}acupuncture/safety.html")


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
