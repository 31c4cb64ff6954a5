"""One browser a worker, one empty context a visit; whatever leads off this machine fails the test.

To make a context and a page in it takes about as long as to ask a page ten questions. So tests that only look at pages as
they come share one window (`look`), and those that leave something behind, or wish for something, make a visit of their own.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright

from guide.build.browser import ADVICE, find, find_shell
from tests.browser import old_browser as old
from tests.browser.engines.drivers import Engine, firefox, webkit
from tests.browser.engines.everywhere import visited
from tests.browser.sweeps.window import USUAL, devtools, letters, on_screen, paint_little
from tests.conftest import ROOT, Builds

BROKEN = ROOT / "tests" / "fixtures" / "browser"  # pages with one fault each
# What the fixtures below give: each opens a page, and `looks` makes a window for it first.
Visit = Callable[..., "Context"]
Look = Callable[..., Page]
Looks = Callable[..., Look]

ARGUMENTS = [
    "--no-sandbox",  # the tests run as root in containers
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    # Nothing but this machine has an address, so what a page asks another host for never leaves.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """Start what drives browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """Start the system's Chromium, by its headless shell where there is one."""
    path = find_shell() or find()
    if path is None:
        pytest.fail(ADVICE)
    started = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield started
    started.close()


@pytest.fixture(scope="session")
def old_browser(driver: Playwright) -> Iterator[Browser]:
    """Start the old Chromium."""
    started = driver.chromium.launch(executable_path=old.find(), args=ARGUMENTS)
    yield started
    started.close()


@pytest.fixture(scope="session")
def engines(driver: Playwright) -> Iterator[Callable[[str], Engine | str]]:
    """Return a function that starts another engine, `firefox` or `webkit`, when it is first asked for."""
    with ExitStack() as ends:
        yield cache(lambda name: ends.enter_context({"firefox": firefox, "webkit": webkit}[name](driver)))


@pytest.fixture
def everywhere(builds: Builds, served: str) -> Callable[[Engine], dict[str, Any]]:
    """Return a function that returns what an engine was asked of every template: once, for all tests and workers."""

    def asked_of(engine: Engine) -> dict[str, Any]:
        def ask(path: Path) -> None:
            path.write_text(json.dumps(visited(engine, served)), encoding="utf-8")

        return json.loads(builds.once(f"asked-of-{engine.name}.json", ask).read_text(encoding="utf-8"))

    return asked_of


# Puts into the storage what an earlier visit left there.
_REMEMBER = """(origins) => {
  const here = origins.filter(({ origin }) => origin === location.origin);
  if (here.length) localStorage.clear();
  for (const { name, value } of here.flatMap(({ localStorage: all }) => all)) localStorage.setItem(name, value);
}"""


class Context:
    """A context in which pages are opened, and what went wrong in them."""

    def __init__(self, context: BrowserContext, said_by_all: str | None = None) -> None:
        self.context = context
        self.said_by_all = said_by_all
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.expected: list[str] = []
        # Each request is listened to and none is stopped on its way: that would take a question and an answer each.
        context.on("request", self._only_this_machine)
        context.on("console", lambda message: message.type == "error" and self._report(message.text))
        context.on("weberror", lambda error: self.problems.append(str(error.error)))

    def may_say(self, words: str) -> None:
        """Take a problem with these words for what the test is about, whenever the browser tells of it."""
        self.expected.append(words)

    @property
    def left(self) -> list[str]:
        """Return the problems that nobody expected."""
        return [problem for problem in self.problems if not any(words in problem for words in self.expected)]

    def _report(self, text: str) -> None:
        if self.said_by_all is None or not text.startswith(self.said_by_all):
            self.problems.append(text)

    def _only_this_machine(self, request: Request) -> None:
        self.requests.append(request.url)
        if urlsplit(request.url).hostname not in (None, "", "127.0.0.1"):
            self.problems.append(f"asked another host: {request.url}")

    def open(self, address: str) -> Page:
        """Open an address in a new page and wait until it is loaded."""
        page = self.context.new_page()
        paint_little(page)
        page.goto(address)
        return page


