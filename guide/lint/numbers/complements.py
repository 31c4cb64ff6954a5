"""Who was not better: the number that is left of 100 is really what is left."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from guide.facts.findings import Finding
from guide.pages.numbers import Number, numbers
from guide.pages.project import Project
from guide.pages.texts import passages, written

_HUNDRED = Decimal(100)
_OF_100 = re.compile(r"\b(?:out )?of (?:every )?100\b", re.I)
# “So 52, 56 and 73 were not.” “The other 28 did not.”
_SO = re.compile(r"[;,] so (\d[^;.]*\bnot)\b")
_REST = re.compile(r"^(?:So|The other|And|Not)\b.*(?:\bnot\b|n[’']t\b|\bnone\b)|^Not\b", re.I)
_POINTS = re.compile(r"\s+points?\b")
_BASE = re.compile(r"\b(?:out )?of (100|1,000|10,000)\b", re.I)
_BASES = frozenset(map(Decimal, (100, 1_000, 10_000)))
_OTHERS = re.compile(r"(?:do |did |does )?not\b|none\b|the rest\b", re.I)
# “; about 9,999 have none”, “, and 28 were not”.
_HAVE_NONE = re.compile(
    r"(?:[;,]|\band\b)\s+(?:and )?(?:the other |about )?[\d,]+ (?:had none|have none|did not|do not|were not)\b", re.I
)


def what_is_left_is_what_is_left(project: Project) -> Iterator[Finding]:
    """“48 of 100 were better, so 54 were not” counts 102 people; no source holds the second number, so none corrects it."""
    for page in written(project.pages):
        for passage in passages(page):
            told = list(passage.sentences(page.path))
            for number, sentence in enumerate(told):
                if match := _SO.search(sentence.text):
                    whole = " ".join((*(one.text for one in told[:number]), sentence.text[: match.start()]))
                    yield from (sentence.finding(message) for message in _not_left(numbers(whole), match[1]))
            for before, sentence in itertools.pairwise(told):
                if not (_OF_100.search(before.text) and _REST.search(sentence.text)):
                    continue
                there = {one.value for one in numbers(before.text)}
                if message := _out_of_order(before.text, sentence.text):
                    yield sentence.finding(message)
                for one in numbers(sentence.text):
                    counts = one.is_amount and not _POINTS.match(sentence.text, one.end)
                    if counts and _HUNDRED - one.value not in there and one.value not in there:
                        left = ", ".join(f"{_HUNDRED - value:g}" for value in sorted(there - {_HUNDRED}, reverse=True))
                        message = f"{one.written} is not what is left of 100 after the sentence before."
                        yield sentence.finding(f"{message} Write what is left: {left}.")


def _not_left(before: Sequence[Number], rest: str) -> Iterator[str]:
    """Yield each number of a rest that is not what is left of 100 after one of the numbers before it."""
    there = {_HUNDRED - one.value for one in before}
    for one in numbers(rest):
        if one.is_amount and one.value not in there:
            yield f"{one.written} is not what is left of 100 after the numbers before it. Take each of them from 100."


def _out_of_order(before: str, rest: str) -> str:
    """Return what is wrong when the numbers left of 100 stand in another order than those that they are left of."""
    told = [one.value for one in numbers(before) if one.is_amount]
    left = [_HUNDRED - one.value for one in numbers(rest) if one.is_amount]
    order = [value for value in told if value in left]
    if len(left) < 2 or sorted(order) != sorted(left) or order == left:
        return ""
    return f"what is left stands in another order. Write {', '.join(f'{_HUNDRED - value:g}' for value in order)}."


def both_columns_make_up_the_whole(project: Project) -> Iterator[Finding]:
    """A table with a column for those who had it and one for those who did not counts everybody once."""
    for page in written(project.pages):
        for passage in passages(page):
            if passage.kind == "row" and passage.headings:
                for message in _columns(passage.text.split(" | "), passage.headings.split(" | ")):
                    yield page.finding(passage.line, message)
            else:
                for sentence in passage.sentences(page.path):
                    for message in _rest_of_base(sentence.text):
                        yield sentence.finding(message)
            for cell in passage.text.split(" | ") if passage.kind == "row" else ():
                for message in _rest_of_base(cell):
                    yield page.finding(passage.line, message)


def _columns(cells: list[str], headings: list[str]) -> Iterator[str]:
    where = f"{cells[0]} {' '.join(headings)}"
    base = _BASE.search(where)
    pairs = [index for index, head in enumerate(headings) if index > 1 and _OTHERS.match(head.strip())]
    if base is None or len(cells) != len(headings):
        return
    for index in pairs:
        one, other = (numbers(cells[place]) for place in (index - 1, index))
        whole = Decimal(base[1].replace(",", ""))
        if len(one) == len(other) == 1 and one[0].value + other[0].value != whole:
            yield f"{one[0].written} and {other[0].written} are not {whole:g} together. Write {whole - one[0].value:g}."


def _rest_of_base(text: str) -> Iterator[str]:
    """Yield a rest that is not what is left of the base: “1 of 10,000 people; 9,998 have none”."""
    match = _HAVE_NONE.search(text)
    if match is None:
        return
    found = [one for one in numbers(text) if one.is_amount]
    base = next((one.base for one in found if one.base in _BASES and one.end < match.start()), None)
    if base:
        rest = next((one for one in found if match.start() <= one.start < match.end()), None)
        before = [one.value for one in found if one.end <= match.start()]
        if rest and rest.value not in {base - value for value in before}:
            left = ", ".join(f"{base - value:g}" for value in before)
            yield f"{rest.written} is not what is left of {base:g}. Write what is left: {left}."
