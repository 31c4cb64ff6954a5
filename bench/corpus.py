"""The same pages for every generator: the text of our built pages, as many as are asked for.

Of thirty pages four are pages of the guide and the others are of single studies, about as many as in the real site and as long;
behind the last of a kind the first comes again under a title with a number. The menu holds the first thirty at every size.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from bench import plain

NAME = "Back to Running"
BLOCK, LONG = 30, 4
PARTS = {"Guide": range(4), "Studies": range(4, 17), "More studies": range(17, 30)}  # of the menu
FOLDERS = ("acupuncture", "back-pain", "therapies", "decide", "research", "about")
LINE = "This line was added after the first build."
# Filled by scripts or by lists of other pages: as plain text they are not what a reader reads.
_NOT_TEXT = re.compile(
    r"404\.html|index\.html|about/all-pages\.html|decide/(?:diary|quiz)\.html|research/studies/index\.html"
)


@dataclass(frozen=True)
class Article:
    """A page of the comparison: its address without ending, its title, one sentence of it, its Markdown, and its page here."""

    name: str
    title: str
    description: str
    text: str
    origin: str = ""

    def page(self, fields: str = "", text: str = "") -> str:
        """Return the file of the page: title, description and other fields, then its text, or another one."""
        head = f'---\ntitle: "{_quoted(self.title)}"\ndescription: "{_quoted(self.description)}"\n{fields}---\n'
        return f"{head}\n{text or self.text}\n"


def read(site: Path) -> tuple[list[Article], list[Article]]:
    """Return the pages of the guide and those of studies in a built site, those that only lead on left out."""
    guide: list[Article] = []
    studies: list[Article] = []
    for path in sorted(site.rglob("*.html"), key=lambda path: _order(path.relative_to(site).as_posix())):
        name, html = path.relative_to(site).as_posix(), path.read_text("utf-8")
        if _NOT_TEXT.fullmatch(name) or 'http-equiv="refresh"' in html:
            continue
        title, text = plain.read(html)
        meta = LexborHTMLParser(html).css_first('meta[name="description"]')
        description = (meta.attributes.get("content") or "") if meta else ""
        (studies if "/studies/" in name else guide).append(Article(path.stem, title, description, text, name))
    return guide, studies


def _order(name: str) -> tuple[int, str]:
    """Return the place of a page: what readers come for stands before what is told about the guide."""
    first = name.partition("/")[0]
    return (FOLDERS.index(first) if first in FOLDERS else len(FOLDERS), name)


def chosen(guide: Sequence[Article], studies: Sequence[Article], count: int) -> list[Article]:
    """Return so many pages with addresses and titles of their own. Raises ValueError when there is no page of a kind."""
    if not guide or not studies:
        raise ValueError(
            "the built site holds no page of the guide or none of a study: build it with `make site` first"
        )
    found = []
    for number in range(count):
        block, place = divmod(number, BLOCK)
        kind, at = (guide, block * LONG + place) if place < LONG else (studies, block * (BLOCK - LONG) + place - LONG)
        turn, which = divmod(at, len(kind))
        one = kind[which]
        title = f"{one.title} ({turn + 1})" if turn else one.title
        found.append(Article(f"part-{block + 1}/page-{place + 1}", title, one.description, one.text, one.origin))
    return found


def write(articles: Sequence[Article], folder: Path, page: Callable[[Article], str], ending: str = ".md") -> None:
    """Write each page into a folder, as a generator wants it."""
    for one in articles:
        path = folder / f"{one.name}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(one), encoding="utf-8")


def menu(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Return the sections of the menu, which are the same at every size."""
    return {name: list(islice(articles, places.start, places.stop)) for name, places in PARTS.items()}


def change(path: Path) -> None:
    """Add a line to the end of a page's file, as somebody does who writes."""
    path.write_text(f"{path.read_text('utf-8')}\n{LINE}\n", encoding="utf-8")


def day() -> str:
    """Return the day that pages of ours are said to be written on; it is the same for all and changes nothing."""
    return datetime.date(2026, 11, 29).isoformat()


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
