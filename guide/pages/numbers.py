"""Read the numbers of a sentence: digits, number words, shares of so many, percent, and fractions in words.

What is no figure is passed over: addresses, references, dates, ordinals, names such as BL23, and “one” as a pronoun.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

_NAMES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
WORDS = {word: value for value, word in enumerate(re.findall(r"\w+", _NAMES), 1)}
# Shares in words, as percent. A share stands for what is near it.
_PARTS: Mapping[str, int | Decimal] = {
    "half": 50,
    "third": Decimal(100) / 3,
    "quarter": 25,
    "fifth": 20,
    "eighth": Decimal("12.5"),
    "tenth": 10,
}
_ABOUT = Decimal("2.5")
_LARGE = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
# Lengths of time, in days; conversions between them are as rough as “a month”.
DAYS = {
    "second": Decimal(1) / 86_400,
    "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.44"),
    "year": Decimal("365.25"),
}

_DIGITS = r"(?<!\w)(?<![A-Za-z]-)(?<!\d[.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d|(?:[snrt][tdh]|s)\b)"
_WORD = rf"(?<![\w-])(?:{'|'.join(WORDS)})(?!\w)"
_VALUE = rf"(?:{_DIGITS}|{_WORD})"
_SMALL = 4  # number words below this are seldom figures
# After “a third” comes what it is a third of; “a third group” is no share.
_SHARED = r"(?=\s+(?:of|less|more|fewer|lower|higher|better|worse|were|was|had|got|did|do|felt|are|is|at)\b|\s*(?:[.,;:)|]|$))"
_FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<hour>half an hour)|(?P<half>half)(?![\w-]|\s+marathon)"
    rf"|(?P<count>an?|one|two|three)[ -](?P<part>third|quarter|fifth|eighth|tenth)s?\b{_SHARED})",
    re.I,
)
_ANY = rf"{_VALUE}(?:\s+(?:thousand|million|billion)\b)?"
_NUMBER = re.compile(_ANY, re.I)
_PERCENT = re.compile(r"\s*(?:%|per ?cent\b)", re.I)
_TIME = rf"[\s-]+({'|'.join(DAYS)})s?\b"
# What a number is so many of: “of 100”, “points out of 100”, “times in 14,039”, but not “visits in 90 days”.
_BASE = re.compile(
    r"(?:(?:\s+(?!(?:to|and|or|in)\b)[a-z]+){0,2}\s+(?:out\s+of|of|per)|(?:\s+(?:times|people|patients|events))?\s+in)"
    rf"\s+(?:(?:every|the|a)\s+)?(?P<base>{_ANY}|(?:thousand|million|billion)\b)(?!{_TIME})",
    re.I,
)
_BEFORE_BASE = re.compile(r"\b(?:of|per|in\s+every|each)\s+$", re.I)
_UNIT = re.compile(_TIME, re.I)
_UNIT_BEFORE = re.compile(rf"\b({'|'.join(DAYS)})\s+$", re.I)  # “day 58”
# Small number words are figures only before these; “one of many”, “one of two” and “two trials” are not.
_COUNTED = re.compile(
    rf"\s+(?:(?:out\s+of|of|in)\s+(?:every\s+|the\s+)?(?!(?:one|two|three)\b){_VALUE}"
    r"|(?:people|points|per ?cent|times|sessions|million)\b)",
    re.I,
)
_BETWEEN = re.compile(r"\s*(?:to|and|or|–|-)\s*", re.I)
# References, addresses, HTML, dates, grades, and the number of a heading or of a list's item.
_NO_FIGURES = re.compile(
    r"\[@[^\]]*\]|\]\([^)\s]*\)|<[a-zA-Z/!][^>]*>|https?://\S+"
    r"|\b\d{4}-\d{2}(?:-\d{2})?\b|\bgrades? \d+|^\s*(?:#+\s*)?\d+\.\s",
    re.I,
)


@dataclass(frozen=True)
class Number:
    """A number of a sentence.

    `written` is what the author wrote; `step` is its precision, 1 for 48 and 0.1 for 47.6; `base` is what it is so many
    of, 100 for percent; `unit` is its unit of time; `is_base` marks the 100 of “48 of 100”; `is_share` marks “a third”.
    """

    written: str
    value: Decimal
    step: Decimal = Decimal(1)
    base: Decimal | None = None
    unit: str = ""
    is_base: bool = False
    is_share: bool = False
    start: int = 0
    end: int = 0

    @property
    def tolerance(self) -> Decimal:
        """Return how far a value may be from this number and still be written like it."""
        return _ABOUT if self.is_share else self.step / 2

    @property
    def is_amount(self) -> bool:
        """Tell whether it says how much or how many, and is neither what a share is of nor a length of time."""
        return not self.is_base and not self.unit

    def is_near(self, value: Decimal) -> bool:
        """Tell whether a value would be written like this number."""
        return abs(self.value - value) <= self.tolerance


def numbers(text: str, *, every_word: bool = False) -> list[Number]:
    """Return the numbers of a text in their order; with `every_word` also “one” to “three” wherever they stand."""
    return list(_numbers(text, every_word))


@functools.lru_cache(maxsize=32_768)  # a dozen rules read the same sentence
def _numbers(text: str, every_word: bool) -> tuple[Number, ...]:
    text = without_markup(text)
    shares = [_share(match) for match in _FRACTION.finditer(text)]
    taken = [(share.start, share.end) for share in shares]
    found = list(shares)
    for match in _NUMBER.finditer(text):
        inside = any(start <= match.start() < end for start, end in taken)
        if not inside and (every_word or _is_figure(match, text)):
            found.append(_read(match, text))
    return tuple(_with_bases(sorted(found, key=lambda number: number.start), text))


def without_markup(line: str) -> str:
    """Return a line of Markdown with blanks where no figure can stand: addresses, references, dates, comments."""
    return _NO_FIGURES.sub(lambda match: " " * len(match.group()), line)


def in_few_digits(value: Decimal) -> str:
    """Return a number as the guide writes it: a comma after thousands, at most two decimals, none that are empty."""
    text = f"{value:,.2f}" if abs(value) >= Decimal("0.1") or not value else f"{value:.2g}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_figure(match: re.Match[str], text: str) -> bool:
    small = WORDS.get(match.group().lower(), _SMALL) < _SMALL
    return not small or _COUNTED.match(text, match.end()) is not None


def _share(match: re.Match[str]) -> Number:
    written, start, end = match.group(), match.start(), match.end()
    if match["hour"]:
        return Number(written, Decimal(30), unit="minute", start=start, end=end)
    count = WORDS.get((match["count"] or "").lower(), 1)
    part = _PARTS[(match["half"] or match["part"]).lower()]
    return Number(written, Decimal(count * part), base=Decimal(100), is_share=True, start=start, end=end)


def _amount(text: str) -> tuple[Decimal, Decimal]:
    """Return value and precision of “1,162”, “four”, “1.2 million” or “million”."""
    digits, _, large = text.lower().partition(" ") if " " in text.strip() else (text.lower(), "", "")
    if digits in _LARGE:
        return Decimal(_LARGE[digits]), Decimal(1)
    value = Decimal(WORDS[digits]) if digits in WORDS else Decimal(digits.replace(",", ""))
    factor = _LARGE.get(large.strip(), 1)
    decimals = -int(value.as_tuple().exponent)
    return value * factor, factor * Decimal(1).scaleb(-decimals)


def _read(match: re.Match[str], text: str) -> Number:
    value, step = _amount(" ".join(match.group().split()))
    unit = _UNIT.match(text, match.end()) or _UNIT_BEFORE.search(text, 0, match.start())
    percent = _PERCENT.match(text, match.end())
    return Number(
        written=match.group(),
        value=value,
        step=step,
        base=Decimal(100) if percent else None,
        unit=unit[1].lower() if unit else "",
        start=match.start(),
        end=percent.end() if percent else match.end(),
    )


def _with_bases(found: Sequence[Number], text: str) -> list[Number]:
    """Join “48” and “of 100”, and give the first number of “1.2 to 1.6 points of 10” what the second one has."""
    bases: dict[int, Decimal] = {}
    for number in found:
        match = _BASE.match(text, number.end)
        if number.start not in bases and not number.base and match and not _is_year(match["base"]):
            bases[match.start("base")] = _amount(" ".join(match["base"].split()))[0]
    joined: list[Number] = []
    for number in reversed(found):
        if number.start in bases or _BEFORE_BASE.search(text, 0, number.start):
            number = replace(number, is_base=True)
        match = _BASE.match(text, number.end)
        if not number.is_base and not number.base and match and match.start("base") in bases:
            number = replace(number, base=bases[match.start("base")])
        follower = joined[-1] if joined else None
        if follower and not number.is_base and _BETWEEN.fullmatch(text, number.end, follower.start):
            number = replace(number, base=number.base or follower.base, unit=number.unit or follower.unit)
        joined.append(number)
    return joined[::-1]


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", text))
