"""More is not less: a gap in a sentence points where its study points, and a count of those who got better is no harm."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from decimal import Decimal

from guide.facts.evidence import Evidence
from guide.facts.findings import Finding
from guide.facts.study import Outcome, Study
from guide.pages.plain_text import plain, split
from guide.pages.project import Project
from guide.pages.texts import Sentence

_N = r"(?P<gap>\d+(?:\.\d+)?)"
_WAYS = "lower|less|fewer|higher|more|better|worse|easier|harder"
# “3.5 points of 24 lower”, “about 9 points of 100 less pain”.
_GAP = re.compile(rf"\b{_N} (?:points? (?:(?:out )?of \d+ )?(?P<way>{_WAYS})|(?P<only>lower|higher))\b(?! than)", re.I)
_CLEARLY = re.compile(
    r"\b(?:clearly|fully|much|were|felt|got|get|are|functioned|function) (?P<way>better|worse)\b", re.I
)
_OFF = re.compile(r"\b(?:better|worse|recover\w*)\b", re.I)
_WORSE_OFF = re.compile(r"\bworse\b", re.I)
_FELL = re.compile(r"\bpain (?:\w+ )?(?:fell|falls|eased|dropped)\b", re.I)
_ROSE = re.compile(r"\b(?:pain|it) (?:\w+ )?(?:rose|rises|grew|increased)\b", re.I)
_NUMBER = re.compile(r"(?<![\d.,])\d+(?:\.\d+)?(?![\d,])")
_NO_GAIN = re.compile(r"\b(?:not|no|nobody|hardly|never|if|whether|unless)\b|n[’']t\b", re.I)

# What a sentence may speak of, and whether more of it is good.
_GOOD = re.compile(r"\b(?:function|daily life|daily tasks|quality of life|sleep|running|relief|recover\w*)\b", re.I)
_BAD = re.compile(r"\b(?:pain|soreness|limits|disability|injur\w+|bouts?|bother\w*)\b", re.I)
_PAIN = re.compile(r"\bpain\b", re.I)
_BETTER = re.compile(
    r"\b(?:lower|lowers|ease|eases|relieve|reduce|reduces|improve|improves|prevent|prevents|beat|beats|put off|shorten)\b",
    re.I,
)
_WORSE = re.compile(
    r"\b(?:raise|raises|worsen|worsens|increase|increases|harm|harms|aggravate|heighten|lose to|loses to)\b", re.I
)


def gaps_point_where_their_study_points(project: Project) -> Iterator[Finding]:
    """“3.5 points higher” for limits that were 3.5 lower turns a gain into a harm, with every digit right."""
    evidence = project.evidence
    gains = _gains(evidence)
    for page in project.pages:
        for line in project.lines(page):
            if line.keys and not page.made:
                studies = {key: evidence.studies[key] for key in line.own or line.keys}
                for message in points_elsewhere(plain(line.text), studies, gains if line.own else frozenset()):
                    yield page.finding(line.number, message)
    for path, fact in project.printed_facts():
        keys = evidence.studies_of(fact)
        studies = {path.stem: fact} if isinstance(fact, Study) else {key: evidence.studies[key] for key in keys}
        for name, text in fact.for_readers():
            if name in ("plain", "numbers", "effect", "says", "finding", "because", "reason"):
                for part in split(text):
                    for message in points_elsewhere(part, studies, frozenset()):
                        yield Sentence(path, "fact", part, field=name).finding(message)


def points_elsewhere(text: str, studies: Mapping[str, Study], gains: Set[str]) -> Iterator[str]:
    """Yield what a sentence tells the other way round than every estimate, count or claim that it can rest on.

    `studies` are those that it cites, by key; `gains` are the keys of studies whose claims all tell of a gain.
    """
    names = " or ".join(studies)
    for match in _GAP.finditer(text):
        way = match["way"] or match["only"]
        found = list(_differences(studies.values(), match["gap"]))
        if _PAIN.search(text) and not _GOOD.search(text):  # of pain, only what was measured of pain
            found = [one for one in found if _PAIN.search(one[0].name)] or found
        fits = {_fits(value, outcome, way) for outcome, value in found}
        if fits == {False}:
            yield f"“{match.group()}” is against the sign of {names}. Turn “{way}” round, or correct the study."
    for match in _CLEARLY.finditer(text):
        told = {_WORSE_OFF.search(one) is not None for study in studies.values() for one in _told_of(study, text)}
        if len(told) == 1 and told != {match["way"].lower() == "worse"} and not _NO_GAIN.search(text):
            right = "worse" if True in told else "better"
            yield f"“{match.group()}” stands beside the count of those who were {right} in {names}. Write “{right}”."
    for words, against in ((_ROSE, _FELL), (_FELL, _ROSE)):
        verb = words.search(text)
        if verb is None:
            continue
        plains = [one.plain for one in studies.values() if (_FELL.search(one.plain) or _ROSE.search(one.plain))]
        if plains and not against.search(text) and all(against.search(one) and not words.search(one) for one in plains):
            yield f"“{verb.group()}” is told the other way round in {names}. Correct the verb, or the study."
    harms = any(verdict(part) is False and not _NO_GAIN.search(part) for part in split(text))
    if harms and studies and studies.keys() <= gains:
        yield f"the sentence reports a harm, but every claim on {names} reports a gain. Correct its verb, or the claim."


def _told_of(study: Study, text: str) -> Iterator[str]:
    """Yield the names of outcomes of people who got better or worse of which the text tells a number."""
    found = {Decimal(one) for one in _NUMBER.findall(text)}
    for outcome in study.printable_outcomes:
        values = {Decimal(str(one.value)).quantize(Decimal(1)) for one in outcome.results if one.value is not None}
        if outcome.unit == "percent" and _OFF.search(outcome.name) and values & found:
            yield outcome.name
    for figure in study.printable_figures:
        value = Decimal(str(figure.value)).quantize(Decimal(1)) if figure.value is not None else None
        if value in found and _OFF.search(figure.what):
            yield figure.what


def verdict(text: str) -> bool | None:
    """Tell whether a sentence says that a treatment is good for people; None where it says neither, or both."""
    if re.search(r"\b(?:fell less|rose more) than\b|\bcertainty: more pain\b|\bprobably more pain\b", text, re.I):
        return False
    if not re.search(r"\b(?:may|probably)\b", text):
        return None
    better, worse = _BETTER.search(text), _WORSE.search(text)
    if match := better or worse:
        thing = text[match.end() : match.end() + 60]
        if re.match(r"improve|worsen", match.group(), re.I):
            thing = text
        if (better and worse) or not (_GOOD.search(thing) or _BAD.search(thing)):
            return None
        if re.match(r"raise|increase|heighten", match.group(), re.I):
            return None if _GOOD.search(thing) else False
        return better is not None
    told = re.search(r"\bmay be (?:about )?(?:\w+ )?(?P<way>lower|higher|better|worse)\b", text, re.I)
    if not told or bool(_GOOD.search(text)) == bool(_BAD.search(text)):
        return None
    way = told["way"].lower()
    return way == "better" if way in ("better", "worse") else (way == "lower") == bool(_BAD.search(text))


def _gains(evidence: Evidence) -> frozenset[str]:
    """Return the studies whose claims of an effect all tell of a gain, or of next to none."""
    told: dict[str, set[bool | None]] = {}
    for claim in evidence.claims.values():
        if claim.kind == "effect":
            for key in (*claim.supporting, *claim.against):
                told.setdefault(key, set()).add(verdict(claim.statement))
    return frozenset(key for key, ways in told.items() if False not in ways and True in ways)


def _differences(studies: Iterable[Study], gap: str) -> Iterator[tuple[Outcome, float]]:
    """Yield the differences of that size, with their outcomes."""
    step = Decimal(1).scaleb(int(Decimal(gap).as_tuple().exponent)) / 2
    for study in studies:
        for outcome in study.printable_outcomes:
            if outcome.better == "higher" and _BAD.search(outcome.name):
                continue  # on a scale where 100 is no pain: pages turn its numbers round
            for one in outcome.comparisons:
                if one.kind == "mean-difference" and abs(abs(Decimal(str(one.value))) - Decimal(gap)) <= step:
                    yield outcome, one.value


def _fits(value: float, outcome: Outcome, word: str) -> bool:
    """Tell whether a word fits a difference: by its sign, or by what is better in the outcome."""
    word = word.lower()
    if word in ("better", "worse", "easier", "harder"):
        return (word in ("better", "easier")) == ((value > 0) == (outcome.better == "higher"))
    return (word in ("higher", "more")) == (value > 0)
