"""One list of sources for the whole edition: each with what it found, in numbers, as the page of its study tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.build.editions.book import LISTED, Book
from guide.build.editions.chapter import html_in, words


@dataclass(frozen=True)
class Source:
    """A study or another source: how it is cited (HTML), its message, and its numbers, one text an outcome."""

    key: str
    number: int
    cited: Markup
    message: str
    numbers: tuple[Markup, ...]


def gather(book: Book) -> list[Source]:
    """Number the sources of all chapters in the order in which they are cited, in place, and return them with the rest.

    The own list of a chapter goes, because the edition has one. Sheets keep theirs, with its numbers.
    """
    numbers: dict[str, int] = {}
    for chapter in book.chapters:
        if chapter.sheet:
            continue
        for node in chapter.text.css(".sources"):
            node.decompose()
        for link in chapter.text.css(f'a[href^="#{LISTED}"]'):
            key = (link.attributes.get("href") or "").removeprefix(f"#{LISTED}")
            numbers.setdefault(key, len(numbers) + 1)
        for cited in chapter.text.css(".cite"):  # in order, as readers expect of numbers
            links = cited.css(f'a[href^="#{LISTED}"]')
            keys = sorted(
                ((link.attributes["href"] or "").removeprefix(f"#{LISTED}") for link in links), key=numbers.__getitem__
            )
            for link, key in zip(links, keys, strict=True):
                _lead(link, key, numbers[key])
    for key, path in book.studies.items():
        if "study__facts" in path.read_text(encoding="utf-8"):
            numbers.setdefault(key, len(numbers) + 1)
    return [_read(key, number, book.studies[key]) for key, number in numbers.items()]


def _lead(link: LexborNode, key: str, number: int) -> None:
    link.attrs["href"] = f"#{LISTED}{key}"
    link.inner_html = str(number)
    link.attrs["aria-label"] = f"Source {number}"


def _read(key: str, number: int, path: Path) -> Source:
    """Return a source from the page of its study. Raises ValueError when the page has another shape."""
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    entry, start = tree.css_first(f"#{LISTED}{key}"), tree.css_first("h2#numbers")
    if entry is None:
        raise ValueError(f"{path.name}: the page does not list its source. Build the site anew: `make site`.")
    for node in tree.css(".sources__back, .cite"):
        node.decompose()
    for node in tree.css('.study a:not([href^="https:"])'):
        node.unwrap()
    message = tree.css_first(".message__text")
    found = tuple(_numbers(start)) if start else ()
    return Source(key, number, html_in(entry), words(message) if message else "", found)


def _numbers(heading: LexborNode) -> Iterator[Markup]:
    """Yield what stands between the heading and the next of its kind: an outcome a text, and each line of a list."""
    parts: list[Markup | str] = []
    node = heading.next
    while node is not None and node.tag != "h2":
        if node.tag == "h3":
            if len(parts) > 1:
                yield _joined(parts)
            parts = [Markup("<b>{}.</b>").format(words(node))]
        elif node.tag == "table":
            parts.append(_told(node))
        elif node.tag == "ul":
            if parts and len(parts) > 1:
                yield _joined(parts)
            parts = []
            yield from (html_in(item) for item in node.css("li"))
        elif node.tag == "p":
            parts.append(html_in(node))
        node = node.next
    if parts:
        yield _joined(parts)


def _told(table: LexborNode) -> str:
    """Return a table as a sentence: what its column of numbers holds, and each row with its number."""
    _, column = (words(cell) for cell in table.css("thead th"))
    rows = (": ".join(words(cell) for cell in row.css("th, td")) for row in table.css("tbody tr"))
    return f"{column}: {'; '.join(rows)}."


def _joined(parts: list[Markup | str]) -> Markup:
    return Markup(" ").join(escape(part) for part in parts)
