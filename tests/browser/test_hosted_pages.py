"""In a browser the guide is whole wherever it is published: at the root of a host, under a path, and built without an address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

PUBLISHED = ("site", "published", "under-path")
PAPER = "rgb(251, 247, 239)"
# One of each kind; the last ones are not there.
PAGES = ("", "index.html", "back-pain/course.html", "decide/diary.html", "research/studies/haake-2007.html")
MISSING = ("gone.html", "acupuncture/gone.html", "a/b/c/gone", "research/studies//haake-2007.html")

Visit = Callable[..., object]
Hosted = Callable[[str], str]


def whole(page: Page) -> None:
    """Check that the page has its style, its pictures and its scripts."""
    expect(page.locator("html")).to_have_css("background-color", PAPER)
    expect(page.locator("#scheme")).to_be_visible()
    assert page.locator("img").evaluate_all("all => all.filter(one => !one.naturalWidth).map(one => one.src)") == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("name", PUBLISHED)
def test_a_page_is_whole(visit: Visit, hosted: Hosted, name: str, path: str) -> None:
    one = visit()
    whole(one.open(hosted(name) + path))
    assert [address for address in one.requests if not address.startswith((hosted(name), "data:"))] == []


@pytest.mark.parametrize("path", MISSING)
@pytest.mark.parametrize("name", PUBLISHED)
def test_the_page_for_what_is_missing_is_whole_and_leads_on(visit: Visit, hosted: Hosted, name: str, path: str) -> None:
    one, served = visit(), hosted(name)
    page = one.context.new_page()
    assert page.goto(served + path).status == 404
    one.problems.clear()  # the browser notes the status; whatever follows is a problem again
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not there")
    whole(page)
    page.get_by_role("button", name="Colours").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")
    assert [address for address in one.requests if not address.startswith(served)] == []
    page.get_by_role("link", name="See when to get help").click()
    expect(page).to_have_url(f"{served}back-pain/when-to-get-help.html")
    page.go_back()
    page.locator("#menu").get_by_role("link", name="Complementary therapies").click()
    expect(page).to_have_url(f"{served}therapies/index.html")
    page.get_by_role("link", name="Back to Running").click()
    expect(page).to_have_url(f"{served}index.html")
    one.problems[:] = [problem for problem in one.problems if "404" not in problem]  # of going back


def test_outside_its_path_the_host_serves_another_site(visit: Visit, hosted: Hosted) -> None:
    one = visit()
    page = one.context.new_page()
    root = hosted("under-path").removesuffix("back-to-running/")
    answer = page.goto(f"{root}index.html")
    assert (answer.status, answer.text()) == (404, "Another site of this host.")
    one.problems.clear()
