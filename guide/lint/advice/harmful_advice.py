"""Advice that could harm whoever follows it: to do without a doctor, to run through pain, to wait with a sign.

No page gives such advice today, so that it is known by its words alone, wherever it is new; `harmful-advice.yml` has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guide.facts.findings import Finding
from guide.facts.yaml_source import values
from guide.pages.project import Project

FILE = Path(__file__).with_name("harmful-advice.yml")
# Facts that advise; others tell what a study, an article or a wrong answer says.
_ADVISE = frozenset({"signs", "pain", "stages", "options", "glossary"})


@dataclass(frozen=True)
class Kind:
    """A kind of sentence, such as harmful advice: its `name`, an `example`, what to write `instead`, and how it is known."""

    name: str
    example: str
    instead: str
    looks: re.Pattern[str]
    unless: re.Pattern[str]


def nothing_harmful_is_advised(project: Project) -> Iterator[Finding]:
    """“You can skip seeing a doctor” reads like any friendly line, and somebody with a warning sign follows it."""
    for sentence in project.sentences:
        if sentence.kind == "study" or (sentence.kind == "fact" and sentence.path.parent.name not in _ADVISE):
            continue
        if found := first_kind(sentence.text, FILE):
            kind, words = found
            yield sentence.finding(f"“{words}” could be followed as {kind.name}. {kind.instead}")


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
    """Return the kinds of harmful advice, or of other sentences that are known by their words, that a file lists."""
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
