"""A finding keeps whom it was measured in, and what it was compared with: both change what it means, and no digit changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guide.facts.findings import Finding
from guide.facts.study import Role, Study
from guide.pages.plain_text import plain
from guide.pages.project import Project, cited_lines

_RUNNERS = re.compile(r"\brunners?\b", re.I)
# Words that say that those measured were no runners, or that set runners beside them.
_NOT = re.compile(
    r"\b(?:not|no|none|nobody|never|few|whether|hardly|older than|unlike|without|neither|if|other|for runners)\b|n[’']t\b",
    re.I,
)
# What a claim says that it compares with, and the kinds of it that are no treatment of their own.
_COMPARED = re.compile(r"\bcompared with (?P<with>[^,;.:]+)", re.I)
_CONTROLS = (
    re.compile(r"\b(?:pretend|sham|fake|placebo|dummy)\b", re.I),
    re.compile(r"\b(?:usual|routine)\b[^.]*\bcare\b", re.I),
    re.compile(r"\b(?:no|nothing|none|waiting|doing nothing|going without)\b", re.I),
)
_SPORT = re.compile(r"running|runners?|athlet|sport|soldier", re.I)
_UNITS = r"(?: (?:points?|people|months|weeks|days|(?:out )?of [\d,]+))*"
_NUMBER = rf"\b\d[\d.,]*{_UNITS},? (?:with|after|on|for|while|in)(?: the| a)? "
# A number with the group that it is told of, by the group's role, and how a study shows that it had such a group.
_GROUPS: dict[Role, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "pretend": (
        re.compile(rf"{_NUMBER}(?P<group>(?:pretend|sham|fake|placebo)\b)", re.I),
        re.compile(r"pretend|sham|fake|placebo|dummy|inactive", re.I),
    ),
    "waiting-list": (re.compile(rf"{_NUMBER}(?P<group>waiting\b)", re.I), re.compile(r"wait", re.I)),
    "usual-care": (
        re.compile(rf"{_NUMBER}(?P<group>(?:usual|routine|standard) care\b)", re.I),
        re.compile(r"\bcare\b|usual|routine|guideline|standard", re.I),
    ),
}


def findings_keep_their_people(project: Project) -> Iterator[Finding]:
    """“Among American runners” of a trial in older people sells a result to the very readers whom nobody measured."""
    studies = project.evidence.studies
    for page, line in cited_lines(project):
        if _says_runners(plain(line.text)) and all(_without_runners(studies[key]) for key in line.own):
            names = " and ".join(studies[key].short for key in line.own)
            yield page.finding(line.number, f"{names} did not measure runners. Say whom it was measured in.")
    for key, claim in project.evidence.claims.items() if not project.only else ():
        if _says_runners(claim.population) and all(_without_runners(studies[one]) for one in claim.supporting):
            message = "no study behind this claim measured runners. Say whom they measured, or name the study that did."
            yield project.evidence.documents["claims", key].finding(("population",), message)


def findings_keep_their_comparison(project: Project) -> Iterator[Finding]:
    """“0.5 with pretend needles” of a trial that had only usual care makes a soft test look like a hard one."""
    studies = project.evidence.studies
    for page, line in cited_lines(project):
        for role, group in _without_group(plain(line.text), [studies[key] for key in line.own]):
            names = " and ".join(studies[key].short for key in line.own)
            message = f"“{group}” has a number here, and {names} had no such group ({role})."
            yield page.finding(line.number, f"{message} Name the group that had the number.")


def claims_keep_their_comparison(project: Project) -> Iterator[Finding]:
    """A claim whose sentence says “compared with usual care”, and whose field says pretend needles, stands in a wrong column."""
    for key, claim in project.evidence.claims.items():
        match = _COMPARED.search(claim.statement)
        for told in _CONTROLS if match else ():
            if match and told.search(match["with"]) and not told.search(claim.comparison):
                what = (
                    f"the statement compares with “{match['with'].strip()}”, and `comparison` is “{claim.comparison}”"
                )
                document = project.evidence.documents["claims", key]
                yield document.finding(("comparison",), f"{what}. Write the same in both, as the studies have it.")


def _says_runners(text: str) -> bool:
    return _RUNNERS.search(text) is not None and not _NOT.search(text)


def _without_runners(study: Study) -> bool:
    """Tell whether a study measured people, and says of none of them that they ran or did sport."""
    said = (study.title, study.population, study.plain, *(f"{one.what} {one.text} {one.note}" for one in study.figures))
    return bool(study.population) and not any(map(_SPORT.search, said))


def _without_group(text: str, studies: list[Study]) -> Iterator[tuple[Role, str]]:
    """Yield each group that a sentence gives a number to, though all of its studies name their groups and have none such."""
    if not all(study.arms for study in studies):
        return
    for role, (told, had) in _GROUPS.items():
        match = told.search(text)
        if match and not any(map(had.search, _of_groups(studies))):
            yield role, match["group"]


def _of_groups(studies: Iterable[Study]) -> Iterator[str]:
    """Yield what studies say of their groups."""
    for study in studies:
        yield from (f"{arm.role} {arm.name} {arm.about}" for arm in study.arms.values())
        yield from (f"{one.what} {one.text} {one.note}" for one in study.figures)
        yield from (study.plain, study.title)
