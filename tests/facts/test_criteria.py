"""What the page on accessibility says of a criterion follows from what the last run of the tests passed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from guide.facts.accessibility import Criteria, Criterion, Run, judged, unclear
from guide.facts.evidence import Evidence
from tests.accessible import Outcomes, written
from tests.conftest import ROOT
from tests.fixtures import facts

TEST, OTHER = "tests/a/test_b.py::test_c", "tests/a/test_b.py::test_d"
RUN = Run(day="2026-11-29", engines={"Chromium": "156"}, passed=[TEST])


def not_backed(criteria: Criteria, run: Run) -> list[str]:
    """Return a sentence for each test that a criterion names and the run did not pass."""
    named = {(one.number, test) for one in criteria.criteria for test in one.tests}
    return [f"{number}: the last run did not pass {test}" for number, test in sorted(named) if test not in run.passed]


def criteria(**fields: object) -> Criteria:
    return Criteria(standard="A", criteria=[Criterion(number="1.1.1", name="Words", level="A", **fields)])


def missing(tests: set[str], root: Path = ROOT) -> list[str]:
    """Return the tests that are nowhere."""
    found = []
    for test in sorted(tests):
        name, _, function = test.partition("::")
        tree = ast.parse((root / name).read_text("utf-8")) if (root / name).is_file() else ast.Module([], [])
        if function not in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}:
            found.append(test)
    return found


@pytest.fixture(scope="module")
def ours(evidence: Evidence) -> tuple[Criteria, Run]:
    return evidence.only(Criteria), evidence.only(Run)


def test_each_test_that_a_criterion_or_the_last_run_names_is_there(ours: tuple[Criteria, Run]) -> None:
    listed, run = ours
    assert missing({test for one in listed.criteria for test in one.tests}) == []
    assert missing({*run.passed, *run.failed, *run.skipped}) == []


def test_a_test_that_is_nowhere_is_reported(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_b.py").write_text("def test_c() -> None: ...\n", encoding="utf-8")
    named = {f"tests/{name}" for name in ("test_b.py::test_c", "test_b.py::test_d", "test_e.py::test_c")}
    assert missing(named, tmp_path) == ["tests/test_b.py::test_d", "tests/test_e.py::test_c"]


def test_the_last_run_passed_each_test_that_a_criterion_names(ours: tuple[Criteria, Run]) -> None:
    assert not_backed(*ours) == []


def test_a_test_that_the_last_run_did_not_pass_is_reported() -> None:
    found = not_backed(criteria(tests=[TEST, OTHER], how="So."), RUN)
    assert found == [f"1.1.1: the last run did not pass {OTHER}"]


def test_every_criterion_of_wcag_at_both_levels_is_there(ours: tuple[Criteria, Run]) -> None:
    levels = [one.level for one in ours[0].criteria]
    assert (levels.count("A"), levels.count("AA")) == (31, 24)


@pytest.mark.parametrize(
    ("fields", "result"),
    [
        ({"tests": [TEST], "how": "So."}, "met"),
        ({"tests": [TEST], "how": "So.", "leaves_open": "Much."}, "no-fault-found"),
        ({"tests": [TEST, OTHER], "how": "So."}, "not-tested"),
        ({}, "not-tested"),
        ({"not_met": "It is not."}, "not-met"),
        ({"does_not_apply": "No film."}, "does-not-apply"),
        ({"by_hand": {"day": "2026-11-29", "looked_at": "Each page."}}, "met"),
    ],
)
def test_the_result_is_no_better_than_the_last_run(fields: dict[str, object], result: str) -> None:
    assert [one.result for one in judged(criteria(**fields), RUN)] == [result]


def test_a_test_that_failed_makes_its_criterion_unmet() -> None:
    failed = Run(day="2026-11-29", engines={}, failed=[TEST])
    assert [one.result for one in judged(criteria(tests=[TEST], how="So."), failed)] == ["not-met"]


def test_what_contradicts_itself_is_reported() -> None:
    twice = Criteria(
        standard="A", criteria=[*criteria(tests=[TEST], does_not_apply="No.").criteria, *criteria().criteria]
    )
    assert [message.split(". ")[0] for _, message in unclear(twice)] == [
        "1.1.1 does not apply, and is tested or not met all the same",
        "1.1.1 names tests, and not in words how they test it",
        "1.1.1 stands twice",
    ]


def test_the_block_counts_results_and_names_what_is_not_met(small: Path, convert) -> None:
    facts.write(small)
    page = convert("/// criteria\n///")
    assert page.reports == []
    assert page.texts(".criteria__body summary") == [
        "1 is not met",
        "1 is met, because tests ask for all that it demands and find no fault",
    ]
    assert page.texts(".criteria__body [open] li") == ["Language of parts (3.1.2, level AA). Titles are not marked."]
    assert len(page.texts(".criteria__body li")) == 2


def test_a_run_is_written_by_what_became_of_all_cases_of_a_test() -> None:
    outcomes = Outcomes()
    for case, outcome in (
        ("c[1]", "passed"),
        ("c[2]", "failed"),
        ("d[1]", "skipped"),
        ("d[2]", "passed"),
        ("e", "skipped"),
    ):
        report = pytest.TestReport(
            f"tests/a.py::test_{case}", ("a", 1, "a"), {}, outcome, None, "call" if outcome == "passed" else "setup"
        )
        outcomes.pytest_runtest_logreport(report)
    text = written(outcomes.named(), RUN.day, {"Chromium": "156"})
    assert text.splitlines()[1:] == [
        *("day: 2026-11-29", "engines:", "  Chromium: '156'"),
        *("passed:", "- tests/a.py::test_d", "failed:", "- tests/a.py::test_c", "skipped:", "- tests/a.py::test_e"),
    ]
