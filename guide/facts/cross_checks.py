"""Hold the guide's statements against themselves and against the studies they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from guide.facts.advice import EmergencyNumbers
from guide.facts.certainty import misfit
from guide.facts.direction import measured_as_told, on_one_side, points_the_same_way
from guide.facts.evidence import SOURCES_IN, Evidence
from guide.facts.fact import Fact
from guide.facts.findings import nearest
from guide.facts.frequency import Share, share
from guide.facts.plausibility import Objection
from guide.facts.statements import Claim, Estimate, Frequency, Option, Question
from guide.facts.study import Study
from guide.facts.yardstick import in_its_column, ratings_are_in_their_files, ratings_are_told


def verb_fits(claim: Claim) -> Iterator[Objection]:
    """Yield what is wrong with the claim's own fields: the verb, the size, the reasons, the dates."""
    if claim.kind == "effect":
        if claim.size is None and claim.certainty != "very low":
            yield (), "an effect needs its size. Add `size:` large, moderate, small or none."
        elif problem := misfit(claim.statement, claim.certainty, claim.size):
            yield ("statement",), problem
    elif claim.size is not None:
        yield ("size",), f"a {claim.kind} has no size of effect. Delete the line."
    if claim.certainty != "high" and not claim.reasons.given:
        yield (
            ("reasons",),
            "the reason for the certainty is missing. Add one of blinding, size, consistency, directness, bias.",
        )
    yield from on_one_side(claim)
    yield from in_its_column(claim)
    yield from ratings_are_told(claim)
    if claim.next_review <= claim.written:
        yield ("next_review",), f"{claim.next_review} is not after {claim.written}. Write a later date."


def one_answer_is_right(question: Question) -> Iterator[Objection]:
    """Yield what is wrong with the question's own fields: how many answers are right, and answers without a reason."""
    right = [index for index, answer in enumerate(question.answers) if answer.right]
    if not right:
        yield ("answers",), "no answer is right. Add `right: true` to the one that is."
    for index in right[1:]:
        yield ("answers", index, "right"), "a second answer is right. Keep `right: true` at one of them."
    for index, answer in enumerate(question.answers):
        if not answer.reason and not question.reason:
            advice = "Add `reason:` to it, or one for all answers below them."
            yield (
                ("answers", index),
                f"nothing says why “{answer.text}” is {'right' if answer.right else 'wrong'}. {advice}",
            )


def points_to_facts(entry: Fact, evidence: Evidence) -> Iterator[Objection]:
    """Yield each key in the entry that no file has, and each estimate that its study does not hold."""
    if field := SOURCES_IN.get(type(entry)):
        named = getattr(entry, field)
        yield from _keys(field, (named,) if isinstance(named, str) else named, evidence.studies, "source")
    elif points := MORE_THAN_SOURCES.get(type(entry)):
        yield from points(entry, evidence)


def _claim(claim: Claim, evidence: Evidence) -> Iterator[Objection]:
    yield from _keys("for", claim.supporting, evidence.studies, "source")
    yield from _keys("against", claim.against, evidence.studies, "source")
    for index, rating in enumerate(claim.rated):
        for where, message in _keys("study", (rating.study,), evidence.studies, "source"):
            yield ("rated", index, where[0]), message
    yield from ratings_are_in_their_files(claim, evidence)
    for index, estimate in enumerate(claim.estimates):
        if problem := _estimate(estimate, evidence):
            yield ("estimates", index), problem
    for index, one in enumerate(claim.frequencies):
        if problem := _frequency(one, evidence):
            yield ("frequencies", index), problem
    yield from _frequencies_left_out(claim, evidence)
    if not any(_estimate(estimate, evidence) for estimate in claim.estimates):
        yield from points_the_same_way(claim, evidence)
        yield from measured_as_told(claim, evidence)


