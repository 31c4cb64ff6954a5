"""What is left of a page when nothing but its characters is: copied, indexed, cut out by another program."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = ("script", "style")
_WORD = re.compile(r"\w+")
# A letter, a digit or a closing bracket, and right behind it the bracket of a mark.
_JOINED_MARK = re.compile(r"[^\W_]\[\d+[\],]")


def pieces(node: LexborNode) -> Iterator[str]:
    """Yield the pieces of text in an element in the order of reading, each as long as one element holds it."""
    for part in node.traverse(include_text=True):
        if part.tag == "-text" and part.parent.tag not in _UNSEEN and part.text_content:
            yield part.text_content


def body(html: str) -> LexborNode:
    """Return the body of a page, with what a script takes out of a template as a part of it."""
    return LexborHTMLParser(re.sub(r"(</?)template\b", r"\1div", html)).body


def glued(html: str) -> list[str]:
    """Return where a word of one element runs into a word of the next, as `last words|first words`."""
    parts = list(pieces(body(html)))
    return [
        f"{before[-20:]}|{behind[:20]}"
        for before, behind in itertools.pairwise(parts)
        if before[-1].isalnum() and behind[0].isalnum()
    ]


def joined_marks(text: str) -> list[str]:
    """Return the marks of references that stand right behind a letter or digit, with what is around them."""
    return [text[max(0, found.start() - 20) : found.end()] for found in _JOINED_MARK.finditer(text)]


@lru_cache(maxsize=1)  # the places of a page come one after another
def _known(html: str) -> frozenset[str]:
    return frozenset(word for piece in pieces(body(html)) for word in _WORD.findall(piece))


def invented_words(text: str, html: str) -> list[str]:
    """Return the words of a text taken from a page that stand in none of its elements: two that ran into one."""
    return sorted(set(_WORD.findall(text)) - _known(html))
