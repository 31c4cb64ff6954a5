"""What a contributor breaks in the real project is named where they broke it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import built, fault, run
from tests.faults.run import Outcome

ALL = fault.read()
FAULTS = [one for one in ALL if not one.needs]
BUILT = [one for one in ALL if one.needs]
LEAST = 200
# Of every kind some: `make faults` makes all of them, as a workflow does on each change.
SOME, SOME_BUILT = FAULTS[::40], BUILT[::3]


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    """Return what became of some faults; the workers of pytest share the processors already."""
    return run.run(SOME, workers=1)


def test_a_fault_is_reported_at_its_line_once_and_nothing_else_is(outcomes: list[Outcome]) -> None:
    told = [(f"{one.verdict}: {one.fault.fault}: {one.place}: {one.reported}", one.verdict) for one in outcomes]
    assert [text for text, verdict in told if verdict not in ("caught", "gone")] == []


def test_what_only_the_built_site_shows_is_told_in_its_template_and_keeps_the_last_good_site(tmp_path: Path) -> None:
    outcomes, same = built.run(SOME_BUILT, tmp_path / "project")
    assert [(one.fault.fault, one.reported) for one in outcomes if one.verdict != "caught"] == []
    assert same


def test_there_are_two_hundred_faults_that_can_still_be_made() -> None:
    gone = [one.fault for one in FAULTS if run.is_gone(one)]
    assert len(FAULTS) - len(gone) >= LEAST, gone


def test_no_two_faults_have_one_name() -> None:
    names = [(one.kind, one.fault) for one in FAULTS]
    assert len(set(names)) == len(names)
