"""The text of a built page as plain Markdown, which every generator takes: headings, paragraphs, lists, tables, stress.

Drawings, ways around and forms are left out, and a link within the site is its words: each generator writes those in its
own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

LEFT_OUT = (
    "nav, script, style, template, svg, img, button, dialog, form, input, "
    ".help, .foot, .cite, .dates, .sources__back, [hidden], h1"
)
_INLINE = re.compile("a|abbr|b|bdi|br|cite|code|em|i|label|mark|q|s|small|span|strong|sub|sup|time|u|var")
_LISTS = {"ul": "- ", "ol": "1. "}
_SPACE = re.compile(r"\s+")
# What would be a sign of Markdown. Brackets too, since nothing in a text is a link but what this module writes.
_MARKUP = re.compile(r"([\\`*_\[\]{}|#~$])")
_BEGINS = re.compile(r"^(?:([-+>=:])|(\d+)([.)]))(?=\s|$)")


def read(html: str) -> tuple[str, str]:
    """Return the main heading of a page and the rest of its text as Markdown. Raises ValueError when it has neither."""
    tree = LexborHTMLParser(html)
    main, heading = tree.css_first("main"), tree.css_first("main h1")
    if main is None or heading is None:
        raise ValueError("the page has no <main> with an h1, so it has no text to compare. Leave it out.")
    title = _SPACE.sub(" ", heading.text()).strip()
    for node in main.css(LEFT_OUT):
        node.decompose()
    return title, "\n\n".join(_blocks(main))


def escaped(text: str) -> str:
    """Return words as Markdown that shows them as they are."""
    return _MARKUP.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _blocks(node: LexborNode) -> Iterator[str]:
    """Yield the blocks inside an element; words that stand in none are a paragraph."""
    waiting: list[str] = []
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text" or (_INLINE.fullmatch(tag) and not child.css_first("p, ul, ol, dl, table, div")):
            waiting.append(_inline(child))
            continue
        yield from _paragraph(waiting)
        waiting = []
        yield from _block(child, tag)
    yield from _paragraph(waiting)


def _block(node: LexborNode, tag: str) -> Iterator[str]:
    if re.fullmatch("h[2-6]", tag):
        if words := _words(node):
            yield f"{'#' * int(tag[1])} {words}"
    elif tag == "p":
        yield from _paragraph([_inside(node)])
    elif tag in _LISTS:
        lines = [line for item in node.iter() if item.tag == "li" and (line := _item(item, _LISTS[tag]))]
        if lines:
            yield "\n".join(lines)
    elif tag == "dl":
        yield from _paragraph(
            [f"{_words(one)}: " if one.tag == "dt" else f"{_words(one)} " for one in node.css("dt, dd")]
        )
    elif tag == "table":
        if rows := [[_words(cell) for cell in row.css("th, td")] for row in node.css("tr")]:
            yield _table(rows)
    elif not tag.startswith("-"):
        yield from _blocks(node)


def _item(item: LexborNode, sign: str) -> str:
    """Return an item in one line, and the lists inside it below, each four spaces in, as Python-Markdown needs it."""
    inner = [line for tag in _LISTS for one in item.css(tag) for text in _block(one, tag) for line in text.split("\n")]
    for tag in _LISTS:
        for one in item.css(tag):
            one.decompose()
    return "\n".join([f"{sign}{_start(_words(item))}", *(f"    {line}" for line in inner)])


def _table(rows: list[list[str]]) -> str:
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _paragraph(parts: list[str]) -> Iterator[str]:
    if text := _SPACE.sub(" ", "".join(parts)).strip():
        yield _start(text)


def _start(text: str) -> str:
    """Return a text that does not begin as a list or quotation does."""
    return _BEGINS.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def _words(node: LexborNode) -> str:
    return _SPACE.sub(" ", _inside(node)).strip()


def _inside(node: LexborNode) -> str:
    return "".join(_inline(child) for child in node.iter(include_text=True))


def _inline(node: LexborNode) -> str:
    tag = node.tag or ""
    if tag == "-text":
        return escaped(node.text_content or "")
    if tag.startswith("-"):
        return ""
    inner = _inside(node)
    address = node.attributes.get("href") or ""
    if tag == "a" and address.startswith("https://") and inner.strip():
        return f"[{inner.strip()}]({address.replace('(', '%28').replace(')', '%29')})"
    mark = {"strong": "**", "b": "**", "em": "*", "i": "*"}.get(tag, "")
    if mark and inner.strip() and "*" not in inner.replace("\\*", ""):
        return f" {mark}{inner.strip()}{mark} " if inner != inner.strip() else f"{mark}{inner}{mark}"
    return inner if _INLINE.fullmatch(tag) else f"{inner} "
