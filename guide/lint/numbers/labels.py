"""Figures of a study that no group has: the words that say what each counts stand beside it, and not beside another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guide.facts.study import Study
from guide.pages.numbers import Number, numbers
from guide.pages.plain_text import plain

_CLAUSE = re.compile(r"[;:|,]|\band\b|\bbut\b|\.\s")
_VERY = frozenset({"very"})
_WORD = re.compile(r"[a-z]{4,}")
_COMMON = re.compile(
    r"\b(?:points|people|after|with|weeks?|months?|from|than|were|that|this|about|those|which|first|last|each|had|have|when"
    r"|more|less|into|their|them|other|study|trials?|years?|days|million|thousand)\b"
)


@dataclass(frozen=True)
class _Labelled:
    """A number of a study with the words that say what it counts."""

    values: tuple[Decimal, ...]
    words: frozenset[str]
    names: frozenset[str] = frozenset()


def labels(text: str, study: Study) -> Iterator[str]:
    """Yield two numbers that stand beside each other's words: “17 had a bruise and 61 had pain”."""
    found = [one for one in numbers(text) if not one.is_base and not one.is_share]
    known = _labelled(study) if len(found) > 1 else []
    for one, other in itertools.combinations(found, 2):
        if one.value == other.value or one.unit != other.unit:
            continue
        first = [each for each in known if _is(one, each)]
        second = [each for each in known if _is(other, each)]
        if len(first) != 1 or len(second) != 1 or first == second:
            continue
        mine, theirs = first[0].words - second[0].words, second[0].words - first[0].words
        beside = (_stems(_behind(text, one)), _stems(_behind(text, other)))
        straight = len(beside[0] & mine) + len(beside[1] & theirs)
        crossed = beside[0] & theirs and beside[1] & mine and not straight
        # “very low” and “low”: only one of the two has a word of its own, and it stands beside the other.
        crossed = crossed or (theirs == _VERY and not mine and beside[0] & theirs and not beside[1] & theirs)
        crossed = crossed or (mine == _VERY and not theirs and beside[1] & mine and not beside[0] & mine)
        if crossed:
            number, own = (one, mine) if beside[1] & mine else (other, theirs)
            yield (
                f"{one.written} and {other.written} stand beside each other's words. Exchange them; the study has "
                f"{number.written} for “{', '.join(sorted((beside[0] | beside[1]) & own))}”."
            )


def _labelled(study: Study) -> list[_Labelled]:
    found = []
    for figure in study.printable_figures:
        values = [Decimal(str(figure.value))] if figure.value is not None else []
        if figure.events is not None:
            values.append(Decimal(figure.events))
        of = numbers(f"1 {figure.unit}")[0].base or (figure.of and Decimal(figure.of))
        share = [value * base / of for value in values for base in (100, 1_000, 10_000)] if of else []
        if values:
            found.append(_Labelled((*values, *share), _stems(figure.what), _names(figure.what)))
    return found


def _is(number: Number, known: _Labelled) -> bool:
    return any(map(number.is_near, known.values))


def _behind(text: str, one: Number) -> str:
    end = next((other.start for other in numbers(text) if other.start > one.start and not other.is_base), len(text))
    return _CLAUSE.split(text[one.end : end])[0]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s")[:7] for word in _WORD.findall(_COMMON.sub(" ", text.lower())))


def rows_of_others(rows: Sequence[tuple[int, Sequence[str]]], study: Study) -> Iterator[tuple[int, str]]:
    """Yield each row that has the number of another row: “New pain | 51”, and the study has 51 for persistent pain.

    `rows` are lines and cells, of which the first says what the row is about.
    """
    known = _labelled(study)
    read = [(line, _names(cells[0]), [_only(cell) for cell in cells[1:]]) for line, cells in rows]
    for (line, mine, ours), (_, other, theirs) in itertools.permutations(read, 2):
        for one, another in zip(ours, theirs, strict=False):
            first, second = ([each for each in known if number and _is(number, each)] for number in (one, another))
            if one is None or len(first) != 1 or len(second) != 1 or first == second:
                continue
            here, there = first[0].names - second[0].names, second[0].names - first[0].names
            if mine & there and not mine & here and not other & there:
                yield (
                    line,
                    f"{one.written} is not what the study has for “{' '.join(sorted(mine & there))}”. Exchange the rows.",
                )
                return


def _only(cell: str) -> Number | None:
    found = [one for one in numbers(plain(cell)) if one.is_amount]
    return found[0] if len(found) == 1 else None


def _names(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{3,}", plain(text).lower()))
