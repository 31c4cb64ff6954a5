"""Without these, a green suite would prove nothing: every check finds the mistake it is there for, and only that."""

from __future__ import annotations

from pathlib import Path

import mistakes_in_blocks
import mistakes_in_facts
import mistakes_in_figures
import mistakes_in_form
import mistakes_in_front_matter
import mistakes_in_groups
import mistakes_in_load_advice
import mistakes_in_pages
import mistakes_in_reviews
import mistakes_in_safety
import mistakes_in_signs
import mistakes_in_statements
import mistakes_in_warnings
import mistakes_in_words
import mistakes_in_worksheets
import pytest
from mistakes import Mistake

from guide.lint import sources

CASES: tuple[Mistake, ...] = (
    *mistakes_in_pages.CASES,
    *mistakes_in_blocks.CASES,
    *mistakes_in_front_matter.CASES,
    *mistakes_in_facts.CASES,
    *mistakes_in_statements.CASES,
    *mistakes_in_figures.CASES,
    *mistakes_in_form.CASES,
    *mistakes_in_words.CASES,
    *mistakes_in_warnings.CASES,
    *mistakes_in_safety.CASES,
    *mistakes_in_worksheets.CASES,
    *mistakes_in_signs.CASES,
    *mistakes_in_groups.CASES,
    *mistakes_in_reviews.CASES,
    *mistakes_in_load_advice.CASES,
)
FOUND_BY_A_CHECK = [case for case in CASES if case.check]


def found(project: Path) -> list[str]:
    return [str(fault) for fault in sources.faults(project / "mkdocs.yml")]


def test_the_good_project_has_no_fault(project: Path) -> None:
    assert found(project) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_reported_in_its_place_and_nothing_else_is(case: Mistake, project: Path) -> None:
    case.change(project)
    assert found(project) == [case.report]


@pytest.mark.parametrize("case", FOUND_BY_A_CHECK, ids=lambda case: case.name)
def test_the_mistake_is_found_by_the_check_that_it_names(
    case: Mistake, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = tuple(check for check in sources.CHECKS if check.__name__ != case.check)
    monkeypatch.setattr(sources, "CHECKS", others)
    case.change(project)
    assert found(project) == []


@pytest.mark.parametrize("check", sources.CHECKS, ids=lambda check: check.__name__)
def test_every_check_has_a_mistake_that_it_finds(check: sources.Check) -> None:
    assert check.__name__ in {case.check for case in CASES}


def test_no_mistake_names_a_check_that_is_gone() -> None:
    assert {case.check for case in FOUND_BY_A_CHECK} <= {check.__name__ for check in sources.CHECKS}


def test_no_two_mistakes_have_one_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_report_says_what_is_wrong_and_what_to_write_instead(case: Mistake) -> None:
    place, _, message = case.report.partition(": ")
    assert place.rpartition(":")[2].isdigit()
    assert message.endswith(".")
    assert " should " in message or len(message.replace("? ", ". ").split(". ")) >= 2
