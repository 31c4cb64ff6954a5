"""Without these, a green suite would prove nothing: every rule finds the mistake it is there for, and only that."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import mistakes_in_examples
import pytest
from mistakes import PRETEND, WORDS, Mistake, edit
from mistakes_in_marks import HONEST

from guide.facts.findings import Finding
from guide.lint import apart, examples, explain, linter, rules
from guide.lint.excuses import excuses_are_sound
from guide.lint.rule import rule_id
from tests.fixtures.projects import Judged

# Every module of mistakes is asked, and none has to be named; those of schemas need a copy with schemas, in a test of their own.
MODULES = sorted(path.stem for path in Path(__file__).parent.glob("mistakes_in_*.py"))
CASES: tuple[Mistake, ...] = tuple(
    case
    for name in MODULES
    if name != "mistakes_in_schemas"
    for case in getattr(importlib.import_module(name), "CASES", ())
)


# What reading finds before any rule is asked; a mistake names no rule for these.
READING = {"facts_can_be_read", "pages_can_be_read", *(rule.__name__ for rule in rules.BEFORE)}
OF_PAGES = {rule.__name__ for rule in rules.OF_PAGES}
APART = {rule.__name__ for rule in (*apart.OF_SENTENCES, *apart.OF_A_PAGE)}


RULES = {rule.__name__ for rule in (*rules.ALL, *rules.OF_SCHEMAS, excuses_are_sound)} | READING


def found(project: Path) -> dict[str, set[str]]:
    """Return each finding without its rule, and the functions that are the rules which report it."""
    return finders(linter.findings(project / "mkdocs.yml"))


def finders(findings: Iterable[Finding]) -> dict[str, set[str]]:
    """Return each of the findings without its rule, and the functions that are the rules which report it."""
    finders: dict[str, set[str]] = {}
    for finding in findings:
        finders.setdefault(str(replace(finding, rule="")), set()).add(finding.rule.replace("-", "_"))
    return finders


def silent(report: str) -> bool:
    """Tell whether a report has no line, or does not say what is wrong and what to write instead."""
    place, _, message = report.partition(": ")
    advised = " should " in message or len(message.replace("? ", ". ").split(". ")) >= 2
    return not (place.rpartition(":")[2].isdigit() and message.endswith(".") and advised)


def test_the_marks_line_ends_and_hidden_files_of_other_systems_move_no_mistake(project: Path) -> None:
    edit("docs/words.md", "A pretend treatment looks real and is not.", "It is proven.")(project)
    edit("evidence/studies/first-2010.yml", "design: rct\n", "design: rct\nwritten: 2096-01-10\n")(project)
    for path in (*project.rglob("docs/**/*.md"), *project.rglob("evidence/**/*.yml"), project / "mkdocs.yml"):
        path.write_bytes(("\ufeff" + path.read_text("utf-8").replace("\n", "\r\n")).encode())
    for path in (project / "docs/words.md", project / "evidence/studies/first-2010.yml"):
        path.with_name(f".#{path.name}").symlink_to("me@host.1:2")  # Emacs, while a change is not yet saved
        path.with_name(f"._{path.name}").write_bytes(b"\0\5\26\7")  # macOS, on a stick
        path.with_name(".DS_Store").write_bytes(b"\0")
    assert [one.partition(": ")[0] for one in sorted(found(project))] == [
        "docs/words.md:15",
        "evidence/studies/first-2010.yml:9",
    ]


def test_the_good_project_has_no_finding(project: Path) -> None:
    assert found(project) == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_reported_in_its_place_by_the_rule_that_it_names_and_nothing_else_is(
    case: Mistake, judged: Judged
) -> None:
    """A mistake that a page shows by itself is also reported when that page alone is checked.

    What is right is passed over, as `make check` does. That the same is found when all is asked, the examples show of each
    rule that passes over something.
    """
    with judged.mistaken() as project:
        case.change(project)
        read, unread = linter.read(project / "mkdocs.yml")
        there = finders(linter.findings_of(read) if read else unread)
        assert set(there) == {case.report}
        assert there[case.report] <= ({case.rule} if case.rule else READING)
        if case.rule in OF_PAGES and case.report.startswith("docs/"):
            page = project / case.report.partition(":")[0]
            assert finders(linter.findings_of_page(read, page)) == {case.report: {case.rule}}
        if case.rule in APART and case in mistakes_in_examples.CASES:
            with judged.anew():
                assert found(project) == there


@pytest.mark.parametrize("text", HONEST)
def test_marks_that_are_right_are_told_by_no_rule_on_marks(text: str, judged: Judged) -> None:
    with judged.mistaken() as project:
        edit(WORDS, PRETEND, text)(project)
        told = {one for rules in found(project).values() for one in rules}
    assert not told & {
        "lines_are_understood",
        "links_are_whole",
        "tables_are_whole",
        "blocks_are_closed",
        "parts_stand_apart",
    }


def test_a_page_without_a_mistake_has_none_by_itself(project: Path) -> None:
    read, _ = linter.read(project / "mkdocs.yml")
    pages = [page.path for page in read.all_pages if not page.made]
    assert len(pages) > 1
    assert [finding for page in pages for finding in linter.findings_of_page(read, page)] == []


def test_a_study_may_have_the_year_of_an_issue_that_is_still_to_come(project: Path) -> None:
    config = project / "mkdocs.yml"
    mistakes_in_examples.GIVEN["pages of studies"](project)
    study = project / "evidence/studies/second-2015.yml"
    study.write_text(study.read_text("utf-8").replace("year: 2015", "year: 2027"), "utf-8")
    assert linter.findings(config) == []


def test_every_rule_has_a_mistake_that_it_finds() -> None:
    assert RULES - {case.rule for case in CASES} == set()


def test_every_rule_has_one_example_beside_it_and_no_example_stands_without_its_rule() -> None:
    assert set(examples.read()) == {rule_id(rule) for rule in explain.all_rules()}


def test_no_mistake_names_a_rule_that_is_gone() -> None:
    assert {case.rule for case in CASES} - RULES == {""}


def test_no_two_mistakes_have_one_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def test_a_report_says_what_is_wrong_and_what_to_write_instead() -> None:
    assert [case.report for case in CASES if silent(case.report)] == []


@pytest.mark.parametrize(
    "report", ["a.md:3: it is wrong.", "a.md:3: it is wrong. Write it right", "a.md: it is wrong. Write it right."]
)
def test_a_report_without_a_line_or_without_advice_is_found(report: str) -> None:
    assert silent(report)
