"""Excerpts come behind the results, in pieces: a few at a time, only for what is shown, and nothing moves or breaks by them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Visit
from tests.site.search_files import held

PIECES = "**/search/texts-*.js"
TOPS = "links => links.map(link => Math.round(link.getBoundingClientRect().top))"
EMPTY = "#search-results p:empty"


def search(page: Page, text: str) -> None:
    """Search for a text, from an empty field."""
    field, status = page.get_by_role("searchbox"), page.get_by_role("dialog").get_by_role("status")
    field.fill("")
    expect(status).to_have_text("")
    field.fill(text)
    expect(status).to_have_text(re.compile("^[0-9]+ pages found$"))


def opened(page: Page) -> Page:
    page.get_by_role("link", name="Search", exact=True).click()
    return page


def test_without_style_and_pieces_results_stand_without_excerpts_and_the_next_search_brings_them(
    visit: Visit, served: str
) -> None:
    one = visit()
    page = one.open(served)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    one.may_say("Failed to load resource: net::ERR_FAILED")
    page.route(PIECES, lambda route: route.abort())
    page.route("**/assets/search.css", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "texts-" in request.url):
        search(opened(page), "needles")
    links = page.locator("#search-results a")
    expect(links).to_have_count(10)
    expect(page.locator(EMPTY)).to_have_count(10)
    expect(page.locator("#search")).to_have_css("opacity", "1")  # it waits for its style, but not for ever
    page.get_by_role("button", name="Show more").click()
    expect(links).to_have_count(20)
    page.unroute(PIECES)
    search(page, "needle")
    expect(page.locator("#search-results mark").first).to_be_visible()
    expect(page.locator(EMPTY)).to_have_count(0)
    links.first.click()
    expect(page).not_to_have_url(served)
    assert problems == []


@pytest.mark.parametrize("width", [320, 390, 480, 1280])
def test_no_result_moves_when_excerpts_come(visit: Visit, served: str, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800}).open(served)
    links = opened(page).locator("#search-results a")
    page.route(PIECES, lambda route: route.fulfill(body="", content_type="text/javascript"))
    moved = {}
    for text in ("needles", "shoes"):
        search(page, text)
        before = links.evaluate_all(TOPS)
        page.unroute(PIECES)
        search(page, text)
        expect(page.locator(EMPTY)).to_have_count(0)
        after = links.evaluate_all(TOPS)
        page.route(PIECES, lambda route: route.fulfill(body="", content_type="text/javascript"))
        assert len(before) == 10
        moved |= {text: (before, after)} if before != after else {}
    assert moved == {}


def test_of_the_pieces_only_those_of_the_results_come_and_never_many_at_once(
    visit: Visit, served: str, site: Path
) -> None:
    page = visit().open(served)
    asked: list[str] = []
    most, coming = 0, set[Request]()

    def begins(request: Request) -> None:
        nonlocal most
        if "/search/texts-" in request.url:
            asked.append(urlsplit(request.url).path.lstrip("/"))
            coming.add(request)
            most = max(most, len(coming))

    page.on("request", begins)
    page.on("requestfinished", lambda request: coming.discard(request))
    for text in ("needles", "shoes"):
        search(page if asked else opened(page), text)
        expect(page.locator("#search-results mark").first).to_be_visible()
        expect(page.locator(EMPTY)).to_have_count(0)
    data = held(site, "search/index.js")
    assert len(asked) == len(set(asked)), "a piece comes once"
    assert 8 < len(asked) <= 20 < len(data["texts"])
    assert most == 4
    number = int(page.locator("#search-results p").first.get_attribute("data-place") or "")
    ends = [sum(map(int, data["sizes"].split()[: which + 1])) for which in range(len(data["texts"]))]
    assert next(name for name, end in zip(data["texts"], ends, strict=True) if number < end) in asked
