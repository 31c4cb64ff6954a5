"""The confirmed numbers of the studies as rows of one table: what an arm reached, how two arms differ, single figures."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterator, Mapping

from guide.facts.study import Comparison, Figure, Outcome, Result, Study


@dataclasses.dataclass(frozen=True)
class Row:
    """One number. `kind` is outcome, comparison or figure; a figure with `low` and `high` alone is a range.

    `several` says that one of the people can have had more than one of the events: then no share of people follows from them.
    """

    study: str
    kind: str
    name: str
    arm: str = ""
    against: str = ""
    estimate: str = ""  # of a comparison: mean-difference, risk-ratio …
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    events: int | None = None
    people: int | None = None
    several: bool = False
    time: str = ""
    doi: str = ""


COLUMNS = tuple(field.name for field in dataclasses.fields(Row))


def datatype(column: str) -> str:
    """Return the type of a column's values, in the words of CSV on the Web."""
    kind = str(Row.__annotations__[column])
    types = {"int": "integer", "float": "number", "bool": "boolean"}
    return next((types[name] for name in types if name in kind), "string")


def table(studies: Mapping[str, Study]) -> str:
    """Return all rows as CSV (RFC 4180), in order of the studies' keys."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for key in sorted(studies):
        for row in rows(key, studies[key]):
            writer.writerow(_cell(value) for value in dataclasses.astuple(row))
    return text.getvalue()


def rows(key: str, study: Study) -> Iterator[Row]:
    """Yield one row for each confirmed number of a study, in the order of its file."""
    for outcome in study.printable_outcomes:
        for result in outcome.results:
            yield _result(key, study, outcome, result)
        for comparison in outcome.comparisons:
            yield _comparison(key, study, outcome, comparison)
    for figure in study.printable_figures:
        if any(number is not None for number in (figure.value, figure.low, figure.high, figure.events)):
            yield _figure(key, study, figure)


def whole(number: object) -> object:
    """Return 8 for 8.0, as the study files and other languages write it; anything else stays what it is."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _cell(value: object) -> object:
    """Return a value as it stands in the table: true and false are small, as CSV on the Web has them."""
    return str(value).lower() if isinstance(value, bool) else whole(value)


def _result(key: str, study: Study, outcome: Outcome, result: Result) -> Row:
    arm = study.arms[result.arm]
    return Row(
        study=key,
        kind="outcome",
        name=outcome.name,
        arm=arm.name,
        value=result.value,
        low=result.low,
        high=result.high,
        unit=outcome.unit if result.value is not None else "",
        events=result.events,
        people=study.size_of(result),
        time=outcome.time,
        doi=study.doi or "",
    )


def _comparison(key: str, study: Study, outcome: Outcome, comparison: Comparison) -> Row:
    measured_in = {"mean-difference": outcome.unit, "risk-difference": outcome.unit, "smd": "standard deviations"}
    return Row(
        study=key,
        kind="comparison",
        name=outcome.name,
        arm=study.arms[comparison.of].name,
        against=study.arms[comparison.against].name,
        estimate=comparison.kind,
        value=comparison.value,
        low=comparison.low,
        high=comparison.high,
        unit=measured_in.get(comparison.kind, "ratio"),
        people=comparison.people,
        time=outcome.time,
        doi=study.doi or "",
    )


def _figure(key: str, study: Study, figure: Figure) -> Row:
    return Row(
        study=key,
        kind="figure",
        name=figure.what,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        events=figure.events,
        people=figure.of,
        several=figure.several,
        doi=study.doi or "",
    )
