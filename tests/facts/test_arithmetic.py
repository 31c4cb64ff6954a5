"""Two figures of a study that contradict each other are found, and two that agree, however rounded, are left alone."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.facts.arithmetic import contradicting
from guide.facts.study import Study

DIFFERENCE = {"of": "walks", "against": "rest", "kind": "mean-difference"}
GOOD: dict[str, Any] = {
    "title": "T",
    "authors": ["Only A"],
    "doi": "10.5555/only",
    "year": 2020,
    "design": "rct",
    "plain": "P",
    "arms": {
        "walks": {"name": "Walks", "role": "other-active", "size": 40},
        "rest": {"name": "Rest", "role": "usual-care", "size": 50},
        "talks": {"name": "Talks", "role": "other-active"},
    },
    "outcomes": {
        "better": {
            "name": "Better",
            "measure": "Pain",
            "time": "1 week",
            "better": "higher",
            "unit": "percent",
            "confirmed": True,
            "results": [{"arm": "walks", "value": 52.5, "events": 21}, {"arm": "rest", "value": 30.0, "events": 15}],
            "comparisons": [
                {"of": "walks", "against": "rest", "kind": "risk-difference", "value": 22.5},
                {"of": "walks", "against": "rest", "kind": "risk-ratio", "value": 1.75},
            ],
        },
        "pain": {
            "name": "Pain",
            "measure": "0 to 100",
            "time": "1 week",
            "better": "lower",
            "unit": "points of 100",
            "confirmed": True,
            "results": [{"arm": "walks", "value": 28.2}, {"arm": "rest", "value": 44.1}],
            "comparisons": [DIFFERENCE | {"value": -15.9}],
        },
    },
}


def found(change: Callable[[dict[str, Any]], object] = lambda study: None) -> list[tuple[tuple[str | int, ...], str]]:
    study = copy.deepcopy(GOOD)
    change(study["outcomes"])
    return list(contradicting(Study.model_validate(study)))


def test_figures_that_agree_are_left_alone() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("name", "change", "place", "words"),
    [
        (
            "a minus sign lost",
            lambda all_: all_["pain"]["comparisons"][0].update(value=15.9),
            ("outcomes", "pain", "comparisons", 0, "value"),
            "the arms differ by -15.9 (walks less rest), and 15.9 stands there.",
        ),
        (
            "the values of two arms exchanged",
            lambda all_: (all_["pain"]["results"][0].update(value=44.1), all_["pain"]["results"][1].update(value=28.2)),
            ("outcomes", "pain", "comparisons", 0, "value"),
            "the arms differ by 15.9 (walks less rest), and -15.9 stands there.",
        ),
        (
            "an estimate that does not fit its arms",
            lambda all_: all_["pain"]["comparisons"][0].update(value=-19.5),
            ("outcomes", "pain", "comparisons", 0, "value"),
            "and -19.5 stands there.",
        ),
        (
            "events that do not fit their percentage",
            lambda all_: all_["better"]["results"][0].update(events=12),
            ("outcomes", "better", "results", 0, "value"),
            "12 of 40 people are 30.0 percent, and 52.5 stands there.",
        ),
        (
            "a ratio turned round",
            lambda all_: all_["better"]["comparisons"][1].update(value=0.57),
            ("outcomes", "better", "comparisons", 1, "value"),
            "the arms give a ratio of 1.75, and 0.57 stands there.",
        ),
        (
            "a ratio with a wrong digit",
            lambda all_: all_["better"]["comparisons"][1].update(value=1.95),
            ("outcomes", "better", "comparisons", 1, "value"),
            "the arms give a ratio of 1.75, and 1.95 stands there.",
        ),
        (
            "a minus sign lost at the end of an interval",
            lambda all_: all_["pain"]["comparisons"][0].update(low=-20.1, high=11.7),
            ("outcomes", "pain", "comparisons", 0, "value"),
            "-15.9 is far from the middle of -20.1 to 11.7.",
        ),
        (
            "a result that all of its estimates speak against",
            lambda all_: (
                all_["pain"]["results"].append({"arm": "talks", "value": 36.0}),
                all_["pain"]["comparisons"].append(DIFFERENCE | {"of": "talks", "value": -2.0}),
                all_["pain"]["comparisons"].append(DIFFERENCE | {"against": "talks", "value": -13.9}),
            ),
            ("outcomes", "pain", "results", 2),
            "none of the estimates that go by the result of talks agrees with it.",
        ),
        (
            "an adjusted estimate with another sign than its arms",
            lambda all_: all_["pain"]["comparisons"][0].update(value=14.2, adjusted=True),
            ("outcomes", "pain", "comparisons", 0, "value"),
            "the arms differ by -15.9 (walks less rest), and 14.2 has the other sign.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_a_contradiction_is_reported_where_it_stands(
    name: str, change: Callable[[dict[str, Any]], object], place: tuple[str | int, ...], words: str
) -> None:
    ((where, message),) = found(change)
    assert where == place, name
    assert words in message


@pytest.mark.parametrize("kind", ["mean-difference", "risk-difference", "smd"])
def test_an_interval_to_one_side_of_its_estimate_is_reported_of_every_difference(kind: str) -> None:
    def change(outcomes: dict[str, Any]) -> None:
        outcomes["pain"]["results"] = []
        outcomes["pain"]["comparisons"][0].update(kind=kind, value=-0.5, low=-0.9, high=0.1)

    assert found(change) == []
    ((_, message),) = found(lambda outcomes: (change(outcomes), outcomes["pain"]["comparisons"][0].update(high=0.9)))
    assert "-0.5 is far from the middle of -0.9 to 0.9." in message


def test_an_estimate_that_the_paper_adjusted_need_not_be_the_difference_of_the_arms() -> None:
    assert found(lambda all_: all_["pain"]["comparisons"][0].update(value=-14.2, adjusted=True)) == []


@pytest.mark.parametrize("which", [0, 1])
def test_an_adjusted_estimate_may_stand_where_the_paper_tells_one_of_the_two_results(which: int) -> None:
    def change(outcomes: dict[str, Any]) -> None:
        del outcomes["pain"]["results"][which]
        outcomes["pain"]["comparisons"][0]["adjusted"] = True

    assert found(change) == []


def test_events_alone_are_held_against_the_estimate_too() -> None:
    def change(outcomes: dict[str, Any]) -> None:
        for result in outcomes["better"]["results"]:
            del result["value"]
        outcomes["better"]["comparisons"][0]["value"] = -22.5

    ((where, message),) = found(change)
    assert where == ("outcomes", "better", "comparisons", 0, "value")
    assert "the arms differ by 22.5" in message


@given(
    first=st.floats(0, 100, allow_nan=False),
    second=st.floats(0, 100, allow_nan=False),
    digits=st.integers(0, 2),
)
def test_rounding_is_no_contradiction(first: float, second: float, digits: int) -> None:
    def change(outcomes: dict[str, Any]) -> None:
        outcomes["pain"]["results"][0]["value"] = round(first, digits)
        outcomes["pain"]["results"][1]["value"] = round(second, digits)
        outcomes["pain"]["comparisons"][0]["value"] = round(first - second, digits)

    assert found(change) == []
