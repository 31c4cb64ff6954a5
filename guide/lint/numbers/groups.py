"""The numbers of two groups are not exchanged: 44 with real needles and 48 with pretend ones is the trial turned round."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from guide.facts.findings import Finding
from guide.facts.study import Result, Study
from guide.pages import texts
from guide.pages.lines import paragraphs
from guide.pages.numbers import Number, numbers, without_markup
from guide.pages.project import Project

# How pages name a group, by its role. Pretend needles are looked for first: they are needles too.
_ROLES: Mapping[str, str] = {
    "pretend": r"pretend|sham|fake|placebo|dummy",
    "acupuncture": r"real|needles|needling|acupuncture",
    "usual-care": r"(?:usual|routine|standard|guideline) (?:\w+ )?care",
    "no-treatment": r"no treatment|nothing|without (?:treatment|needles)",
    "waiting-list": r"waiting|waited",
}
_CLAUSE = re.compile(r"[.,;:|]")
# Words that tell no group from another: they stand behind any number, or both real and pretend needles have them.
_OF_NO_GROUP = frozenset({"points", "people", "weeks", "months", "sessions", "needles"})
_FEW = 12  # a number up to this is often another one than a result
_MARK = re.compile(r"\b(?:at least|more than|less than|over|under|above|below) $", re.I)  # “at least 30% less trouble”
_SHORT = 4  # shorter words of a group's name do not tell it from others


@dataclass(frozen=True)
class Told:
    """A number of a sentence, and the group that stands beside it."""

    number: Number
    arm: str


def groups_keep_their_numbers(project: Project) -> Iterator[Finding]:
    """Two numbers in the places of each other say the opposite of what was found, and each of them has its source."""
    evidence = project.evidence
    for page in project.pages:
        for part in paragraphs(project.lines(page)):
            studies = [evidence.studies[key] for key in dict.fromkeys(key for line in part for key in line.keys)]
            whole = " ".join(line.text for line in part)
            starts = list(itertools.accumulate((len(line.text) + 1 for line in part), initial=0))
            told: set[tuple[int, str]] = set()
            for study in studies:
                for place, message in exchanged(whole, study):
                    index = max(index for index, start in enumerate(starts[:-1]) if start <= place)
                    told.add((part[index].number, message))
                # Each sentence by itself too: one may name its groups before its numbers, and the next one behind them.
                for line in part if len(part) > 1 else ():
                    told |= {(line.number, message) for _, message in exchanged(line.text, study)}
            yield from itertools.starmap(page.finding, sorted(told))
    for path, fact in project.printed_facts():
        if isinstance(fact, Study):
            for _, message in exchanged(fact.plain, fact):
                yield texts.Sentence(path, "study", fact.plain, field="plain").finding(message)


def exchanged(text: str, study: Study) -> Iterator[tuple[int, str]]:
    """Yield where the first of two numbers stands that have exchanged their groups of the study, and what is wrong.

    A group may stand behind its number (“48 with real needles”) or before it (“with real needles 48”); the text is right
    when one way of reading gives each group a number of its own.
    """
    if len(study.arms) < 2:
        return
    readings = [_read(text, study, behind=behind) for behind in (True, False)]
    most = max(map(len, readings))
    readings = [
        told for told in readings if len(told) == most
    ]  # the reading that finds fewer groups is not the one that was meant
    if any(told and all(_fits_any(one, study) for one in told) for told in readings):
        return
    crossed = itertools.chain.from_iterable(exchanges(told, study) for told in readings)
    found = next(crossed, None) or next(_of_another(text, readings, study), None)
    if found:
        yield found


def _of_another(text: str, readings: Sequence[Sequence[Told]], study: Study) -> Iterator[tuple[int, str]]:
    """Yield where a number stands beside a group whose own it is nowhere, and which the study has for another group."""
    for one in itertools.chain.from_iterable(readings):
        if not _fits_any(one, study) and not _MARK.search(text[: one.number.start]):
            for arm in study.arms:
                if arm != one.arm and one.number.value > _FEW and _fits_one(replace(one, arm=arm), study):
                    yield (
                        one.number.start,
                        f"{one.number.written} stands beside “{study.arms[one.arm].name}”, and the study has it for "
                        f"“{study.arms[arm].name}”. Exchange the numbers, or the groups.",
                    )


def exchanges(told: Sequence[Told], study: Study) -> Iterator[tuple[int, str]]:
    """Yield where the first of two numbers stands that have exchanged their groups, and what is wrong."""
    for one, other in itertools.combinations(told, 2):
        if one.arm == other.arm or one.number.value == other.number.value:
            continue
        for outcome in study.outcomes.values():
            values = {result.arm: tuple(_values(study, result)) for result in outcome.results}
            if one.arm not in values or other.arm not in values:
                continue
            crossed = _fits(one.number, values[other.arm]) and _fits(other.number, values[one.arm])
            if crossed and not (_fits_one(one, study) and _fits_one(other, study)):
                names = [study.arms[each.arm].name for each in (one, other)]
                yield (
                    one.number.start,
                    f"{one.number.written} stands beside “{names[0]}” and {other.number.written} beside “{names[1]}”, and the "
                    f"study has them the other way round. Exchange the numbers, or the groups.",
                )
                return


def together(told: Sequence[Told], study: Study) -> bool:
    """Tell whether one outcome of the study has all these numbers in their groups."""
    for outcome in study.outcomes.values():
        values = {result.arm: tuple(_values(study, result)) for result in outcome.results}
        if all(_fits(one.number, values.get(one.arm, ())) for one in told):
            return True
    return False


def _read(text: str, study: Study, *, behind: bool) -> list[Told]:
    """Return the numbers that have a group beside them, up to the next number or the end of the clause."""
    plain = without_markup(text)
    units = {outcome.unit.rstrip("s") for outcome in study.printable_outcomes if outcome.results}
    found = [one for one in numbers(text) if not one.is_base and (not one.unit or one.unit.rstrip("s") in units)]
    told = []
    for index, one in enumerate(found):
        if behind:
            end = found[index + 1].start if index + 1 < len(found) else len(plain)
            clause = _CLAUSE.split(plain[one.end : end])[0]
        else:
            start = found[index - 1].end if index else 0
            clause = _CLAUSE.split(plain[start : one.start])[-1]
        if arm := arm_named(clause, study):
            told.append(Told(one, arm))
    return told


def arm_named(clause: str, study: Study) -> str:
    """Return the only group of the study that the clause names, or an empty string."""
    patterns = _names(tuple((key, arm.name, arm.role) for key, arm in study.arms.items()))
    named = {key for key, pattern in patterns.items() if pattern.search(clause)}
    if len(named) == 1:
        return named.pop()
    if named and {study.arms[key].role for key in named} == {"pretend", "acupuncture"} and len(named) == 2:
        return next(key for key in named if study.arms[key].role == "pretend")  # “pretend needles” are no real ones
    return ""


@functools.lru_cache(maxsize=4096)  # every sentence and cell about a study asks
def _names(arms: tuple[tuple[str, str, str], ...]) -> Mapping[str, re.Pattern[str]]:
    """Return, by the key of each group, what finds the words that tell it from the others; a group is key, name and role."""
    return {arm[0]: re.compile(_name(arm, [other for other in arms if other != arm]), re.I) for arm in arms}


def _name(arm: tuple[str, str, str], others: Sequence[tuple[str, str, str]]) -> str:
    _, name, role = arm
    taken = {word for _, other, _ in others for word in _words(other)}
    own = [f"{re.escape(word.rstrip('s'))}s?" for word in _words(name) if word not in taken]
    alone = role in _ROLES and role not in [other for _, _, other in others]
    patterns = [*own, *([_ROLES[role]] if alone else [])]
    return rf"\b(?:{'|'.join(patterns)})\b" if patterns else r"(?!)"


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]+", name.lower()) if len(word) >= _SHORT and word not in _OF_NO_GROUP]


def _values(study: Study, result: Result) -> Iterator[Decimal]:
    """Yield the ways in which a result of a group may be told: its value, people of 100, people counted."""
    value, events = result.value, result.events
    size = study.size_of(result)
    if value is not None:
        yield abs(Decimal(str(value)))
    if events is not None:
        yield Decimal(events)
        if size:
            yield Decimal(100 * events) / size


def _fits(number: Number, values: Sequence[Decimal]) -> bool:
    return any(map(number.is_near, values))


def _fits_one(told: Told, study: Study) -> bool:
    """Tell whether the number is one of its own group's in any outcome."""
    return any(_fits(told.number, own) for _, own in _own(told, study))


def _fits_any(told: Told, study: Study) -> bool:
    """Tell whether the number is one of its own group's in any outcome, or of those left of 100."""
    return any(
        _fits(told.number, [*own, *((100 - value for value in own) if unit == "percent" else ())])
        for unit, own in _own(told, study)
    )


def _own(told: Told, study: Study) -> Iterator[tuple[str, tuple[Decimal, ...]]]:
    """Yield the unit of each outcome with the ways in which the group's result may be told."""
    for outcome in study.outcomes.values():
        for result in outcome.results:
            if result.arm == told.arm:
                yield outcome.unit, tuple(_values(study, result))
