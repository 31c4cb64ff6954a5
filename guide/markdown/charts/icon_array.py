"""Numbers of people for an icon array: so many of a hundred or a thousand, whole, and always adding up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from guide.facts.findings import EvidenceError, nearest
from guide.facts.frequency import share
from guide.facts.study import Outcome, Result, Study

# How many people may be drawn → how many stand in a row.
COLUMNS = {100: 10, 1000: 40}


@dataclass(frozen=True)
class Icon:
    """One person in the grid: `column` and `row` count from 0 at the top left."""

    column: int
    row: int


@dataclass(frozen=True)
class Run:
    """People side by side in one row of the grid: `count` of them from `column` on, both counted from 0."""

    column: int
    row: int
    count: int


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
        places = tuple(Icon(*reversed(divmod(place, self.columns))) for place in range(self.total))
        return places[: self.counted], places[self.counted :]

    @property
    def runs(self) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        """Return the same as rows of people side by side, which are drawn in few bytes."""
        counted, others = self.icons
        return _runs(counted), _runs(others)

    @property
    def columns(self) -> int:
        """Return how many people stand in a row."""
        return COLUMNS[self.total]

    @property
    def rows(self) -> int:
        """Return how many rows there are."""
        return self.total // self.columns


def out_of(total: int, percent: float) -> int:
    """Return how many of `total` people `percent` (0 to 100) are, halves rounded up. Raises ValueError outside 0–100."""
    if not 0 <= percent <= 100:
        raise ValueError(f"{percent} is not a percentage")
    return min(total, math.floor(percent * total / 100 + 0.5))


def moment(outcome: Outcome) -> str:
    """Return what was counted and when: the name of an outcome, with its time when the name does not say it."""
    said = set(outcome.name.split())
    return outcome.name if any(word in said for word in outcome.time.split()[:1]) else f"{outcome.name}, {outcome.time}"


def groups(study: Study, key: str, outcome: Outcome, total: int = 100) -> tuple[Group, ...]:
    """Return each arm of a confirmed outcome in percent as people of `total`, pretend and usual care included.

    Raises EvidenceError when the outcome may not be printed, is not in percent, or leaves out an arm of the study.
    """
    if not outcome.confirmed:
        raise EvidenceError(
            f"the outcome “{outcome.name}” of {key} is not confirmed and cannot be printed. "
            "Check it at the source, then delete `confirmed: false`.",
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


def counts(study: Study, key: str, names: Sequence[str], total: int = 100) -> tuple[Group, ...]:
    """Return single figures of a study, named by their keys, each as people of `total`.

    Raises EvidenceError when a figure is not there, is not confirmed, or is no share of people.
    """
    found = []
    there = {figure.key: figure for figure in study.printable_figures if figure.key}
    for name in names:
        if name not in there:
            allowed = ", ".join(there) or "none; give the figure a `key:`"
            raise EvidenceError(
                f"{key} has no confirmed figure “{name}”.{nearest(name, there)} There are: {allowed}.", token=name
            )
        part = share(there[name])
        if part is None or part.whom != "people":
            raise EvidenceError(f"the figure “{name}” of {key} is no share of people. Choose another one.", token=name)
        percent = part.part * 100
        found.append(Group(there[name].what, "counted", out_of(total, percent), total, percent))
    return tuple(found)


def _runs(icons: Sequence[Icon]) -> tuple[Run, ...]:
    rows: dict[int, list[int]] = {}
    for icon in icons:
        rows.setdefault(icon.row, []).append(icon.column)
    return tuple(Run(columns[0], row, len(columns)) for row, columns in rows.items())


def _group(study: Study, result: Result, total: int) -> Group:
    arm = study.arms[result.arm]
    size = study.size_of(result)
    percent = result.value
    if percent is None and result.events is not None and size:
        percent = 100 * result.events / size
    if percent is None:
        raise EvidenceError(f"the arm {result.arm} has events but no size. Add the arm's `size`.", token=result.arm)
    return Group(arm.name, arm.role, out_of(total, percent), total, percent)
