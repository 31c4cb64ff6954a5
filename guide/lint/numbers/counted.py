"""What was counted: “5 trials” of a source that has 12 trials, and 5 of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guide.facts.findings import Finding
from guide.facts.study import Figure, Study
from guide.lint.numbers.study_numbers import ROUND, texts_of
from guide.pages.numbers import WORDS
from guide.pages.plain_text import plain
from guide.pages.project import Project, cited_lines

_FROM = 4  # “two trials” seldom are all the trials of a source
_N = rf"\d[\d,]*|{'|'.join(word for word, value in WORDS.items() if value >= _FROM)}"
# Things that studies count, each with the words for it.
_THINGS = {
    "trials": "trials?|studies|study|randomised trials|tests",
    "reviews": "reviews",
    "needles": "needles",
    "sessions": "sessions|treatments|visits|appointments",
    "countries": "countries",
    "hospitals": "hospitals|clinics|practices|centres",
    "people": "people|patients|runners|adults|women|men|athletes|students|workers|participants|volunteers|pupils",
}
_COUNTED = re.compile(
    rf"(?<![\w.,-])(?P<n>{_N})(?P<of> of (?:{_N}))?(?: (?!of\b|and\b|to\b|or\b|in\b|points|times)[a-z-]+)?"
    rf" (?:{'|'.join(f'(?P<{thing}>{words})' for thing, words in _THINGS.items())})\b",
    re.I,
)
_MEANS_MORE = re.compile(r"\bof (?:every )?(?:100|1,000|10,000)\b|\b(?:out of|in) (?:100|1,000)\b", re.I)


def counts_are_of_what_was_counted(project: Project) -> Iterator[Finding]:
    """A number that stands somewhere in the source need not be the number of its trials, or of its people."""
    known = _Known(project.evidence.studies)
    for page, line in cited_lines(project):
        for match in _COUNTED.finditer(plain(line.text)):
            thing, value = match.lastgroup or "", _value(match["n"])
            if match["of"] or value in ROUND or (thing == "people" and _MEANS_MORE.search(line.text)):
                continue
            counted = [known[key].get(thing, frozenset()) for key in line.keys]
            if all(counted) and value not in frozenset().union(*counted):
                near = sorted(frozenset().union(*counted), key=lambda one: (abs(one - value), one))[:2]
                has = " and ".join(f"{one:,}" for one in sorted(near))
                message = f"“{match.group()}”, and {' or '.join(line.keys)} has {has} {thing}."
                yield page.finding(line.number, f"{message} Write the number of its {thing}.")


class _Known(dict[str, Mapping[str, frozenset[int]]]):
    """What each study counted, by the thing, worked out when somebody first asks for it."""

    def __init__(self, studies: Mapping[str, Study]) -> None:
        self._studies = studies

    def __missing__(self, key: str) -> Mapping[str, frozenset[int]]:
        self[key] = _counted(self._studies[key])
        return self[key]


def _counted(study: Study) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for text in texts_of(study):
        for match in _COUNTED.finditer(plain(text)):
            found.setdefault(match.lastgroup or "", set()).add(_value(match["n"]))
    sizes = (study.participants, *(arm.size for arm in study.arms.values()))
    counted = [("people", size or None) for size in sizes]
    for outcome in study.printable_outcomes:
        for result in outcome.results:
            counted += [("people", result.size), ("people", result.events)]
        for one in outcome.comparisons:
            counted += [("trials", one.studies or None), ("people", one.people or None)]
    for figure in study.printable_figures:
        counted += _of_figure(figure)
    for thing, value in counted:
        if value is not None:
            found.setdefault(thing, set()).add(value)
    return {thing: frozenset(values) for thing, values in found.items()}


def _of_figure(figure: Figure) -> Iterator[tuple[str, int | None]]:
    """Yield what a figure counts, with the number; its denominator may count any thing, since its unit is that of the value."""
    for thing in _THINGS:
        yield thing, figure.of
        yield thing, figure.events
    if figure.value is not None:
        for match in _COUNTED.finditer(f"{figure.value:,.0f} {figure.unit}"):
            yield match.lastgroup or "", int(figure.value)
    if figure.low is not None and figure.high is not None and (unit := _COUNTED.search(f"10 {figure.unit}")):
        yield unit.lastgroup or "", int(figure.low)
        yield unit.lastgroup or "", int(figure.high)


def _value(written: str) -> int:
    return WORDS.get(written.lower()) or int(written.replace(",", ""))