class Window(Context):
    """One page of a context of its own in which addresses are opened one after the other, each as if it were the first."""

    def __init__(self, context: BrowserContext) -> None:
        super().__init__(context)
        self._page = context.new_page()
        paint_little(self._page)
        # What was fetched for the page before is asked for again.
        devtools(self._page).send("Network.setCacheDisabled", {"cacheDisabled": True})

    def look(
        self,
        address: str,
        *,
        storage_state: dict[str, Any] | None = None,
        viewport: dict[str, int] | None = None,
        script: str = "",
    ) -> Page:
        """Open an address, at the usual size and with the usual wishes, and wait until it is loaded.

        What an earlier visit left in the storage is there before the page is, as when a context is made with it. Then the
        script runs, before any of the page's own; when the page is loaded anew, it does not.
        """
        self.requests.clear()
        on_screen(self._page, viewport or USUAL)
        remember = f"({_REMEMBER})({json.dumps(storage_state['origins'])});" if storage_state else ""
        with self._first(f"{remember}\n{script}") if remember or script else nullcontext():
            self._page.goto(address)
        return self._page

    @contextmanager
    def _first(self, source: str) -> Iterator[None]:
        session = devtools(self._page)
        session.send("Page.enable")
        script = session.send("Page.addScriptToEvaluateOnNewDocument", {"source": source})
        yield
        session.send("Page.removeScriptToEvaluateOnNewDocument", script)  # what is loaded anew finds what the page left

    def leave(self) -> list[str]:
        """Forget what pages stored and what was set in the browser; return the problems, of which none are left."""
        if self._page.url != "about:blank":
            self._page.evaluate("localStorage.clear(); sessionStorage.clear()")
            self._page.goto("about:blank")  # from a page to a part of itself nothing would be loaded
        letters(self._page, large=False)
        problems = self.left
        self.problems.clear()
        self.expected.clear()
        return problems


def unanswered() -> list[str]:
    """Return a problem for each request that a test held back and never answered, and give those up.

    What waits for the answer would end at any later moment, with an error in a test that has nothing to do with it.
    """
    held = [
        task
        for task in asyncio.all_tasks()
        if getattr(task.get_coro(), "__name__", "") == "_on_route" and not task.cancelling()
    ]
    for task in held:
        task.cancel()
    return ["a request was held back and never answered: continue, fulfil or abort its route"] * len(held)


def visits_in(browser: Browser, said_by_all: str | None = None) -> Iterator[Visit]:
    """Yield once, as a fixture does, a function that makes visits; after it fail for each problem that one of them left."""
    visits: list[Context] = []

    def make(**options: object) -> Context:
        visits.append(Context(browser.new_context(reduced_motion="reduce", **options), said_by_all))
        return visits[-1]

    yield make
    for one in visits:
        one.context.close()
    assert [problem for one in visits for problem in one.left] + unanswered() == []


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Return a function that makes a visit, with the options of `Browser.new_context`; none may leave a problem."""
    yield from visits_in(browser)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Iterator[Callable[..., Window]]:
    """Return a function that returns the window with these scripts, which run before any page's own: one window for each.

    It takes options of `Browser.new_context` too.
    """
    made: dict[tuple[object, ...], Window] = {}

    def window(*scripts: str, **options: str) -> Window:
        key = (scripts, *sorted(options.items()))
        if key not in made:
            context = browser.new_context(reduced_motion="reduce", **options)
            for script in scripts:
                context.add_init_script(script)
            made[key] = Window(context)
        return made[key]

    yield window
    for one in made.values():
        one.context.close()


@pytest.fixture
def looks(windows: Callable[..., Window]) -> Iterator[Callable[..., Callable[..., Page]]]:
    """Return a function that takes what `windows` takes and returns the `look` of that window."""
    used: list[Window] = []

    def of(*scripts: str, **options: str) -> Callable[..., Page]:
        used.append(windows(*scripts, **options))
        return used[-1].look

    yield of
    assert [problem for window in used for problem in window.leave()] == []


@pytest.fixture
def look(looks: Callable[..., Callable[..., Page]]) -> Callable[..., Page]:
    """Return a function that opens an address in the window of all tests that only look; none may leave a problem.

    There is one page at a time. What it stores is forgotten. It takes what an earlier visit left there (`storage_state`),
    the size of the window (`viewport`) and a `script` that runs first. A test that listens, waits for requests, opens a
    second page or wishes for anything else makes a `visit`.
    """
    return looks()


@pytest.fixture
def old_visit(old_browser: Browser) -> Iterator[Visit]:
    """Return the same for the old browser."""
    yield from visits_in(old_browser, old.SAYS)


def pytest_report_header() -> str:
    """Name the browser in the report's head."""
    return f"browser: {find_shell() or os.environ.get('CHROMIUM') or find() or 'none'}"
