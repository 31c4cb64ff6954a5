"""Walks the way back to running as the built pages print it, day by day, as fast as their words allow.

Read are the tables and sentences that a reader reads, not the files that they are drawn from.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from guide.facts.advice import Stages
from guide.pages.numbers import WORDS

BEFORE = 60.0  # minutes of the longest run before the pain, of somebody who looks for a way to count it
WEEK = 7


@dataclass(frozen=True)
class Plan:
    """What two pages print: minutes of each stage, which of them by the end of a week, and how fast to go on."""

    minutes: tuple[float, ...]
    first_weeks: tuple[
        tuple[int, int, int, tuple[int, ...], tuple[float, ...]], ...
    ]  # first and last day, gap, stages, minutes
    weeks: tuple[tuple[int, int, tuple[int, ...]], ...]  # first and last week of a row of the plan, and its stages
    sessions: int
    stage_days: int
    longer: float
    longer_days: int
    since: bool
    examples: tuple[tuple[float, float], ...]


def read(plan: str, first_weeks: str) -> Plan:
    """Return what the HTML of the two pages says."""
    page, days = LexborHTMLParser(plan), LexborHTMLParser(first_weeks)
    text = " ".join(page.body.text(separator=" ").split())
    green = " ".join(page.css_first(".pain-rule__green").text(separator=" ").split())
    sessions = re.search(r"(?i:after) (\w+) such sessions?", green)
    stage_pace = re.search(r"(\w+) stages? a (week|session|day)", green)
    further = re.search(r"at most (\d+)% further than your (.*?)\.", text)
    pace = re.search(r"(once|twice) (?:a|every) (week|day)|at (?:every|each) run", further[2])
    often = {None: 2, "week": WEEK, "day": 1}[pace[2] if pace else None] if pace and pace[1] else 2
    return Plan(
        minutes=tuple(_first(row[2]) for row in _rows(page, "Running in all")),
        first_weeks=tuple(_days(row) for row in _rows(days, "Run,") if "stage" in row[2].lower()),
        weeks=tuple(_weeks(row) for row in _rows(page, "Strength") if re.search(r"Stages? \d", row[1])),
        sessions=WORDS[sessions[1].lower()] if sessions else 1,
        stage_days=WEEK // WORDS[stage_pace[1].lower()] if stage_pace and stage_pace[2] == "week" else 2,
        longer=float(further[1]),
        longer_days=often // (2 if pace and pace[1] == "twice" else 1),
        since="since the pain began" in further[2],
        examples=tuple((_first(row[0]), _first(row[1])) for row in _rows(page, "Next long run")),
    )


def findings(plan: Plan, ours: Stages) -> Iterator[str]:
    """Yield each step that is larger or earlier than the file of stages allows."""
    yield from _too_fast(plan, ours)
    yield from _first_weeks_too_fast(plan, ours)
    for longest, following in plan.examples:
        if following > longest * (1 + ours.longer / 100) + 0.01:
            yield f"after {longest:g} the table has {following:g}"
    for first, last, stages in plan.weeks:
        if len(stages) > last - first + 1:
            yield f"{len(stages)} stages in weeks {first} to {last}"
    order = list(itertools.chain.from_iterable(stages for *_, stages in plan.weeks))
    if order != list(range(1, len(plan.minutes) + 1)):
        yield f"the weeks name the stages {order}"


def runs(plan: Plan) -> list[tuple[int, float]]:
    """Return day and minutes of each run of somebody whose back stays green: every other day, as far as the words allow."""
    done: list[tuple[int, float]] = []
    stage, calm, since_stage, since_longer = 0, 0, 0, -WEEK
    longest = 0.0 if plan.since else BEFORE
    for day in range(0, 30 * WEEK, 2):
        if calm >= plan.sessions and day - since_stage >= plan.stage_days and stage < len(plan.minutes):
            stage, calm, since_stage = stage + 1, 0, day
        if stage < len(plan.minutes):
            minutes = plan.minutes[stage]
        elif day - since_longer >= plan.longer_days:
            minutes, since_longer = max(longest, plan.minutes[-1]) * (1 + plan.longer / 100), day
        else:
            minutes = plan.minutes[-1]
        calm += 1
        longest = max(longest, minutes)
        done.append((day, minutes))
    return done


def _too_fast(plan: Plan, ours: Stages) -> Iterator[str]:
    longest, at, longer_at = ours.stages[0].running, 0, -WEEK
    for day, minutes in runs(plan):
        if minutes <= longest:
            continue
        if longest < ours.stages[-1].running:
            if minutes - longest > ours.most_added or day - at < WEEK:
                yield f"on day {day} a run of {minutes:g} minutes after {longest:g} on day {at}"
        elif minutes > longest * (1 + ours.longer / 100) + 0.01 or day - longer_at < ours.longer_days:
            yield f"on day {day} a run of {minutes:.0f} minutes after {longest:.0f} on day {longer_at}"
        longest, at = minutes, day
        longer_at = day


def _first_weeks_too_fast(plan: Plan, ours: Stages) -> Iterator[str]:
    longest, before = 0.0, 0
    for first, last, gap, stages, minutes in plan.first_weeks:
        if gap <= ours.rest:
            yield f"from day {first} on there is no day between two runs"
        if len(stages) != len(minutes) or any(
            plan.minutes[one - 1] != told for one, told in zip(stages, minutes, strict=False)
        ):
            yield f"from day {first} on the minutes {minutes} are not those of the stages {stages}"
        if len(stages) * WEEK > last - first + 1 and len(stages) > 1:
            yield f"from day {first} on {len(stages)} stages in {last - first + 1} days"
        for stage, one in zip(stages, minutes, strict=False):
            if one - longest > ours.most_added or stage > before + 1:
                yield f"from day {first} on {one:g} minutes (stage {stage}) after {longest:g} (stage {before})"
            longest, before = max(longest, one), stage


def _rows(page: LexborHTMLParser, heading: str) -> list[list[str]]:
    """Return the cells of the rows of the table that has a heading with these words."""
    for table in page.css("table"):
        heads = [one.text(strip=True) for one in table.css("thead th")]
        if any(heading in one for one in heads):
            rows = [
                [cell.text(separator=" ", strip=True) for cell in row.css("th, td")] for row in table.css("tbody tr")
            ]
            return [[*row, *heads] for row in rows]
    raise AssertionError(f"no table has a heading with “{heading}”")


def _days(row: list[str]) -> tuple[int, int, int, tuple[int, ...], tuple[float, ...]]:
    numbers = [int(one) for one in re.findall(r"\d+", row[0])]
    first, last = numbers[0], numbers[-1]
    if row[0].startswith("Week"):
        first, last = (first - 1) * WEEK + 1, last * WEEK
    told, _, rest = row[2].partition(":")
    gap = 2 if "every other day" in row[5] else 1
    return first, last, gap, tuple(map(int, re.findall(r"\d+", told))), tuple(map(float, re.findall(r"\d+", rest)))


def _weeks(row: list[str]) -> tuple[int, int, tuple[int, ...]]:
    weeks = [int(one) for one in re.findall(r"\d+", row[0])]
    told = re.match(r"Stages? (\d+)(?: (and|to) (\d+))?", row[1])
    first, last = int(told[1]), int(told[3] or told[1])
    return weeks[0], weeks[-1], tuple(range(first, last + 1))


def _first(text: str) -> float:
    return float(re.search(r"\d+(?:\.\d+)?", text)[0])
