"""What goes wrong in a visit fails the test that made it, and no other."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import unanswered, visits_in

# Asks for two scripts, and waits for the second: whoever holds back the first has it by then.
ASK = """() => new Promise((come) => {
  const { src } = document.querySelector("script[src]");
  for (const address of [src, src + "?next"])
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload: () => come() }));
})"""


def held_back(page: Page) -> None:
    held: list[Route] = []
    page.route("**/*.js", lambda route: held.append(route))
    page.evaluate(ASK)


def threw(page: Page) -> None:
    with page.context.expect_event("weberror"):
        page.evaluate("setTimeout(() => { throw new Error('lost') })")


def complained(page: Page) -> None:
    page.evaluate("console.error('lost')")


def asked_elsewhere(page: Page) -> None:
    page.evaluate("new Image().src = 'https://elsewhere.example/picture.png'")


@pytest.mark.parametrize(
    ("fault", "problem"),
    [
        (held_back, "a request was held back and never answered"),
        (threw, "lost"),
        (complained, "lost"),
        (asked_elsewhere, "asked another host: https://elsewhere.example/picture.png"),
    ],
)
def test_what_goes_wrong_in_a_visit_is_reported_once_it_ends(
    browser: Browser, served: str, fault, problem: str
) -> None:
    visits = visits_in(browser)
    one = next(visits)()
    one.may_say("Content Security Policy")  # what an address elsewhere breaks too
    fault(one.open(served))
    with pytest.raises(AssertionError, match=problem), suppress(StopIteration):
        next(visits)
    assert unanswered() == [], "what was given up is reported again"
