"""Write a built page as XHTML, as e-books want it: what needs a script becomes plain text, what is folded is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from selectolax.lexbor import LexborNode

Lead = Callable[[str], str]

_EMPTY = frozenset(("br", "col", "hr", "img", "wbr"))
# Readers of e-books fold nothing and take no answers: what is in these elements stands there as text.
_INSTEAD = {"details": "div", "summary": "div", "fieldset": "div", "legend": "div", "label": "div"}
_BOXES = {"checkbox": "☐ ", "radio": "○ "}
_LEFT_OUT = frozenset(("script", "style", "template", "button", "select", "-comment", "-doctype"))
_ROLES = frozenset(("table", "row", "rowgroup", "cell", "columnheader", "rowheader", "list"))  # for narrow screens only
_TALL = "yardstick"  # the table whose cells are as long as paragraphs
_SVG = "http://www.w3.org/2000/svg"


def inside(node: LexborNode, lead: Lead) -> str:
    """Return what stands inside an element, as XHTML. `lead` returns where a link leads to in the e-book."""
    return "".join(_parts(node, lead)).strip()


def _parts(node: LexborNode, lead: Lead) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield escape(child.text_content or "", quote=False)
        elif child.tag not in _LEFT_OUT:
            yield from _element(child, lead)


def _element(node: LexborNode, lead: Lead) -> Iterator[str]:
    tag = node.tag or ""
    if tag == "input":
        yield _BOXES.get(node.attributes.get("type") or "", "")
        return
    name = _INSTEAD.get(tag, tag)
    if tag == "textarea":
        lines = int(node.attributes.get("rows") or "2")
        yield '<div class="to-write">' + "<br/>" * lines + "</div>"
        return
    if tag == "table" and _TALL in (node.attributes.get("class") or ""):
        yield from _in_lines(node, lead)
        return
    attributes = "".join(_attributes(node, tag, lead))
    if tag in _EMPTY:
        yield f"<{name}{attributes}/>"
        return
    yield f"<{name}{attributes}>"
    yield from _parts(node, lead)
    yield f"</{name}>"


def _in_lines(table: LexborNode, lead: Lead) -> Iterator[str]:
    """Yield a table as lines that name their columns: beside each other, its cells would be higher than an e-reader."""
    for row in table.css("tbody tr"):
        for cell in row.css("th, td"):
            name = cell.attributes.get("data-label")
            yield f'<div class="{_TALL}__cell">' if name else f'<div class="{_TALL}__row"><b>'
            yield f"<b>{escape(name)}:</b> " if name else ""
            yield from _parts(cell, lead)
            yield "</div>" if name else "</b></div>"


def _attributes(node: LexborNode, tag: str, lead: Lead) -> Iterator[str]:
    if tag == "svg":
        yield f' xmlns="{_SVG}"'
    for name, value in node.attributes.items():
        text = value or ""
        if (
            name.startswith("data-")
            or (name == "role" and text in _ROLES)
            or (tag in _INSTEAD and name in ("open", "for"))
        ):
            continue
        if name == "class" and tag in _INSTEAD:
            text = f"{tag} {text}"
        if name == "href":
            text = lead(text)
        if name == "lang":  # many e-readers look for the older name only
            yield f' xml:lang="{escape(text)}"'
        yield f' {name}="{escape(text)}"'
    if tag in _INSTEAD and "class" not in node.attributes:
        yield f' class="{tag}"'
