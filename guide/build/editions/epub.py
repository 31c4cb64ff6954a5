"""The guide as an e-book, EPUB 3: a file a chapter, the contents, the sources, and what it says of its accessibility."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from guide.build import minify, zip_file
from guide.build.editions import cover, single, xhtml
from guide.build.editions.book import CONTENTS, SOURCES, Book
from guide.build.editions.chapter import Chapter, new
from guide.build.editions.imprint import NAME
from guide.build.editions.sources import Source

HERE = Path(__file__).parent
_NAMES = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")  # of addresses, as the standard for such identifiers has it
_KIND = "mimetype"  # readers look for it in front of everything, not packed
_NAV = "nav.xhtml"


@dataclass(frozen=True)
class File:
    """A chapter as it lies in the e-book."""

    anchor: str
    title: str
    part: str
    text: str

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return f"{self.anchor}.xhtml"

    @property
    def properties(self) -> str:
        """Return what the list of files says of this one: whether drawings stand in it."""
        return "svg" if "<svg" in self.text else ""


def write(book: Book, sources: list[Source], target: Path, epoch: int) -> None:
    """Write the book, whose links are settled, into the EPUB file `target`, with the date `epoch` on everything in it."""
    homes = _homes(book.chapters, sources)

    def lead(href: str) -> str:
        name = href.removeprefix("#")
        if not href.startswith("#") or name not in homes:
            return _NAV if href == f"#{CONTENTS}" else href
        home = homes[name]
        return f"{home}.xhtml" if name == home else f"{home}.xhtml#{name}"

    for one in book.chapters:
        _leave_out_empty_sheets(one)
    files = [File(one.anchor, one.title, one.part, xhtml.inside(one.text, lead)) for one in book.chapters]
    values = {
        "book": book,
        "imprint": book.imprint,
        "files": files,
        "parts": single.parts(book.chapters),
        "identifier": f"urn:uuid:{uuid.uuid5(_NAMES, f'{book.imprint.title} {book.imprint.version} {epoch}')}",
        "modified": datetime.datetime.fromtimestamp(epoch, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "sources": [(one, _as_xhtml(one.cited), [_as_xhtml(text) for text in one.numbers]) for one in sources],
        "picture": _as_xhtml(book.picture),
    }

    def filled(name: str, **more: object) -> str:
        return single.TEMPLATES.get_template(f"epub/{name}").render(**values, **more)

    style = minify.style((HERE / "e-book.css").read_text(encoding="utf-8"))
    contents: dict[str, str | bytes] = {
        _KIND: "application/epub+zip",
        "META-INF/container.xml": filled("container.xml"),
        "EPUB/package.opf": filled("package.opf"),
        "EPUB/nav.xhtml": filled("nav.xhtml"),
        "EPUB/style.css": style,
        "EPUB/cover.png": cover.picture(book.imprint),
        "EPUB/front.xhtml": filled("front.xhtml"),
        **{f"EPUB/{one.name}": filled("chapter.xhtml", chapter=one) for one in files},
        "EPUB/sources.xhtml": filled("sources.xhtml"),
    }
    zip_file.write(target, contents.items(), epoch, not_packed=[_KIND])


def _homes(chapters: Iterable[Chapter], sources: Iterable[Source]) -> dict[str, str]:
    """Return in which chapter each name of the edition stands."""
    homes = {f"source-{one.key}": SOURCES for one in sources} | {SOURCES: SOURCES}
    for one in chapters:
        homes[one.anchor] = one.anchor
        for node in one.text.css("[id]"):
            homes[node.attributes.get("id") or ""] = one.anchor
    return homes


def _leave_out_empty_sheets(chapter: Chapter) -> None:
    """Say where the sheets of the diary are, instead of showing tables of empty cells on which nobody can write."""
    for sheets in chapter.text.css(".diary__sheets"):
        sheets.replace_with(new(f"<p>The empty sheets are in {NAME}-{chapter.anchor}.pdf.</p>"))


def _as_xhtml(html: str) -> str:
    return xhtml.inside(new(f"<div>{html}</div>"), str)
