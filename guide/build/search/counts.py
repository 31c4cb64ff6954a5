"""How often each word stands in each place, held in few bytes, and what that counts for the search.

A dictionary for each place took four times the memory: there are as many entries as words on all pages.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from guide.build.search.format import rarity
from guide.build.search.words import stem

# How much a word counts in each field, and how BM25 weighs how often it stands there and how long the field is.
BOOSTS = {"title": 8.0, "heading": 5.0, "about": 3.0, "text": 1.0}
_OFTEN, _LENGTH = 1.2, 0.75
# The foot of a page says what is not known, and how we worked: few lines full of its words, where nobody wants to begin.
FOOT = 0.3


class Held(NamedTuple):
    """The places that hold a word, by number and rising, and what it counts in each."""

    places: array[int]
    weights: array[float]

    def items(self) -> Iterator[tuple[int, float]]:
        """Yield each place with what the word counts there."""
        return zip(self.places, self.weights, strict=True)


class _Field:
    """One field of all places: numbers of words and how often each stands there, and where the words of a place end."""

    def __init__(self) -> None:
        self.words, self.often, self.ends = array("I"), array("I"), array("I", [0])
        self.lengths = array("I")

    def end(self) -> None:
        """End the words of a place."""
        self.lengths.append(sum(self.often[self.ends[-1] :]))
        self.ends.append(len(self.words))

    def of(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield the number of each word of a place, and how often it stands there."""
        there = slice(self.ends[place], self.ends[place + 1])
        return zip(self.words[there], self.often[there], strict=True)

    def norms(self) -> list[float]:
        """Return for each place what BM25 adds to how often a word stands there: more, the longer the field is."""
        filled = sum(1 for length in self.lengths if length)
        if not filled:
            return [1] * len(self.lengths)
        average = sum(self.lengths) / filled
        return [_OFTEN * (1 - _LENGTH + _LENGTH * length / average) for length in self.lengths]


class Counts:
    """How often each word stands in each field of each place, but for words that say nothing."""

    def __init__(self, small: Set[str]) -> None:
        """Begin without a place; words that are `small` are passed over."""
        self._small = small
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._stem_of = array("I")  # by the number of a word
        self._holding: list[int] = []  # by the number of a stem: how many places hold one of its words
        self._shares: list[float] = []  # by the number of a place: how much of what it holds counts
        self._fields = {name: _Field() for name in BOOSTS}

    def add(self, place: Mapping[str, Mapping[str, int]], share: float = 1) -> None:
        """Add the next place: how often each word stands in each of its fields, of which a `share` counts."""
        self._shares.append(share)
        stems: set[int] = set()
        known, stem_of = self._words, self._stem_of
        for name, field in self._fields.items():
            for word, often in place[name].items():
                number = known.get(word)
                if number is None:
                    if word in self._small:
                        continue
                    number = self._new(word)
                field.words.append(number)
                field.often.append(often)
                stems.add(stem_of[number])
            field.end()
        for each in stems:
            self._holding[each] += 1

    def _new(self, word: str) -> int:
        """Take note of a word that has not stood anywhere before, and return its number."""
        number = self._words[word] = len(self._words)
        of = self._stems.setdefault(stem(word), len(self._stems))
        self._stem_of.append(of)
        if of == len(self._holding):
            self._holding.append(0)
        return number

    def weights(self) -> tuple[dict[str, Held], list[float]]:
        """Return how much each word counts in each place that holds it, and what one counts that stands there once.

        A word tells more the fewer places hold it or another of its forms; what it counts in several fields is added up.
        """
        count = len(self._fields["text"].lengths)
        told = [rarity(holding, count) for holding in self._holding]
        rare = [told[of] for of in self._stem_of]
        fields = [(boost, self._fields[name], self._fields[name].norms()) for name, boost in BOOSTS.items()]
        found = [Held(array("I"), array("d")) for _ in rare]
        for place in range(count):
            sums: dict[int, float] = {}
            for boost, field, norms in fields:
                norm = norms[place]
                for word, often in field.of(place):
                    sums[word] = sums.get(word, 0) + boost * rare[word] * often * (_OFTEN + 1) / (often + norm)
            for word, weight in sums.items():
                found[word].places.append(place)
                found[word].weights.append(weight * self._shares[place])
        each = zip(self._shares, self._fields["text"].norms(), strict=True)
        once = [share * BOOSTS["text"] * (_OFTEN + 1) / (1 + norm) for share, norm in each]
        return dict(zip(self._words, found, strict=True)), once
