"""Terms of the glossary: the first time that a page uses one, it becomes a link to what it means."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guide.facts.folder import visible
from guide.facts.statements import Term
from guide.markdown.context import Context

# Elements that get no link to a term: a link cannot stand in a link, and headings are repeated in lists of headings.
_CLOSED = frozenset(
    {"a", "code", "pre", "sup", "h1", "h2", "h3", "h4", "th", "svg", "summary", "dt", "label", "legend"}
)
_CLOSED_PARTS = frozenset(
    {
        "drawing__picture",
        "sources",
        "glossary",
        "study-list",
        "people__arms",
        "effects__table",
        "chart-title",
        "study__facts",
        "overdue",
    }
)

_Forms = tuple[re.Pattern[str], dict[str, str]]


class TermLinks(Treeprocessor):
    """Link the first use of each term; the page of the glossary itself and pages without one stay as they are."""

    def __init__(self, context: Context) -> None:
        """Keep the context that holds the terms."""
        super().__init__()
        self.context = context

    def run(self, root: Element) -> None:
        """Change the page in place."""
        page = self.context.uses.glossary
        terms = self.context.evidence.glossary
        if page and terms and root.find(".//*[@class='glossary']") is None:
            forms = _forms(tuple((key, (term.term, *term.also)) for key, term in terms.items()))
            waiting = dict.fromkeys(terms)
            for parent in list(_open(root)):
                _link(parent, forms, waiting, page)


def _open(node: Element) -> Iterator[Element]:
    """Yield the element and those in it whose text may hold a link, in the order of reading."""
    if node.tag in _CLOSED or _CLOSED_PARTS & set((node.get("class") or "").split()):
        return
    yield node
    for child in node:
        yield from _open(child)


def _link(node: Element, forms: _Forms, waiting: dict[str, None], page: str) -> None:
    """Link terms in the text of a node and in what follows each of its children."""
    index = 0
    if node.text:
        node.text, made = _split(node.text, forms, waiting, page)
        for link in made:
            node.insert(index, link)
            index += 1
    while index < len(node):
        child = node[index]
        index += 1
        if child.tail:
            child.tail, made = _split(child.tail, forms, waiting, page)
            for link in made:
                node.insert(index, link)
                index += 1


def _split(text: str, forms: _Forms, waiting: dict[str, None], page: str) -> tuple[str, list[Element]]:
    """Return the text before the first link, and the links, each with the text behind it."""
    pattern, keys = forms
    head, place = "", 0
    links: list[Element] = []
    for match in pattern.finditer(text):
        key = keys[match.group().casefold()]
        if key not in waiting or _in_a_name(match):
            continue
        del waiting[key]
        link = Element("a", {"class": "term", "href": f"/{page}#term-{key}"})
        link.text = AtomicString(match.group())
        before = text[place : match.start()]
        if links:
            links[-1].tail = before
        else:
            head = before
        links.append(link)
        place = match.end()
    if not links:
        return text, []
    links[-1].tail = text[place:]
    return head, links


def _in_a_name(match: re.Match[str]) -> bool:
    """Tell whether the word is part of a name: “British Acupuncture Council” is no use of the term."""
    if not match.group()[0].isupper():
        return False
    before, behind = match.string[: match.start()], match.string[match.end() :]
    return re.search(r"\b[A-Z]\w+ $", before) is not None or re.match(r" [A-Z]", behind) is not None


@functools.lru_cache(maxsize=4)
def _forms(terms: tuple[tuple[str, tuple[str, ...]], ...]) -> _Forms:
    """Return a pattern of all forms, the longest first, and the key of each form.

    Forms stand in groups by their first letter, so that most words of a page are passed over after one look at theirs.
    """
    keys = {form.casefold(): key for key, forms in terms for form in forms}
    longest_first = sorted(keys, key=lambda form: (-len(form), form))
    groups: dict[str, list[str]] = {}
    for form in longest_first:
        groups.setdefault(form[0], []).append(re.escape(form[1:]))
    either = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE), keys


def used(folder: Path, terms: Mapping[str, Term]) -> frozenset[str]:
    """Return the keys of the terms that stand in some page of the folder, whatever their form."""
    if not terms:
        return frozenset()
    pattern, keys = _forms(tuple((key, (term.term, *term.also)) for key, term in terms.items()))
    found = (_forms_in(pattern, path.read_text(encoding="utf-8")) for path in visible(folder, "**/*.md"))
    return frozenset(keys[form] for forms in found for form in forms)


@functools.lru_cache(maxsize=512)  # of the text of each page, most of which stay as they are while one is changed
def _forms_in(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(match.group().casefold() for match in pattern.finditer(text))
