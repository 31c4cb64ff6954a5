"""Finds words that the guide does not use, because they promise more than studies can show or say too little."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|half|none)\b"


@dataclass(frozen=True)
class Rule:
    """A word, the example that shows it, and what makes it right when it stands in the same sentence."""

    name: str
    pattern: str
    example: str
    excused_by: str = r"(?!)"  # nothing


RULES = (
    Rule("proven", r"\bproven\b", "Needles are proven to work."),
    Rule("cure", r"\bcur(e|es|ed|ing)\b", "It cures back pain."),
    Rule("miracle", r"\bmiracles?\b|\bmiraculous", "A miracle for runners."),
    Rule("game-changer", r"\bgame[- ]chang", "It is a game-changer."),
    Rule("natural means safe", r"\bnatural(ly)?\b.{0,20}\bsafe\b", "It is natural, so it is safe."),
    Rule("significant", r"\bsignificant(ly)?\b", "Pain fell significantly."),
    Rule("rare without a number", r"\brare(ly)?\b", "Harm is rare.", _NUMBER),
    Rule("common without a number", r"\b(un)?common(ly)?\b(?! sense)", "Bruises are common.", _NUMBER),
    Rule("1 in X", r"\b(1|one) in (\d|two|three|four|five|six|seven|eight|nine|ten|a\b)", "One in ten felt sore."),
    Rule("chronic alone", r"\bchronic\b", "Chronic pain may ease.", r"long-lasting|(over|than) three months"),
    Rule("here as link text", r"\[(click |read )?here\]\(", "Read more [here](safety.md)."),
)


def found(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and rule of each word not used; what stands in code is left out. One sentence stands on one line."""
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"\s*(```|~~~)", line):
            fenced = not fenced
        prose = "" if fenced else re.sub(r"`[^`]*`|\[@[^\]]*\]", " ", line)
        for rule in RULES:
            if re.search(rule.pattern, prose, re.I) and not re.search(rule.excused_by, prose, re.I):
                yield number, rule.name
