"""Rows of an effect strip: every estimate turned so that right is better for the treatment, on one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from guide.facts.evidence import Evidence
from guide.facts.findings import EvidenceError
from guide.facts.statements import Claim, Estimate
from guide.facts.study import DIFFERENCES, Comparison

WIDTH = 200  # of the picture, in its own units
_TICKS = 6  # steps between the numbers of an axis, at the most: a phone has no room for more


@dataclass(frozen=True)
class Row:
    """One comparison: the gain with its 95 % interval in the unit of the strip; above 0 favours the treatment.

    `measured` says what, when and with whom; `apart` only what sets the row apart from others of its study;
    `intervention` names the treatment, for a strip that sets several beside each other.
    """

    claim: str
    study: str
    comparison: str
    certainty: str
    when: str
    gain: float
    low: float | None
    high: float | None
    measured: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    intervention: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Scale:
    """The axis all rows share, from `start` to `end` in the strip's unit; `band` is less than reviewers looked for."""

    start: float
    end: float
    band: float

    def at(self, value: float) -> float:
        """Return the place of a value on the picture, 0 at the left edge and WIDTH at the right."""
        return round((value - self.start) / (self.end - self.start) * WIDTH, 1)

    @property
    def ticks(self) -> tuple[float, ...]:
        """Return the round numbers to be written on the axis: no effect, and at most six more."""
        reach = self.end - self.start
        step = 10.0 ** math.floor(math.log10(reach))
        step = next(step * part for part in (0.1, 0.2, 0.25, 0.5, 1, 2) if reach / (step * part) <= _TICKS)
        first, last = math.ceil(self.start / step), math.floor(self.end / step)
        return tuple(round(place * step, 6) for place in range(first, last + 1))


def rows(evidence: Evidence, keys: Sequence[str], unit: str) -> tuple[Row, ...]:
    """Return the estimates of the claims that are in `unit`, grouped by comparison, the largest gain first.

    Raises EvidenceError for an unknown claim, or when a claim has no estimate in that unit.
    """
    found: list[Row] = []
    for key in keys:
        claim = evidence.claim(key)
        mine = [row for estimate in claim.estimates if (row := _row(evidence, key, claim, estimate, unit))]
        if not mine:
            raise EvidenceError(
                f"the claim {key} has no estimate in {unit}. Choose another claim or another unit.", token=key
            )
        found.extend(mine)
    found = [replace(row, apart=_apart(row, found)) for row in found]
    best = {row.comparison: max(one.gain for one in found if one.comparison == row.comparison) for row in found}
    return tuple(sorted(found, key=lambda row: (-best[row.comparison], row.comparison, -row.gain, row.study)))


def scale(found: Sequence[Row], band: float) -> Scale:
    """Return the axis that holds all rows, the line of no effect and the band, with round ends."""
    values = [value for row in found for value in (row.gain, row.low, row.high) if value is not None]
    low, high = min([*values, -band, 0]), max([*values, band, 0])
    step = 10 ** math.floor(math.log10(high - low)) / 2
    return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, band)


def _apart(row: Row, found: Sequence[Row]) -> tuple[str, ...]:
    alike = [one for one in found if (one.study, one.comparison) == (row.study, row.comparison)]
    return tuple(text for place, text in enumerate(row.measured) if {one.measured[place] for one in alike} != {text})


def _row(evidence: Evidence, key: str, claim: Claim, estimate: Estimate, unit: str) -> Row | None:
    study = evidence.study(estimate.study)
    outcome = study.outcomes[estimate.outcome]
    comparison = outcome.comparison(estimate.of, estimate.against)
    if comparison is None or outcome.unit != unit or comparison.kind not in DIFFERENCES:
        return None
    gain, low, high = _turned(comparison, outcome.better)
    measured = (outcome.name, outcome.time, study.arms[estimate.of].name)
    return Row(
        key,
        estimate.study,
        claim.comparison,
        claim.certainty,
        outcome.time,
        gain,
        low,
        high,
        measured,
        intervention=claim.intervention,
        outcome=claim.outcome,
    )


def _turned(one: Comparison, better: str) -> tuple[float, float | None, float | None]:
    if better == "higher":
        return one.value, one.low, one.high
    low, high = (None if value is None else -value for value in (one.high, one.low))
    return -one.value, low, high
