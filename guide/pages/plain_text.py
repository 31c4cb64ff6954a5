"""What a reader sees of a line of Markdown: its words, its sentences, and on which line of a file they stand."""

from __future__ import annotations

import functools
import re

_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|vs|approx|Dr|Prof|St|Fig|No(?=\. \d))\. ")
_NO_END = "\ue000"  # stands for a space that ends no sentence; no text holds it
_END = re.compile(r"(?<=[.!?])[\u00bb”’)]*\s+(?=[\u00ab“‘(]?[A-Z0-9])")
_NO_WORDS = re.compile(r"\[@[^\]]*\]")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
# Headings of the parts at the foot of a page, which tell of what is missing and of our working.
FOOT = re.compile(r"What we do not know$|Where (?:this|these|the \w+) comes? from$|How this \w+ is made\b", re.I)
_LINK = re.compile(r"!?\[((?:[^\]\[]|\[[^\]]*\])*)\]\([^)]*\)")


class Places:
    """Finds the line on which a text begins in a file, by its first words."""

    def __init__(self, text: str) -> None:
        """Take the file's text; references, addresses and marks are passed over."""
        self._words: list[tuple[str, int]] = [
            (word, number) for number, line in enumerate(text.splitlines(), 1) for word in words_of(plain(line))
        ]
        self._by_word: dict[str, list[int]] = {}
        for index, (word, _) in enumerate(self._words):
            self._by_word.setdefault(word, []).append(index)

    def line(self, text: str) -> int:
        """Return the line where most of the first words of `text` stand in a row, and 1 when no two of them do."""
        return self.find(text)[1] or 1

    def find(self, text: str) -> tuple[int, int]:
        """Return how many of the first words of `text` stand in a row, and on which line they begin; 0 for none."""
        words = words_of(text)
        best, line = min(1, len(words) - 1), 0
        for start in self._by_word.get(words[0], ()) if words else ():
            rest = zip(words, self._words[start : start + len(words)], strict=False)
            alike = next((count for count, (one, (other, _)) in enumerate(rest) if one != other), None)
            alike = min(len(words), len(self._words) - start) if alike is None else alike
            if alike > best:
                best, line = alike, self._words[start][1]
        return (best, line) if line else (0, 0)


@functools.lru_cache(maxsize=32_768)  # a dozen rules read the same line
def plain(line: str) -> str:
    """Return a line of Markdown as a reader sees it: no references, addresses and marks."""
    text = _TAG.sub(" ", _NO_WORDS.sub("", line))
    while (shorter := _LINK.sub(r"\1", text)) != text:
        text = shorter
    return " ".join(re.sub(r"\*\*|\\(?=[^\w\s])|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)", "", text).split())


def split(text: str) -> list[str]:
    """Return the sentences of a text; only a full stop, question or exclamation mark ends one."""
    whole = _ABBREVIATION.sub(lambda match: match.group()[:-1] + _NO_END, " ".join(text.split()))
    return [part.replace(_NO_END, " ") for part in _END.split(whole) if part]


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, numbers too."""
    return re.findall(r"\w+", text.lower())
