"""Figures of a study held against each other: an estimate against its arms, events against their percentage.

Two figures of one study that contradict each other show a slip that neither shows alone: a lost minus sign, two arms
exchanged, a percentage of another group.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from guide.facts.plausibility import Objection
from guide.facts.study import DIFFERENCES, Comparison, Outcome, Result, Study
from guide.facts.yaml_source import Location

# A ratio worked out from rounded counts may differ from the printed one by this share of it.
_RATIO_TOLERANCE = 0.06
# How far an estimate may lie from the middle of its interval, as a share of half of it.
_LOPSIDED = 0.35
# Kinds of comparison that are the value of one arm less that of the other.
_SUBTRACTED = ("mean-difference", "risk-difference")


def contradicting(study: Study) -> Iterator[Objection]:
    """Yield each estimate that its arms do not give, and each percentage that its events do not give."""
    for key, outcome in study.outcomes.items():
        for index, result in enumerate(outcome.results):
            yield from _percentage(study, outcome, result, ("outcomes", key, "results", index))
        yield from _comparisons(study, key, outcome)


def _comparisons(study: Study, key: str, outcome: Outcome) -> Iterator[Objection]:
    """Yield what is wrong with the estimates of an outcome; where all that go by one arm are wrong, that arm's result is."""
    found: list[tuple[Comparison, Objection]] = []
    for index, one in enumerate(outcome.comparisons):
        here = ("outcomes", key, "comparisons", index)
        said = list(_turned(study, outcome, one, here) if one.adjusted else _estimate(study, outcome, one, here))
        found += [(one, each) for each in said or _lopsided(one, here)]
    for index, result in enumerate(outcome.results):
        by_it = [one for one in outcome.comparisons if result.arm in (one.of, one.against)]
        wrong = [one for one, _ in found]
        if len(by_it) > 1 and len(found) == len(by_it) and all(one in wrong for one in by_it):
            where = ("outcomes", key, "results", index)
            yield (
                where,
                f"none of the estimates that go by the result of {result.arm} agrees with it. Check it in the source.",
            )
            return
    yield from (objection for _, objection in found)


def _percentage(study: Study, outcome: Outcome, result: Result, here: Location) -> Iterator[Objection]:
    size = study.size_of(result)
    if outcome.unit != "percent" or result.value is None or result.events is None or not size:
        return
    share = 100 * result.events / size
    if abs(share - result.value) > _step(result.value):
        yield (
            (*here, "value"),
            f"{result.events} of {size} people are {share:.1f} percent, and {result.value:g} stands there. "
            "Check both in the source.",
        )


def _estimate(study: Study, outcome: Outcome, one: Comparison, here: Location) -> Iterator[Objection]:
    """Yield an estimate that the results of its arms do not give."""
    mine, theirs = _of_both_arms(study, outcome, one)
    if mine is None or theirs is None:
        return
    if one.kind in _SUBTRACTED:
        gap = mine - theirs
        if abs(gap - one.value) > sum(map(_step, (mine, theirs, one.value))):
            yield (
                (*here, "value"),
                f"the arms differ by {gap:.4g} ({one.of} less {one.against}), and {one.value:g} stands there. "
                "Check sign and numbers in the source, or add `adjusted: true` if the paper adjusted it.",
            )
    elif one.kind == "risk-ratio" and outcome.unit == "percent" and theirs:
        ratio = mine / theirs
        if abs(ratio - one.value) > max(_step(one.value), _RATIO_TOLERANCE * ratio):
            yield (
                (*here, "value"),
                f"the arms give a ratio of {ratio:.2f}, and {one.value:g} stands there. "
                "Check the numbers in the source, or add `adjusted: true` if the paper adjusted it.",
            )


def _lopsided(one: Comparison, here: Location) -> Iterator[Objection]:
    """Yield an interval that lies to one side of its estimate, as it does when one of the three lost its minus sign."""
    if one.low is None or one.high is None or one.kind not in DIFFERENCES:
        return
    middle, half = (one.low + one.high) / 2, (one.high - one.low) / 2
    if abs(middle - one.value) > _LOPSIDED * half + sum(map(_step, (one.low, one.high, one.value))):
        yield (
            (*here, "value"),
            f"{one.value:g} is far from the middle of {one.low:g} to {one.high:g}. Check all three, and their signs.",
        )


def _turned(study: Study, outcome: Outcome, one: Comparison, here: Location) -> Iterator[Objection]:
    """Yield an adjusted estimate with another sign than its arms: adjusting moves a difference, and seldom turns it."""
    mine, theirs = _of_both_arms(study, outcome, one)
    if mine is None or theirs is None or one.kind not in _SUBTRACTED:
        return
    if (mine - theirs) * one.value < 0 and abs(mine - theirs) > abs(one.value) / 2:
        yield (
            (*here, "value"),
            f"the arms differ by {mine - theirs:.4g} ({one.of} less {one.against}), and {one.value:g} has the other "
            "sign. Check both in the source.",
        )


def _of_both_arms(study: Study, outcome: Outcome, one: Comparison) -> tuple[float | None, float | None]:
    """Return the values of the two arms of a comparison, each None where the outcome does not tell it."""
    results = {result.arm: result for result in outcome.results}
    mine, theirs = (_value(study, outcome, results.get(arm)) for arm in (one.of, one.against))
    return mine, theirs


def _value(study: Study, outcome: Outcome, result: Result | None) -> float | None:
    """Return the arm's value; where only events are there, their percentage if the outcome is counted in percent."""
    if result is None:
        return None
    size = study.size_of(result)
    if result.value is None and outcome.unit == "percent" and result.events is not None and size:
        return 100 * result.events / size
    return result.value  # `_percentage` holds the events beside it against it


def _step(value: float) -> float:
    """Return half the last digit that a number is written with, and a bit: 0.05 for 3.4, 0.5 for 16."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return 0.51 * 10.0 ** min(0, int(exponent))
