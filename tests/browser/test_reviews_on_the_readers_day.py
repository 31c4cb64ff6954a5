"""The reader's own day decides whether a review is past, so a site that nobody builds anew says so all the same."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.fronts import front

# One of each kind: a page for readers, the home page, boxes of claims, lists of claims, guidelines, a study, a tool.
COURSE, LISTS = "back-pain/what-to-expect.html", "research/conclusions/needles.html"
KINDS = (
    COURSE,
    "index.html",
    "acupuncture/safety.html",
    LISTS,
    "research/guidelines.html",
    "research/studies/haake-2007.html",
    "decide/quiz.html",
)
WORDS = "overdue for its next check"


def review_of(page: str) -> datetime.date:
    """Return the day of the page's next review, as its front matter says it."""
    return front(page).next_review


def on(visit: Visit, address: str, moment: str, **options: object) -> Page:
    """Open a page in a browser whose clock stands at a moment."""
    one = visit(**options)
    page = one.context.new_page()
    page.clock.set_fixed_time(moment)
    page.goto(address)
    return page


def wrong(page: Page, *, overdue: bool) -> list[str]:
    """Return what the page says too early or does not say."""
    due = page.locator("[data-due]").count()
    if not overdue:
        early = page.locator(".overdue, p[data-due]:visible").count()
        return ([] if due else ["no day to wait for"]) + ([f"{early} parts say so too early"] if early else [])
    said = page.locator(".dates .overdue:visible").all_inner_texts()
    silent = page.locator("[data-due]:not(.overdue)").count()
    return ([] if len(said) == 1 and WORDS in said[0] else [f"said under the dates: {said}"]) + (
        [f"{silent} parts say nothing"] if silent else []
    )


@pytest.mark.parametrize(
    ("moment", "overdue"),
    [("2000-01-01T12:00:00Z", False), ("2030-01-01T12:00:00Z", True)],
    ids=["before its day", "after its day"],
)
def test_a_page_says_after_its_day_that_its_review_is_overdue_and_nothing_before(
    visit: Visit, served: str, moment: str, overdue: bool
) -> None:
    page = visit(timezone_id="UTC").context.new_page()
    page.clock.set_fixed_time(moment)
    found = {}
    for path in KINDS:
        page.goto(served + path)
        found[path] = wrong(page, overdue=overdue)
    assert {path: faults for path, faults in found.items() if faults} == {}
    if overdue:
        expect(page.locator(".dates .overdue")).to_have_css("font-weight", "600")  # it stands out from the other dates
    assert wrong(page, overdue=not overdue) != []  # a page that says it on the wrong day is reported


@pytest.mark.parametrize("page", [LISTS, "research/conclusions/harms-and-evidence.html"])
def test_each_claim_of_a_page_says_so(visit: Visit, served: str, page: str) -> None:
    opened = on(visit, served + page, "2030-01-01T12:00:00Z", timezone_id="UTC")
    claims = opened.locator(".claim, .claims > li").count()
    said = opened.locator(":is(.claim, .claims) .overdue")
    assert said.count() == claims
    for text in said.all_inner_texts():
        assert text == "The review of this statement is overdue, so newer studies may be missing."


@pytest.mark.parametrize(
    ("days", "time", "zone", "said"),
    [
        (0, "00:00:00Z", "UTC", False),
        (0, "23:59:59Z", "UTC", False),
        (1, "00:00:00Z", "UTC", True),
        (0, "10:30:00Z", "Pacific/Kiritimati", True),  # already the next day there
        (0, "09:30:00Z", "Pacific/Kiritimati", False),
        (1, "10:30:00Z", "Pacific/Pago_Pago", False),  # still the day itself there
        (1, "11:30:00Z", "Pacific/Pago_Pago", True),
        (0, "18:29:00Z", "Asia/Kolkata", False),
        (0, "18:31:00Z", "Asia/Kolkata", True),
    ],
)
def test_the_day_is_that_of_the_reader_s_own_calendar(
    visit: Visit, served: str, days: int, time: str, zone: str, said: bool
) -> None:
    moment = f"{review_of(COURSE) + datetime.timedelta(days)}T{time}"
    page = on(visit, served + COURSE, moment, timezone_id=zone)
    expect(page.locator(".dates [data-due]")).to_have_count(1)
    assert page.locator(".dates .overdue:visible").count() == said


def test_a_page_shown_again_after_midnight_says_so(visit: Visit, served: str) -> None:
    page = on(visit, served + COURSE, f"{review_of(COURSE)}T23:00:00Z", timezone_id="UTC")
    assert page.locator(".dates .overdue").count() == 0
    page.clock.set_fixed_time(f"{review_of(COURSE) + datetime.timedelta(1)}T01:00:00Z")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator(".dates .overdue")).to_be_visible()


def test_what_the_build_said_stays_whatever_the_reader_s_clock_says(visit: Visit, hosted: Callable[[str], str]) -> None:
    for script in (True, False):
        page = on(
            visit, hosted("under-path") + LISTS, "1999-01-01T00:00:00Z",
            timezone_id="UTC", java_script_enabled=script,
        )  # fmt: skip
        expect(page.locator(".dates .overdue")).to_be_visible()
        assert page.locator(".claims .overdue:visible").count() == page.locator(".claims > li").count()


def test_without_scripts_nothing_is_said_before_a_build_says_it(visit: Visit, served: str) -> None:
    page = on(visit, served + LISTS, "2030-01-01T00:00:00Z", java_script_enabled=False)
    assert page.locator(".overdue, p[data-due]:visible").count() == 0


def test_an_old_copy_on_disk_says_so_too(visit: Visit, site: Path) -> None:
    page = on(visit, (site / "back-pain" / "course.html").as_uri(), "2030-01-01T12:00:00Z")
    expect(page.locator(".dates .overdue")).to_be_visible()
