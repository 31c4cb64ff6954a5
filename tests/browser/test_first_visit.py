"""A first visit asks for few files, all from this site; search loads its own on first use and only then."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.conftest import PAGES

MOST = 4  # the page, its style sheet, and two scripts
# A style sheet and a script of its own that a tool needs beside them.
TOOLS = {
    **dict.fromkeys(("decide/index.html", "decide/questions.html", "decide/quiz.html", "decide/handout.html"), 2),
    "decide/diary.html": 2,
}
PICTURES = (".svg", ".png", ".webp", ".jpg")
# Browsers ask for these when they like, a tab's icon or an installation, so they are counted apart.
APART = ("/assets/images/favicon.svg", "/favicon.ico", "/manifest.webmanifest")
# The style of paper is fetched last, and nothing waits for it; the styles of figures and studies come with them, as pictures do.
LATER = ("/assets/print.css", "/assets/figures.css", "/assets/studies.css")

Visit = Callable[..., object]


def paths(requests: list[str]) -> list[str]:
    return [path for path in (urlsplit(address).path for address in requests) if path not in (*APART, *LATER)]


@pytest.mark.parametrize("page", PAGES)
def test_a_first_visit_needs_four_requests_and_its_pictures(visit: Visit, served: str, page: str) -> None:
    one = visit()
    opened = one.open(served + page)
    pictures = opened.locator("img").count()
    asked = paths(one.requests)
    assert f"/{page}" in asked
    assert len(asked) == len(set(asked)), f"a file was asked for twice: {asked}"
    most = MOST + TOOLS.get(page, 0)
    assert len(asked) <= most + pictures, f"{len(asked)} requests: {asked}"
    assert len([path for path in asked if not path.endswith(PICTURES)]) <= most, f"too many files: {asked}"


def test_search_loads_its_five_files_once_and_only_when_opened(visit: Visit, served: str) -> None:
    one = visit()
    page = one.open(served)
    before = paths(one.requests)
    assert [path for path in before if path.startswith("/search/")] == []
    page.get_by_role("link", name="Search", exact=True).click()
    page.keyboard.type("needles")
    expect(page.locator("#search-results a").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("shoes")
    expect(page.locator("#search-results a").first).to_contain_text("Shoes")
    expect(page.locator("#search-results mark").first).to_be_visible()  # the texts came, too
    loaded = sorted(path for path in paths(one.requests) if path not in before)
    assert loaded == [
        "/assets/js/search-find.js",
        "/assets/js/search.js",
        "/assets/search-words.js",
        "/search/index.js",
        "/search/texts.js",
    ]
