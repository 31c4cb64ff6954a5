"""A true pair of numbers told the wrong way round: a fall that rises, the rest told as the count, columns exchanged.

Each number by itself has its source, so only the words beside it show the slip.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from guide.facts.findings import Finding
from guide.facts.statements import Claim, Option, Question
from guide.facts.study import Study
from guide.lint.numbers.groups import Told, arm_named, exchanges, together
from guide.lint.numbers.labels import labels, rows_of_others
from guide.pages.lines import Line, paragraphs
from guide.pages.numbers import Number, numbers
from guide.pages.plain_text import plain, split
from guide.pages.project import Project
from guide.pages.texts import Sentence

_NOT = re.compile(r"\b(?:not|none|nobody|never|others?|rest|without any)\b|n[’']t\b|\bno (?:such|one)\b", re.I)
_N = r"(\d[\d,]*(?:\.\d+)?)"
_FROM_TO = re.compile(
    rf"\bfrom (?:about |only )?{_N}(?: points| to \d+)? to (?:only |about )?{_N}(?![\d.]*(?: to|%))", re.I
)
_RANGE = re.compile(rf"(?<!from )(?<!from about )(?<![\d.] to )(?<!day ){_N} to {_N}\b(?!\.\d| to)", re.I)
_FALL = re.compile(r"\b(?:fall\w*|fell|drop\w*|eas\w+|shrank|sank|down)\b", re.I)
_START = re.compile(r"^(?!.*\blater\b).*\b(?:at the start|at first|before|baseline)\b", re.I)
_RISE = re.compile(r"\b(?:rise\w*|rose|grew|raised|went up)\b", re.I)


def pairs_are_not_turned_round(project: Project) -> Iterator[Finding]:
    """“Pain falls from 26 to 56”, “9 had none and 91 had some”: readers believe the order that they read."""
    evidence = project.evidence
    for page in project.pages:
        parts = list(paragraphs(project.lines(page)))
        for line in itertools.chain.from_iterable(parts):
            for message in _of_line(line, evidence.studies):
                yield page.finding(line.number, message)
        for number, message in _tables(parts, evidence.studies):
            yield page.finding(number, message)
    for path, fact in project.printed_facts():
        keys = evidence.studies_of(fact)
        studies = [fact] if isinstance(fact, Study) else [evidence.studies[key] for key in keys]
        for name, text in fact.for_readers() if isinstance(fact, Study | Claim | Option | Question) else ():
            if name not in ("outcomes", "figures"):
                for said in split(text):
                    for message in turned_round(said, studies):
                        yield Sentence(path, "fact", said, field=name).finding(message)


def _of_line(line: Line, studies: Mapping[str, Study]) -> list[str]:
    """Return what is the wrong way round in a line; where a row is right by all its sources, in each cell by its own."""
    found = list(turned_round(plain(line.text), [studies[key] for key in line.own or line.keys]))
    for cell in line.text.split("|") if line.text.lstrip().startswith("|") and not found else ():
        cited = {key for key in line.own if re.search(rf"@{key}(?![\w-])", cell)}
        found += _sides(plain(cell), studies[cited.pop()]) if len(cited) == 1 else ()
    return found


def turned_round(text: str, studies: Sequence[Study]) -> Iterator[str]:
    """Yield what is the wrong way round in a sentence, a row or an item that rests on these studies."""
    yield from _ranges(text, studies)
    yield from itertools.chain.from_iterable(_sides(text, study) for study in studies[:1] if len(studies) == 1)
    if "|" not in text:
        yield from itertools.chain.from_iterable(labels(text, study) for study in studies if len(studies) == 1)


def _ranges(text: str, studies: Sequence[Study]) -> Iterator[str]:
    names = " or ".join(study.short for study in studies) or "the fall or rise beside it"
    pairs = [tuple(Decimal(end.replace(",", "")) for end in match.groups()) for match in _FROM_TO.finditer(text)]
    for match in _FROM_TO.finditer(text):
        one, other = (Decimal(group.replace(",", "")) for group in match.groups())
        around = text[max(0, match.start() - 60) : match.end() + 20]
        told = [pair for study in studies for pair in _told(study)]
        down = _FALL.search(around) and not _RISE.search(around)
        up = _RISE.search(around) and not _FALL.search(around)
        wrong = (
            (down and one < other)
            or (up and one > other)
            or (not down and other == 0)
            or ((other, one) in told and (one, other) not in told)
            or any((one, end) in told and (start, other) in told and (one, other) not in told for start, end in pairs)
            or any(_ends_first(one, other, study) for study in studies)
        )
        if wrong:
            yield f"“{match.group()}” is not how {names} has it. Turn it round, or correct its numbers or its verb."
    for match in _RANGE.finditer(text):
        one, other = (Decimal(group.replace(",", "")) for group in match.groups())
        before = text[max(0, match.start() - 14) : match.start()]
        if one > other != 1 and not re.search(r"\bfrom\b|:\s*$|[×x]\s*$", before):
            yield f"the range “{match.group()}” begins with the larger number. Write {other:g} to {one:g}."


def _ends_first(one: Decimal, other: Decimal, study: Study) -> bool:
    """Tell whether the study has the second number at its start and the first one only later."""
    told = [(figure.what, figure.value) for figure in study.printable_figures]
    told += [(f"{each.name} {each.time}", result.value) for each in study.printable_outcomes for result in each.results]
    starts = {Decimal(str(value)) for what, value in told if value is not None and _START.search(what)}
    later = {Decimal(str(value)) for what, value in told if value is not None and not _START.search(what)}
    return other in starts and one in later and (one not in starts or other not in later)


def _told(study: Study) -> Iterator[tuple[Decimal, Decimal]]:
    texts = (
        study.plain,
        *(one.text for one in study.printable_figures),
        *(one.what for one in study.printable_figures),
    )
    for text in texts:
        for match in _FROM_TO.finditer(text):
            yield Decimal(match[1].replace(",", "")), Decimal(match[2].replace(",", ""))


def _sides(text: str, study: Study) -> Iterator[str]:
    """Yield a count told as the rest, or the rest as the count: “9,139 had some and 861 had none”."""
    found = [one for one in numbers(text) if one.is_amount and not one.is_share]
    for one, other in itertools.combinations(found, 2):
        base = one.base or other.base or Decimal(100)
        if (
            abs(one.value + other.value - base) > 0
            or one.value == other.value
            or base not in (100, 1_000, 10_000, 1_000_000)
        ):
            continue
        sides = [_NOT.search(_clause(text, each)) is not None for each in (one, other)]
        shares = [_shares(each, study, base) for each in (one, other)]
        if sides[0] != sides[1] and shares[0] != shares[1]:
            rest = one if sides[0] else other
            count = other if sides[0] else one
            if _shares(rest, study, base) and not _shares(count, study, base):
                yield f"{rest.written} is what the study counts, and stands here for the rest. Exchange it with {count.written}."


def _shares(number: Number, study: Study, base: Decimal) -> bool:
    """Tell whether a result or figure of the study is just so many of the base."""
    rows: list[Decimal] = []
    for outcome in study.printable_outcomes:
        for result in outcome.results:
            size = study.size_of(result)
            if outcome.unit == "percent" and result.value is not None:
                rows.append(Decimal(str(result.value)) * base / 100)
            elif result.events is not None and size:
                rows.append(Decimal(result.events) * base / size)
    for figure in study.printable_figures:
        if figure.events is not None and figure.of:
            rows.append(Decimal(figure.events) * base / figure.of)
        elif figure.value is not None:
            of = numbers(f"1 {figure.unit}")[0].base
            if of:
                rows.append(Decimal(str(figure.value)) * base / of)
    return any(map(number.is_near, rows))


def _clause(text: str, one: Number) -> str:
    """Return the words behind a number and before the next one, or to the end of its clause."""
    end = next((other.start for other in numbers(text) if other.start > one.start and not other.is_base), len(text))
    return re.split(r"[;|,]|\band\b|\bbut\b|\.\s", text[one.end : end])[0]


def _tables(parts: Sequence[Sequence[Line]], studies: Mapping[str, Study]) -> Iterator[tuple[int, str]]:
    """Yield where two columns, or two rows, of a table have exchanged the numbers of their groups."""
    for rows, keys in _grids(parts):
        head = _cells(rows[0].text)
        for key in keys:
            study = studies[key]
            for line in rows[2:]:
                cells = _cells(line.text)
                own = line.own or keys
                told = [
                    _read(cell, arm_named(heading, study), f"{cells[0]} {heading}")
                    for cell, heading in zip(cells[1:], head[1:], strict=False)
                ]
                if key in own:
                    there = [one for one in told if one]
                    yield from ((line.number, message) for _, message in exchanges(there, study))
                    if len(there) > 1 and not together(there, study) and all(together([one], study) for one in there):
                        written = ", ".join(one.number.written for one in there)
                        yield (
                            line.number,
                            f"no outcome of {key} has {written} in these groups. Check the row in the source.",
                        )
            for column in range(1, len(head)):
                below = [(line, _cells(line.text)) for line in rows[2:] if not line.own or key in line.own]
                read = [
                    (line, _read(cells[column], arm_named(cells[0], study), head[column]))
                    for line, cells in below
                    if column < len(cells)
                ]
                for _, message in exchanges([one for _, one in read if one], study):
                    yield next(line.number for line, one in read if one), message
            of_study = [(line.number, _cells(line.text)) for line in rows[2:] if not line.own or key in line.own]
            yield from rows_of_others(of_study, study)


def _read(cell: str, arm: str, words: str) -> Told | None:
    """Return the only number of a cell with its group; the number of those who were not is turned into those who were."""
    found = [one for one in numbers(plain(cell)) if one.is_amount]
    if not arm or len(found) != 1:
        return None
    one = found[0]
    return Told(replace(one, value=100 - one.value) if _NOT.search(words) else one, arm)


def _grids(parts: Sequence[Sequence[Line]]) -> Iterator[tuple[list[Line], list[str]]]:
    """Yield each table with the studies that it, or the passage before it, cites."""
    before: tuple[str, ...] = ()
    rows: list[Line] = []
    for part in [*parts, [Line(0, "", ())]]:
        if part[0].text.lstrip().startswith("|"):
            rows += part
            continue
        if len(rows) > 2:
            keys = list(dict.fromkeys(key for line in rows for key in line.keys)) or list(before)
            yield rows, keys
        rows = []
        cited = tuple(key for line in part for key in line.keys)
        before = () if part[0].text.startswith("#") else cited or before


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]
