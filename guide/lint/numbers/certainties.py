"""A certainty, or the size of an effect, that a page tells of a study is that of the claim which rests on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from guide.facts.evidence import Evidence
from guide.facts.findings import Finding
from guide.facts.statements import Claim
from guide.pages.lines import paragraphs
from guide.pages.plain_text import plain
from guide.pages.project import Project
from guide.pages.texts import passages, written

_LEVEL = r"(?:high|moderate|low|very low)"
_ONLY = re.compile(rf"{_LEVEL}(?: certainty)?")
_SURE = re.compile(r"\b(?:how sure|certainty)\b", re.I)
_VERBS = {
    "moderate": re.compile(r"\bprobably\b", re.I),
    "low": re.compile(r"\bmay\b(?! be chance| change)"),
    "very low": re.compile(r"\bwe do not know\b|\bvery uncertain\b", re.I),
}
_SIDES = {
    "pretend": r"\b(?:pretend|fake|sham|placebo|dummy)\b",
    "usual care": r"\b(?:usual|routine) care\b",
    "no treatment": r"\bno treatment\b",
    "waiting": r"\bwaiting\b",
    "bed rest": r"\bbed rest\b",
}
_MEASURED = {"pain": r"\bpain\b", "function": r"\b(?:function|daily (?:life|tasks)|everyday tasks)\b"}
_EASES = re.compile(
    r"\b(?:may|probably)(?: \w+){0,2} (?:lowers?|eases?|improves?|lessens?|helps?"
    r"|makes? (?:daily|everyday) (?:life|tasks))\b",
    re.I,
)
_SLIGHTLY = re.compile(r"\bslightly\b", re.I)
_SMALL = re.compile(r"\b(?:slightly|small|little|less than|below)\b", re.I)
_CERTAINTY = re.compile(r"\((high|moderate|low|very low) certainty\)", re.I)


def certainties_are_those_of_claims(project: Project) -> Iterator[Finding]:
    """A certainty that no claim on the cited study has was never worked out, and its reasons are nowhere."""
    evidence = project.evidence
    rated = _ratings(evidence)
    for page in written(project.pages):
        for part in paragraphs(project.lines(page)):
            around = tuple(key for line in part for key in line.own)
            for line in part:
                keys = line.own or around or line.keys
                for name in _named(line.text, line.headings):
                    there = _fitting(line.text, keys, evidence) or set().union(*(rated.get(key, ()) for key in keys))
                    if keys and name not in there:
                        has = f"has {' or '.join(sorted(there))}" if there else "is missing"
                        yield page.finding(
                            line.number,
                            f"{name} certainty with {', '.join(dict.fromkeys(keys))}, and the claim that rests on it {has}. "
                            "Write the certainty of the claim, or correct the claim and its reasons.",
                        )


def sizes_are_those_of_claims(project: Project) -> Iterator[Finding]:
    """“May ease pain”, where the claim says “may ease pain slightly”, makes more of a small gain: the size is a word too."""
    for page in written(project.pages):
        for part in paragraphs(project.lines(page)):
            for line in part:
                text = plain(line.text)
                has_number = re.search(r"\d", text) is not None  # for which there are other rules
                if not line.own or len(_EASES.findall(text)) != 1 or has_number:
                    continue
                sizes = {claim.size for claim in _on(text, line.own, project.evidence, sides=2)} - {None, "none"}
                size = str(next(iter(sizes))) if len(sizes) == 1 else ""
                if size == "small" and not _SMALL.search(text):
                    message = "the claim that rests on the same study calls this gain small. Write “slightly”"
                elif size in ("moderate", "large") and _SLIGHTLY.search(text):
                    message = f"the claim that rests on the same study calls this gain {size}. Leave “slightly” out"
                else:
                    continue
                yield page.finding(line.number, f"{message}, or correct the claim.")


def rows_have_the_verb_of_their_certainty(project: Project) -> Iterator[Finding]:
    """“Probably lowers pain | low” says two things at once: the grid of verbs holds for the cells of a row as well."""
    for page in written(project.pages):
        for passage in passages(page):
            cells = passage.text.split(" | ") if passage.kind == "row" else []
            named = [cell.removesuffix(" certainty") for cell in cells if _ONLY.fullmatch(cell)]
            text = " ".join(cell for cell in cells if not _ONLY.fullmatch(cell))
            told = {level for level, verb in _VERBS.items() if verb.search(text)}
            if len(named) == 1 and len(told) == 1 and named[0] not in told:
                yield page.finding(
                    passage.line,
                    f"the row speaks of {told.pop()} certainty and says {named[0]}. Correct the verb, or the certainty.",
                )


def _named(text: str, headings: str) -> list[str]:
    """Return the certainties that a line names: in brackets, or in a cell of its own under such a heading."""
    found = [match[1].lower() for match in _CERTAINTY.finditer(text)]
    if text.lstrip().startswith("|") and _SURE.search(headings):
        found += [cell.strip().removesuffix(" certainty") for cell in text.split("|") if _ONLY.fullmatch(cell.strip())]
    return found


def _fitting(text: str, keys: Iterable[str], evidence: Evidence) -> set[str]:
    """Return the certainties of the claims on the studies that compare with what the text names, and measure it."""
    measured = [words for words in _MEASURED.values() if re.search(words, text, re.I)]
    if len(measured) == 1 and len(_CERTAINTY.findall(text)) == 1:
        return {claim.certainty for claim in _on(text, keys, evidence)}
    return set()


def _on(text: str, keys: Iterable[str], evidence: Evidence, sides: int = 1) -> Iterator[Claim]:
    """Yield the claims on an effect that rest on the studies, compare with what the text names, and measure what it does.

    A text that compares with more than so many `sides` is on none of them.
    """
    named = [words for words in _SIDES.values() if re.search(words, text, re.I)]
    measured = [words for words in _MEASURED.values() if re.search(words, text, re.I)]
    for claim in evidence.claims.values() if len(named) <= sides else ():
        rests = {*claim.supporting, *claim.against, *(one.study for one in claim.estimates)} & {*keys}
        same = any(re.search(words, claim.comparison, re.I) for words in named)
        measures = not measured or any(re.search(words, claim.outcome) for words in measured)
        if rests and same and measures and claim.kind == "effect":
            yield claim


def _ratings(evidence: Evidence) -> Mapping[str, set[str]]:
    """Return, for each study, the certainties of the claims that rest on it, or its own ratings where no claim does."""
    found: dict[str, set[str]] = {}
    for claim in evidence.claims.values():
        for key in claim.studies:
            found.setdefault(key, set()).add(claim.certainty)
    for key in evidence.studies.keys() - found.keys():
        own = (one.certainty for outcome in evidence.studies[key].printable_outcomes for one in outcome.comparisons)
        found[key] = {certainty for certainty in own if certainty}
    return found
