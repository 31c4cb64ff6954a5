"""The same gap has the same word for needles, exercise, tablets and hands: slight below 15 points of pain or 10 of function."""

from __future__ import annotations

import pytest

from guide.facts.load import load
from tests.conftest import ROOT

# Points of 100 that reviewers had called worthwhile: for pain those of needles and of exercise, for function those of exercise.
MARKS = {"pain": 15, "daily function": 10}
# The most points of 100 that one of a unit stands for. People in trials of back pain differ by 16.5 to 22 points.
POINTS = {
    "points of 100": 1.0,
    "points of 24": 100 / 24,
    "points of 23": 100 / 23,
    "points of 10": 10.0,
    "standard deviations": 22.0,
}
DIFFERENCES = {"mean-difference", "smd"}
FUNCTION = ("daily function", "everyday function", "limits in daily life", "trouble with everyday tasks")


def measured(outcome: str) -> str:
    """Return of which of the two marks an outcome is, or an empty string."""
    return "daily function" if outcome in FUNCTION else "pain" if outcome.startswith("pain") else ""


@pytest.mark.parametrize("what", MARKS)
def test_a_gap_that_stays_below_the_mark_is_called_slight(what: str) -> None:
    evidence = load(ROOT / "evidence")
    larger: dict[str, list[float]] = {}
    looked_at = set()
    for key, claim in evidence.claims.items():
        if measured(claim.outcome) != what or claim.size is None:
            continue
        gaps = [
            abs(one.value) * POINTS[outcome.unit]
            for drawn in claim.estimates
            for outcome in [evidence.studies[drawn.study].outcomes[drawn.outcome]]
            for one in outcome.comparisons
            if (one.of, one.against) == (drawn.of, drawn.against) and one.kind in DIFFERENCES and outcome.unit in POINTS
        ]
        looked_at.update({claim.size} if gaps else set())
        if gaps and max(gaps) < MARKS[what] and claim.size not in {"small", "none"}:
            larger[key] = gaps
    assert {"small", "moderate"} <= looked_at, "the question looked at no gap on one side of the mark"
    assert larger == {}, "size: small, and ‘slightly’ in the statement, as for other treatments"
