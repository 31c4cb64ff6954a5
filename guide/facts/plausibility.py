"""Figures that cannot be: more events than people, an interval that does not hold its estimate, an arm nobody named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.facts.findings import nearest
from guide.facts.study import DIFFERENCES, Comparison, Figure, Outcome, Result, Study
from guide.facts.yaml_source import Location

# Where a value stands that cannot be, and what is wrong with it.
Objection = tuple[Location, str]
# A paper may itself count a person twice; a wrong digit makes a larger gap than that.
_SPREAD = 1.02
# Scales whose better end is known. For a change on a scale, or a share of people, the name alone does not tell.
_SCALES = {
    "higher": re.compile(r"Hannover|SF-?12|SF-?36|EQ-5D|quality of life", re.I),
    "lower": re.compile(r"Roland|Oswestry|\bRMDQ\b|\bODI\b|Von Korff|\bVAS\b|\bNRS\b|pain scale", re.I),
}
_CHANGE = re.compile(
    r"relief|fall|less|better|reduc|drop|gain|improv|without|free|change|down|ease|lower|half|third|recover|respon|success"
    r"|threshold|toler|higher",
    re.I,
)
# How the plain sentence on a study names its other groups: lists and searches show that sentence alone.
_PRETEND = re.compile(r"\b(?:pretend|sham|fake|placebo|dummy)\b", re.I)
_WITHOUT = re.compile(r"\b(?:care|no (?:treatment|needles)|nothing|none|wait\w*|without)\b", re.I)
_NO_NEEDLES = frozenset({"usual-care", "no-treatment", "waiting-list"})


def impossible(study: Study) -> Iterator[Objection]:
    """Yield each value of the study that contradicts another one: where it stands and what to write instead."""
    yield from _reference(study)
    sizes = [arm.size for arm in study.arms.values()]
    if study.participants and all(sizes) and len(sizes) > 1 and sum(filter(None, sizes)) > _SPREAD * study.participants:
        everybody = sum(filter(None, sizes))
        yield (
            ("participants",),
            f"{study.participants:,} people, and the groups have {everybody:,} together. Correct it, or the `size` of a group.",
        )
    yield from _sentence(study)
    for key, outcome in study.outcomes.items():
        here: Location = ("outcomes", key)
        if wrong := _direction(outcome):
            yield (*here, "better"), wrong
        for index, result in enumerate(outcome.results):
            yield from _result(study, outcome, result, (*here, "results", index))
        for index, comparison in enumerate(outcome.comparisons):
            yield from _comparison(study, comparison, (*here, "comparisons", index))
    for index, figure in enumerate(study.figures):
        yield from _figure(figure, ("figures", index))


def _reference(study: Study) -> Iterator[Objection]:
    """Yield what keeps a reader from finding the study."""
    if not study.authors and not study.organisation:
        yield (), "nobody is named. Add `authors:` (people) or `organisation:`."
    if not (study.doi or study.pmid or study.pmcid or study.url):
        yield (), "a reader cannot find this source. Add a confirmed `doi`, `pmid`, `pmcid` or `url`."
    for phrase in study.title_phrases:
        if phrase not in study.title:
            yield ("title_phrases", phrase), f"the title does not hold “{phrase}”. Write the words as they stand there."


def _sentence(study: Study) -> Iterator[Objection]:
    """Yield each group that the one sentence on a study of real against pretend needles leaves out: it would lean."""
    roles = {arm.role: arm.name for arm in study.arms.values()}
    if not {"acupuncture", "pretend"} <= set(roles):
        return
    if not _PRETEND.search(study.plain):
        yield ("plain",), f"the group “{roles['pretend']}” is left out. Say how it did; it is called pretend."
    others = [name for role, name in roles.items() if role in _NO_NEEDLES]
    if others and not _WITHOUT.search(study.plain):
        yield ("plain",), f"the group “{others[0]}” is left out. Say how it did beside real and pretend needles."


def _direction(outcome: Outcome) -> str:
    """Return what is wrong when the scale is known, and a better score lies at its other end."""
    text = f"{outcome.name} {outcome.measure}"
    named = [way for way, scale in _SCALES.items() if scale.search(text)]
    if outcome.unit == "percent" or _CHANGE.search(text) or len(named) != 1 or outcome.better == named[0]:
        return ""
    return f"on this scale {named[0]} is better. Write `better: {named[0]}`, or name the scale that was used."


def _result(study: Study, outcome: Outcome, result: Result, here: Location) -> Iterator[Objection]:
    yield from _arm(study, result.arm, here)
    size = study.size_of(result)
    if result.events is not None and size is not None and result.events > size:
        yield (
            (*here, "events"),
            (
                f"{result.events} events in an arm of {size} people cannot be. "
                f"Write at most {size}, or correct the arm's `size`."
            ),
        )
    if result.value is None and result.events is None:
        yield here, "this result holds no number. Add `value:` or `events:`."
    if outcome.unit == "percent" and result.value is not None and not 0 <= result.value <= 100:
        yield (*here, "value"), f"{result.value} percent cannot be. Write a number from 0 to 100."
    yield from _interval(result, here)


def _comparison(study: Study, comparison: Comparison, here: Location) -> Iterator[Objection]:
    yield from _arm(study, comparison.of, here)
    yield from _arm(study, comparison.against, here)
    if comparison.kind not in DIFFERENCES and (
        comparison.value <= 0 or (comparison.low is not None and comparison.low < 0)
    ):
        yield (*here, "value"), "a ratio is above 0. Write the ratio itself, not its logarithm."
    yield from _interval(comparison, here)


def _figure(figure: Figure, here: Location) -> Iterator[Objection]:
    if figure.events is not None and figure.of is not None and figure.events > figure.of:
        yield (
            (*here, "events"),
            (f"{figure.events} of {figure.of} cannot be. Write at most {figure.of}, or correct `of`."),
        )
    if (
        figure.value is None
        and figure.events is None
        and not figure.text
        and (figure.low is None) != (figure.high is None)
    ):
        yield here, "half a range says nothing. Write both `low:` and `high:`."
    if figure.value is None and figure.events is None and figure.low is figure.high is None and not figure.text:
        yield here, "this figure holds nothing. Add `value:`, `low:` and `high:`, `events:` or `text:`."
    yield from _interval(figure, here)


def _interval(holder: Result | Comparison | Figure, here: Location) -> Iterator[Objection]:
    low, high, value = holder.low, holder.high, holder.value
    if low is not None and high is not None and low > high:
        yield (*here, "low"), f"the interval runs from {low} to {high}. Write the smaller number as `low`."
    elif value is not None and ((low is not None and value < low) or (high is not None and value > high)):
        interval = " to ".join(str(end) for end in (low, high) if end is not None)
        yield (
            (*here, "value"),
            (f"the interval {interval} does not hold the estimate {value}. Check all three in the source."),
        )


def _arm(study: Study, name: str, here: Location) -> Iterator[Objection]:
    if name not in study.arms:
        allowed = ", ".join(study.arms) or "none yet"
        yield here, f"no arm is called “{name}”.{nearest(name, study.arms)} Arms of this study: {allowed}."
