"""Lead each link of a chapter to its place in the edition, and make what it leads to the only one of its name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from guide.build.editions.book import LISTED, Book, resolved
from guide.build.editions.chapter import Chapter

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:")
_NAMES = ("for", "aria-labelledby", "aria-describedby", "headers")


def settle(book: Book) -> None:
    """Change links and names in all chapters, in place. What the edition does not hold is at its address, or text alone."""
    anchors = {one.path: one.anchor for one in book.chapters}
    for one in book.chapters:
        for node in one.text.css("a[href]"):
            _lead(node, one, anchors, book)
        for node in one.text.css('[fill^="url(#"]'):
            node.attrs["fill"] = (node.attributes.get("fill") or "").replace("url(#", f"url(#{one.anchor}-")
        for node in one.text.traverse():  # each once: a list of selectors finds twice what fits two of them
            _rename(node, one.anchor)
    needed = _needed(book.chapters)
    for one in book.chapters:
        # Headings keep their names, for the search and for whoever sends a link.
        for node in one.text.css("[id]"):
            if node.tag not in ("h2", "h3") and node.attributes.get("id") not in needed:
                del node.attrs["id"]


def lead(href: str, path: str, anchors: Mapping[str, str], places: Mapping[str, str], address: str) -> str | None:
    """Return where a link in the page at `path` leads to in the edition, or None when it leads nowhere from there.

    `anchors` are the names of chapters, `places` those of what holds no chapter's text, both by the paths of the pages.
    """
    if _ELSEWHERE.match(href):
        return href
    file, _, name = href.partition("#")
    page = resolved(path, file) if file else path
    if page in anchors:
        return f"#{anchors[page]}-{name}" if name else f"#{anchors[page]}"
    if page in places:
        return f"#{places[page]}"
    return elsewhere(href, path, address)


def elsewhere(href: str, path: str, address: str) -> str | None:
    """Return where a link in the page at `path` leads to from outside of the site: None without the `address` of it."""
    if _ELSEWHERE.match(href):
        return href
    file, mark, name = href.partition("#")
    return f"{address}{resolved(path, file) if file else path}{mark}{name}" if address else None


def _lead(node: LexborNode, chapter: Chapter, anchors: Mapping[str, str], book: Book) -> None:
    href = node.attributes.get("href") or ""
    if href.startswith(f"#{LISTED}") and not chapter.sheet:
        return  # one list of sources for the whole edition
    target = lead(href, chapter.path, anchors, book.places, book.imprint.address)
    if target is None:
        node.unwrap()
        return
    node.attrs["href"] = target
    if "rel" in node.attributes:
        del node.attrs["rel"]


def _rename(node: LexborNode, anchor: str) -> None:
    named = node.attributes.get("id")
    if named:
        node.attrs["id"] = f"{anchor}-{named}"
    for attribute in _NAMES:
        if value := node.attributes.get(attribute):
            node.attrs[attribute] = " ".join(f"{anchor}-{one}" for one in value.split())
    if node.tag in ("input", "textarea") and (name := node.attributes.get("name")):
        node.attrs["name"] = f"{anchor}-{name}"  # else the choices of two sheets would be one


def _needed(chapters: list[Chapter]) -> set[str]:
    """Return every name that something in the edition leads to."""
    fills = (node.attributes.get("fill") or "" for one in chapters for node in one.text.css('[fill^="url(#"]'))
    return {fill.removeprefix("url(#").removesuffix(")") for fill in fills} | {
        name
        for one in chapters
        for node in one.text.css("a[href], [for], [aria-labelledby], [aria-describedby], [headers]")
        for attribute in ("href", *_NAMES)
        for name in (node.attributes.get(attribute) or "").removeprefix("#").split()
    }
