"""Numbers of people for an icon array: so many of a hundred, whole, and always adding up."""

from __future__ import annotations

import math
from dataclasses import dataclass

from evidence_md.faults import EvidenceError
from evidence_md.model import Outcome, Result, Study

COLUMNS = 10


@dataclass(frozen=True)
class Icon:
    """One person in the grid: `column` and `row` count from 0 at the top left."""

    column: int
    row: int


@dataclass(frozen=True)
class Group:
    """An arm as people: `counted` of `total` reached the outcome; `measured` is the percentage as the source gives it."""

    name: str
    role: str
    counted: int
    total: int
    measured: float

    @property
    def others(self) -> int:
        """Return how many did not reach the outcome: the other frame of the same number."""
        return self.total - self.counted

    @property
    def icons(self) -> tuple[tuple[Icon, ...], tuple[Icon, ...]]:
        """Return the places of those counted, and of the others, filled row by row."""
        places = tuple(Icon(place % COLUMNS, place // COLUMNS) for place in range(self.total))
        return places[: self.counted], places[self.counted :]


def out_of(total: int, percent: float) -> int:
    """Return how many of `total` people `percent` (0 to 100) are, halves rounded up. Raises ValueError outside 0–100."""
    if not 0 <= percent <= 100:
        raise ValueError(f"{percent} is not a percentage")
    return min(total, math.floor(percent * total / 100 + 0.5))


def groups(study: Study, key: str, outcome: Outcome, total: int = 100) -> tuple[Group, ...]:
    """Return each arm of a confirmed outcome in percent as people of `total`, pretend and usual care included.

    Raises EvidenceError when the outcome may not be printed, is not in percent, or leaves out an arm of the study.
    """
    if not outcome.confirmed:
        raise EvidenceError(
            f"the outcome “{outcome.name}” of {key} is not confirmed and cannot be printed. "
            "Check it at the source, then set `confirmed: true`.",
            token=key,
        )
    if outcome.unit != "percent":
        raise EvidenceError(
            f"the outcome “{outcome.name}” of {key} is in {outcome.unit}; people can be drawn from percent only. "
            "Choose an outcome with `unit: percent`.",
            token=key,
        )
    missing = set(study.arms) - {result.arm for result in outcome.results}
    if missing:
        raise EvidenceError(
            f"the outcome “{outcome.name}” of {key} leaves out {', '.join(sorted(missing))}. "
            "Real, pretend and usual care stand together: give each arm's result.",
            token=key,
        )
    return tuple(_group(study, result, total) for result in outcome.results)


def _group(study: Study, result: Result, total: int) -> Group:
    arm = study.arms[result.arm]
    size = result.size or arm.size
    percent = result.value
    if percent is None and result.events is not None and size:
        percent = 100 * result.events / size
    if percent is None:
        raise EvidenceError(f"the arm {result.arm} has events but no size. Add the arm's `size`.", token=result.arm)
    return Group(arm.name, arm.role, out_of(total, percent), total, percent)
