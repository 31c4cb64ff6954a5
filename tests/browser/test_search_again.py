"""What was searched is there again after Back, a result opens elsewhere with a modifier, and a missing page can be searched."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Look, Visit
from tests.conftest import Builds


def searched(page: Page, text: str = "needles") -> Page:
    page.get_by_role("link", name="Search", exact=True).click()
    page.keyboard.type(text)
    expect(page.get_by_role("status")).to_contain_text("pages found")
    return page


@pytest.mark.parametrize("kept", [True, False], ids=["kept by the browser", "loaded again"])
def test_back_from_a_result_shows_the_words_the_results_and_the_one_that_was_followed(
    visit: Visit, served: str, kept: bool
) -> None:
    one = visit()
    if not kept:  # a page that waits to be left is not kept
        one.context.add_init_script("addEventListener('unload', () => {})")
    page = searched(one.open(served + "about/index.html"))
    page.get_by_role("button", name="Show more").click()
    chosen = page.locator("#search-results a").nth(12)
    expect(chosen).to_be_visible()
    name, count = chosen.inner_text(), page.locator("#search-results a").count()
    chosen.click()
    expect(page).not_to_have_url(served + "about/index.html")
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("needles")
    expect(page.locator("#search-results a")).to_have_count(count)
    expect(page.get_by_role("link", name=name, exact=True)).to_be_focused()


def test_back_to_the_place_on_the_same_page_shows_the_search_again(look: Look, served: str) -> None:
    page = searched(look(served + "acupuncture/session.html"), "needles go in")
    page.locator('#search-results a[href*="session.html#"]').first.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("needles go in")
    page.get_by_role("button", name="Close").click()  # that a result was followed before is over
    assert page.evaluate("history.state.search") is None


def test_a_search_that_was_closed_stays_closed(look: Look, served: str) -> None:
    page = searched(look(served))
    page.locator("#search-results a").first.click()
    expect(page).not_to_have_url(served)
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_visible()
    # In one task, since the event of closing comes in a later one. Escape: the next test.
    closed = "(button) => { button.click(); return history.state.search; }"
    assert page.evaluate("history.state.search")
    assert page.get_by_role("button", name="Close").evaluate(closed) is None
    page.reload()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.goto(served + "about/index.html")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_escape_forgets_a_search_at_once_however_soon_the_page_is_loaded_anew(look: Look, served: str) -> None:
    page = searched(look(served))
    page.locator("#search-results a").first.click()
    expect(page).not_to_have_url(served)
    page.go_back()
    expect(page.get_by_role("dialog")).to_be_visible()
    # In one task: the event of closing comes in a later one.
    escaped = """() => {
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
      return history.state.search;
    }"""
    assert page.evaluate("history.state.search")
    assert page.evaluate(escaped) is None


def test_a_search_that_was_closed_before_its_script_came_stays_closed(visit: Visit, served: str) -> None:
    one = visit()
    one.context.add_init_script("addEventListener('unload', () => {})")  # not kept: going back loads the page anew
    page = searched(one.open(served))
    page.locator("#search-results a").first.click()
    expect(page).not_to_have_url(served)
    late: list[Route] = []
    page.route("**/assets/js/search.js", lambda route: late.append(route))
    with page.expect_request("**/assets/js/search.js"):
        page.go_back(wait_until="commit")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    one.may_say("Failed to load resource")
    late.pop().abort()
    page.unroute("**/assets/js/search.js")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("closed", [True, False])
def test_a_search_that_does_not_come_leads_to_the_list_of_all_pages_unless_it_was_closed(
    visit: Visit, served: str, closed: bool
) -> None:
    one = visit()
    one.may_say("Failed to load resource")
    page = one.open(served)
    late: list[Route] = []
    page.route("**/assets/js/search.js", lambda route: late.append(route))
    link = page.get_by_role("link", name="Search", exact=True)
    with page.expect_request("**/assets/js/search.js"):
        link.click()
    if closed:
        page.keyboard.press("Escape")
    with page.expect_event("requestfailed"):
        late.pop().abort()
    if closed:
        expect(page).to_have_url(served)
        link.click()
    expect(page).to_have_url(served + "about/all-pages.html")


def test_the_search_link_and_results_opened_elsewhere_leave_the_search_as_it_is(visit: Visit, served: str) -> None:
    one = visit()
    page = one.open(served)
    with one.context.expect_page() as other:
        page.get_by_role("link", name="Search", exact=True).click(modifiers=["Control"])
    expect(other.value).to_have_url(served + "about/all-pages.html")
    expect(page.get_by_role("dialog")).to_be_hidden()
    other.value.close()
    searched(page)
    for how in ({"modifiers": ["Control"]}, {"modifiers": ["Shift"]}, {"button": "middle"}):
        with one.context.expect_page() as other:
            page.locator("#search-results a").first.click(**how)
        expect(other.value).not_to_have_url(served)
        expect(page.get_by_role("dialog")).to_be_visible()
        expect(page.get_by_role("searchbox")).to_have_value("needles")
        other.value.close()
    page.mouse.click(5, 5)  # beside it
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_search_link_leads_to_the_list_of_all_pages_where_dialogs_are_unknown(look: Look, served: str) -> None:
    page = look(served, script="delete HTMLDialogElement.prototype.showModal")
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page).to_have_url(served + "about/all-pages.html")


class _Host(SimpleHTTPRequestHandler):
    """Sends 404.html for what is missing, and takes no address with two slashes for one with one."""

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing for each request."""

    def do_GET(self) -> None:
        """Answer with the file, or with the page for errors and its status."""
        path = Path(self.translate_path(self.path))
        if "//" not in self.path and (path.is_file() or (path / "index.html").is_file()):
            super().do_GET()
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(params=["site", "published"])
def hosted(request: pytest.FixtureRequest, builds: Builds) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(builds / request.param)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_missing_page_can_be_searched_at_any_depth(visit: Visit, hosted: str) -> None:
    one = visit()
    one.may_say("status of 404")  # the missing page itself
    page = one.open("about:blank")
    for missing in ("gone.html", "acupuncture/gone/deeper.html"):
        page.goto(hosted + missing)
        expect(page.get_by_role("heading", level=1)).to_have_text("This page is not there")
        searched(page, "shoes").locator("#search-results a").first.click()
        expect(page).to_have_url(re.compile(re.escape(hosted + "therapies/technique-and-shoes.html")))
    assert [address for address in one.requests if "//" in urlsplit(address).path] == []
