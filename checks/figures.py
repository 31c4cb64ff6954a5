"""No figure without its source: every number of a sentence that cites studies stands in the facts of one of them.

A sentence may carry an exception on the line below it: `<!-- not in the sources: 30 because it is our own example -->`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from checks import counts, texts
from checks.numbers_in_text import DAYS, Number, numbers, plain, without_markup
from checks.page import Page
from evidence_md import Fault
from evidence_md.exceptions import EXCEPTION
from evidence_md.load import Evidence, load
from evidence_md.model import Fact, Study
from evidence_md.statements import Question
from evidence_md.usage import studies_named, studies_of

if TYPE_CHECKING:
    from pathlib import Path

    from checks.sources import Project

_BEGINS = "<!-- not in the sources"
_FORM = "`<!-- not in the sources: 30 because … -->`"
# Whoever reads «of 100» takes it for a way to count, not for something a study found.
ROUND = frozenset(Decimal(10) ** power for power in (1, 2, 3, 4, 6))
# The trial whose three groups always stand together, and the outcome by which they do.
TOGETHER = ("haake-2007", "responders-6-months")

_OTHER_FRAME = re.compile(r"\b(?:not|never|nothing|nobody|none|others?|rest)\b|n[’']t\b", re.I)
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s|\s*\||#")


@dataclass(frozen=True)
class Datum:
    """A number of a study: so many of `base`, or in a unit of time; `is_count` marks people and things counted."""

    value: Decimal
    base: Decimal | None = None
    unit: str = ""
    is_count: bool = False
    is_share: bool = False


@dataclass(frozen=True)
class Line:
    """A line of a page, with the studies that it or the figure around it names, and the headings of its table."""

    number: int
    text: str
    own: tuple[str, ...]
    around: tuple[str, ...] = ()
    headings: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Return every study that the line rests on."""
        return tuple(dict.fromkeys((*self.own, *self.around)))


def figures_are_in_their_sources(project: Project) -> Iterator[Fault]:
    """A figure that its source does not hold is a mistake or an invention; a reader cannot tell."""
    evidence = load(project.config_file.parent / "evidence")
    known = {key: data(study) for key, study in evidence.studies.items()}
    for_readers = counts.for_readers(project)
    for page in project.pages:
        lines = list(read_lines(page, evidence))
        absent = {line.number: missing(line, known) for line in lines}
        bare = counts.without_source(list(paragraphs(lines))) if page in for_readers else {}
        excused, faults = exceptions(page, {key: [*found, *bare.get(key, ())] for key, found in absent.items()})
        yield from faults
        for line in lines:
            for figure in absent[line.number]:
                if figure.value not in excused.get(line.number, ()):
                    yield page.fault(line.number, report(figure, line, known))
            for figure in bare.get(line.number, ()):
                if figure.value not in excused.get(line.number, ()):
                    yield page.fault(line.number, counts.report(figure))


def data(study: Study) -> tuple[Datum, ...]:
    """Return every number that was confirmed at the source, in figures and in words, each once."""
    found = [Datum(Decimal(study.year)), Datum(Decimal(len(study.arms)), is_count=True)]
    found += _counts(study.participants, *(arm.size for arm in study.arms.values()))
    for arm in study.arms.values():
        found += _events(arm.size, study.participants)
    for outcome in study.printable_outcomes:
        for result in outcome.results:
            arm = study.arms.get(result.arm)
            found += _values(outcome.unit, result.value, result.low, result.high, result.sd)
            found += _events(result.events, result.size or (arm and arm.size))
        for one in outcome.comparisons:
            found += _values(outcome.unit, one.value, one.low, one.high)
            found += _counts(one.studies, one.people)
    for figure in study.printable_figures:
        found += _values(figure.unit, figure.value, figure.low, figure.high)
        found += _events(figure.events, figure.of)
    for text in _texts(study):
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


