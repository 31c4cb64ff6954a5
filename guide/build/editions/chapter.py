"""Read a built page as a chapter of an edition: its text, without what only a page of a site needs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

# Navigation of the site, what a script fills, links to the files of the guide, links back from a source, and the word that
# invites readers to open an answer, which is open here.
LEFT_OUT = (
    ".skip, .breadcrumbs, .aside, .neighbours, .change, .facts-foot, .worksheet__tools, .sources__back, .choose, "
    ".open-data, .all-pages, .worksheet__address, .quiz__show, template, script, [hidden]"
)
NO_FORM = "The form for typing your days in is in the folder of the guide and on the live guide."
# What scripts of the site read from their elements.
FOR_SCRIPTS = ("data-advice-", "data-say-", "data-chart-", "data-columns-", "data-store", "data-sure", "data-done",
               "data-not-", "data-both", "data-file", "data-goal", "data-locale")  # fmt: skip


@dataclass
class Chapter:
    """A page of the guide. `anchor` is its name in an edition, `part` the section of the menu that it stands in.

    `text` is the page's <main>, which links, sources and styles change in place. A `sheet` is a page to print and fill in:
    it keeps its own list of sources, because it is handed on alone.
    """

    path: str
    anchor: str
    part: str
    title: str
    label: str
    sheet: bool
    due: datetime.date
    text: LexborNode


def anchor_of(path: str) -> str:
    """Return the name of a page in an edition: that of its file, or of its folder when it is the first page there."""
    page = PurePosixPath(path)
    return page.stem if page.stem != "index" else page.parent.name or "home"


def read(path: str, html: str, part: str) -> Chapter:
    """Return the page at `path` of a built site as a chapter. Raises ValueError when it is no page of the guide."""
    tree = LexborHTMLParser(html)
    text, title, due = tree.css_first("main"), tree.css_first("main h1"), tree.css(".dates time")
    if text is None or title is None or not due:
        raise ValueError(f"{path}: the page lacks its <main>, its <h1> or its dates. Build the site anew: `make site`.")
    here = tree.css_first('nav [aria-current="page"]')
    sheet = text.css_first(".worksheet, .diary") is not None
    for node in text.css(LEFT_OUT):
        node.decompose()
    for node in text.css(".diary__paper"):
        node.inner_html = NO_FORM
    for node in text.css("details"):
        node.attrs["open"] = ""
    for node in text.css(".worksheet, .diary"):
        for name in [one for one in node.attributes if one.startswith(FOR_SCRIPTS)]:
            del node.attrs[name]
    _put_answers_behind_questions(text)
    day = datetime.date.fromisoformat(due[-1].attributes.get("datetime") or "")
    return Chapter(path, anchor_of(path), part, words(title), words(here or title), sheet, day, text)


def _put_answers_behind_questions(text: LexborNode) -> None:
    """Put the answers of the quiz behind its last question, as on paper: what is folded on screen is open here."""
    questions = text.css_first(".quiz__questions")
    if questions is None:
        return
    answers = new('<div class="quiz__answers"></div>')
    for answer in questions.css(".quiz__answer"):
        answers.insert_child(answer, move=True)
    questions.insert_after(answers)


def new(html: str) -> LexborNode:
    """Return a new element, to be put into a page. Raises ValueError when `html` holds none."""
    body = LexborHTMLParser(html).body
    if body is None or body.first_child is None:
        raise ValueError(f"there is no element in {html!r}")
    return body.first_child


def words(node: LexborNode) -> str:
    """Return the words of an element; its parts stay apart, such as a term from the words round its link."""
    return " ".join(node.text().split())


def html_in(node: LexborNode) -> Markup:
    """Return what stands inside an element of a built page, which the build has written, so it is HTML already."""
    return Markup((node.inner_html or "").strip())  # noqa: S704
