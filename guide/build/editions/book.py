"""Read a built site as a book: its pages in the order of the menu, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath

from selectolax.lexbor import LexborHTMLParser

from guide.build.editions import chapter
from guide.build.editions.chapter import Chapter
from guide.build.editions.imprint import Imprint, day_of, version

CONTENTS = "contents"
SOURCES = "sources"
LISTED = "source-"  # with the key of a study: its entry in the list of sources


@dataclass
class Book:
    """The whole guide: its chapters in order, and what stands in its front. `picture` is a drawing, as SVG.

    `studies` are the pages of single studies, by their keys, which an edition lists with their numbers; `places` names where it
    holds what these pages, their list and the list of all pages hold.
    """

    site: Path
    imprint: Imprint
    chapters: list[Chapter]
    licence: str
    picture: str
    studies: Mapping[str, Path]
    places: Mapping[str, str]


def read(site: Path, root: Path, epoch: int) -> Book:
    """Return the site that was built from the project in `root` as a book.

    Raises FileNotFoundError when it was not built, and ValueError when two pages would have one name.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} holds no built site. Run `make site` first.")
    home = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    starts = {link.attributes.get("href"): chapter.words(link) for link in home.css(".menu ul a")}
    chapters: list[Chapter] = []
    studies: dict[str, Path] = {}
    places: dict[str, str] = {}
    path, part = "index.html", ""
    while path:
        html = (site / path).read_text(encoding="utf-8")
        part = (starts.get(path) or part) if path != "index.html" else ""
        tree = LexborHTMLParser(html)
        if tree.css_first(".all-pages"):
            places[path] = CONTENTS
        elif tree.css_first(".study-list"):
            places[path] = SOURCES
            studies = {one.stem: one for one in sorted((site / path).parent.glob("*.html")) if one != site / path}
            places |= {one.relative_to(site).as_posix(): f"{LISTED}{key}" for key, one in studies.items()}
        else:
            chapters.append(chapter.read(path, html, part))
        following = tree.css_first('.neighbours a[rel="next"]')
        path = resolved(path, following.attributes.get("href") or "") if following else ""
    are_apart(chapters)
    canonical = home.css_first('link[rel="canonical"]')
    title, _, motto = (_text(home, "title")).partition(": ")
    imprint = Imprint(
        title,
        motto,
        (home.root.attributes.get("lang") if home.root else None) or "en",
        version(root),
        day_of(epoch),
        min(one.due for one in chapters),
        (canonical.attributes.get("href") or "").removesuffix("index.html") if canonical else "",
    )
    return Book(site, imprint, chapters, _text(home, ".footer__inner > p"), _picture(chapters[0]), studies, places)


def resolved(path: str, href: str) -> str:
    """Return the path in the site of a link that stands in the page at `path`."""
    return normpath(join(dirname(path), href))


def _text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return chapter.words(node) if node else ""


def _picture(home: Chapter) -> str:
    """Take the drawing out of the home page: it stands in the front instead."""
    drawing = home.text.css_first(".hero__picture")
    if drawing is None:
        return ""
    html = drawing.html or ""
    drawing.decompose()
    return html


def are_apart(chapters: list[Chapter]) -> None:
    """Hold that each chapter has a name of its own. Raises ValueError, naming both pages, when two share one."""
    seen: dict[str, str] = {}
    for one in chapters:
        if one.anchor in seen:
            raise ValueError(
                f"{one.path} and {seen[one.anchor]} would both be called “{one.anchor}” in an edition. "
                "Give one of the files another name."
            )
        seen[one.anchor] = one.path
