"""What a share is a share of: ‘half of the gain was kept’ is not ‘half of the people kept it’."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.facts.findings import Finding
from guide.facts.study import Study
from guide.pages.plain_text import plain
from guide.pages.project import Project, cited_lines

_PEOPLE = r"(?:people|patients?|runners?|adults|women|men|athletes|students|teenagers|participants|walkers|users)"
_SHARE = re.compile(
    rf"\b(?P<n>\d+(?:\.\d+)?)% (?:of (?:all |the |these |those )?)?{_PEOPLE}\b"
    rf"|\b(?P<count>\d+) (?:of|out of) (?:every )?(?P<base>100|10) (?:[a-z-]+ )?{_PEOPLE}\b"
)
# What a figure in per cent is of, when it is not of people.
_OF_THINGS = re.compile(
    r"^(?:advantage|benefit|gain|effect|share of the differences|difference|sessions?|days|treatments?|trials?|positive|mean"
    r"|statements?|treatment statements|events?|unwanted events judged|websites?|guideline points|injuries|infections in"
    r"|smallest change|visits?|pain (?:fell|that was)|fall|drop|change)\b",
    re.I,
)
_OF_PEOPLE = re.compile(rf"\b{_PEOPLE}\b|\b(?:who|had|felt)\b", re.I)


def shares_of_things_are_not_of_people(project: Project) -> Iterator[Finding]:
    """“90% of the gain was kept” says something of an average; “90% of people kept it” would be about nine in ten of them."""
    studies = project.evidence.studies
    for page, line in cited_lines(project):
        for match in _SHARE.finditer(plain(line.text)):
            share = float(match["n"] or 100 * int(match["count"]) / int(match["base"]))
            if thing := next(filter(None, (_thing(studies[key], share) for key in line.keys)), ""):
                message = f"“{match.group()}”, and the source counts no people there: “{thing}”."
                yield page.finding(line.number, f"{message} Say what it is a share of.")


def _thing(study: Study, share: float) -> str:
    """Return what a study gives this share of, where that is something else than people, and it has no such share of people."""
    of_things = ""
    for figure in study.printable_figures:
        if figure.value != share or not figure.unit.startswith("percent"):
            continue
        if figure.unit != "percent" or (_OF_THINGS.search(figure.what) and not _OF_PEOPLE.search(figure.what)):
            of_things = of_things or figure.what
        else:
            return ""
    for outcome in study.printable_outcomes:
        for result in outcome.results:
            events, size = result.events, result.size
            if events is not None and size and round(100 * events / size) == round(share):
                return ""
            of_thing = outcome.unit == "percent" and _OF_THINGS.search(outcome.name)
            if of_thing and result.value and round(result.value) == round(share):
                of_things = of_things or f"{outcome.name}"
    return of_things