def read_lines(page: Page, evidence: Evidence) -> Iterator[Line]:
    """Yield the lines of a page that are not empty, with the studies that each one rests on."""
    open_blocks: list[tuple[str, ...]] = []
    headings, options = "", False
    for number, text in page.prose:
        if match := re.match(r"/{3,}\s*(?P<name>[\w-]*)\s*\|?\s*(?P<argument>.*)", text.strip()):
            if match["name"]:
                words = tuple(match["argument"].replace(",", " ").split())
                open_blocks.append(tuple(studies_of(match["name"], words, evidence)))
            elif open_blocks:
                open_blocks.pop()
            headings, options = "", bool(match["name"])
            yield Line(number, "", ())
        elif text.strip().startswith(_BEGINS) or (options and re.match(r"\s{4,}\S", text)):
            continue
        elif text.strip():
            options = False
            headings = (headings or without_markup(text)) if text.lstrip().startswith("|") else ""
            cited = re.findall(r"@([a-z0-9-]+)", " ".join(re.findall(r"\[(@[^\]]*)\]", text)))
            own = tuple(key for key in cited if key in evidence.studies)
            yield Line(number, text, own, tuple(itertools.chain(*open_blocks)), headings)
        else:
            headings, options = "", False
            yield Line(number, "", ())


def exceptions(page: Page, absent: Mapping[int, Sequence[Number]]) -> tuple[dict[int, set[Decimal]], list[Fault]]:
    """Return the values that are excused, by line, and what is wrong with the exceptions.

    `absent` holds, by line, the figures that no source has: an exception for any other figure has had its day.
    """
    excused: dict[int, set[Decimal]] = {}
    faults: list[Fault] = []
    for number, text in page.prose:
        if not text.strip().startswith(_BEGINS):
            continue
        match = EXCEPTION.fullmatch(text.strip())
        named = numbers(match["numbers"], every_word=True) if match else []
        if not named:
            faults.append(page.fault(number, f"the exception names no figure or no reason. Write it like {_FORM}."))
        excused[number - 1] = {one.value for one in named}
        needed = {figure.value for figure in absent.get(number - 1, ())}
        for one in named:
            if one.value not in needed:
                message = f"the line above needs no exception for {one.written}. Delete it, or put it below its line."
                faults.append(page.fault(number, message))
    return excused, faults


def missing(line: Line, known: Mapping[str, Sequence[Datum]]) -> list[Number]:
    """Return the figures of a line that none of its studies holds; a line without studies has none."""
    if not line.keys:
        return []
    there = tuple(datum for key in line.keys for datum in known[key])
    return [figure for figure in numbers(line.text) if not is_in(figure, there, line.text, line.headings)]


def report(figure: Number, line: Line, known: Mapping[str, Sequence[Datum]], *, yaml: bool = False) -> str:
    """Return what is wrong with a figure that is missing, the nearest that are there, and what to write instead.

    With `yaml` the exception is a comment of a YAML file.
    """
    there = {_as_written(datum, figure) for key in line.keys for datum in known[key] if not datum.is_share}
    near = sorted(sorted(there, key=lambda value: (abs(value - figure.value), value))[:2])
    hint = f" Nearest there: {', '.join(plain(value) for value in near)}." if near else ""
    excuse = f"not in the sources: {figure.written} because …"
    place = f"`# {excuse}` on a line of the file" if yaml else f"`<!-- {excuse} -->` on the line below"
    advice = f"Write what the source says, or put {place}."
    return f"the figure {figure.written} is not in {' or '.join(dict.fromkeys(line.keys))}.{hint} {advice}"


def _as_written(datum: Datum, figure: Number) -> Decimal:
    value = abs(datum.value)
    return value * figure.base / datum.base if figure.base and datum.base else value


def _fits(figure: Number, datum: Datum, bases: Iterable[Decimal]) -> bool:
    if figure.unit and datum.unit and figure.unit != datum.unit:
        return _same_time(figure, datum)
    return any(abs(value - figure.value) <= figure.tolerance for value in _ways(figure, datum, bases))


def _ways(figure: Number, datum: Datum, bases: Iterable[Decimal]) -> Iterator[Decimal]:
    """Yield the values by which the sentence may tell of the datum: days are no people, and people are no points."""
    value = abs(datum.value)
    if figure.unit:
        if not datum.base and not datum.is_count:
            yield value
    elif datum.unit and datum.unit != "year":  # an age is told without the word «years»
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


def the_three_groups_stand_together(project: Project) -> Iterator[Fault]:
    """The German trial's real needles without pretend needles and usual care tell half a story, as the article did."""
    evidence = load(project.config_file.parent / "evidence")
    key, _ = TOGETHER
    for page in project.pages:
        for part in paragraphs(read_lines(page, evidence)):
            if any(key in line.keys or "GERAC" in line.text for line in part):
                for line, message in _apart(part, evidence):
                    yield page.fault(line.number, message)
    yield from _groups_of_facts(project, evidence)


