"""A study that was retracted stops the build until a person has decided; then pages say so, or no longer cite it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guide.facts.evidence import Evidence
from guide.facts.findings import Finding
from guide.facts.yaml_source import Location
from guide.pages.lines import paragraphs
from guide.pages.page import Page
from guide.pages.project import Project

_SAID = re.compile(r"\b(?:retract|withdr[ae]w)", re.IGNORECASE)
_ASKED = (
    "Write `decision: stays` (as an example of what went wrong) or `decision: goes`, and why in a line `because: …`."
)
_SAY = "Say in the same paragraph that it was retracted"


def retracted_studies_wait_for_a_decision(project: Project) -> Iterator[Finding]:
    """What a retracted study says can harm whoever acts on it: until somebody has decided, nothing is built."""
    for key, study in project.evidence.studies.items():
        if study.retracted and not (study.retracted.decision and study.retracted.because):
            missing = "why nobody has said" if study.retracted.decision else "nobody has decided what follows"
            message = f"the study was retracted on {study.retracted.day}, and {missing}. {_ASKED}"
            yield project.evidence.documents["studies", key].finding(("retracted",), message)


def retracted_studies_are_called_so(project: Project) -> Iterator[Finding]:
    """A reader who meets a retracted study as a source like any other is misled, and so is one of our own claims."""
    decided = {
        key: study.retracted.decision
        for key, study in project.evidence.studies.items()
        if study.retracted and study.retracted.decision
    }
    if not decided:
        return
    resting = list(_facts(project.evidence, frozenset(decided)))
    for kind, fact, where, key in resting:
        message = f"{key} was retracted and carries nothing. Take it out here, and weigh anew what is left."
        yield project.evidence.documents[kind, fact].finding(where, message)
    drawn_by_facts = {key for *_, key in resting}
    for page in project.pages:
        if not page.made:
            yield from _cited(project, page, decided, drawn_by_facts)


def _cited(project: Project, page: Page, decided: Mapping[str, str], drawn_by_facts: set[str]) -> Iterator[Finding]:
    """Yield what is wrong with the paragraphs of a page that name a retracted study, each study once a paragraph."""
    for part in paragraphs(project.lines(page)):
        said = _SAID.search(" ".join(line.text for line in part))
        named: dict[str, int] = {}
        for line in part:
            for key in (*line.own, *(key for key in line.around if key not in drawn_by_facts)):
                named.setdefault(key, line.number)
        for key, number in named.items():
            if decided.get(key) == "goes":
                yield page.finding(
                    number, f"{key} was retracted, and is to go. Take it out here, and weigh what is left."
                )
            elif key in decided and not said:
                yield page.finding(number, f"{key} was retracted, and nothing says so. {_SAY}, or take it out.")


def _facts(evidence: Evidence, keys: frozenset[str]) -> Iterator[tuple[str, str, Location, str]]:
    """Yield each place where a fact of ours rests on one of the studies: kind, key, location, and the study."""
    for (kind, fact), document in evidence.documents.items():
        if kind != "studies":
            yield from ((kind, fact, where, key) for where, key in _named(document.data, keys, ()))


def _named(value: object, keys: frozenset[str], where: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str) and value in keys:
        yield where, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _named(one, keys, (*where, name))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _named(one, keys, (*where, index))
