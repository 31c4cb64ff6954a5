"""A browser keeps the guide only when its reader asks, shows it without the host, renews it, and takes it all away."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from guide.build.hosts import files as for_hosts
from tests.browser.sweeps.window import devtools
from tests.conftest import Builds
from tests.fronts import front
from tests.host import ALL, host

PAGES = (
    "index.html",
    "404.html",
    "manifest.webmanifest",
    "about/privacy.html",
    "back-pain/plan.html",
    "decide/diary.html",
)
OTHER = "other/index.html"  # of another project, whose pages lie below the guide's on the same host
OTHERS = "back-to-running:kept:/other/:1"  # of a guide that somebody else has on the same host
NAMES = "async () => (await caches.keys()).filter((name) => name.startsWith('back-to-running:kept:/guide/:'))"
# What is kept, whatever the version: the paths of its addresses.
HELD = """async () => {
  const [name] = (await caches.keys()).filter((one) => one.startsWith("back-to-running:kept:/guide/:"));
  return (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname).sort();
}"""
# What the page is told by the worker next.
HEARD = """() => {
  const Channel = MessageChannel;
  window.heard = new Promise((done) => {
    window.MessageChannel = class extends Channel { constructor() { super(); this.port1.addEventListener("message", done); } };
  });
}"""
SCOPES = "async () => (await navigator.serviceWorker.getRegistrations()).map((one) => new URL(one.scope).pathname)"
REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length"


class Kept:
    """Some pages of the guide on a host under a path, and a reader who looks at ‘Privacy and reading offline’."""

    def __init__(self, site: Path, page: Page, hosts: ExitStack, bare: bool = False) -> None:
        self.site, self.page, self._hosts = site, page, hosts
        self.failing: dict[
            str, int | str
        ] = {}  # what the host answers with another status, or leads on to another file
        self.address = hosts.enter_context(host(site, "/guide/", failing=self.failing, bare=bare))
        page.goto(f"{self.address}about/privacy.html")

    def press(self, name: str, said: str) -> None:
        """Press a button and wait for what the page says to it."""
        self.page.get_by_role("button", name=name).click()
        expect(self.page.locator("#keep [role=status]")).to_contain_text(said)

    def stall(self) -> threading.Event:
        """Let the host take every call and answer none before the event that is returned is set."""
        self._hosts.close()
        answers = threading.Event()
        self._hosts.callback(answers.set)  # no line may be left waiting
        self._hosts.enter_context(host(self.site, "/guide/", urlsplit(self.address).port, answers))
        return answers

    def cut(self) -> None:
        """Cut the network, and take the host away: an open line would still be answered."""
        self.page.context.set_offline(True)
        self._hosts.close()


@pytest.fixture
def kept(request: pytest.FixtureRequest, builds: Builds, browser: Browser, tmp_path: Path) -> Iterator[Kept]:
    site = tmp_path / "site"
    for part in ("assets", "search"):
        shutil.copytree(builds / "site" / part, site / part)
    for name in PAGES:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(builds / "site" / name, site / name)
    for_hosts.arrange(site)
    (site / OTHER).parent.mkdir()
    (site / OTHER).write_text("<main><h1>Another project</h1>", "utf-8")
    (site / "other/worker.js").write_text("", "utf-8")
    context = browser.new_context()
    with ExitStack() as hosts:
        yield Kept(site, context.new_page(), hosts, bare=getattr(request, "param", False))
        context.close()


TODAY = "new Date().toISOString().slice(0, 10)"


def test_nothing_is_kept_before_the_reader_asks(kept: Kept) -> None:
    expect(kept.page.get_by_role("button", name="Keep the whole guide")).to_be_visible()
    expect(kept.page.get_by_role("button", name="Remove all kept pages")).to_be_hidden()
    kept.page.goto(f"{kept.address}back-pain/plan.html")
    assert (kept.page.evaluate(NAMES), kept.page.evaluate(REGISTERED)) == ([], 0)


def test_the_whole_guide_is_there_without_the_host_and_says_from_when_it_is(kept: Kept) -> None:
    before = kept.page.evaluate(TODAY)
    kept.press("Keep the whole guide", "The whole guide is kept")
    kept.cut()
    kept.page.goto(f"{kept.address}back-pain/plan.html")
    days, due = {before, kept.page.evaluate(TODAY)}, front("back-pain/plan.html").next_review
    expect(kept.page.locator("#kept-copy")).to_contain_text(
        re.compile(rf"kept on (?:{'|'.join(days)}), .* next review of this page is due on {due}\.")
    )
    assert kept.page.evaluate("getComputedStyle(document.body).fontFamily") != "", "it has lost its style"
    assert kept.page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")
    kept.page.get_by_role("link", name="Search", exact=True).click()
    kept.page.get_by_role("searchbox").fill("needles")
    expect(kept.page.locator("#search-results a").first).to_be_visible()
    kept.page.goto(kept.address)
    expect(kept.page.locator("#kept-copy")).to_be_visible()


@pytest.mark.parametrize("kept", [True], indirect=True, ids=["pages without their ending"])
def test_a_host_that_leaves_out_the_ending_of_pages_can_be_kept_and_lost_too(kept: Kept) -> None:
    for name, answer in (("index.html", 429), ("back-pain/plan.html", "decide/diary.html")):
        kept.failing[name] = answer  # what another page says must not be kept as the plan
        kept.press("Keep the whole guide", "Not everything could be fetched")
        kept.failing.clear()
    path = kept.site / "decide/diary.html"
    path.write_text(path.read_text("utf-8").replace("<h1>", "<h1>New: ", 1), "utf-8")
    kept.press("Keep the whole guide", "The whole guide is kept")
    kept.page.goto(f"{kept.address}back-pain/plan.html")
    assert kept.page.url == f"{kept.address}back-pain/plan"
    expect(kept.page.locator("#kept-copy")).to_have_count(0)
    devtools(kept.page).send("Network.clearBrowserCache")
    kept.failing[ALL] = 503
    kept.page.reload()
    expect(kept.page.locator("#kept-copy")).to_contain_text("could not be reached")
    kept.cut()
    for name in ("decide/diary.html", "decide/diary", ""):
        kept.page.goto(kept.address + name)
        expect(kept.page.locator("#kept-copy")).to_be_visible()
        assert ("New: " in kept.page.locator("h1").inner_text()) == (name != ""), (
            "it was kept from what the browser had"
        )


def test_of_visited_pages_only_those_are_there_without_the_host(kept: Kept) -> None:
    kept.press("Keep the pages I visit", "each page of the guide that you visit")
    kept.page.context.set_offline(True)
    kept.press("Keep the whole guide", "Not everything could be fetched")
    kept.page.context.set_offline(False)
    piece = f"search/{min(path.name for path in (kept.site / 'search').iterdir())}"
    kept.failing[piece] = 503
    for fails in (True, False):
        said = kept.page.evaluate("async (path) => (await fetch(path)).text()", f"/guide/{piece}")
        assert (said == "The host cannot answer.") == fails, "what the host said when it failed is kept as the piece"
        kept.failing.clear()
    for name, heading in ((OTHER, "Another project"), ("back-pain/plan.html", "plan")):
        kept.page.goto(kept.address + name)
        expect(kept.page.locator("h1")).to_contain_text(heading)
        expect(kept.page.locator("#kept-copy")).to_have_count(0)
    kept.cut()
    for visited in ("back-pain/plan.html?again#top", "about/privacy.html"):
        kept.page.goto(f"{kept.address}{visited}")
        expect(kept.page.locator("#kept-copy")).to_be_visible()
    for never in ("decide/diary.html", OTHER):
        with pytest.raises(Error, match="ERR_"):
            kept.page.goto(kept.address + never)


def test_the_text_comes_from_the_network_first(kept: Kept) -> None:
    kept.press("Keep the whole guide", "The whole guide is kept")
    path = kept.site / "back-pain/plan.html"
    path.write_text(path.read_text("utf-8").replace("<h1>", "<h1>New: ", 1), "utf-8")
    kept.page.goto(f"{kept.address}back-pain/plan.html")
    expect(kept.page.locator("h1")).to_contain_text("New: ")
    expect(kept.page.locator("#kept-copy")).to_have_count(0)
    kept.failing["back-pain/plan.html"] = 404
    kept.page.reload()
    expect(kept.page.locator("h1")).to_have_count(0)
    kept.cut()
    kept.page.reload()
    expect(kept.page.locator("h1")).to_contain_text("New: ")  # and not what the host said when it failed


def test_a_network_that_never_answers_leaves_the_reader_with_the_copy_and_a_late_answer_renews_it(kept: Kept) -> None:
    worker, path = kept.site / "worker.js", kept.site / "back-pain/plan.html"
    worker.write_text(re.sub(r"PATIENCE=\d+", "PATIENCE=1", worker.read_text("utf-8")), "utf-8")
    kept.press("Keep the whole guide", "The whole guide is kept")
    path.write_text(path.read_text("utf-8").replace("<h1>", "<h1>New: ", 1), "utf-8")
    answers = kept.stall()
    kept.page.goto(f"{kept.address}back-pain/plan.html")
    expect(kept.page.locator("#kept-copy")).to_contain_text(
        re.compile(r"kept on 20\d\d-\d\d-\d\d, because the network is slow")
    )
    expect(kept.page.locator("h1")).not_to_contain_text("New: ")
    answers.set()
    kept.page.wait_for_function(
        """async () => {
          const kept = await caches.match(location.href);
          return (await kept.text()).includes("<h1>New: ");
        }"""
    )


def test_one_button_takes_it_all_away_and_leaves_the_diary(kept: Kept) -> None:
    kept.page.evaluate(
        """async () => {
          localStorage.setItem("back-to-running:diary", "mine");
          await caches.open("of-another-site");
          await caches.open("back-to-running:kept:/other/:1"); // as OTHERS
          await navigator.serviceWorker.register("/guide/other/worker.js");
        }"""
    )
    kept.press("Keep the whole guide", "The whole guide is kept")
    kept.press("Remove all kept pages", "All kept pages are removed")
    expect(kept.page.get_by_role("button", name="Remove all kept pages")).to_be_hidden()
    assert (kept.page.evaluate(NAMES), kept.page.evaluate(SCOPES)) == ([], ["/guide/other/"])
    assert kept.page.evaluate("async () => (await caches.keys()).sort()") == [OTHERS, "of-another-site"]
    assert kept.page.evaluate("localStorage.getItem('back-to-running:diary')") == "mine"
    # And what is removed while it is fetched stays removed, and nothing else is said.
    kept.press("Keep the pages I visit", "each page of the guide that you visit")
    answers = kept.stall()
    kept.page.evaluate(HEARD)
    kept.press("Keep the whole guide", "is fetching the pages")
    kept.press("Remove all kept pages", "All kept pages are removed")
    answers.set()
    kept.page.evaluate("async () => { await heard; await navigator.serviceWorker.getRegistrations(); }")
    expect(kept.page.locator("#keep [role=status]")).to_contain_text("All kept pages are removed")
    assert (kept.page.evaluate(NAMES), kept.page.evaluate(SCOPES)) == ([], ["/guide/other/"])
    kept.cut()
    with pytest.raises(Error, match="ERR_"):
        kept.page.goto(f"{kept.address}back-pain/plan.html")


def test_a_new_version_renews_what_is_kept_and_takes_the_old_away(kept: Kept) -> None:
    kept.press("Keep the whole guide", "The whole guide is kept")
    [before], held = kept.page.evaluate(NAMES), kept.page.evaluate(HELD)
    kept.page.evaluate("(name) => caches.open(name)", OTHERS)
    # Asked for by every visit, not once a day as a host may let a browser keep it.
    assert kept.page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).updateViaCache") == "none"
    for name, status in (("moved.html", 404), ("gone.html", 410)):  # pages that the new version has no longer
        kept.failing[name] = status
        kept.page.evaluate(
            "async ([name, page]) => (await caches.open(name)).put(page, new Response())", [before, f"/guide/{name}"]
        )
    worker, path = kept.site / "worker.js", kept.site / "back-pain/plan.html"
    worker.write_text(re.sub(r'VERSION="\w+"', 'VERSION="next"', worker.read_text("utf-8")), "utf-8")
    path.write_text(path.read_text("utf-8").replace("<h1>", "<h1>New: ", 1), "utf-8")
    kept.page.evaluate(
        """async () => {
          const one = await (await navigator.serviceWorker.getRegistration()).update();
          const worker = one.installing || one.waiting || one.active;
          await new Promise((done) => {
            const look = () => ["activated", "redundant"].includes(worker.state) && done();
            worker.addEventListener("statechange", look);
            look();
          });
        }"""
    )
    after = kept.page.evaluate(NAMES)
    assert after == ["back-to-running:kept:/guide/:next"]
    assert before not in after
    assert kept.page.evaluate("(name) => caches.has(name)", OTHERS)
    assert kept.page.evaluate(HELD) == held, "the whole guide is no longer whole"
    assert any(path.startswith("/guide/search/") for path in held)
    kept.cut()
    kept.page.goto(f"{kept.address}back-pain/plan.html")
    expect(kept.page.locator("h1")).to_contain_text("New: ")
    expect(kept.page.locator("#kept-copy")).to_be_visible()


def test_from_disk_there_is_no_button_and_no_worker(builds: Builds, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((builds / "site" / "about/privacy.html").as_uri())
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#keep")).to_be_hidden()
    assert not (builds / "site" / "worker.js").exists()
    page.close()


def test_on_a_host_without_the_worker_the_page_says_so(builds: Builds, browser: Browser) -> None:
    page = browser.new_page()
    with host(builds / "site", "/guide/") as address:
        page.goto(f"{address}about/privacy.html")
        page.get_by_role("button", name="Keep the whole guide").click()
        expect(page.locator("#keep [role=status]")).to_contain_text("Not everything could be fetched")
        assert page.evaluate(REGISTERED) == 0
    page.close()