def _option(option: Option, evidence: Evidence) -> Iterator[Objection]:
    yield from _keys("claims", option.claims, evidence.claims, "claim")
    first = evidence.claims.get(option.claims[0])
    if first and first.certainty != option.certainty:
        yield (
            ("certainty",),
            f"the word leads to the claim {option.claims[0]}, which has {first.certainty} certainty. "
            "Put a claim of the option's own certainty first.",
        )


def _numbers(numbers: EmergencyNumbers, evidence: Evidence) -> Iterator[Objection]:
    for index, country in enumerate(numbers.countries):
        for where, message in _keys("sources", country.sources, evidence.studies, "source"):
            yield ("countries", index, *where), message


# The kinds that name other facts than sources, or sources in more than one place. A kind that stands neither here nor in
# `SOURCES_IN` would name what no file has, and nobody would say so: a test asks for it.
MORE_THAN_SOURCES: Mapping[type[Fact], Callable[[Any, Evidence], Iterator[Objection]]] = MappingProxyType(
    {Claim: _claim, EmergencyNumbers: _numbers, Option: _option}
)


_FOLDERS = {"source": "studies", "claim": "claims"}


def _keys(name: str, keys: tuple[str, ...], there: Mapping[str, Fact], word: str) -> Iterator[Objection]:
    for index, key in enumerate(keys):
        if key not in there:
            file = f"evidence/{_FOLDERS[word]}/{key}.yml"
            hint = nearest(key, there)
            yield (name, index), f"no {word} is called “{key}”.{hint} Add the file {file} or use a key that is there."


def _frequency(one: Frequency, evidence: Evidence) -> str:
    study = evidence.studies.get(one.study)
    if study is None:
        return f"no source is called “{one.study}”.{nearest(one.study, evidence.studies)} Correct the key."
    keys = {one.key: one for one in study.printable_figures if one.key}
    if one.figure not in keys:
        there = ", ".join(keys) or "none yet; add `key:` to the figure"
        return f"{one.study} has no confirmed figure “{one.figure}”.{nearest(one.figure, keys)} There are: {there}."
    if share(keys[one.figure]) is None:
        return f"the figure “{one.figure}” of {one.study} is no share. It needs `events:` and `of:`, or a `unit:` per."
    return ""


def _frequencies_left_out(claim: Claim, evidence: Evidence) -> Iterator[Objection]:
    """Yield the counts of the claim's other sources that its ladder lacks: one country alone leans one way."""
    drawn = {(one.study, one.figure) for one in claim.frequencies}
    for key in dict.fromkeys(one.figure for one in claim.frequencies):
        shares = {name: _count(study, key) for name, study in evidence.studies.items()}
        among = {found.whom for name, found in shares.items() if found and (name, key) in drawn}
        for name in claim.supporting + claim.against:
            found = shares.get(name)
            # A logarithmic scale has no place for none at all.
            if found and found.part and found.whom in among and (name, key) not in drawn:
                yield (
                    ("frequencies",),
                    f"{name}, a source of this claim, counts “{key}” too. Add `- {{study: {name}, figure: {key}}}`.",
                )


def _count(study: Study, key: str) -> Share | None:
    return next((share(one) for one in study.printable_figures if one.key == key), None)


def _estimate(estimate: Estimate, evidence: Evidence) -> str:
    study = evidence.studies.get(estimate.study)
    if study is None:
        return f"no source is called “{estimate.study}”.{nearest(estimate.study, evidence.studies)} Correct the key."
    outcome = study.outcomes.get(estimate.outcome)
    if outcome is None:
        hint = nearest(estimate.outcome, study.outcomes)
        return f"{estimate.study} has no outcome “{estimate.outcome}”.{hint} There are: {', '.join(study.outcomes)}."
    if not outcome.confirmed:
        return f"the outcome “{estimate.outcome}” of {estimate.study} is not confirmed. It cannot be printed."
    if outcome.comparison(estimate.of, estimate.against) is None:
        pairs = "; ".join(f"{one.of} against {one.against}" for one in outcome.comparisons) or "none"
        return f"{estimate.study} does not compare {estimate.of} with {estimate.against}. It compares: {pairs}."
    return ""