def _groups_of_facts(project: Project, evidence: Evidence) -> Iterator[Fault]:
    """Yield such places of claims, options, guidelines, verdicts, right answers and the front matter of pages."""
    key, _ = TOGETHER
    named = studies_named(project.docs, evidence)
    fields: list[tuple[Path, str, str]] = []
    for page in project.pages:
        keys = named.get(page.path.relative_to(project.docs).as_posix(), ())
        if page.made and page.made.key == key:
            fields.append((page.made.facts, "plain", evidence.studies[key].plain))
        elif page.meta and (key in keys or "GERAC" in page.text):
            fields += [(page.path, *one) for one in texts.front(page.meta)]
    for path, fact in texts.files(evidence, project.config_file.parent / "evidence"):
        named_by_claims = [evidence.claims[claim] for claim in getattr(fact, "claims", ())]
        if any(key in str(one.model_dump()) for one in (fact, *named_by_claims)):
            fields += [(path, *one) for one in _told_together(path, fact)]
    for path, field, text in fields:
        for _, message in _apart([Line(0, text, ())], evidence):
            yield texts.Sentence(path, "fact", text, field=field).fault(message)


def _told_together(path: Path, fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield what a fact says in one place, with its field: the right answer of a question goes with its reason."""
    if isinstance(fact, Question):
        for answer in fact.answers:
            yield "answers", f"{answer.text}. {answer.reason}" if answer.right else answer.reason
        yield "reason", fact.reason
    else:
        yield from texts.fields(path.parent.name, fact)


def _apart(part: Sequence[Line], evidence: Evidence) -> Iterator[tuple[Line, str]]:
    """Yield each figure of a passage that is the real needles' alone, with its line and what is wrong."""
    key, name = TOGETHER
    study = evidence.studies.get(key)
    outcome = study.outcomes.get(name) if study else None
    if not study or not outcome:
        return
    results = {study.arms[one.arm].role: Decimal(str(one.value)) for one in outcome.results}
    real = results.pop("acupuncture")
    rest = " and ".join(f"{value:.0f}" for value in results.values())
    told = [(line, figure) for line in part for figure in numbers(line.text) if not figure.unit]
    if all(any(_is(figure, value) for _, figure in told) for value in results.values()):
        return
    for line, figure in told:
        if _is(figure, real) and (not line.own or key in line.own):
            advice = "Write real needles, pretend needles and usual care in one place."
            yield line, f"{figure.written} of {key} stands without {rest}. {advice}"


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield paragraphs, list items and table rows, each with its lines."""
    part: list[Line] = []
    for line in lines:
        if part and (not line.text or _ITEM.match(line.text) or (_ITEM.match(part[-1].text) and "|" in part[-1].text)):
            yield part
            part = []
        if line.text:
            part.append(line)
    if part:
        yield part


def _is(figure: Number, value: Decimal) -> bool:
    return not figure.is_base and not figure.is_share and abs(figure.value - value) <= figure.tolerance


def _values(unit: str, *values: float | None) -> list[Datum]:
    """Return values in the unit of an outcome or figure, such as «points of 23», «per million» or «days»."""
    one = numbers(f"1 {unit}")[0]
    return [Datum(Decimal(str(value)) * one.value, one.base, one.unit) for value in values if value is not None]


def _events(events: int | None, size: int | None) -> list[Datum]:
    if events is None:
        return []
    if not size:
        return _counts(events)
    return [Datum(Decimal(events), Decimal(size)), Datum(Decimal(size), is_count=True)]


def _counts(*values: int | None) -> list[Datum]:
    return [Datum(Decimal(value), is_count=True) for value in values if value is not None]


def _texts(study: Study) -> Iterator[str]:
    """Yield what the study's file says in words; what nobody could confirm is left out."""
    yield from (study.title, study.population, study.plain, study.risk_of_bias, *study.limits)
    for arm in study.arms.values():
        yield from (arm.name, arm.about)
    for outcome in study.printable_outcomes:
        yield from (outcome.name, outcome.measure, outcome.time, outcome.unit, outcome.note)
        yield from (one.note for one in (*outcome.results, *outcome.comparisons))
    for figure in study.printable_figures:
        yield from (figure.what, figure.unit, figure.text, figure.note)
