"""The unpacked zip file opened from disk is the same guide: pictures, links, search, without any network."""

from __future__ import annotations

import zipfile

import pytest
from playwright.sync_api import Page, expect

from guide.build import offline
from tests.browser.conftest import BROKEN, Look, Visit
from tests.browser.opened import KINDS
from tests.conftest import Builds

QUERIES = ("needles", "shoes", "warning signs", "how often is harm serious", "acupunctrue", "stress fract")
# That each address on each page leads to a file of the zip, the links show (`site/`); the error page has addresses of a host.
FROM_DISK = [page for page in KINDS if page != "404.html"]
RESULTS = "links => links.map(link => [link.textContent, link.href])"


@pytest.fixture(scope="session")
def unpacked(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Unpack the zip file as a reader does; return the address of the folder with a slash at the end."""
    folder = tmp_path_factory.mktemp("reader")
    with zipfile.ZipFile(builds / "guide.zip") as archive:
        archive.extractall(folder)
    return (folder / offline.NAME).as_uri() + "/"


def results(page: Page, base: str, queries: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """Return title of each result of each query and its address below the base, in order."""
    page.get_by_role("link", name="Search", exact=True).click()
    field, found = page.get_by_role("searchbox"), {}
    for query in queries:
        field.fill("")
        expect(page.get_by_role("status")).to_have_text("")
        field.fill(query)
        expect(page.get_by_role("status")).to_contain_text("found")
        links = page.locator("#search-results a").evaluate_all(RESULTS)
        found[query] = [(title, address.removeprefix(base)) for title, address in links]
    return found


# What the page as it is shown lacks: its title, its style, its scripts, its pictures.
MISSING = """() => {
  const shown = (element) => element?.checkVisibility({ visibilityProperty: true }) && element.offsetHeight > 0;
  const has = {
    title: document.querySelectorAll("h1").length === 1 && shown(document.querySelector("h1")),
    style: getComputedStyle(document.documentElement).backgroundColor === "rgb(251, 247, 239)",
    scripts: shown(document.querySelector("#scheme")),
  };
  const pictures = [...document.images].filter((one) => !one.naturalWidth).map((one) => one.src);
  return [...Object.keys(has).filter((name) => !has[name]), ...pictures];
}"""


def elsewhere(requests: list[str], folder: str) -> list[str]:
    """Return the requests that lead out of the folder."""
    return [address for address in requests if not address.startswith((folder, "data:"))]


def test_a_page_of_each_kind_opens_from_disk_with_its_style_and_pictures(visit: Visit, unpacked: str) -> None:
    one = visit()
    page = one.context.new_page()
    found = {}
    for path in FROM_DISK:
        before = len(one.requests)
        page.goto(unpacked + path)
        found[path] = page.evaluate(MISSING) + elsewhere(one.requests[before:], unpacked)
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert len(one.requests) > 3 * len(FROM_DISK), "the requests were not listened to"


def test_a_page_without_style_and_pictures_is_reported(visit: Visit) -> None:
    one = visit()
    page = one.open((BROKEN / "asks-for-much.html").as_uri())
    assert page.evaluate(MISSING) == ["style", "scripts", "https://elsewhere.example/picture.png"]
    assert elsewhere(one.requests, BROKEN.as_uri()) == ["https://elsewhere.example/picture.png"]
    assert [problem for problem in one.problems if problem.startswith("asked another host: ")] == [
        "asked another host: https://elsewhere.example/picture.png"
    ]
    one.may_say("")  # what this page asks for is not there


def test_links_lead_from_page_to_page(look: Look, unpacked: str) -> None:
    page = look(unpacked + "index.html")
    page.locator("#menu").get_by_role("link", name="Complementary therapies").click()
    expect(page).to_have_url(unpacked + "therapies/index.html")
    page.get_by_role("contentinfo").get_by_role("link", name="All pages").click()
    expect(page).to_have_url(unpacked + "about/all-pages.html")
    page.locator('.all-pages a[href*="safety.html#"]').first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("safety")
    page.get_by_role("link", name="Back to Running").click()
    expect(page).to_have_url(unpacked + "index.html")


def test_search_finds_the_same_from_disk_as_over_the_network(look: Look, unpacked: str, served: str) -> None:
    from_disk = results(look(unpacked + "acupuncture/safety.html"), unpacked, QUERIES)
    over_http = results(look(served + "acupuncture/safety.html"), served, QUERIES)
    assert [query for query, found in over_http.items() if not found] == [], (
        "a query that finds nothing compares nothing"
    )
    assert from_disk == over_http


def test_a_result_leads_to_its_page(look: Look, unpacked: str) -> None:
    page = look(unpacked + "index.html")
    assert results(page, unpacked, ("shoes",))["shoes"]
    expect(page.locator("#search-results mark").first).to_contain_text("shoe")  # what stands there came as well
    page.locator("#search-results a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Running technique, posture and shoes")


def test_the_colours_are_remembered(visit: Visit, unpacked: str) -> None:
    page = visit(color_scheme="dark").open(unpacked + "index.html")
    page.get_by_role("button", name="Colours").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")


def test_addresses_that_begin_at_the_root_are_reported(visit: Visit, unpacked: str) -> None:
    one = visit()
    page = one.open(unpacked + "404.html")  # a server shows it at any address, so its links begin at the root
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "net::ERR_FILE_NOT_FOUND" in "".join(one.problems)
    one.may_say("net::ERR_FILE_NOT_FOUND")


def test_the_page_of_an_error_has_its_style_from_disk_too(visit: Visit, unpacked: str) -> None:
    one = visit()
    page = one.open(unpacked + "404.html")
    expect(page.locator("main")).to_have_css("max-width", "992px")
    assert page.locator("svg").evaluate_all("all => all.every((one) => one.getBoundingClientRect().width < 40)")
    one.may_say("net::ERR_FILE_NOT_FOUND")
