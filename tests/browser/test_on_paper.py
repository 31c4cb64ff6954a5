"""Paper shows the whole text, dark on white, and nothing that needs a screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.storage import remembered
from tests.conftest import PAGES

BROKEN = Path(__file__).parent.parent / "broken" / "browser"

# What the main part of a page does not print: a page that has it, and why.
NOT_PRINTED = {
    ".breadcrumbs": ("acupuncture/safety.html", "links up the site lead nowhere on paper"),
    ".neighbours": ("acupuncture/safety.html", "links to the next page lead nowhere on paper"),
    ".change": ("acupuncture/safety.html", "nobody can follow the link to the editor; the file's name is printed"),
    ".sources__back": ("acupuncture/safety.html", "the arrow back to the text is a link"),
    ".figure-foot": ("index.html", "ways to the facts behind a figure"),
    ".diary form": ("decide/diary.html", "a form needs a screen; the sheets are for paper"),
    ".diary__files": ("decide/diary.html", "files need a screen"),
    ".diary__result[hidden]": ("decide/diary.html", "there is no result before a day is noted"),
    ".diary__bar": ("decide/diary.html", "it says what has just happened on the screen"),
    ".diary dialog": ("decide/diary.html", "a question needs a screen"),
    ".diary__sheets summary": ("decide/diary.html", "the sheets begin a page of their own and say what they are"),
}
# The same on a worksheet, with a page that has it.
NOT_ON_SHEETS = {
    ".worksheet__tools": ("decide/index.html", "buttons, and what a browser keeps"),
    ".quiz__show": ("decide/quiz.html", "on paper every answer shows"),
    ".handout .people__table": ("decide/handout.html", "the same numbers stand above the pictures"),
    ".handout .sources__kind + a": ("decide/handout.html", "a link to a page of the guide"),
}
# The pieces of text in `main` that do not show, without those inside the elements named.
LOST = """(left_out) => {
  const lost = [];
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.textContent.trim(), parent = node.parentElement;
    if (!text || parent.closest("svg, script, style") || (left_out && parent.closest(left_out))) continue;
    const place = document.createRange();
    place.selectNodeContents(node);
    const box = place.getBoundingClientRect();
    const shown = parent.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!shown || box.width < 1 || box.height < 1) lost.push(text);
  }
  return lost;
}"""
# A table's head is read out and stands before each cell instead when the sheet is narrow.
SHEET = {"width": 794, "height": 1123}

Visit = Callable[..., object]


def printed(visit: Visit, address: str, **options: object) -> Page:
    page = visit(viewport=SHEET, **options).open(address)
    page.emulate_media(media="print")
    return page


def lost(page: Page, left_out: str = "") -> list[str]:
    return page.evaluate(LOST, left_out)


@pytest.mark.parametrize("page", [*PAGES, "404.html"])
def test_the_whole_text_of_a_page_is_printed(visit: Visit, served: str, page: str) -> None:
    assert lost(printed(visit, served + page), ", ".join((*NOT_PRINTED, *NOT_ON_SHEETS))) == []


@pytest.mark.parametrize("selector", NOT_PRINTED)
def test_what_is_left_out_is_left_out(visit: Visit, served: str, selector: str) -> None:
    address, reason = NOT_PRINTED[selector]
    page = printed(visit, served + address)
    assert page.locator(selector).count(), f"delete {selector} ({reason}): {address} does not have it"
    expect(page.locator(selector).first).to_be_hidden()


@pytest.mark.parametrize("selector", NOT_ON_SHEETS)
def test_what_is_left_out_of_a_sheet_is_left_out(visit: Visit, served: str, selector: str) -> None:
    name, reason = NOT_ON_SHEETS[selector]
    page = visit(viewport=SHEET).open(served + name)
    assert page.locator(selector).count(), f"delete {selector} ({reason}): {name} does not have it"
    page.emulate_media(media="print")
    expect(page.locator(selector).first).to_be_hidden()


def test_menu_and_search_are_not_printed(visit: Visit, served: str) -> None:
    page = printed(visit, served + "acupuncture/safety.html")
    for selector in (".skip", ".header__tools", "#menu", "#search", ".page__aside"):
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
    page = printed(visit, (BROKEN / "lost-on-paper.html").as_uri())
    assert lost(page) == ["Only a screen shows this.", "A closed disclosure hides this."]
