"""What a reader sees of the days: a chart that needs no colour, and a summary that claims no more than it can.

How weeks are summed and compared, and where signs stand in the chart, is asked in `tests/js/`.
"""

from __future__ import annotations

import itertools
import math
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look
from tests.browser.diary import PATH, entry, note, packed
from tests.browser.storage import remembered
from tests.browser.sweeps import Opened
from tests.browser.sweeps.roles import heard_twice

START = date(2026, 5, 1)
WEEKS = "Average pain was {} of 10 in the first week (from 1 May 2026) and {} in the last (from 5 Jun 2026). "
LOWER = "That is a fall of 2 on the scale. We call 2 or more a clear change."
SAME = "We take that for no clear change."
SOME = (
    "That is a fall of {} on the scale: under 2, but 30% or more of where you began. The stopping rule counts that. "
    "If your pain was mild, it may be chance."
)
HIGHER = "That is a rise of 3 on the scale. We call 2 or more a clear change. Have your back looked at."


def weeks(*pains: float, minutes: tuple[int, ...] = (), **more: object) -> list[dict[str, object]]:
    """Return a day's entry for each pain, from the start on; None leaves the day out."""
    made = []
    for number, pain in enumerate(pains):
        if pain is not None:
            ran = minutes[number] if number < len(minutes) else 0
            made.append(entry(str(START + timedelta(number)), pain, ran, **more))
    return made


def opened(look: Look, served: str, entries: list[dict[str, object]], **options: object) -> Page:
    return look(served + PATH, storage_state=remembered(served, diary=packed(*entries)), **options)


def verdict(page: Page) -> str:
    return page.locator(".diary__verdict").inner_text()


