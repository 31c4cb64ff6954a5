"""Who was not better: the number that is left of 100 is really what is left, and a certainty is one that a claim has."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from checks.figures import paragraphs, read_lines
from checks.numbers_in_text import numbers
from checks.texts import passages, written
from evidence_md import Fault
from evidence_md.load import Evidence, load

if TYPE_CHECKING:
    from checks.sources import Project

_HUNDRED = Decimal(100)
_OF_100 = re.compile(r"\b(?:out )?of (?:every )?100\b", re.I)
# “So 52, 56 and 73 were not.” “The other 28 did not.”
_REST = re.compile(r"^(?:So|The other|And|Not)\b.*(?:\bnot\b|n[’']t\b|\bnone\b)|^Not\b", re.I)
_POINTS = re.compile(r"\s+points?\b")
_CERTAINTY = re.compile(r"\((high|moderate|low|very low) certainty\)", re.I)


def what_is_left_is_what_is_left(project: Project) -> Iterator[Fault]:
    """“48 of 100 were better, so 54 were not” counts 102 people; no source holds the second number, so none corrects it."""
    for page in written(project.pages):
        for passage in passages(page):
            told = list(passage.sentences(page.path))
            for before, sentence in itertools.pairwise(told):
                if not (_OF_100.search(before.text) and _REST.search(sentence.text)):
                    continue
                there = {one.value for one in numbers(before.text)}
                for one in numbers(sentence.text):
                    counts = not (one.is_base or one.unit or _POINTS.match(sentence.text, one.end))
                    if counts and _HUNDRED - one.value not in there and one.value not in there:
                        left = ", ".join(f"{_HUNDRED - value:g}" for value in sorted(there - {_HUNDRED}, reverse=True))
                        message = f"{one.written} is not what is left of 100 after the sentence before."
                        yield sentence.fault(f"{message} Write what is left: {left}.")


def certainties_are_those_of_claims(project: Project) -> Iterator[Fault]:
    """A certainty that no claim on the cited study has was never worked out: its reasons stand nowhere."""
    evidence = load(project.config_file.parent / "evidence")
    rated = _ratings(evidence)
    for page in written(project.pages):
        for part in paragraphs(read_lines(page, evidence)):
            around = tuple(key for line in part for key in line.own)
            for line in part:
                keys = line.own or around or line.keys
                there = set().union(*(rated.get(key, ()) for key in keys))
                for match in _CERTAINTY.finditer(line.text):
                    if keys and match[1].lower() not in there:
                        has = f"has {' or '.join(sorted(there))}" if there else "is missing"
                        yield page.fault(
                            line.number,
                            f"{match[1]} certainty with {', '.join(dict.fromkeys(keys))}, and the claim that rests on it {has}. "
                            "Write the certainty of the claim, or mend the claim with its reasons.",
                        )


def _ratings(evidence: Evidence) -> Mapping[str, set[str]]:
    """Return, for each study, the certainties of the claims that rest on it, or its own ratings where no claim does."""
    found: dict[str, set[str]] = {}
    for claim in evidence.claims.values():
        keys = (*claim.supporting, *claim.against, *(one.study for one in (*claim.estimates, *claim.rates)))
        for key in keys:
            found.setdefault(key, set()).add(claim.certainty)
    for key in evidence.studies.keys() - found.keys():
        own = (one.certainty for outcome in evidence.studies[key].printable_outcomes for one in outcome.comparisons)
        found[key] = {certainty for certainty in own if certainty}
    return found
