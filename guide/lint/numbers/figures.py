"""No figure without its source: every number of a sentence that cites studies stands in the facts of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from guide.facts.evidence import Evidence
from guide.facts.fact import Fact
from guide.facts.findings import Finding
from guide.facts.statements import Question
from guide.lint.numbers import frequencies
from guide.lint.numbers.study_numbers import data_of, missing, report
from guide.pages import texts
from guide.pages.lines import Line, paragraphs
from guide.pages.numbers import Number, numbers
from guide.pages.project import Project

# The trial whose three groups always stand together, and the outcome by which they do.
TOGETHER = ("haake-2007", "responders-6-months")


def figures_are_in_their_sources(project: Project) -> Iterator[Finding]:
    """A figure that its source does not hold is a mistake or an invention; a reader cannot tell."""
    known = data_of(project)
    for page in project.pages:
        lines = list(project.lines(page))
        absent = {line.number: missing(line, known) for line in lines}
        bare = frequencies.without_source(list(paragraphs(lines))) if page.informs else {}
        for line in lines:
            yield from (page.finding(line.number, report(figure, line, known)) for figure in absent[line.number])
            yield from (page.finding(line.number, frequencies.report(figure)) for figure in bare.get(line.number, ()))


def the_three_groups_stand_together(project: Project) -> Iterator[Finding]:
    """The German trial's real needles without pretend needles and usual care tell half a story, as the article did."""
    evidence = project.evidence
    key, _ = TOGETHER
    for page in project.pages:
        for part in paragraphs(project.lines(page)):
            if any(key in line.keys or "GERAC" in line.text for line in part):
                for line, message in _apart(part, evidence):
                    yield page.finding(line.number, message)
    yield from _groups_of_facts(project, evidence)


def _groups_of_facts(project: Project, evidence: Evidence) -> Iterator[Finding]:
    """Yield such places of claims, options, guidelines, verdicts, right answers and the front matter of pages."""
    key, _ = TOGETHER
    named = project.uses.studies_by_page
    fields: list[tuple[Path, str, str]] = []
    for page in project.pages:
        keys = named.get(page.path.relative_to(project.docs).as_posix(), ())
        if page.made and page.made.key == key:
            fields.append((page.made.facts, "plain", evidence.studies[key].plain))
        elif page.meta and (key in keys or "GERAC" in page.text):
            fields += [(page.path, *one) for one in texts.front(page.meta)]
    for path, fact in project.printed_facts():
        named_by_claims = [evidence.claims[claim] for claim in getattr(fact, "claims", ())]
        if any(key in str(one.model_dump()) for one in (fact, *named_by_claims)):
            fields += [(path, *one) for one in _told_together(fact)]
    for path, field, text in fields:
        for _, message in _apart([Line(0, text, ())], evidence):
            yield texts.Sentence(path, "fact", text, field=field).finding(message)


def _told_together(fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield what a fact says in one place, with its field: the right answer of a question goes with its reason."""
    if isinstance(fact, Question):
        for answer in fact.answers:
            yield "answers", f"{answer.text}. {answer.reason}" if answer.right else answer.reason
        yield "reason", fact.reason
    else:
        yield from fact.for_readers()


def _apart(part: Sequence[Line], evidence: Evidence) -> Iterator[tuple[Line, str]]:
    """Yield each figure of a passage that is the real needles' alone, with its line and what is wrong."""
    key, name = TOGETHER
    study = evidence.studies.get(key)
    outcome = study.outcomes.get(name) if study else None
    if not study or not outcome:
        return
    results = {study.arms[one.arm].role: Decimal(str(one.value)) for one in outcome.results}
    real = results.pop("acupuncture")
    rest = " and ".join(f"{value:.0f}" for value in results.values())
    told = [(line, figure) for line in part for figure in numbers(line.text) if not figure.unit]
    if all(any(_is(figure, value) for _, figure in told) for value in results.values()):
        return
    for line, figure in told:
        if _is(figure, real) and (not line.own or key in line.own):
            advice = "Write real needles, pretend needles and usual care in one place."
            yield line, f"{figure.written} of {key} stands without {rest}. {advice}"


def _is(figure: Number, value: Decimal) -> bool:
    return not figure.is_base and not figure.is_share and figure.is_near(value)
