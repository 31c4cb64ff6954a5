"""How the index of the search is written: few long texts of few different characters, quick to compress and to read.

overrides/assets/js/search/opened.js reads what is written here; `tests/build/test_search_format.py` holds the two together.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from markdown.extensions.toc import slugify

from guide.build.search.pages import Page

# A number is one character, from this one on. `"` and `\\` would have to be escaped.
FIRST_CHARACTER = 40
_BACKSLASH = 92
# A weight is told in steps, each a quarter more than the last, and what a place is like in parts of a step.
STEP, LEAST, PARTS = 1.25, 0.02, 8
_LOG_STEP = math.log(STEP)
_BITS = 6  # of a character that holds parts of several numbers
PIECE = 6_000  # bytes of a piece of texts: ten results need about eight pieces, whether those are small or large


class Weighed(Protocol):
    """The places that hold a word, and what it counts in each."""

    def items(self) -> Iterable[tuple[int, float]]:
        """Return each place with what the word counts there."""


def script(data: object) -> str:
    """Return data as JavaScript; `<` and the two line ends that old engines forbid in texts are written as numbers."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")


def character(value: int) -> str:
    """Return a number as one character; the backslash is left out, because a script would need two of it."""
    code = FIRST_CHARACTER + value
    return chr(code + 1 if code >= _BACKSLASH else code)


def places(page: Page, kind: str) -> Iterator[str]:
    """Yield a line for each place of a page of this kind: its address and its names, none that follows from another."""
    shown = page.label or page.title  # as in the menu; a reader may also type the heading
    yield "\t".join([kind + page.url, shown, *([page.title] if page.title != shown else [])])
    for place in page.places[1:]:
        anchor = "" if place.anchor == slugify(place.heading, "-") else place.anchor
        yield f"#{anchor}\t{place.heading}"


def vocabulary(families: Mapping[str, list[str]]) -> dict[str, str]:
    """Return all words in order, each as how many characters it shares with the one before and its rest; and their families.

    The family of a word is empty when it begins one, or how many families before that of the last new one it is.
    """
    of = {word: name for name, words in families.items() for word in words}
    numbers: dict[str, int] = {}
    coded, told, last = [], [], ""
    for word in sorted(of):
        shared = next((place for place, (one, two) in enumerate(zip(word, last, strict=False)) if one != two), None)
        shared = min(25, min(len(word), len(last)) if shared is None else shared)
        coded.append(chr(65 + shared) + word[shared:])
        known = of[word] in numbers
        number = numbers.setdefault(of[word], len(numbers))
        told.append(str(len(numbers) - number) if known else "")
        last = word
    return {"words": "".join(coded), "families": ",".join(told)}


def weights(
    postings: Mapping[str, Weighed], families: Mapping[str, list[str]], once: Sequence[float]
) -> dict[str, str | int]:
    """Return in how many places each family stands, in which, and what it weighs there.

    `once` says for each place what a word weighs that tells as much as 1 and stands there once: from it, and from how many
    places hold a family, a reader of the index guesses each weight, and the index holds by how much that is wrong. Places are
    taken from the longest to the shortest, since most words stand in the long ones.
    """
    fine = [round(PARTS * math.log(max(value, LEAST) / LEAST, STEP)) for value in once]
    order = sorted(range(len(fine)), key=lambda place: (fine[place], place))
    rank = {place: number for number, place in enumerate(order)}
    steps = [fine[place] / PARTS for place in order]
    counts, bits, wrong = [], _Bits(), []
    for name in sorted(families, key=lambda name: families[name][0]):
        total: dict[int, float] = defaultdict(float)
        for word in families[name]:
            if word in postings:
                for place, weight in postings[word].items():
                    total[rank[place]] += weight
        counts.append(character(len(total)))
        held = sorted(total)
        bits.spread(held, 0, len(order) - 1)
        guess = _guess(len(total), len(order))
        wrong += [
            round(math.log(max(total[place], LEAST) / LEAST) / _LOG_STEP) - math.floor(guess + steps[place])
            for place in held
        ]
    least, lowest = min(wrong, default=0), min(fine, default=0)
    return {
        "counts": "".join(counts),
        "held": bits.text(),
        "once": "".join(character(value - lowest) for value in fine),
        "weights": "".join(character(value - least) for value in wrong),
        "lowest": lowest,
        "least": least,
    }


def rarity(holding: int, count: int) -> float:
    """Return how much a word tells that so many places of `count` hold, as BM25 has it."""
    return math.log(1 + (count - holding + 0.5) / (holding + 0.5))


def _guess(holding: int, count: int) -> float:
    """Return what a reader of the index takes a weight for, less what the place is like; whole steps count."""
    return math.log(rarity(holding, count)) / _LOG_STEP + 0.5


def pieces(texts: Sequence[str]) -> list[list[str]]:
    """Return the texts of all places in pieces that are loaded one by one, in order, none smaller than need be."""
    found: list[list[str]] = []
    size = PIECE
    for text in texts:
        if size >= PIECE:
            found.append([])
            size = 0
        found[-1].append(text)
        size += len(text.encode()) + 1
    return found


class _Bits:
    """Numbers in as few bits as they need, one behind the other."""

    def __init__(self) -> None:
        self._bits: list[str] = []  # of what is being added
        self._before: list[str] = []  # as one text for each call: a text for each number took most of a build's memory

    def spread(self, numbers: Sequence[int], low: int, high: int) -> None:
        """Add rising numbers from `low` to `high`: the one in the middle, then those before it, then those behind it.

        Each is one of those that its neighbours leave over, and where none is left to choose it takes no bit.
        """
        # No call for each, of which there are as many as words on all pages.
        waiting = [(0, len(numbers), low, high)] if numbers else []
        while waiting:
            start, end, low, high = waiting.pop()
            middle = (start + end) // 2
            number, first = numbers[middle], low + middle - start
            self._add(number - first, high - (end - 1 - middle) - first + 1)
            if middle + 1 < end:
                waiting.append((middle + 1, end, number + 1, high))
            if start < middle:
                waiting.append((start, middle, low, number - 1))
        self._before.append("".join(self._bits))
        self._bits.clear()

    def _add(self, value: int, most: int) -> None:
        """Add a number below `most`; the first ones take a bit less than the others."""
        size = (most - 1).bit_length()
        short = (1 << size) - most
        if value < short:
            size -= 1
        else:
            value += short
        if size > 0:
            self._bits.append(bin(1 << size | value)[3:])  # behind the one that holds the place of what is 0

    def text(self) -> str:
        """Return all bits as characters."""
        whole = "".join(self._before)
        characters = {f"{value:0{_BITS}b}": character(value) for value in range(1 << _BITS)}
        return "".join(characters[whole[at : at + _BITS].ljust(_BITS, "0")] for at in range(0, len(whole), _BITS))
