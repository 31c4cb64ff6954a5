"""Read a built page as the search sees it: its title, its sections, and what stands in each, as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

# What no reader searches for: ways around, marks of sources, the dates of each page, lists that repeat titles of other pages.
LEFT_OUT = (
    "nav, script, style, template, svg, button, dialog, .help, .foot, .dates, .sources, .sources__back, .cite, .all-pages, "
    '.study-list, [hidden], [aria-hidden="true"], a[href^="#source-"]'
)
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_RUNNING = (
    "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
)
_INLINE = frozenset(_RUNNING.split())
# A term of the glossary or a conclusion has an address of its own, and begins with its name.
_LEADS = {"div": "dt", "li": "strong"}
_MARK = re.compile(r"\s*\[\d+(?:[,–-]\s*\d+)*\]")  # what is left of a mark, should it be plain text
_NAMELESS = re.compile(r"[^.:;?!]+: (?:, )*\.|\s*\((?:, )*\)")  # what says nothing once the names of studies are gone


@dataclass
class Place:
    """One place that a result may lead to: a page (no anchor) or a section of it."""

    anchor: str
    heading: str
    text: str = ""


@dataclass
class Page:
    """A built page: its address in the site, what it says of itself, and its places, the page itself first.

    `label` is its name in the menu, `about` its description and main message, `study` tells whether it is the page of a
    single study.
    """

    url: str
    title: str
    label: str
    about: str
    study: bool
    places: list[Place] = field(default_factory=list)


def read(url: str, html: str) -> Page:
    """Return the page at `url` of a built site. Raises ValueError, naming the page, when it has no main heading."""
    tree = LexborHTMLParser(html)
    main, heading = tree.css_first("main"), tree.css_first("main h1")
    if main is None or heading is None:
        raise ValueError(f"{url}: the page has no h1 in its <main>, so the search cannot name it. Add one.")
    study = main.css_first(".study__facts") is not None
    description = tree.css_first('meta[name="description"]')
    here = tree.css_first('nav [aria-current="page"]')
    message = _line(main.css_first(".message__text"))
    about = f"{(description.attributes.get('content') or '') if description else ''} {message}".strip()
    page = Page(url, _line(heading), _line(here), about, study)
    if study:
        page.about = f"{about} {_foreign_title(main)}".strip()
        source = _line(main.css_first(".sources li")).partition(" doi:")[0].replace(". .", ".")
        design = " ".join(_line(node) for node in main.css(".sources li:first-child .sources__kind"))
        page.places.append(Place("", page.title, f"{message} {source} {design}".strip()))
        return page
    for node in main.css(LEFT_OUT):
        node.decompose()
    for node in main.css('.claim__why a[href*="/studies/"], .claim__why .facts-foot'):
        node.decompose()  # names of studies, each of which has its own page
    page.places.append(Place("", page.title))
    parts: list[str] = []
    found: list[tuple[str, str, str]] = []
    _parts(main, found)
    for kind, value, anchor in found:
        if kind == "heading":
            page.places[-1].text = _join(parts)
            parts = []
            if anchor:
                page.places.append(Place(anchor, value))
            else:
                parts.append(value)
        else:
            parts.append(value)
    page.places[-1].text = _join(parts)
    return page


def _foreign_title(main: LexborNode) -> str:
    """Take a title that is not all in English out of the text, and return it: results show text in one language only."""
    title = main.css_first(".sources li cite")
    if title is None or not ("lang" in title.attributes or title.css_first("[lang]")):
        return ""
    text = _line(title)
    title.decompose()
    return text


def _parts(node: LexborNode, found: list[tuple[str, str, str]]) -> None:
    """Add headings and blocks of text to `found` in order, each as (kind, text, anchor)."""
    waiting: list[str] = []
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            waiting.append(child.text_content or "")
        elif tag in _INLINE and not _holds_blocks(child):
            waiting.append(" " if tag == "br" else child.text())
        elif tag.startswith("-") or tag == "h1":
            continue
        else:
            _end(waiting, found)
            if tag in HEADINGS:
                if "message__label" not in (child.attributes.get("class") or ""):
                    found.append(("heading", _line(child), child.id or ""))
                continue
            if tag in _LEADS and (anchor := child.id) and (lead := child.css_first(_LEADS[tag])):
                found.append(("heading", _line(lead), anchor))
                lead.decompose()
            _parts(child, found)
    _end(waiting, found)


def _holds_blocks(node: LexborNode) -> bool:
    """Tell whether something stands in the node that is no running text; most hold nothing but a text."""
    first = node.first_child
    if first is None or (first.is_text_node and first.next is None):
        return False
    return node.css_first("p, ul, ol, dl, table, div") is not None


def _end(waiting: list[str], found: list[tuple[str, str, str]]) -> None:
    """Add the text that waits as a block, and let nothing wait."""
    if waiting:
        if text := _clean("".join(waiting)):
            found.append(("text", text, ""))
        waiting.clear()


def _join(parts: list[str]) -> str:
    """Join blocks: behind a sentence stands a space, behind a cell or a line of a list a dot in the middle."""
    joined = ""
    for part in parts:
        joined += (" " if joined.endswith((".", "!", "?", ":", ";")) else " · " if joined else "") + part
    return joined


def _line(node: LexborNode | None) -> str:
    return _clean(node.text()) if node else ""


def _clean(text: str) -> str:
    text = " ".join(text.split())
    if any(left in text for left in (": .", ": , ", "()", "(, ")):
        text = _NAMELESS.sub("", text).strip()
    return _MARK.sub("", text).strip() if "[" in text else text
