"""Kinds of sentence that are known by their words alone, as `harmful-advice.yml` and `leaning-words.yml` list them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guide.facts.yaml_source import values


@dataclass(frozen=True)
class Kind:
    """A kind of sentence, such as harmful advice: its `name`, an `example`, what to write `instead`, and how it is known."""

    name: str
    example: str
    instead: str
    looks: re.Pattern[str]
    unless: re.Pattern[str]


@cache
def first_kind(text: str, file: Path) -> tuple[Kind, str] | None:
    """Return the first of the kinds that a file lists of which a sentence is, with its words; nothing when it is of none."""
    for kind in kinds(file):
        match = kind.looks.search(text)
        if match and not kind.unless.search(text):
            return kind, match.group().strip(" ,;:")
    return None


@cache
def kinds(file: Path) -> tuple[Kind, ...]:
    """Return the kinds that a file lists."""
    data = values(file.read_text(encoding="utf-8"))
    words, denied = data["words"], data["denied"]

    def pattern(ways: Sequence[str]) -> re.Pattern[str]:
        whole = "|".join(ways)
        for _ in range(2):  # a list may name another one
            for name, listed in words.items():
                whole = whole.replace(f"{{{name}}}", listed)
        return re.compile(whole, re.I)

    return tuple(
        Kind(one["name"], one["example"], one["instead"], pattern(one["looks"]), pattern(one["unless"] or [denied]))
        for one in data["kinds"]
    )
