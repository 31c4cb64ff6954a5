"""The guide's own facts: their figures stand in the studies they name, each claim reaches a reader, no source is there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from guide.facts.fact import Fact
from guide.facts.findings import Finding, shown
from guide.lint.numbers.frequencies import line_of
from guide.lint.numbers.study_numbers import Datum, data, data_of, is_in, missing, report
from guide.markdown.glossary_links import used as terms_used
from guide.pages import texts
from guide.pages.lines import Line
from guide.pages.numbers import numbers
from guide.pages.project import Project

# Fields without findings of a study: a price has its own source on a page, and a rating by others is no figure.
_NO_FINDING = frozenset({"cost", "differs", "name", "question"})


def figures_of_facts_are_in_their_sources(project: Project) -> Iterator[Finding]:
    """A claim box, a table of options or guidelines and a verdict print figures too, and none of these may be our own."""
    folder, evidence = project.facts, project.evidence
    known = data_of(project)
    for kind in ("claims", "guidelines", "options", "article", "quiz"):
        for key, fact in getattr(evidence, kind).items():
            path = folder / kind / f"{key}.yml"
            yield from _file(path, _printed(fact), evidence.studies_of(fact), known)


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
        if page.meta and keys:
            yield from _file(page.path, _by_field(texts.front(page.meta)), keys, known, front=True)


def every_claim_is_used(project: Project) -> Iterator[Finding]:
    """A claim that no page prints costs upkeep and gives readers nothing."""
    folder, evidence = project.facts, project.evidence
    used = project.uses.claims
    for key, claim in evidence.claims.items():
        if key not in used:
            advice = f"Put `/// claim | {key}` into a page, or `/// claim-list | {claim.topic}`."
            yield Finding.of(shown(folder / "claims" / f"{key}.yml"), 1, f"no page prints this claim. {advice}")


def every_term_is_used(project: Project) -> Iterator[Finding]:
    """A glossary explains the words of the guide and is not a dictionary; two terms of one form would hide each other."""
    folder, terms = project.facts, project.evidence.glossary
    there = terms_used(project.docs, terms)
    first: dict[str, str] = {}
    forms = Counter(form.casefold() for term in terms.values() for form in (term.term, *term.also))
    for key, term in terms.items():
        path = folder / "glossary" / f"{key}.yml"
        if key not in there and forms[term.term.casefold()] == 1:
            yield Finding.of(
                shown(path),
                1,
                "no page uses this term. Add the form that the pages use to `also:`, or delete the term.",
            )
        for form in (term.term, *term.also):
            other = first.setdefault(form.casefold(), key)
            if other != key:
                place = project.evidence.documents["glossary", key].line(("term",) if form == term.term else ("also",))
                message = f"the term {other} has the form “{form}” too. Keep it in one of the two."
                yield Finding.of(shown(path), place, message)


def no_source_is_there_twice(project: Project) -> Iterator[Finding]:
    """Two files for one study would drift apart, and readers would count it twice."""
    folder = project.facts / "studies"
    first: dict[tuple[str, str], str] = {}
    for key, study in project.evidence.studies.items():
        for name in ("doi", "pmid", "pmcid"):
            value = str(getattr(study, name) or "").casefold()
            other = first.setdefault((name, value), key) if value else key
            if other != key:
                path = folder / f"{key}.yml"
                message = f"{other} has the same {name}. Keep one of the two files, or correct the number."
                yield Finding.of(shown(path), line_of(path.read_text("utf-8"), name), message)


def no_study_has_the_figures_of_another(project: Project) -> Iterator[Finding]:
    """Whoever begins a study's file as a copy forgets a line of it, and the figures of one study stand as those of another."""
    folder = project.facts / "studies"
    outcomes: dict[tuple[object, ...], str] = {}
    figures: dict[tuple[object, ...], str] = {}
    for key, study in sorted(project.evidence.studies.items(), key=lambda one: (one[1].year, one[0])):
        path, same = folder / f"{key}.yml", Counter[str]()
        for name, outcome in study.outcomes.items():
            if outcome.results or outcome.comparisons:
                other = outcomes.setdefault((name, outcome.results, outcome.comparisons), key)
                if other != key:
                    yield _copied(path, f"{name}:", other)
                    break
        else:
            for one in study.figures:
                if one.text or one.value is not None:
                    same[figures.setdefault((one.what, one.text, one.value, one.low, one.high), key)] += 1
            for other, count in same.items():
                if other != key and count > 1:  # one may be the same by chance
                    yield _copied(path, "figures:", other)


def _copied(path: Path, near: str, other: str) -> Finding:
    lines = path.read_text("utf-8").split("\n")
    line = next((number for number, text in enumerate(lines, 1) if text.strip().startswith(near)), 1)
    return Finding.of(
        shown(path), line, f"these figures are those of {other} too. Write what this study found, or delete the lines."
    )


def _printed(fact: Fact) -> dict[str, list[str]]:
    """Return the texts of a fact that tell what was found, by field."""
    return _by_field((name, text) for name, text in fact.for_readers() if name not in _NO_FINDING)


def _by_field(told: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, text in told:
        found.setdefault(name, []).append(text)
    return found


def _file(
    path: Path,
    printed: Mapping[str, Sequence[str]],
    keys: Sequence[str],
    known: Mapping[str, Sequence[Datum]],
    *,
    front: bool = False,
) -> Iterator[Finding]:
    """Yield each figure of a YAML file's fields that no study of `keys` holds."""
    text = path.read_text(encoding="utf-8")
    if front:
        text = "---".join(text.split("---")[:2])
    for name, told in printed.items():
        for words in told:
            line = Line(line_of(text, name), words, tuple(keys))
            for figure in missing(line, known):
                yield Finding.of(shown(path), line.number, report(figure, line, known))
