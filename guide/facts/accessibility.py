"""Criteria of accessibility, what tests them, and the last run of those tests: each with what it is worth saying of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from guide.facts.fact import FOR_READERS, Fact
from guide.facts.field_types import Text, matches
from guide.facts.plausibility import Objection

Test = Annotated[
    str,
    matches(r"tests/[\w/]+\.py::test_\w+", "a test is a file and a name. Write it like tests/site/test_x.py::test_y."),
]
Result = Literal["met", "no-fault-found", "not-met", "not-tested", "does-not-apply"]
RESULTS: tuple[Result, ...] = ("not-met", "not-tested", "no-fault-found", "met", "does-not-apply")  # the worst first


class ByHand(Fact):
    """What somebody looked at, and when."""

    day: datetime.date
    looked_at: Annotated[Text, FOR_READERS]


class Criterion(Fact):
    """One criterion: the tests that ask for it, what they leave open, or why nothing asks for it."""

    number: Annotated[str, matches(r"[1-4]\.\d\.\d{1,2}", "a criterion has three numbers. Write it like 1.4.3.")]
    name: Annotated[Text, FOR_READERS]
    level: Literal["A", "AA"]
    tests: tuple[Test, ...] = ()
    how: Annotated[Text, FOR_READERS] | None = None
    leaves_open: Annotated[Text, FOR_READERS] | None = None
    by_hand: Annotated[ByHand, FOR_READERS] | None = None
    not_met: Annotated[Text, FOR_READERS] | None = None
    does_not_apply: Annotated[Text, FOR_READERS] | None = None


class Criteria(Fact):
    """The criteria of a standard."""

    standard: Text
    criteria: Annotated[tuple[Criterion, ...], FOR_READERS] = Field(min_length=1)


class Run(Fact):
    """One run of the tests that the criteria name, as it was written down at its end, never by hand."""

    day: datetime.date
    engines: dict[str, str]
    passed: tuple[Test, ...] = ()
    failed: tuple[Test, ...] = ()
    skipped: tuple[Test, ...] = ()


class Judged(NamedTuple):
    """A criterion with its result."""

    criterion: Criterion
    result: Result


def judged(criteria: Criteria, run: Run) -> list[Judged]:
    """Return each criterion with its result: what the last run did not pass counts as not tested."""
    return [Judged(one, _result(one, run)) for one in criteria.criteria]


def _result(one: Criterion, run: Run) -> Result:
    if one.does_not_apply:
        return "does-not-apply"
    if one.not_met or set(one.tests) & set(run.failed):
        return "not-met"
    if one.by_hand and not one.leaves_open:
        return "met"
    if not one.tests or not set(one.tests) <= set(run.passed):
        return "not-tested"
    return "no-fault-found" if one.leaves_open else "met"


def unclear(criteria: Criteria) -> Iterator[Objection]:
    """Yield each criterion that stands twice, that says both that it applies and that not, or not how it was tested."""
    seen: set[str] = set()
    for index, one in enumerate(criteria.criteria):
        place = ("criteria", index, "number")
        if one.number in seen:
            yield place, f"{one.number} stands twice. Take one away."
        seen.add(one.number)
        if one.does_not_apply and (one.tests or one.not_met or one.by_hand):
            yield place, f"{one.number} does not apply, and is tested or not met all the same. Keep one of the two."
        if one.tests and not one.how:
            yield place, f"{one.number} names tests, and not in words how they test it. Add “how”."
