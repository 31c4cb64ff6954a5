"""Names that a machine translation must leave as they are: codes, points, trials, instruments, words of other languages."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guide.markdown.render import words

# The World Health Organization's letters for the channels, with DU as some trials wrote it, and numbers of guidelines.
_CHANNELS = "BL CV DU GB GV HT KI LI LR LU PC SI SP ST TE"
_CODES = (*(rf"{letters}\d{{1,2}}" for letters in _CHANNELS.split()), r"NG\d{1,3}", r"CG\d{1,3}")
_CODE = frozenset({"code", "kbd", "samp"})
_CLOSED = frozenset({"svg", "script", "style", "textarea", "option", "template"})


class KeptNames(Treeprocessor):
    """Mark code, codes and names with `translate="no"`, so that a translated page still says BL23 and GERAC."""

    def __init__(self, language: str) -> None:
        """Take the names in the language of the pages."""
        super().__init__()
        known = words(language)
        self.foreign: Mapping[str, str] = known["words_of_other_languages"]
        self.pattern = _pattern((*known["names"], *self.foreign))

    def run(self, root: Element) -> None:
        """Change the page in place, when no other extension reads its text any more."""
        for part in list(_open(root)):
            _mark(part, self.pattern, self.foreign)


class KeptCode(Postprocessor):
    """Mark code between fences, which Markdown puts into the page when all its elements are written."""

    def run(self, text: str) -> str:
        """Return the page with its blocks of code marked."""
        return text.replace("<pre><code>", '<pre><code translate="no">').replace(
            "<pre><code class=", '<pre><code translate="no" class='
        )


def _open(node: Element) -> Iterator[Element]:
    """Mark code, and yield each element whose text may hold a name."""
    if node.tag in _CODE:
        node.set("translate", "no")
    elif node.tag not in _CLOSED and node.get("translate") != "no":
        yield node
        for child in node:
            yield from _open(child)


def _mark(node: Element, pattern: re.Pattern[str], foreign: Mapping[str, str]) -> None:
    """Put each name in the text of a node, and in what follows its children, into an element of its own."""
    head, made = _split(node.text or "", pattern, foreign)
    if made:
        node.text = head
    children = list(node)
    for child in children:
        tail, behind = _split(child.tail or "", pattern, foreign)
        if behind:
            child.tail = tail
        made += [child, *behind]
    if len(made) > len(children):
        node[:] = made


def _split(text: str, pattern: re.Pattern[str], foreign: Mapping[str, str]) -> tuple[str, list[Element]]:
    """Return the text before the first name, and the names as elements, each with the text behind it."""
    parts = pattern.split(text)  # text and names take turns
    if len(parts) == 1:  # of most texts
        return text, []
    made = []
    for name, tail in zip(parts[1::2], parts[2::2], strict=True):
        kept = Element("span", {"translate": "no", **({"lang": foreign[name]} if name in foreign else {})})
        kept.text, kept.tail = AtomicString(name), tail
        made.append(kept)
    return parts[0], made


@functools.lru_cache(maxsize=4)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of all codes and names, the longest first.

    They stand in groups by their first letter, and what stands before one is looked at behind that letter: only so does Python
    pass over all characters that none of them begins with.
    """
    groups: dict[str, list[str]] = {}
    for form in _CODES:
        groups.setdefault(form[0], []).append(form[1:])
    for name in sorted(names, key=len, reverse=True):
        groups.setdefault(re.escape(name[0]), []).append(re.escape(name[1:]))
    either = "|".join(rf"{first}(?<![\w-]{first})(?:{'|'.join(rest)})" for first, rest in groups.items())
    return re.compile(rf"({either})(?![\w-])")
