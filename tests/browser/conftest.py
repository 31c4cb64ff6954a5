"""One browser a worker, one empty context a visit; whatever leads off this machine fails the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright

from guide.build.browser import ADVICE, find
from tests.browser import old_browser as old

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
    """Start the system's Chromium."""
    path = find()
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


class Visit:
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
        page.goto(address)
        return page


def _visits(browser: Browser, said_by_all: str | None = None) -> Iterator[Callable[..., Visit]]:
    visits: list[Visit] = []

    def make(**options: object) -> Visit:
        visits.append(Visit(browser.new_context(reduced_motion="reduce", **options), said_by_all))
        return visits[-1]

    yield make
    for one in visits:
        one.context.close()
    assert [problem for one in visits for problem in one.left] == []


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Return a function that makes a visit, with the options of `Browser.new_context`; none may leave a problem."""
    yield from _visits(browser)


@pytest.fixture
def old_visit(old_browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Return the same for the old browser."""
    yield from _visits(old_browser, old.SAYS)


def pytest_report_header() -> str:
    """Name the browser in the report's head."""
    return f"browser: {os.environ.get('CHROMIUM') or find() or 'none'}"
