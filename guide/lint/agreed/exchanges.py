"""Which exchange of words explains a sentence, when only a checksum of its earlier weighty words is known."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guide.lint.agreed.weighty import section_of, weighty_words

# Kinds of words that turn a sentence round when one takes the place of another, and kinds of which two may change places.
_TURN = ("which way", "when", "how much", "in whom", "against what", "harm", "how long and how far", "where")
_CHANGE_PLACES = ("number", "which way", "when", "in whom", "against what", "where", "how long and how far")
_PERCENT = "%"
_DENIES = (
    *("not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "hardly"),
    *("only", "may", "probably", "almost"),
)


@lru_cache(maxsize=65_536)
def sum_of(text: str, length: int) -> str:
    """Return the first `length` digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def weight(words: Sequence[str]) -> str:
    """Return the sum over words that weigh."""
    return sum_of(" ".join(words), 6)


def what_was_exchanged(now: Sequence[str], agreed: str) -> str:
    """Return what was exchanged, by which what weighs is again what was agreed; nothing when it takes more than one exchange.

    Whoever rewords a sentence changes several such words, or their order; a slip, or a lie, changes one or exchanges two.
    """
    said = next((said for words, said in _undone(now) if weight(words) == agreed), "")
    return said and f"{said}, and all around it is the same"


def _undone(now: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    """Yield the words as they would be with one slip undone, and what the slip was; the likelier ones first."""
    for word in dict.fromkeys(now):
        for other in (*_of_its_kind(word), *_near(word)):
            yield [other if one == word else one for one in now], _stands_for(word, other)
    for place, word in enumerate(now):
        for other in (*_of_its_kind(word), *_near(word)):
            yield (*now[:place], other, *now[place + 1 :]), _stands_for(word, other)
    if _PERCENT in now:
        yield [one for one in now if one != _PERCENT], f"{_named(_PERCENT)} is new here"
    for first, second in itertools.combinations(_blocks(now), 2):
        if section_of(now[first.start]) == section_of(now[second.start]):
            between = now[first.stop : second.start]
            both = f"{_named(' '.join(now[first]))} and {_named(' '.join(now[second]))}"
            turned = (*now[: first.start], *now[second], *between, *now[first], *now[second.stop :])
            yield turned, f"{both} have changed places here"
    for place, word in enumerate((*now, "")):
        if word in _DENIES:
            yield (*now[:place], *now[place + 1 :]), f"{_named(word)} is new here"
        for other in _DENIES:
            yield (*now[:place], other, *now[place:]), f"{_named(other)} stood here and is gone"


def _stands_for(word: str, other: str) -> str:
    return f"{_named(word)} stands here where {_named(other)} was agreed"


def _of_its_kind(word: str) -> tuple[str, ...]:
    """Return the words that may be put in the place of one by a slip, and then turn what it says."""
    section = section_of(word)
    return tuple(other for other in weighty_words() if section_of(other) == section) if section in _TURN else ()


def _blocks(words: Sequence[str]) -> list[slice]:
    """Return where each word of a kind that can change places stands; ‘1.6 to 2.1’ is one."""
    found = []
    place = 0
    while place < len(words):
        end = place + 1
        while section_of(words[place]) == "number" and words[end : end + 1] == ("to",) and end + 1 < len(words):
            end += 2
        if section_of(words[place]) in _CHANGE_PLACES:
            found.append(slice(place, end))
        place = end
    return found


def _named(word: str) -> str:
    """Return a word as a finding names it: a figure as it is, another word as the first of its line."""
    return word if word[:1].isdigit() else f"a word for “{word}”"


def _near(word: str) -> Iterator[str]:
    """Yield the numbers that a slip makes of a number: two digits exchanged, one of them another, ten times as much."""
    if not word[:1].isdigit():
        return
    for place in range(len(word)):
        yield from (word[:place] + digit + word[place + 1 :] for digit in "0123456789")
        yield word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]
    yield from (word + "0", word.removesuffix("0"))