def test_an_empty_diary_has_neither_chart_nor_summary(look: Look, served: str) -> None:
    page = look(served + PATH)
    for heading in ("What your diary says so far", "Pain and running, day by day", "Your days"):
        expect(page.get_by_role("heading", name=heading)).to_be_hidden()
    note(page, "2026-11-01", 3)
    for heading in ("What your diary says so far", "Pain and running, day by day", "Your days"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


def shown(page: Page, entries: list[dict[str, object]]) -> None:
    """Store these days behind the page's back and come back to it, as from another page, so that it shows them."""
    page.evaluate(
        """(diary) => {
          localStorage.setItem("back-to-running:diary", diary);
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }""",
        packed(*entries),
    )


def six(first: float, last: float) -> list[dict[str, object]]:
    """Return six weeks of which the first and the last have these pains."""
    return weeks(*[first] * 7, *[9] * 28, *[last] * 7)


VERDICTS = {
    "a fall of two": (six(6, 4), WEEKS.format(6, 4) + LOWER),
    "a fall of one": (six(6, 5), WEEKS.format(6, 5) + SAME),
    "nothing": (six(6, 6), WEEKS.format(6, 6) + SAME),
    "a third of little": (six(3, 2), WEEKS.format(3, 2) + SOME.format(1)),
    "a rise": (six(3, 6), WEEKS.format(3, 6) + HIGHER),
    # Averages are rounded before they are compared, so that a reader can check.
    "averages": (weeks(6, 6, 6, 6, 6, 6, 5, *[5] * 28, 4, 4, 4, 4, 4, 4, 3), WEEKS.format(5.9, 3.9) + LOWER),
}
CAUTION = "On average, new back pain eases within weeks. A diary shows whether you are better, but not why."


def test_after_six_weeks_the_first_and_the_last_are_compared_with_the_caution_under_every_result(
    look: Look, served: str
) -> None:
    page = look(served + PATH)
    result = page.get_by_role("region", name="What your diary says so far")
    for what, (entries, said) in VERDICTS.items():
        shown(page, entries)
        assert (what, verdict(page)) == (what, said)
        assert (what, CAUTION in result.inner_text()) == (what, True)
        ways = ("Use the stopping rule", "See when to get help")
        led = [result.get_by_role("link", name=name).evaluate("link => link.href") for name in ways]
        assert led == [served + path for path in ("back-pain/plan.html", "back-pain/when-to-get-help.html")]


def test_before_six_weeks_are_over_or_of_too_few_days_nothing_is_judged(look: Look, served: str) -> None:
    page = opened(look, served, weeks(*[8] * 20, *[1] * 21))
    assert verdict(page) == "Days noted so far: 41. Until 11 Jun 2026 it is too early to judge."
    expect(page.locator(".diary__tally")).to_be_empty()
    shown(page, weeks(*[6] * 35, 3, 3, *[None] * 4, 3))
    assert verdict(page).startswith("Too few days are noted to compare:")


def test_running_sessions_and_side_effects_are_told_with_the_pain(look: Look, served: str) -> None:
    entries = weeks(*[6] * 41, 3, minutes=(30, 0, 45, *[0] * 38, 1200))
    entries[8]["acupuncture"] = entries[15]["acupuncture"] = entries[15]["other_session"] = 1
    entries[16]["side_effects"] = "a bruise"
    page = opened(look, served, entries)
    expect(page.locator(".diary__tally")).to_have_text(
        "Minutes of running: 75 in the first week, 1,200 in the last. "
        "In all, acupuncture sessions: 2; other sessions: 1; days with side effects: 1."
    )


def test_the_chart_has_words_and_the_table_for_those_who_cannot_see_it(look: Look, served: str) -> None:
    page = opened(look, served, weeks(5, 4, 3))
    chart = page.get_by_role(
        "img",
        name="A chart of your pain, minutes of running and sessions, day by day. The table below has the same numbers.",
    )
    expect(chart).to_be_visible()
    texts = chart.locator("text").all_text_contents()
    for axis in ("Pain, from 0 (none) to 10 (worst)", "Running, in minutes", "Acupuncture", "Other session", "Week"):
        assert axis in texts
    assert chart.locator(".diary__word--middle").all_text_contents() == [*"123456", "Week"]
    assert heard_twice(Opened(page, PATH)) == []


def test_more_pain_stands_higher_and_later_days_stand_further_on(look: Look, served: str) -> None:
    page = opened(look, served, weeks(0, 5, 10))
    boxes = [dot.bounding_box() for dot in page.locator(".diary__drawing .diary__dot").all()[1:]]
    assert boxes[0]["y"] > boxes[1]["y"] > boxes[2]["y"]
    assert boxes[0]["x"] < boxes[1]["x"] < boxes[2]["x"]
    assert math.isclose(boxes[0]["y"] - boxes[1]["y"], boxes[1]["y"] - boxes[2]["y"], abs_tol=0.5)


def test_the_chart_carries_classes_only_and_tells_lines_apart_without_colour(look: Look, served: str) -> None:
    page = opened(look, served, weeks(5, 4, minutes=(30, 40)))
    names = page.locator(".diary__drawing *").evaluate_all(
        "all => [...new Set(all.flatMap(one => one.getAttributeNames()))]"
    )
    assert sorted(names) == ["aria-hidden", "class", "d", "x", "y"]
    dashes = {
        kind: page.locator(f".diary__drawing .diary__{kind}").first.evaluate(
            "one => getComputedStyle(one).strokeDasharray"
        )
        for kind in ("curve", "stem")
    }
    assert dashes["curve"] == "none"
    assert dashes["stem"] != "none"


@pytest.mark.parametrize(
    "size", [{"width": 320, "height": 640}, {"width": 1280, "height": 800}], ids=["narrow", "wide"]
)
def test_the_letters_of_the_chart_are_as_large_as_a_caption(look: Look, served: str, size: dict[str, int]) -> None:
    page = opened(look, served, weeks(5, 4, 3), viewport=size)
    caption = page.locator(".diary__chart figcaption").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    shown = page.locator(".diary__drawing").evaluate(
        """one => parseFloat(getComputedStyle(one.querySelector("text")).fontSize)
          * one.getBoundingClientRect().width / one.viewBox.baseVal.width"""
    )
    assert math.isclose(shown, caption, rel_tol=0.05)
    page.set_viewport_size({"width": 700, "height": 800})
    expect(page.locator(".diary__drawing")).to_have_attribute(
        "width", str(page.locator(".diary__chart").evaluate("one => one.clientWidth"))
    )


def test_a_year_of_days_still_has_weeks_that_can_be_read(look: Look, served: str) -> None:
    page = opened(look, served, weeks(*[4] * 365), viewport={"width": 320, "height": 640})
    labels = page.locator(".diary__drawing .diary__word--middle").evaluate_all(
        "all => all.slice(0, -1).map(one => { const box = one.getBoundingClientRect(); return [box.left, box.right]; })"
    )
    assert len(labels) > 3
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(labels))


def test_a_week_that_has_just_begun_has_no_number_beyond_the_edge(look: Look, served: str) -> None:
    page = look(served + PATH, viewport={"width": 1280, "height": 800})
    drawing = page.locator(".diary__drawing")
    numbers = drawing.locator(".diary__word--middle")
    for count, last in ((42, "6"), (43, "6"), (46, "7")):
        shown(page, weeks(*[4] * count))
        assert (count, numbers.all_text_contents()[-2]) == (count, last)
        edge = drawing.evaluate("one => one.getBoundingClientRect().right")
        ends = numbers.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
        assert (count, [end for end in ends if end > edge + 1]) == (count, [])


def test_few_days_are_listed_openly_and_many_behind_a_line(look: Look, served: str) -> None:
    few = opened(look, served, weeks(*[4] * 7))
    expect(few.get_by_role("table", name="Your days")).to_be_visible()
    many = opened(look, served, weeks(*[4] * 8))
    expect(many.get_by_role("table", name="Your days")).to_be_hidden()
    many.get_by_text("All days, the newest first").click()
    expect(many.get_by_role("table", name="Your days")).to_be_visible()
