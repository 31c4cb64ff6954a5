"""Search works without a mouse, says how much it found, and gives the focus back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Look, Visit

SHOWN = 10  # results at once


def opened(look: Look, served: str) -> Page:
    page = look(served + "acupuncture/session.html")
    page.get_by_role("link", name="Search", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Search this guide")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Search this guide")).to_be_focused()
    return page


def close(page: Page, way: str) -> None:
    """Leave the search by its button or by the Escape key."""
    if way == "Close":
        page.get_by_role("button", name="Close").focus()
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_typing_finds_pages_and_arrows_move_through_them(look: Look, served: str) -> None:
    page = opened(look, served)
    page.keyboard.type("needles")
    results = page.locator("#search-results a")
    expect(results.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_enter_follows_the_chosen_result(look: Look, served: str) -> None:
    page = opened(look, served)
    page.keyboard.type("shoes")
    first = page.locator("#search-results a").first
    expect(first).to_contain_text("shoes")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(served + "therapies/technique-and-shoes.html")))
    expect(page.get_by_role("heading", level=1)).to_have_text("Running technique, posture and shoes")


def test_enter_in_the_field_follows_the_first_result(look: Look, served: str) -> None:
    page = opened(look, served)
    page.keyboard.type("shoes")
    expect(page.locator("#search-results a").first).to_contain_text("shoes")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(served + "therapies/technique-and-shoes.html")))


def test_a_result_on_the_same_page_closes_the_dialog(look: Look, served: str) -> None:
    page = opened(look, served)
    page.keyboard.type("acupuncture session")
    page.locator('#search-results a[href*="session.html"]').first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("way", ["Escape", "Close"])
@pytest.mark.parametrize("typed", ["", "needles"], ids=["nothing typed", "a word typed"])
def test_closing_gives_the_focus_back_to_the_opener(look: Look, served: str, way: str, typed: str) -> None:
    page = opened(look, served)
    page.keyboard.type(typed)
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ pages found$" if typed else r"^$"))
    close(page, way)
    expect(page.get_by_role("link", name="Search", exact=True)).to_be_focused()


@pytest.mark.parametrize("way", ["Escape", "Close"])
def test_the_dialog_closes_while_the_rest_of_the_search_is_on_its_way(visit: Visit, served: str, way: str) -> None:
    page = visit().open(served + "acupuncture/session.html")
    late: list[Route] = []
    page.route("**/assets/js/search.js", lambda route: late.append(route))
    link = page.get_by_role("link", name="Search", exact=True)
    link.focus()
    with page.expect_request("**/assets/js/search.js"):
        page.keyboard.press("Enter")
    page.keyboard.type("needles")
    page.keyboard.press("Enter")  # nothing is there to follow yet, and nothing typed is lost
    expect(page.get_by_role("searchbox")).to_have_value("needles")
    close(page, way)
    expect(link).to_be_focused()
    expect(page.locator("#search-results > li")).to_have_count(0)
    (held,) = late
    held.continue_()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ pages found$"))


def test_nothing_moves_under_the_pointer_when_the_search_has_come(visit: Visit, served: str) -> None:
    page = visit().open(served + "acupuncture/session.html")
    late: list[Route] = []
    page.route("**/search/index.js", lambda route: late.append(route))
    switch, said = page.locator("#search-key"), page.get_by_role("dialog").get_by_role("status")
    with page.expect_request("**/search/index.js"):
        page.get_by_role("link", name="Search", exact=True).click()
    expect(said).not_to_be_empty()
    before = switch.bounding_box()
    (held,) = late
    held.continue_()
    expect(said).to_be_empty()
    assert switch.bounding_box() == before


@pytest.mark.parametrize(
    ("text", "status"),
    [("needles", r"^(\d+) pages found$"), ("zzzzzz", r"^Nothing found:"), ("n", r"^$")],
    ids=["some", "none", "too short"],
)
def test_the_status_says_how_many_results_there_are(look: Look, served: str, text: str, status: str) -> None:
    page = opened(look, served)
    page.keyboard.insert_text(text)  # in one go: what its first letters find is told on the way, too
    said = page.get_by_role("dialog").get_by_role("status")
    expect(said).to_have_text(re.compile(status))
    number = re.match(r"\d+", said.inner_text())
    if "list of all pages" in said.inner_text():
        expect(page.locator("#search-results").get_by_role("link")).to_have_attribute(
            "href", re.compile(r"/all-pages\.html$")
        )
        return
    results, more = page.locator("#search-results > li"), page.get_by_role("button", name="Show more")
    count = int(number.group()) if number else 0
    while results.count() < count:
        before = results.count()
        more.click()
        expect(results).to_have_count(min(before + SHOWN, count))
        expect(said).to_have_text(f"{min(before + SHOWN, count)} of {count} pages shown")
    expect(results).to_have_count(count)
    expect(more).to_be_hidden()


def test_one_result_is_counted_in_words(look: Look, served: str) -> None:
    page = opened(look, served)
    page.keyboard.type("rucksack")
    expect(page.get_by_role("status")).to_have_text(re.compile("1 page found$"))
    expect(page.locator("#search-results > li")).to_have_count(1)


def test_the_keys_reach_the_button_for_more_and_go_on_behind_it(look: Look, served: str) -> None:
    page = opened(look, served)
    page.keyboard.type("needles")
    results = page.locator("#search-results a")
    expect(results).to_have_count(SHOWN)
    for _ in range(SHOWN + 1):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="Show more")).to_be_focused()
    page.keyboard.press("Enter")
    expect(results).to_have_count(2 * SHOWN)
    expect(results.nth(SHOWN)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(results.nth(SHOWN - 1)).to_be_focused()


def test_slash_opens_the_search_and_is_not_typed(look: Look, served: str) -> None:
    page = look(served)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_have_value("/")


def test_slash_with_a_modifier_belongs_to_the_browser(look: Look, served: str) -> None:
    page = look(served)
    for keys in ("Control+/", "Alt+/", "Meta+/"):
        page.keyboard.press(keys)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_slash_in_a_field_is_typed(look: Look, served: str) -> None:
    page = look(served)
    page.evaluate(
        "document.querySelector('main').append(Object.assign(document.createElement('textarea'), {id: 'own'}))"
    )
    page.locator("#own").focus()
    page.keyboard.press("/")
    expect(page.locator("#own")).to_have_value("/")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_slash_can_be_switched_off_and_stays_off(look: Look, served: str) -> None:
    page = opened(look, served)
    switch = page.get_by_role("checkbox", name="Open search with the / key")
    expect(switch).to_be_checked()
    switch.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    for _ in range(2):
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_be_hidden()
        page.reload()
    page.get_by_role("link", name="Search", exact=True).click()
    expect(switch).not_to_be_checked()
    switch.check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_word_with_a_typing_mistake_is_found(look: Look, served: str) -> None:
    page = opened(look, served)
    page.keyboard.type("acupunctrue")
    expect(page.locator("#search-results a").first).to_be_visible()


def test_a_result_that_was_chosen_keeps_the_focus_when_the_list_is_made_anew(look: Look, served: str) -> None:
    page = opened(look, served)
    page.keyboard.type("shoes")
    first = page.locator("#search-results a").first
    expect(first).to_contain_text("shoes")
    first.focus()
    page.get_by_role("searchbox").evaluate(
        "field => { field.value = 'shoe'; field.dispatchEvent(new Event('input')); }"
    )
    expect(first).to_be_focused()
    page.get_by_role("searchbox").evaluate(
        "field => { field.value = 'zzzzqqq'; field.dispatchEvent(new Event('input')); }"
    )
    expect(page.get_by_role("searchbox")).to_be_focused()
