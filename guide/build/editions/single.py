"""The whole guide in one HTML file, with everything inside: it opens by a double click, on a phone and from a mail."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guide.build import minify
from guide.build.editions import links, styles
from guide.build.editions.book import Book
from guide.build.editions.chapter import Chapter, html_in
from guide.build.editions.sources import Source

HERE = Path(__file__).parent
TEMPLATES = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_FORBIDDEN = re.compile(r"[\x7f-\x9f\ufdd0-\ufdef]")
_HEADING = re.compile(r"<(/?)h([1-5])(?=[\s>])")


def write(book: Book, sources: list[Source], target: Path) -> None:
    """Write the book, whose links are settled, into the file `target`."""
    style = styles.of_one_file(book.site, HERE / "one-file.css")
    script = _search(book) + minify.script((HERE / "one-file.js").read_text(encoding="utf-8")).strip()
    icon = (book.site / "assets" / "images" / "favicon.svg").read_bytes()
    text = TEMPLATES.get_template("one-file.html").render(
        imprint=book.imprint,
        licence=book.licence,
        picture=book.picture,
        parts=parts(book.chapters),
        chapters=[(one, inner(one)) for one in book.chapters],
        sources=sources,
        style=style,
        style_hash=hash_of(style),
        script=script,
        script_hash=hash_of(script),
        icon=base64.b64encode(icon).decode(),
    )
    target.write_text(text, encoding="utf-8", newline="\n")


def _search(book: Book) -> str:
    """Return the finder of the site's search, its index, and where in this file each page of it is, as a script."""
    index = (book.site / "search" / "index.js").read_text(encoding="utf-8")
    finder = (book.site / "assets" / "js" / "search-find.js").read_text(encoding="utf-8")
    anchors = {one.path: one.anchor for one in book.chapters}
    lines = json.loads(index.partition(" = ")[2].strip().removesuffix(";"))["places"].split("\n")
    pages = [line.partition("\t")[0][1:] for line in lines if not line.startswith("#")]
    leads = {page: target[1:] for page in pages if (target := links.lead(page, "", anchors, book.places, ""))}
    script = f"{finder}\n{index}var __leads = {json.dumps(leads, separators=(',', ':'))};\n"
    # No text of the guide may end the script; characters that the index uses and HTML forbids are written as escapes.
    return _FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", script.replace("</", "<\\/"))


def with_page_numbers(html: str, places: Mapping[str, int]) -> str:
    """Return the file for paper: its contents tell the page of each chapter, because paper has no links."""
    start, contents, rest = html.partition('<ol class="book-parts"')
    contents += rest[: rest.index("</nav>")]
    numbered = re.sub(
        r'(<a href="#([^"]+)">.*?</a>)',
        lambda link: f'{link[1]} <span class="book-page">{places[link[2]]}</span>',
        contents,
    )
    return start + numbered + rest[rest.index("</nav>") :]


def hash_of(text: str) -> str:
    """Return what a Content-Security-Policy calls the text of an inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def parts(chapters: list[Chapter]) -> list[tuple[str, list[Chapter]]]:
    """Return the chapters of each section of the menu, in order; those before the first stand under no name."""
    found: list[tuple[str, list[Chapter]]] = []
    for one in chapters:
        if not found or found[-1][0] != one.part:
            found.append((one.part, []))
        found[-1][1].append(one)
    return found


def inner(chapter: Chapter) -> str:
    """Return what stands in a chapter, with its headings one level lower: the book has a title of its own."""
    html = _HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}", html_in(chapter.text))
    return re.sub(r"\n{2,}", "\n", html)
