"""How the prose of a page, and of the guide, runs: how long its sentences are, how much they differ, what joins them.

Prose is paragraphs and captions. Items, cells and headings are fragments by design, a quotation has the rhythm of its
author, and a line that leads in a list has no end. What blocks print from facts is written for many pages, and counts for
none.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from guide.lint.prose import limits
from guide.lint.prose.reading_grade import words
from guide.pages.page import Page
from guide.pages.texts import Sentence, passages

_PROSE = frozenset({"paragraph", "caption"})
# Words that say how one statement bears on another. ‘And’, ‘or’, ‘if’ and ‘when’ do not count: they are in any prose.
_CAUSE = (
    r"because|therefore|as a result|so that|which (?:means|is why)|that is why|this means"
    r"|since(?= (?:the|it|they|you|we|those|most|some|nobody)\b)"
)
_CONTRAST = (
    r"but|although|though|however|whereas|(?<!\ba )while|unless|despite|in spite of|instead|rather than|even (?:if|when|so)"
    r"|otherwise|on the other hand"
)
_DETAIL = (
    r"for (?:example|instance)|such as|in other words|in particular|especially"
    r"|(?<=,) (?:(?:\w+ )?(?:of|in|by|for|from|to|with|after|at|on) )?(?:which|who|whose|whom|where)(?! (?:means|is why)\b)"
)
# ‘So’ and ‘yet’ join only where a clause begins: not in ‘so far’, ‘so did they’, ‘so small’ or ‘not yet’.
_FIRST = r"(?:(?<=^)|(?<=[,;:–] )|(?<=\band ))"
_SO = r"so(?! (?:that|far|long|much|many|do|does|did|was|were|is)\b)(?=,? \w)"
_SENTENCES = 20_000  # more than the guide has: each is asked about for its page and for the whole
_JOIN = re.compile(rf"(?<![\w-])(?:{_CAUSE}|{_CONTRAST}|{_DETAIL}|{_FIRST}(?:{_SO}|yet))(?![\w-])", re.I)


@dataclass(frozen=True)
class Rhythm:
    """The paragraphs of a page's prose, or of the guide's, each with its sentences."""

    paragraphs: tuple[tuple[Sentence, ...], ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return all sentences in their order."""
        return tuple(itertools.chain.from_iterable(self.paragraphs))

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """Return how many words each sentence has."""
        return tuple(map(length, self.sentences))

    @property
    def words(self) -> int:
        """Return how many words of prose there are."""
        return sum(self.lengths)

    @property
    def mean(self) -> float:
        """Return the mean length of a sentence in words, 0 when there is none."""
        return statistics.fmean(self.lengths) if self.lengths else 0.0

    @property
    def spread(self) -> float:
        """Return the standard deviation of the lengths in words."""
        return statistics.pstdev(self.lengths) if self.lengths else 0.0

    @property
    def short(self) -> float:
        """Return the share of short sentences in percent."""
        return self._share(sum(count < limits.SHORT for count in self.lengths), len(self.lengths))

    @property
    def long(self) -> float:
        """Return the share of long sentences in percent."""
        return self._share(sum(count > limits.LONG for count in self.lengths), len(self.lengths))

    @cached_property
    def joining(self) -> tuple[str, ...]:
        """Return the words that join statements, in their order."""
        return tuple(word for one in self.sentences for word in joining(one.text))

    @property
    def joined(self) -> float:
        """Return how many words in 100 join statements."""
        return self._share(len(self.joining), self.words)

    @property
    def so(self) -> float:
        """Return which share of the words that join are ‘so’, in percent."""
        return self._share(self.joining.count("so"), len(self.joining))

    @staticmethod
    def _share(count: float, whole: float) -> float:
        return 100 * count / whole if whole else 0.0


def length(sentence: Sentence) -> int:
    """Return how many words a sentence has."""
    return _count(sentence.text)


@lru_cache(maxsize=_SENTENCES)
def _count(text: str) -> int:
    return len(words(text))


def joining(text: str) -> list[str]:
    """Return the words of a sentence that say how it bears on another, in lower case; ‘so’ only where it joins."""
    return list(_joining(text))


@lru_cache(maxsize=_SENTENCES)
def _joining(text: str) -> tuple[str, ...]:
    return tuple(match.group().strip().lower() for match in _JOIN.finditer(text))


@lru_cache(maxsize=512)  # each rule over the guide asks for every page
def of_page(page: Page) -> Rhythm:
    """Return the rhythm of a page's prose."""
    prose = (one for one in passages(page) if one.kind in _PROSE and not one.text.endswith(":"))
    parts = (tuple(one for one in part.sentences(page.path) if words(one.text)) for part in prose)
    return Rhythm(tuple(part for part in parts if part))


def of_pages(pages: Iterable[Page]) -> Rhythm:
    """Return the rhythm of the prose of several pages together."""
    return Rhythm(tuple(part for page in pages for part in of_page(page).paragraphs))


def pairs(rhythm: Rhythm) -> list[tuple[Sentence, Sentence]]:
    """Return neighbours that one sentence could say, those first that are shortest together.

    They stand in one paragraph and fit into the longest sentence with a word between them; those of which neither is joined
    to anything come before those that are. When no two fit, the two shortest that follow each other are returned.
    """
    beside = [two for part in rhythm.paragraphs for two in itertools.pairwise(part)]
    fitting = [two for two in beside if _together(two) < limits.LONGEST]
    found = fitting or sorted(itertools.pairwise(rhythm.sentences), key=_together)[:1]
    return sorted(found, key=lambda two: (any(joining(one.text) for one in two), _together(two)))


def to_cut(rhythm: Rhythm) -> list[Sentence]:
    """Return the sentences of a page, the longest first."""
    return sorted(rhythm.sentences, key=lambda one: -length(one))


def _together(two: Sequence[Sentence]) -> int:
    return sum(map(length, two))
