"""Every study, claim and term is used, and none is there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from guide.facts.findings import Finding, shown
from guide.facts.statements import ArticleClaim
from guide.facts.yaml_source import Document, Location
from guide.markdown.glossary_links import used as terms_used
from guide.pages.project import Project


def every_study_is_used(project: Project) -> Iterator[Finding]:
    """A study that no page, claim or guideline uses costs upkeep and gives readers nothing."""
    facts = [fact for _, fact in project.printed_facts() if not isinstance(fact, ArticleClaim)]  # shown without sources
    used = {key for fact in facts for key in project.evidence.studies_of(fact)}
    for key in project.evidence.studies:
        if key not in project.uses.of_studies and key not in used:
            told = "nothing uses this study. Cite it in a page or a claim, or delete the file."
            yield _unused(project, "studies", key, told)


def every_claim_is_used(project: Project) -> Iterator[Finding]:
    """A claim that no page prints costs upkeep and gives readers nothing."""
    for key, claim in project.evidence.claims.items():
        if key not in project.uses.claims:
            advice = f"Put `/// claim | {key}` into a page, or `/// claim-list | {claim.topic}`."
            yield _unused(project, "claims", key, f"no page prints this claim. {advice}")


def every_term_is_used(project: Project) -> Iterator[Finding]:
    """A glossary explains the words of the guide and is not a dictionary; two terms of one form would hide each other."""
    terms = project.evidence.glossary
    there = terms_used(project.docs, terms)
    first: dict[str, str] = {}
    forms = Counter(form.casefold() for term in terms.values() for form in (term.term, *term.also))
    for key, term in terms.items():
        if key not in there and forms[term.term.casefold()] == 1:
            told = "no page uses this term. Add the form that the pages use to `also:`, or delete the term."
            yield _unused(project, "glossary", key, told)
        for form in (term.term, *term.also):
            other = first.setdefault(form.casefold(), key)
            if other != key:
                message = f"the term {other} has the form “{form}” too. Keep it in one of the two."
                field = "term" if form == term.term else "also"
                yield project.evidence.documents["glossary", key].finding((field,), message)


def no_source_is_there_twice(project: Project) -> Iterator[Finding]:
    """Two files for one study would drift apart, and readers would count it twice."""
    first: dict[tuple[str, str], str] = {}
    for key, study in project.evidence.studies.items():
        for name in ("doi", "pmid", "pmcid"):
            value = str(getattr(study, name) or "").casefold()
            other = first.setdefault((name, value), key) if value else key
            if other != key:
                message = f"{other} has the same {name}. Keep one of the two files, or correct the number."
                yield project.evidence.documents["studies", key].finding((name,), message)


def no_study_has_the_figures_of_another(project: Project) -> Iterator[Finding]:
    """Whoever begins a study's file as a copy forgets a line of it, and the figures of one study stand as those of another."""
    outcomes: dict[tuple[object, ...], str] = {}
    figures: dict[tuple[object, ...], str] = {}
    for key, study in sorted(project.evidence.studies.items(), key=lambda one: (one[1].year, one[0])):
        document, same = project.evidence.documents["studies", key], Counter[str]()
        for name, outcome in study.outcomes.items():
            if outcome.results or outcome.comparisons:
                other = outcomes.setdefault((name, outcome.results, outcome.comparisons), key)
                if other != key:
                    yield _copied(document, ("outcomes", name), other)
                    break
        else:
            for one in study.figures:
                if one.text or one.value is not None:
                    same[figures.setdefault((one.what, one.text, one.value, one.low, one.high), key)] += 1
            for other, count in same.items():
                if other != key and count > 1:  # one may be the same by chance
                    yield _copied(document, ("figures",), other)


def _unused(project: Project, kind: str, key: str, message: str) -> Finding:
    return Finding.of(shown(project.evidence.documents[kind, key].path), 1, message)


def _copied(document: Document, place: Location, other: str) -> Finding:
    return document.finding(
        place, f"these figures are those of {other} too. Write what this study found, or delete the lines."
    )
