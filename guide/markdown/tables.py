"""Markdown's tables, made readable: by ear, on a narrow screen, and under a strict security policy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from guide.markdown.render import words

# On a narrow screen our style turns tables into lines, and some browsers then no longer take them for tables: each part
# must say by its role what it is.
_ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tfoot": "rowgroup",
    "tr": "row",
    "td": "cell",
}
_HEADING_ROLES = {"col": "columnheader", "row": "rowheader"}


# Elements that get the class of a certainty themselves when they hold nothing else.
_CARRIERS = frozenset({"a", "em", "strong"})


class ReadableTables(Treeprocessor):
    """Give each cell its role and the name of its column, and make the first cell of a row the heading of the row.

    A certainty gets a class, by which its circles are drawn beside the word: whoever listens or copies has the word only.
    """

    def __init__(self, language: str) -> None:
        """Take the words for how sure we are in the language of the pages."""
        super().__init__()
        text = words(language)
        self.heading: str = text["certainty"]
        self.alone: Mapping[str, str] = {word: level for level, word in text["sure"].items()}
        self.levels: Mapping[str, str] = {word: level for level, word in text["certainties"].items()}
        several = "|".join(sorted(map(re.escape, self.levels), key=len, reverse=True))
        # Only where a certainty is stated, not where a sentence speaks of it: “low or very low certainty”, “with low certainty”.
        self.certainty = re.compile(rf"(?<![\w,;] )(?<![‘“])\b(?:{several})\b", re.IGNORECASE)

    def run(self, root: Element) -> None:
        """Change every table of the page in place."""
        for table in root.iter("table"):
            names = ["".join(_words(cell)).strip() for cell in table.findall("thead/tr/th")]
            for cell in table.findall("thead/tr/th"):
                cell.set("scope", "col")
            for row in table.findall("tbody/tr"):
                self._rate(row, names)
                _label(row, names, own="class" in table.attrib)
            for cell in (one for one in table.iter() if one.tag in ("th", "td")):
                self._mark(cell)
            for part in table.iter():
                _settle(part)

    def _rate(self, row: Element, names: list[str]) -> None:
        """Mark the cells of a column for certainty, which name it by its first word alone."""
        for name, cell in zip(names, row, strict=False):
            word = (cell.text or "").strip()
            if name.startswith(self.heading) and word in self.alone and all(part.tag == "sup" for part in cell):
                cell.text = ""
                cell.insert(0, _sure(word, self.alone[word]))

    def _mark(self, node: Element) -> None:
        """Mark each certainty in the text of a cell and of what stands in it."""
        if node.tag in ("svg", "sup") or (node.get("class") or "").startswith("sure"):
            return
        text = (node.text or "").strip()
        if node.tag in _CARRIERS and not len(node) and not node.get("class") and self.certainty.fullmatch(text):
            node.set("class", _class(self.levels[text.lower()]))
            return
        for part in list(node):
            self._mark(part)
            part.tail, found = self._split(part.tail or "")
            place = list(node).index(part) + 1
            node[place:place] = found
        node.text, node[0:0] = self._split(node.text or "")

    def _split(self, text: str) -> tuple[str, list[Element]]:
        """Return the text before the first certainty, and the certainties, each with the text behind it."""
        found: list[Element] = []
        matches = list(self.certainty.finditer(text))
        ends = [*(one.start() for one in matches[1:]), len(text)]
        for match, end in zip(matches, ends, strict=False):
            mark = _sure(match.group(), self.levels[match.group().lower()])
            mark.tail = text[match.end() : end]
            found.append(mark)
        return text[: matches[0].start()] if matches else text, found


def _sure(word: str, level: str) -> Element:
    mark = Element("span", {"class": _class(level)})
    mark.text = word
    return mark


def _class(level: str) -> str:
    return f"sure sure--{level.replace(' ', '-')}"


def _words(cell: Element) -> Iterator[str]:
    """Yield the text of a cell without the marks of references, which say nothing where they cannot be followed."""
    yield cell.text or ""
    for part in cell:
        if part.tag != "sup":
            yield from _words(part)
        yield part.tail or ""


def _label(row: Element, names: list[str], *, own: bool) -> None:
    """Name the columns in the cells, the first only in a table from a page, not in one whose template is its `own`.

    “Part” or “Where” tells nothing that the cell does not; “Longest run since the pain began” is lost without its name.
    """
    for index, cell in enumerate(row):
        if index == 0:
            cell.tag = "th"
            cell.set("scope", "row")
            if not own and names and " " in names[0]:
                cell.set("data-label", names[0])
        elif index < len(names) and names[index] and cell.find("svg") is None:  # a drawing needs no name before it
            cell.set("data-label", names[index])


def _settle(part: Element) -> None:
    role = _HEADING_ROLES.get(part.get("scope", "")) or _ROLES.get(part.tag)
    if role:
        part.set("role", role)
    style = part.attrib.pop("style", "")
    if style:  # aligned columns carry an inline style, which the security policy refuses
        part.set("class", f"align-{style.removeprefix('text-align:').strip(' ;')}")
