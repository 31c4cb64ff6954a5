"""The guide's own facts, and what stands at the top of pages: their figures are in the studies that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from guide.facts.findings import Finding, shown
from guide.facts.yaml_source import Document
from guide.lint.numbers.study_numbers import Datum, data, data_of, is_in, missing, report
from guide.pages import texts
from guide.pages.lines import Line
from guide.pages.numbers import numbers
from guide.pages.project import Project

# Fields without findings of a study: a price has its own source on a page, and a rating by others is no figure.
_NO_FINDING = frozenset({"cost", "differs", "name", "question"})


def figures_of_facts_are_in_their_sources(project: Project) -> Iterator[Finding]:
    """A claim box, a table of options or guidelines and a verdict print figures too, and none of these may be our own."""
    evidence, known = project.evidence, data_of(project)
    for kind in ("claims", "guidelines", "options", "article", "quiz"):
        for key, fact in getattr(evidence, kind).items():
            told = [(name, text) for name, text in fact.for_readers() if name not in _NO_FINDING]
            yield from _without_source(evidence.documents[kind, key], told, evidence.studies_of(fact), known)


def plain_sentences_have_their_figures(project: Project) -> Iterator[Finding]:
    """The plain sentence on a study is all that most readers see of it, and pages may take their figures from there."""
    for key, study in project.evidence.studies.items():
        known = data(study.model_copy(update={"plain": "-"}))
        for figure in numbers(study.plain):
            if figure.written[:1].isdigit() and not is_in(figure, known, study.plain):
                document = project.evidence.documents["studies", key]
                message = f"{figure.written} stands in no other field of this study."
                lines = document.path.read_text(encoding="utf-8-sig").split("\n")
                first = document.line(("plain",))
                place = next((n for n, line in enumerate(lines, 1) if n >= first and figure.written in line), first)
                yield Finding.of(
                    shown(document.path), place, f"{message} Correct it, or add the figure where it belongs."
                )


def figures_of_front_matter_are_in_the_sources(project: Project) -> Iterator[Finding]:
    """The message of a page and its description in a list of results are read by more people than its text."""
    known = data_of(project)
    named = project.uses.studies_by_page
    for page in project.pages:
        keys = named.get(page.path.relative_to(project.docs).as_posix(), ())
        if page.meta and page.front and keys:
            yield from _without_source(page.front, texts.front(page.meta), keys, known)


def _without_source(
    document: Document, told: Iterable[tuple[str, str]], keys: Sequence[str], known: Mapping[str, Sequence[Datum]]
) -> Iterator[Finding]:
    """Yield each figure in the texts of a YAML file's fields that no study of `keys` holds."""
    for name, text in told:
        line = Line(document.line((name,)), text, tuple(keys))
        for figure in missing(line, known):
            yield Finding.of(shown(document.path), line.number, report(figure, line, known))
