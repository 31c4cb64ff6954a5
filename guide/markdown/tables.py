"""Markdown's tables, made readable: by ear, on a narrow screen, and under a strict security policy."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

# Where a narrow screen turns tables into lines, some browsers no longer take them for tables: what each part is must
# then be said in words.
_ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tfoot": "rowgroup",
    "tr": "row",
    "td": "cell",
}
_HEADING_ROLES = {"col": "columnheader", "row": "rowheader"}


class ReadableTables(Treeprocessor):
    """Give each cell its role and the name of its column, and make the first cell of a row the heading of the row."""

    def run(self, root: Element) -> None:
        """Change every table of the page in place."""
        for table in root.iter("table"):
            names = ["".join(_words(cell)).strip() for cell in table.findall("thead/tr/th")]
            for cell in table.findall("thead/tr/th"):
                cell.set("scope", "col")
            for row in table.findall("tbody/tr"):
                _label(row, names)
            for part in table.iter():
                _settle(part)


def _words(cell: Element) -> Iterator[str]:
    """Yield the text of a cell without the marks of references, which say nothing where they cannot be followed."""
    yield cell.text or ""
    for part in cell:
        if part.tag != "sup":
            yield from _words(part)
        yield part.tail or ""


def _label(row: Element, names: list[str]) -> None:
    for index, cell in enumerate(row):
        if index == 0:
            cell.tag = "th"
            cell.set("scope", "row")
        elif index < len(names) and names[index] and cell.find("svg") is None:  # a drawing needs no name before it
            cell.set("data-label", names[index])


def _settle(part: Element) -> None:
    role = _HEADING_ROLES.get(part.get("scope", "")) or _ROLES.get(part.tag)
    if role:
        part.set("role", role)
    style = part.attrib.pop("style", "")
    if style:  # aligned columns carry an inline style, which the security policy refuses
        part.set("class", f"align-{style.removeprefix('text-align:').strip(' ;')}")
