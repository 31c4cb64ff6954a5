"""Walk the way back to running as the pages print it: no step is larger or earlier than the file of stages allows."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from walk import BEFORE, findings, read, runs

from guide.facts.advice import Stages
from guide.facts.evidence import Evidence

PLAN, FIRST = "back-pain/plan.html", "back-pain/index.html"

# What is wrong → the page, words of it, and the words that make it wrong.
PACE = "After two such sessions in a row, take the next stage, one stage a week at most"
ONE, TWO = "Stage 1: 5 minutes of running in all", "Stage 2: 8 minutes in all"
WRONG = {
    "a stage that adds nine minutes": (PLAN, ">12 minutes<", ">17 minutes<"),
    "a next stage after one session": (PLAN, PACE, "After one such session take the next stage"),
    "a stage after two sessions without a limit by the week": (PLAN, PACE, PACE.partition(", one")[0]),
    "two stages a week": (PLAN, "stage, one stage a week at most", "stage, two stages a week at most"),
    "a limit of 20 per cent": (PLAN, "at most 10% further", "at most 20% further"),
    "the limit at every run": (PLAN, "once a week at most.</p>", "at every run.</p>"),
    "the limit without a time": (PLAN, "</a>, once a week at most.</p>", "</a>.</p>"),
    "the limit twice a week": (PLAN, "once a week at most.</p>", "twice a week at most.</p>"),
    "runs from before the pain": (PLAN, "longest run since the pain began</a>", "longest run</a>"),
    "an example beyond the limit": (PLAN, ">33 minutes<", ">36 minutes<"),
    "four stages in two weeks": (PLAN, "Stages 1 and 2, three", "Stages 1 to 4, three"),
    "a stage left out of the weeks": (PLAN, ">Stages 3 and 4<", ">Stages 4 and 5<"),
    "from 5 to 14 minutes in the second week": (FIRST, TWO, "Stage 2: 14 minutes in all"),
    "a stage left out in the first weeks": (FIRST, TWO, "Stage 3: 12 minutes in all"),
    "minutes that are not those of the stage": (FIRST, "Stage 3: 12 minutes", "Stage 3: 10 minutes"),
    "two stages in the first week": (FIRST, ONE, "Stage 1, then stage 2: 5 and 8 minutes in all"),
    "a first run of a quarter of an hour": (FIRST, ONE, "Stage 4: 15 minutes in all"),
    "runs on every day": (FIRST, 'scope="col">Run, every other day<', 'scope="col">Run, every day<'),
}  # fmt: skip


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    return {name: (site / name).read_text("utf-8") for name in (PLAN, FIRST)}


@pytest.fixture(scope="module")
def ours(evidence: Evidence) -> Stages:
    return evidence.only(Stages)


def test_no_step_of_the_printed_plan_is_larger_than_the_file_allows(pages: dict[str, str], ours: Stages) -> None:
    assert list(findings(read(pages[PLAN], pages[FIRST]), ours)) == []


def test_the_pages_print_every_stage_with_the_minutes_of_the_file(pages: dict[str, str], ours: Stages) -> None:
    assert read(pages[PLAN], pages[FIRST]).minutes == tuple(one.running for one in ours.stages)


def test_eight_runs_after_the_last_stage_lengthen_the_longest_by_three_steps_at_most(pages: dict[str, str]) -> None:
    plan = read(pages[PLAN], pages[FIRST])
    last = plan.minutes[-1]
    first = next(index for index, (_, minutes) in enumerate(runs(plan)) if minutes > last)
    longest = max(minutes for _, minutes in runs(plan)[first : first + 8])
    assert last < longest <= last * 1.1**3 + 0.01


def test_the_longest_run_before_the_pain_is_no_beginning(pages: dict[str, str]) -> None:
    plan = read(pages[PLAN], pages[FIRST])
    assert max(minutes for day, minutes in runs(plan) if day < 84) < BEFORE


def test_the_file_itself_asks_for_no_more_than_its_sources(ours: Stages) -> None:
    assert (ours.longer, ours.longer_days, ours.rest) == (10, 7, 1)
    assert ours.most_added <= 5
    assert ours.stages[0].running <= 5


@pytest.mark.parametrize("case", WRONG)
def test_a_plan_that_goes_too_fast_is_found(case: str, pages: dict[str, str], ours: Stages) -> None:
    name, old, new = WRONG[case]
    assert pages[name].count(old) == 1
    changed = pages | {name: pages[name].replace(old, new)}
    assert list(findings(read(changed[PLAN], changed[FIRST]), ours))


def test_no_two_days_of_the_example_week_with_needles_follow_each_other_with_a_run(site: Path) -> None:
    text = (site / "acupuncture" / "session.html").read_text("utf-8")
    table = next(one for one in LexborHTMLParser(text).css("table") if "Monday" in one.text())
    ran = ["run" in row.css("td")[0].text() for row in table.css("tbody tr")]
    assert len(ran) == 7
    assert not any(one and other for one, other in zip(ran, [*ran[1:], ran[0]], strict=True))
