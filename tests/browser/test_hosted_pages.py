"""In a browser the guide is whole wherever it is published: at the root of a host, under a path, and built without an address."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

PUBLISHED = ("site", "published", "under-path")
PAPER = "rgb(251, 247, 239)"
# One of each kind; the last ones are not there.
PAGES = ("", "index.html", "back-pain/what-to-expect.html", "decide/diary.html", "research/studies/haake-2007.html")
MISSING = ("gone.html", "acupuncture/gone.html", "a/b/c/gone", "research/studies//haake-2007.html")

Hosted = Callable[[str], str]


def missing(page: Page) -> list[str]:
    """Return what the page lacks: its style, its pictures, its scripts."""
    background = page.locator("html").evaluate("one => getComputedStyle(one).backgroundColor")
    pictures = page.locator("img").evaluate_all("all => all.filter(one => !one.naturalWidth).map(one => one.src)")
    scripts = page.locator("#scheme").is_visible()
    return ([] if background == PAPER else ["style"]) + ([] if scripts else ["scripts"]) + pictures


def elsewhere(requests: list[str], served: str) -> list[str]:
    """Return the requests that lead out of the site."""
    return [address for address in requests if not address.startswith((served, "data:"))]


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_page_of_each_kind_is_whole(visit: Visit, hosted: Hosted, name: str) -> None:
    one, served, found = visit(), hosted(name), {}
    page = one.context.new_page()
    for path in PAGES:
        page.goto(served + path)
        found[path] = missing(page)
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert len(one.requests) > 3 * len(PAGES), "the requests were not listened to"
    assert elsewhere(one.requests, served) == []


def test_a_page_that_is_asked_for_outside_the_path_of_its_site_is_reported(visit: Visit, hosted: Hosted) -> None:
    one, served = visit(), hosted("site")
    page = one.context.new_page()
    page.route("**/*.css", lambda route: route.abort())
    page.route("**/*.js", lambda route: route.abort())
    page.goto(served + "acupuncture/session.html")
    assert missing(page)[:2] == ["style", "scripts"]
    assert elsewhere(one.requests, f"{served}back-to-running/") == one.requests
    one.may_say("Failed to load resource")  # the browser notes what was not loaded


# The links of the page for what is missing, and where they lead.
LINKS = {
    "All emergency signs": "back-pain/when-to-get-help.html",
    "Complementary therapies": "therapies/index.html",
    "Back to Running": "index.html",
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_page_for_what_is_missing_is_whole_and_leads_on(visit: Visit, hosted: Hosted, name: str) -> None:
    one, served, found = visit(), hosted(name), {}
    page = one.context.new_page()
    for path in MISSING:
        status = page.goto(served + path).status
        expect(page.get_by_role("heading", level=1)).to_have_text("This page is not there")
        wrong = [f"status {status}"] if status != 404 else []
        for link, target in LINKS.items():
            address = page.get_by_role("link", name=link).first.evaluate("link => link.href")
            wrong += [] if address == served + target else [f"{link}: {address}"]
        found[path] = wrong + missing(page)
    assert {path: faults for path, faults in found.items() if faults} == {}
    page.get_by_role("button", name="Colours").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")
    page.get_by_role("link", name="All emergency signs").click()
    expect(page).to_have_url(f"{served}back-pain/when-to-get-help.html")
    page.go_back()
    page.locator("#menu").get_by_role("link", name="Complementary therapies").click()
    expect(page).to_have_url(f"{served}therapies/index.html")
    page.get_by_role("link", name="Back to Running").click()
    expect(page).to_have_url(f"{served}index.html")
    assert elsewhere(one.requests, served) == []
    one.may_say("404")  # the browser notes the status, when it gets to it


def test_outside_its_path_the_host_serves_another_site(visit: Visit, hosted: Hosted) -> None:
    one = visit()
    page = one.context.new_page()
    root = hosted("under-path").removesuffix("back-to-running/")
    answer = page.goto(f"{root}index.html")
    assert (answer.status, answer.text()) == (404, "Another site of this host.")
    one.may_say("404")
