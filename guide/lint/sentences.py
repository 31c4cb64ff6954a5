"""Rules that ask each sentence by itself: what was right in an earlier run is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from guide.facts.findings import Finding, shown
from guide.kept import kept
from guide.lint.certainty_words import certainty_has_its_verb, nothing_is_promised
from guide.lint.reading_grade import sentences_are_short
from guide.lint.rule import broken
from guide.lint.slips import marks_are_curly
from guide.lint.wording import figures_stand_alone, stock_phrases_are_not_used
from guide.lint.words_not_used import words_not_used_are_not_used
from guide.pages.project import Project
from guide.pages.texts import Sentence

# These see nothing but sentences, and of a sentence nothing but its text, its kind and the headings of its table.
OF_SENTENCES: tuple[Callable[[Project], Iterator[Finding]], ...] = (
    marks_are_curly,
    sentences_are_short,
    figures_stand_alone,
    stock_phrases_are_not_used,
    words_not_used_are_not_used,
    certainty_has_its_verb,
    nothing_is_promised,
)


@dataclass(frozen=True)
class _Sentences:
    """All that a rule of sentences sees of a project: whatever else it asked for, it would not find."""

    sentences: tuple[Sentence, ...]


def broken_of_project(asked: Iterable[Callable[[Project], Iterator[Finding]]], project: Project) -> Iterator[Finding]:
    """Yield what breaks each rule, with its id; sentences that are known to be right are passed over by those of sentences."""
    store = kept("sentences", most=50_000)
    unknown = [one for one in project.sentences if not store.get(one.kind, one.headings, one.text)]
    subject = cast("Project", _Sentences(tuple(unknown)))
    wrong = set()
    for rule in asked:
        of_sentences = rule in OF_SENTENCES
        for finding in broken([rule], subject if of_sentences else project):
            if of_sentences:
                wrong.add(finding.path)
            yield finding
    for one in unknown:
        if shown(one.path) not in wrong:  # of a file in which something is wrong, every sentence is asked again
            store.put(True, one.kind, one.headings, one.text)
