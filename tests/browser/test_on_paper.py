"""Paper is dark on white, without menu and search, with disclosures open (the whole text: `test_every_page`)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BROKEN, Visit
from tests.browser.storage import remembered
from tests.browser.sweeps import Opened
from tests.browser.sweeps.paper import lost, printed_for_nothing
from tests.browser.sweeps.window import SHEET


def printed(visit: Visit, address: str, **options: object) -> Page:
    page = visit(viewport=SHEET, **options).open(address)
    page.emulate_media(media="print")
    return page


def test_menu_and_search_are_not_printed(visit: Visit, served: str) -> None:
    page = printed(visit, served + "acupuncture/safety.html")
    for selector in (".skip", ".header__tools", "#menu", "#search", ".aside"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator(".header__name")).to_be_visible()


def test_an_open_menu_and_an_open_search_are_not_printed(visit: Visit, served: str) -> None:
    page = visit(viewport={"width": 320, "height": 640}).open(served)
    page.get_by_role("button", name="Menu").click()
    page.emulate_media(media="print")
    expect(page.locator("#menu")).to_be_hidden()
    page.emulate_media(media="screen")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Search", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator("#search")).to_be_hidden()


def test_a_closed_disclosure_is_printed_open(visit: Visit, served: str) -> None:
    page = printed(visit, served + "index.html")
    closed = page.get_by_role("main").locator("details:not([open]) table").first
    expect(closed).to_be_visible()


@pytest.mark.parametrize("stored", ["auto", "light", "dark"])
@pytest.mark.parametrize("system", ["light", "dark"])
def test_letters_are_dark_on_white_whatever_the_scheme(visit: Visit, served: str, system: str, stored: str) -> None:
    memory = remembered(served, colour_scheme=stored)
    page = printed(visit, served + "acupuncture/safety.html", color_scheme=system, storage_state=memory)
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("html")).to_have_css("color", "rgb(28, 26, 23)")
    expect(page.locator("main p a").first).to_have_css("color", "rgb(11, 74, 71)")


def test_text_that_paper_loses_is_reported(visit: Visit) -> None:
    opened = Opened(printed(visit, (BROKEN / "lost-on-paper.html").as_uri()), "lost-on-paper.html")
    assert lost(opened, "") == ["Only a screen shows this.", "A closed disclosure hides this."]


def test_what_is_printed_although_it_needs_a_screen_and_what_is_gone_are_reported(visit: Visit) -> None:
    opened = Opened(printed(visit, (BROKEN / "lost-on-paper.html").as_uri()), "lost-on-paper.html")
    left_out = {
        "h1": ("lost-on-paper.html", "a title"),
        ".gone": ("lost-on-paper.html", "an old part"),
        ".screen": ("lost-on-paper.html", "for screens"),
        ".elsewhere": ("another.html", "of another page"),
    }
    assert printed_for_nothing(opened, left_out) == [
        "h1 is printed (a title)",
        "delete .gone (an old part): lost-on-paper.html does not have it",
    ]
