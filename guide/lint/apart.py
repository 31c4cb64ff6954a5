"""Rules that judge each sentence, or each page, by itself: what was right in an earlier run is not judged again.

They are given only what is part of the key under which their answer is kept, so that they cannot depend on anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from guide.facts.evidence import Evidence
from guide.facts.fact import Fact
from guide.facts.findings import Finding, shown
from guide.kept import kept
from guide.lint.numbers.cited import sources_have_to_do_with_their_words
from guide.lint.numbers.compared import more_is_more, words_agree_with_their_study
from guide.lint.numbers.complements import both_columns_make_up_the_whole, what_is_left_is_what_is_left
from guide.lint.numbers.counted import counts_are_of_what_was_counted
from guide.lint.numbers.figures import figures_are_in_their_sources, the_three_groups_stand_together
from guide.lint.numbers.frequencies import both_frames_are_told, people_are_whole, small_gaps_are_called_small
from guide.lint.numbers.groups import groups_keep_their_numbers
from guide.lint.numbers.shares import shares_of_things_are_not_of_people
from guide.lint.numbers.turned_round import pairs_are_not_turned_round
from guide.lint.project.plain_markdown import lines_are_understood, links_are_whole, parts_stand_apart
from guide.lint.prose.certainty_words import certainty_has_its_verb, nothing_is_promised
from guide.lint.prose.reading_grade import pages_are_easy_to_read, sentences_are_short
from guide.lint.prose.slips import (
    marks_are_curly,
    numbers_are_written_as_in_english,
    words_are_the_ones_meant,
    words_stand_once,
)
from guide.lint.prose.wording import figures_stand_alone, method_stays_at_the_foot, stock_phrases_are_not_used
from guide.lint.prose.words_not_used import words_not_used_are_not_used
from guide.lint.rule import Rule, broken
from guide.markdown.usage import Uses
from guide.pages.lines import Line
from guide.pages.page import Page
from guide.pages.project import Project
from guide.pages.texts import Sentence

# They see the text of a sentence, its kind and the headings of its table.
OF_SENTENCES: tuple[Rule, ...] = (
    marks_are_curly,
    numbers_are_written_as_in_english,
    sentences_are_short,
    figures_stand_alone,
    stock_phrases_are_not_used,
    words_not_used_are_not_used,
    certainty_has_its_verb,
    nothing_is_promised,
    people_are_whole,
    more_is_more,
)
# They see single pages, all facts, and which page names which fact. What they find on one page, or in the facts, does not
# depend on any other page.
OF_A_PAGE: tuple[Rule, ...] = (
    lines_are_understood,
    links_are_whole,
    parts_stand_apart,
    words_stand_once,
    words_are_the_ones_meant,
    sources_have_to_do_with_their_words,
    figures_are_in_their_sources,
    the_three_groups_stand_together,
    groups_keep_their_numbers,
    pairs_are_not_turned_round,
    counts_are_of_what_was_counted,
    shares_of_things_are_not_of_people,
    words_agree_with_their_study,
    what_is_left_is_what_is_left,
    both_columns_make_up_the_whole,
    both_frames_are_told,
    small_gaps_are_called_small,
    pages_are_easy_to_read,
    method_stays_at_the_foot,
)


@dataclass(frozen=True)
class _Sentences:
    """All that a rule of sentences sees of a project."""

    sentences: tuple[Sentence, ...]


class _Pages:
    """All that a rule of single pages sees of a project: some pages, with the facts that pages print or without them."""

    def __init__(self, project: Project, pages: list[Page], *, with_facts: bool) -> None:
        self._project = project
        self._with_facts = with_facts
        self.pages = pages

    @property
    def docs(self) -> Path:
        return self._project.docs

    @property
    def evidence(self) -> Evidence:
        return self._project.evidence

    @property
    def uses(self) -> Uses:
        return self._project.uses

    def lines(self, page: Page) -> list[Line]:
        return self._project.lines(page)

    def printed_facts(self) -> Iterator[tuple[Path, Fact]]:
        return self._project.printed_facts() if self._with_facts else iter(())


def broken_of_project(asked: Iterable[Rule], project: Project) -> Iterator[Finding]:
    """Yield what breaks each rule, with its id; what is known to be right is passed over by the rules above."""
    sentences, pages = _UnknownSentences(project), _UnknownPages(project)
    for rule in asked:
        part = sentences if rule in OF_SENTENCES else pages if rule in OF_A_PAGE else None
        for finding in broken([rule], part.subject if part else project):
            if part:
                part.wrong.add(finding.path)
            yield finding
    sentences.keep()
    pages.keep()


class _UnknownSentences:
    """The sentences of which nobody knows that they are right, and the files in which some are not."""

    def __init__(self, project: Project) -> None:
        self._store = kept("sentences", most=50_000)
        self._there = [one for one in project.sentences if not self._store.get(*self._key(one))]
        self.subject = cast("Project", _Sentences(tuple(self._there)))
        self.wrong: set[str] = set()

    def keep(self) -> None:
        """Keep which were right; of a file in which something is wrong, every sentence is asked again."""
        for one in self._there:
            if shown(one.path) not in self.wrong:
                self._store.put(True, *self._key(one))

    @staticmethod
    def _key(one: Sentence) -> tuple[str, str, str]:
        return one.kind, one.headings, one.text


class _UnknownPages:
    """The pages of which nobody knows that they are right, and the facts where nobody knows that of them."""

    def __init__(self, project: Project) -> None:
        self._store = kept("right-pages", most=4_000)
        self._there = [page for page in project.pages if not self._store.get(*self._key(page))]
        self._facts = b"" if project.only else next((page.around for page in project.all_pages), b"")
        asks_facts = not (self._facts and self._store.get("the facts", self._facts))
        self._asks_facts = asks_facts and not project.only
        self.subject = cast("Project", _Pages(project, self._there, with_facts=asks_facts))
        self.wrong: set[str] = set()

    def keep(self) -> None:
        """Keep which pages were right, and whether the facts were."""
        of_pages = {shown(page.file) for page in self._there if not page.made}
        for page in self._there:
            if page.around and shown(page.file) not in self.wrong:
                self._store.put(True, *self._key(page))
        if self._facts and self._asks_facts and not self.wrong - of_pages:
            self._store.put(True, "the facts", self._facts)

    @staticmethod
    def _key(page: Page) -> tuple[str | bytes, ...]:
        return shown(page.path), "\n".join(page.lines), page.text, page.around
