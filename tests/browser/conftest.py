"""One browser a worker, one empty context a test; whatever leads off this machine fails the test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, sync_playwright

from guide.build.browser import ADVICE, find
from tests.browser import old_browser as old

ARGUMENTS = [
    "--no-sandbox",  # the tests run as root in containers
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
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
        context.route("**/*", self._only_this_machine)
        context.on("console", lambda message: message.type == "error" and self._report(message.text))
        context.on("weberror", lambda error: self.problems.append(str(error.error)))

    def _report(self, text: str) -> None:
        if self.said_by_all is None or not text.startswith(self.said_by_all):
            self.problems.append(text)

    def _only_this_machine(self, route: Route) -> None:
        address = route.request.url
        self.requests.append(address)
        if urlsplit(address).hostname in (None, "", "127.0.0.1"):
            route.continue_()
        else:
            self.problems.append(f"asked another host: {address}")
            route.abort()

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
    problems = [problem for one in visits for problem in one.problems]
    for one in visits:
        one.context.close()
    assert problems == []


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
