"""What the HTML of a page says that people agreed on: the lines of its care cards, and every other text sentence by sentence."""

from __future__ import annotations

from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.lint.agreed.entries import CARD, LEVELS, Entry
from guide.pages.plain_text import split

_TEXTS = "h2, h3, h4, p, li, dt, dd, td, th, figcaption, summary"
# In a table of reasons, the columns that repeat the words of each sign and name its sources.
_NOT_TEXT = (
    "sup, .sources, svg, .facts-foot, script, .sign-reasons__table th, .sign-reasons__table td:first-child, "
    ".sign-reasons__table td:last-child"
)
_PICTURE = "unseen"  # the class of a drawing's words


@lru_cache(maxsize=64)
def in_html(html: str, *, whole: bool) -> tuple[Entry, ...]:
    """Return the cards of a page; with `whole` every other text too."""
    tree = LexborHTMLParser(html)
    for node in tree.css(_NOT_TEXT):
        node.decompose()
    headings = {node.mem_id: _heading(node) for node in tree.css(".care")}
    found: list[Entry] = []
    for node in reversed(
        tree.css(_TEXTS)
    ):  # the innermost elements first: each is taken out once it is read, so that no text is read twice
        card = _around(node, "care")
        found += reversed(_entries(node, card, headings[card.mem_id] if card else ""))
        node.decompose()
    return tuple(entry for entry in reversed(found) if whole or entry.urgency is not None)


def _entries(node: LexborNode, card: LexborNode | None, heading: str) -> list[Entry]:
    """Return the words of an element: a line of a card is one entry, other text one a sentence."""
    text = " ".join(node.text().split())
    if card is None:
        kind = "picture" if node.attributes.get("class") == _PICTURE else "text"
        text = text.partition(": ")[2] if kind == "picture" else text  # without the word that says so
        first = node.parent.css_first("th, td") if node.tag == "td" and node.parent else None
        row = " ".join(first.text().split()) if first and first.mem_id != node.mem_id else ""
        return [Entry(kind, sentence, row=row) for sentence in split(text)]
    level = next(name for name in LEVELS if f"care--{name}" in (card.attributes["class"] or "").split())
    entry = Entry(level + CARD, heading) if node.tag == "h2" else Entry(level, text, heading)
    return [entry] if entry.text else []


def _heading(card: LexborNode) -> str:
    """Return the heading of a card, without the word for its urgency, which is taken out."""
    for part in card.css(".care__level"):
        part.decompose()
    heading = card.css_first("h2")
    return " ".join(heading.text().split()) if heading else ""


def _around(node: LexborNode | None, name: str) -> LexborNode | None:
    while node is not None and name not in (node.attributes.get("class") or "").split():
        node = node.parent
    return node
