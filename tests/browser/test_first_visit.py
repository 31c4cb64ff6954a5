"""Search loads its own files on first use and only then (what a first visit asks for: `test_every_page`)."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.sweeps.few_files import paths


def test_search_loads_its_files_once_and_only_when_opened(visit: Visit, served: str) -> None:
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
    expect(page.locator("#search-results a").first).to_contain_text("shoes")
    expect(page.locator("#search-results p:empty")).to_have_count(0)  # the texts came, too
    loaded = sorted(path for path in paths(one.requests) if path not in before)
    assert [path for path in loaded if not path.startswith("/search/texts-")] == [
        "/assets/js/search-find.js",
        "/assets/js/search.js",
        "/assets/search.css",
        "/search/index.js",
    ]
    assert len(loaded) == len(set(loaded))
