"""Figures that contradict each other are found, each by its rule, and figures that agree are left alone."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from guide.facts.plausibility import impossible
from guide.facts.study import Study

OUTCOME = ("outcomes", "better")
RESULT = ("outcomes", "better", "results", 0)
COMPARISON = ("outcomes", "better", "comparisons", 0)
GOOD: dict[str, Any] = {
    "title": "T",
    "authors": ["Only A"],
    "doi": "10.5555/only",
    "year": 2020,
    "design": "rct",
    "plain": "P",
    "arms": {
        "walks": {"name": "Walks", "role": "other-active", "size": 20},
        "usual-care": {"name": "Usual care", "role": "usual-care", "size": 20},
    },
    "outcomes": {
        "better": {
            "name": "Better",
            "measure": "Pain",
            "time": "1 week",
            "better": "higher",
            "unit": "percent",
            "confirmed": True,
            "results": [{"arm": "walks", "value": 50, "low": 30, "high": 70, "events": 10}],
            "comparisons": [
                {"of": "walks", "against": "usual-care", "kind": "risk-difference", "value": 10, "low": -5, "high": 25}
            ],
        }
    },
    "figures": [{"what": "Falls", "value": 5, "low": 1, "high": 9, "events": 1, "of": 20, "confirmed": True}],
}


def findings(path: tuple[str | int, ...] = (), **changes: Any) -> list[tuple[tuple[str | int, ...], str]]:
    """Return what is found when the mapping at `path` is changed; None takes a field out."""
    data = copy.deepcopy(GOOD)
    place: Any = data
    for step in path:
        place = place[step]
    for name, value in changes.items():
        place.pop(name, None)
        if value is not None:
            place[name] = value
    return list(impossible(Study.model_validate(data)))


def test_figures_that_agree_are_left_alone() -> None:
    assert findings() == []


@pytest.mark.parametrize(
    ("path", "changes", "where", "message"),
    [
        ((), {"authors": None}, (), "nobody is named. Add `authors:` (people) or `organisation:`."),
        (
            (),
            {"doi": None},
            (),
            "a reader cannot find this source. Add a confirmed `doi`, `pmid`, `pmcid` or `url`.",
        ),
        (
            (),
            {"participants": 39},
            ("participants",),
            "39 people, and the groups have 40 together. Correct it, or the `size` of a group.",
        ),
        (
            OUTCOME,
            {"name": "Disability", "measure": "Roland-Morris", "unit": "points of 24"},
            (*OUTCOME, "better"),
            "on this scale lower is better. Write `better: lower`, or name the scale that was used.",
        ),
        (
            OUTCOME,
            {"name": "Function", "measure": "Hannover", "unit": "points of 100", "better": "lower"},
            (*OUTCOME, "better"),
            "on this scale higher is better. Write `better: higher`, or name the scale that was used.",
        ),
        (
            RESULT,
            {"arm": "walk"},
            RESULT,
            "no arm is called “walk”. Did you mean “walks”? Arms of this study: walks, usual-care.",
        ),
        (
            RESULT,
            {"events": 21},
            (*RESULT, "events"),
            "21 events in an arm of 20 people cannot be. Write at most 20, or correct the arm's `size`.",
        ),
        (
            RESULT,
            {"size": 9},
            (*RESULT, "events"),
            "10 events in an arm of 9 people cannot be. Write at most 9, or correct the arm's `size`.",
        ),
        (
            RESULT,
            {"value": None, "events": None, "low": None, "high": None},
            RESULT,
            "this result holds no number. Add `value:` or `events:`.",
        ),
        (
            RESULT,
            {"value": 101, "low": None, "high": None},
            (*RESULT, "value"),
            "101.0 percent cannot be. Write a number from 0 to 100.",
        ),
        (
            RESULT,
            {"value": -1, "low": None, "high": None},
            (*RESULT, "value"),
            "-1.0 percent cannot be. Write a number from 0 to 100.",
        ),
        (
            RESULT,
            {"value": 29},
            (*RESULT, "value"),
            "the interval 30.0 to 70.0 does not hold the estimate 29.0. Check all three in the source.",
        ),
        (
            RESULT,
            {"high": None, "value": 29},
            (*RESULT, "value"),
            "the interval 30.0 does not hold the estimate 29.0. Check all three in the source.",
        ),
        (
            RESULT,
            {"low": 70, "high": 30},
            (*RESULT, "low"),
            "the interval runs from 70.0 to 30.0. Write the smaller number as `low`.",
        ),
        (
            COMPARISON,
            {"of": "rest"},
            COMPARISON,
            "no arm is called “rest”. Arms of this study: walks, usual-care.",
        ),
        (
            COMPARISON,
            {"against": "usual"},
            COMPARISON,
            "no arm is called “usual”. Did you mean “usual-care”? Arms of this study: walks, usual-care.",
        ),
        (
            COMPARISON,
            {"value": 26},
            (*COMPARISON, "value"),
            "the interval -5.0 to 25.0 does not hold the estimate 26.0. Check all three in the source.",
        ),
        (
            COMPARISON,
            {"kind": "risk-ratio", "value": 1.2, "low": -0.1, "high": 2},
            (*COMPARISON, "value"),
            "a ratio is above 0. Write the ratio itself, not its logarithm.",
        ),
        (
            COMPARISON,
            {"kind": "hazard-ratio", "value": 0, "low": 0, "high": 2},
            (*COMPARISON, "value"),
            "a ratio is above 0. Write the ratio itself, not its logarithm.",
        ),
        (
            ("figures", 0),
            {"events": 21},
            ("figures", 0, "events"),
            "21 of 20 cannot be. Write at most 20, or correct `of`.",
        ),
        (
            ("figures", 0),
            {"value": 10},
            ("figures", 0, "value"),
            "the interval 1.0 to 9.0 does not hold the estimate 10.0. Check all three in the source.",
        ),
        (
            ("figures", 0),
            {"value": None, "events": None, "high": None},
            ("figures", 0),
            "half a range says nothing. Write both `low:` and `high:`.",
        ),
        (
            ("figures", 0),
            {"value": None, "events": None, "low": None},
            ("figures", 0),
            "half a range says nothing. Write both `low:` and `high:`.",
        ),
        (
            ("figures", 0),
            {"value": None, "events": None, "low": None, "high": None},
            ("figures", 0),
            "this figure holds nothing. Add `value:`, `low:` and `high:`, `events:` or `text:`.",
        ),
    ],
)
def test_one_contradiction_is_one_finding_in_its_place(
    path: tuple[str | int, ...], changes: dict[str, Any], where: tuple[str | int, ...], message: str
) -> None:
    assert findings(path, **changes) == [(where, message)]


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ((), {"authors": None, "organisation": "An office"}),
        ((), {"doi": None, "pmid": "123"}),
        ((), {"doi": None, "pmcid": "PMC1"}),
        ((), {"doi": None, "url": "https://example.org/a"}),
        ((), {"participants": 40}),
        (OUTCOME, {"name": "Change in disability", "measure": "Roland-Morris", "unit": "points of 24"}),
        (RESULT, {"events": 20}),
        (RESULT, {"value": 30}),
        (RESULT, {"value": 70}),
        (RESULT, {"value": 0, "low": 0, "high": 0}),
        (RESULT, {"value": None, "low": None, "high": None}),
        (COMPARISON, {"kind": "odds-ratio", "value": 0.4, "low": 0, "high": 1}),
        (COMPARISON, {"kind": "smd", "value": -0.4, "low": None, "high": None}),
        (("figures", 0), {"value": None, "events": None}),
        (("figures", 0), {"value": None, "events": None, "low": None, "high": None, "text": "In words"}),
    ],
)
def test_what_can_be_is_left_alone(path: tuple[str | int, ...], changes: dict[str, Any]) -> None:
    assert findings(path, **changes) == []


REAL = {"name": "Real needles", "role": "acupuncture"}
PRETEND = {"name": "Pretend needles", "role": "pretend"}
WAITING = {"name": "Waiting list", "role": "waiting-list"}


@pytest.mark.parametrize(
    ("plain", "left_out"),
    [
        ("Pain fell by 29 with real needles, 24 with pretend ones and 7 on a waiting list.", []),
        ("Pain fell by 29 with real needles, 24 with shallow needles and 7 on a waiting list.", ["Pretend needles"]),
        ("Real needles hardly beat pretend ones.", ["Waiting list"]),
        ("An older result, too uneven to rely on.", ["Pretend needles", "Waiting list"]),
    ],
)
def test_the_sentence_on_a_study_of_pretend_needles_names_each_group(plain: str, left_out: list[str]) -> None:
    found = findings(plain=plain, arms={"real": REAL, "pretend": PRETEND, "waiting": WAITING}, outcomes={})
    assert [message.partition(" is left out.")[0] for _, message in found] == [f"the group “{one}”" for one in left_out]
    assert {location for location, _ in found} <= {("plain",)}


def test_the_sentence_on_a_study_without_pretend_needles_may_name_what_it_likes() -> None:
    assert findings(plain="Needles were tried.", arms={"real": REAL, "waiting": WAITING}, outcomes={}) == []
