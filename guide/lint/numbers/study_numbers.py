"""Every number that a study holds, and whether a number of a text is one of them, as it is or counted another way."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from guide.facts.study import Study
from guide.pages.lines import Line
from guide.pages.numbers import DAYS, Number, in_few_digits, numbers
from guide.pages.project import Project

# Whoever reads “of 100” takes it for a way to count, not for something a study found.
ROUND = frozenset(Decimal(10) ** power for power in (1, 2, 3, 4, 6))

_CITED = re.compile(r"(?<=[.!?])\[@[^\]]*\]")  # a reference behind a sentence, which it belongs to
_LASTING = re.compile(r"\b(?:than|over) three months", re.I)  # what we call long-lasting
_OTHER_FRAME = re.compile(r"\b(?:not|never|nothing|nobody|none|others?|rest)\b|n[’']t\b", re.I)


@dataclass(frozen=True)
class Datum:
    """A number of a study: so many of `base`, or in a unit of time.

    `is_count` marks people and things counted, `is_point` a place on a scale.
    """

    value: Decimal
    base: Decimal | None = None
    unit: str = ""
    is_count: bool = False
    is_share: bool = False
    is_point: bool = False


class _Known(dict[str, "tuple[Datum, ...]"]):
    """The numbers of each study, worked out when somebody first asks for them."""

    def __init__(self, studies: Mapping[str, Study]) -> None:
        self._studies = studies

    def __missing__(self, key: str) -> tuple[Datum, ...]:
        self[key] = _data_once(_Same(self._studies[key]))
        return self[key]


class _Same:
    """A study as the same object, which a cache can know again; its own values could not be hashed."""

    def __init__(self, study: Study) -> None:
        self.study = study

    def __hash__(self) -> int:
        return id(self.study)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.study is self.study


@functools.lru_cache(maxsize=1024)
def _data_once(one: _Same) -> tuple[Datum, ...]:
    return data(one.study)


@functools.lru_cache(maxsize=1)  # three rules ask for the same
def data_of(project: Project) -> Mapping[str, tuple[Datum, ...]]:
    """Return the numbers of each study of the project, by its key."""
    return _Known(project.evidence.studies)


def data(study: Study) -> tuple[Datum, ...]:
    """Return every number that was confirmed at the source, in figures and in words, each once."""
    found = [Datum(Decimal(study.year)), Datum(Decimal(len(study.arms)), is_count=True)]
    found += _counts(study.participants, *(arm.size for arm in study.arms.values()))
    for arm in study.arms.values():
        found += _events(arm.size, study.participants)
    for outcome in study.printable_outcomes:
        for result in outcome.results:
            found += _values(outcome.unit, result.value, result.low, result.high, result.sd)
            found += _events(result.events, study.size_of(result))
        for one in outcome.comparisons:
            found += _values(outcome.unit, one.value, one.low, one.high)
            found += _counts(one.studies, one.people)
    for figure in study.printable_figures:
        found += _values(figure.unit, figure.value, figure.low, figure.high)
        found += _events(figure.events, figure.of)
    for text in texts_of(study):
        found += [Datum(one.value, one.base, one.unit, is_share=one.is_share) for one in numbers(text, every_word=True)]
        if re.search(r"\bmedian\b", text, re.I):
            found.append(Datum(Decimal(50), Decimal(100), is_share=True))
    return tuple(dict.fromkeys(found))


def is_in(figure: Number, known: Sequence[Datum], text: str = "", headings: str = "") -> bool:
    """Tell whether a number of `text` stands in the data, as it is or counted another way.

    Other ways are: rounded, of another 100 or 1,000, in another unit of time, and those left of 100 when the text tells
    of them. `headings` are those of the table around the text.
    """
    if figure.is_base:
        return figure.value in ROUND or any(figure.value in (datum.value, datum.base) for datum in known)
    if figure.base and figure.base not in ROUND:  # of 1,172 people: what the study says of just so many
        known = [datum for datum in known if datum.base == figure.base] or known
    others = [one for one in numbers(f"{text} {headings}") if one != figure]
    bases = ROUND & {base for one in (figure, *others) for base in (one.base, one.is_base and one.value) if base}
    if any(_fits(figure, datum, bases) for datum in known):
        return True
    tells_of_rest = _OTHER_FRAME.search(text) is not None
    return any(
        _fits(figure, replace(datum, value=datum.base - datum.value), bases)
        and (tells_of_rest or any(_fits(one, datum, bases) for one in others if not one.is_base))
        for datum in known
        if datum.base
    )


def missing(line: Line, known: Mapping[str, Sequence[Datum]]) -> list[Number]:
    """Return the figures of a line that none of its studies holds; a line without studies has none."""
    if not line.keys:
        return []
    found = []
    for figure in _told(line.text):
        keys = _of_its_sentence(line, figure) or line.keys
        there = [datum for key in keys for datum in known[key]]
        if (
            figure.unit
            and len(keys) < 4
            and any(one.unit not in ("", figure.unit) and one.value == figure.value for one in there)
        ):
            there = [
                one for one in there if one.unit
            ]  # 3 months in the study are not 3 weeks here, whatever else of the study is 3
        if line.text[figure.start : figure.end].endswith("%"):
            there = [one for one in there if not one.is_point]  # 15 points of 100 are no 15%
        if not is_in(figure, there, line.text, line.headings):
            found.append(figure)
    ends = {figure.end: figure for figure in found}  # both ends of a range that is not there are one mistake
    return [one for one in found if not (line.text[: one.start].endswith(" to ") and one.start - 4 in ends)]


def _told(text: str) -> list[Number]:
    """Return the figures of a text, with lengths of time in small words: “three years” is one, “three ways” is not."""
    every = numbers(text, every_word=True)
    told = {one.start: one for one in numbers(text)}
    lasting = {match.end() - len("three months") for match in _LASTING.finditer(text)}
    return [told.get(one.start, one) for one in every if one.start in told or (one.unit and one.start not in lasting)]


def _of_its_sentence(line: Line, figure: Number) -> tuple[str, ...]:
    """Return the studies behind the sentence of a figure, where the sentences of a line each cite their own."""
    marks = list(_CITED.finditer(line.text))
    if len(marks) < 2 or line.text.lstrip().startswith("|"):
        return ()
    mark = next((one for one in marks if one.start() >= figure.end), None)
    if mark is None or ". " in line.text[figure.end : mark.start()].strip():
        return ()
    return tuple(key for key in re.findall(r"@([a-z0-9-]+)", mark.group()) if key in line.own)


def report(figure: Number, line: Line, known: Mapping[str, Sequence[Datum]]) -> str:
    """Return what is wrong with a figure that is missing, the nearest that are there, and what to write instead."""
    there = {_as_written(datum, figure) for key in line.keys for datum in known[key] if not datum.is_share}
    near = sorted(sorted(there, key=lambda value: (abs(value - figure.value), value))[:2])
    hint = f" Nearest there: {', '.join(in_few_digits(value) for value in near)}." if near else ""
    units = {one.unit for key in line.keys for one in known[key] if one.unit and one.value == figure.value} - {
        figure.unit
    }
    if figure.unit and units:
        hint = f" There it is {figure.written} {' or '.join(f'{unit}s' for unit in sorted(units))}."
    advice = "Write what the source says, or excuse it with a reason."
    return f"the figure {figure.written} is not in {' or '.join(dict.fromkeys(line.keys))}.{hint} {advice}"


def _as_written(datum: Datum, figure: Number) -> Decimal:
    value = abs(datum.value)
    return value * figure.base / datum.base if figure.base and datum.base else value


def _fits(figure: Number, datum: Datum, bases: Iterable[Decimal]) -> bool:
    if figure.unit and datum.unit and figure.unit != datum.unit:
        return _same_time(figure, datum)
    return any(map(figure.is_near, _ways(figure, datum, bases)))


def _ways(figure: Number, datum: Datum, bases: Iterable[Decimal]) -> Iterator[Decimal]:
    """Yield the values by which the sentence may tell of the datum: days are no people, and people are no points."""
    value = abs(datum.value)
    if figure.unit:
        if not datum.base and not datum.is_count:
            yield value
    elif datum.unit and datum.unit != "year":  # an age is told without the word “years”
        return
    elif figure.base in ROUND:
        if datum.base:
            yield value * figure.base / datum.base
        elif not datum.is_count and not figure.is_share:
            yield value
    else:
        if not datum.is_share:
            yield value
        if datum.base and not figure.base:
            yield from (value * base / datum.base for base in bases)


def _same_time(figure: Number, datum: Datum) -> bool:
    """Tell whether 26 weeks are 6 months: as near as one says so."""
    value = abs(datum.value) * DAYS[datum.unit] / DAYS[figure.unit]
    return abs(value - figure.value) <= min(figure.tolerance, value / 10)


def _values(unit: str, *values: float | None) -> list[Datum]:
    """Return values in the unit of an outcome or figure, such as “points of 23”, “per million” or “days”."""
    one = numbers(f"1 {unit}")[0]
    points = unit.startswith("points")
    found = [Decimal(str(value)) * one.value for value in values if value is not None]
    return [Datum(value, one.base, one.unit, is_point=points) for value in found]


def _events(events: int | None, size: int | None) -> list[Datum]:
    if events is None:
        return []
    if not size:
        return _counts(events)
    return [Datum(Decimal(events), Decimal(size)), Datum(Decimal(size), is_count=True)]


def _counts(*values: int | None) -> list[Datum]:
    return [Datum(Decimal(value), is_count=True) for value in values if value is not None]


def texts_of(study: Study) -> Iterator[str]:
    """Yield what the study's file says in words; what nobody could confirm is left out."""
    yield from (study.title, study.population, study.plain, study.risk_of_bias, *study.limits)
    for arm in study.arms.values():
        yield from (arm.name, arm.about)
    for outcome in study.printable_outcomes:
        yield from (outcome.name, outcome.measure, outcome.time, outcome.unit, outcome.note)
        yield from (*(one.note for one in outcome.results), *(one.note for one in outcome.comparisons))
    for figure in study.printable_figures:
        yield from (figure.what, figure.unit, figure.text, figure.note)
