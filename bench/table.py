"""The table and what it says: figures with their ratios to ours, where we are not first, and whether the goals are met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.rows import NOT_RANKED, Row

OURS = "ours"
NEAR = 1.01  # nearer than that, two figures are equal
BARE_TIMES = 2.5
Figures = Mapping[str, Mapping[str, float | str]]  # generator → key → figure, or why there is none


@dataclass(frozen=True)
class Kinds:
    """Which generators are no rivals: pages without a theme, which are a measure, and our real site, which holds more."""

    bare: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()


def figure(figures: Figures, name: str, key: str) -> float | None:
    """Return a figure, or nothing when there is none."""
    value = figures.get(name, {}).get(key)
    return None if value is None or isinstance(value, str) else value


def table(figures: Figures, rows: Sequence[Row]) -> str:
    """Return the table in Markdown: a column for each generator, each figure with how many times ours it is."""
    names = list(figures)
    lines = [f"| | {' | '.join(names)} |", "| --- |" + " ---: |" * len(names)]
    for row in rows:
        ours = figure(figures, OURS, row.key)
        cells = [_cell(row, figures[name].get(row.key), None if name == OURS else ours) for name in names]
        lines.append(f"| {row.label} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(row: Row, value: float | str | None, ours: float | None) -> str:
    if value is None or isinstance(value, str):
        return "–"
    beside = f" (× {value / ours:.2f})" if ours else ""
    return row.shown(value) + beside


def behind(figures: Figures, rows: Sequence[Row], kinds: Kinds) -> Iterator[tuple[Row, str, float | None]]:
    """Yield the rows in which another full theme is better than ours, the best one's name and how many times better it is."""
    for row in rows:
        ours = figure(figures, OURS, row.key)
        rivals = {
            name: value
            for name in figures
            if name != OURS
            and name not in kinds.bare | kinds.apart
            and (value := figure(figures, name, row.key)) is not None
        }
        if ours is None or not rivals or row.key in NOT_RANKED:
            continue
        best = (max if row.more else min)(rivals, key=lambda name: rivals[name])
        times = row.times(ours, rivals[best])
        if times is None or times > NEAR:
            yield row, best, times


def not_first(figures: Figures, rows: Sequence[Row], kinds: Kinds, reasons: Mapping[str, str]) -> str:
    """Return a list of where we are not first, by how much and why; a reason that nobody has written yet is named."""
    lines = []
    for row, best, times in behind(figures, rows, kinds):
        ours, theirs = figure(figures, OURS, row.key), figure(figures, best, row.key)
        by = "" if times is None else f", {times:.2f} times"
        reason = (
            reasons.get(row.key)
            or reasons.get(row.key.rpartition(" ")[0])
            or f"Nobody has written a reason yet: `{row.key}`."
        )
        lines.append(
            f"- {row.label}: ours {row.shown(ours or 0)}, {best} {row.shown(theirs or 0)}{by}. {reason.strip()}"
        )
    return "\n".join(lines) or "Nowhere: ours is first of all full themes in every row."


def goals(figures: Figures, kinds: Kinds, sizes: Sequence[int]) -> str:
    """Return the goals, each with the figures that meet it or do not."""
    lines = []
    bare = _least(figures, kinds.bare, "first gzip")
    ours = figure(figures, OURS, "first gzip")
    if bare and ours:
        lines.append(_goal(f"within {BARE_TIMES} times a bare page in bytes", ours / bare, BARE_TIMES, "times"))
    for size in sizes:
        mine, theirs = figure(figures, OURS, f"cold {size}"), figure(figures, "Material", f"cold {size}")
        if mine and theirs:
            lines.append(
                _goal(f"build no slower than Material at {size:,} pages", mine / theirs, NEAR, "times its seconds")
            )
    growth = figure(figures, OURS, "growth")
    if growth:
        lines.append(_goal("build grows no faster than the pages", growth, 1.05, "times the seconds a page"))
    mine, theirs = figure(figures, OURS, "first"), _least(figures, kinds.bare, "first")
    if mine and theirs:
        lines.append(_goal("first result no slower than Pagefind’s", mine / theirs, NEAR, "times its milliseconds"))
    return "\n".join(lines)


def _least(figures: Figures, names: frozenset[str], key: str) -> float | None:
    return min((value for name in names if (value := figure(figures, name, key)) is not None), default=None)


def _goal(words: str, value: float, most: float, unit: str) -> str:
    return f"- {'Met' if value <= most else 'Not met'}: {words} ({value:.2f} {unit})."


def missing(figures: Figures) -> str:
    """Return what has no figure and why, each reason once."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, values in figures.items():
        for key, value in values.items():
            if isinstance(value, str):
                found.setdefault((name, value), []).append(key)
    return "\n".join(f"- {name}, {', '.join(keys)}: {why}" for (name, why), keys in found.items())
