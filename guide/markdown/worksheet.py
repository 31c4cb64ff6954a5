"""What a reader ticks, rates or writes on a worksheet: `/// choose`, `/// rate`, `/// lines`.

The HTML works without a script; `overrides/assets/js/worksheet.js` only remembers what was filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.toc import slugify_unicode
from pymdownx.blocks.block import type_string

from guide.facts.findings import EvidenceError
from guide.markdown.blocks import EvidenceBlock
from guide.markdown.render import element

# Boxes of which several may be ticked, or only one, or several with a line on paper for the answer.
_KINDS = ("checkbox", "radio", "question")
_ROWS = [str(number) for number in range(1, 13)]


class FieldBlock(EvidenceBlock):
    """What the fields share: a label as argument, and a name by which answers are remembered."""

    ARGUMENT = True
    IS_LIST = False

    def on_create(self, parent: Element) -> Element:
        """Return the place of the field; it is filled when the block ends."""
        self.inside = SubElement(parent, "div", {"class": "field"})
        return self.inside

    def on_end(self, block: Element) -> None:
        """Put the field in the place of what was written in the block."""
        items = list(self._items(block))
        foreign = next((part.tag for part in block if part.tag != "ul"), "")
        if foreign and (items or not self.IS_LIST):  # what should be a list is told to be none
            self._report(f"holds <{foreign}>. Put it above the block.")
        values = self.values(items)
        for part in list(block):
            block.remove(part)
        block.append(element(self.NAME, self.context.language, legend=self.argument, **values))

    def values(self, items: list[str]) -> dict[str, Any]:
        """Return what the template needs besides the legend."""
        raise NotImplementedError

    def name(self, text: str) -> str:
        """Return the name of a field, made of its text; two fields of a page cannot share one."""
        name = slugify_unicode(text, "-")
        if name in self.context.names:
            self._report(f"a second field of this page is called “{text}”. Reword one of them.")
        self.context.names.add(name)
        return name

    def _items(self, block: Element) -> Iterator[str]:
        for item in block.findall("ul/li"):
            inside = list(item)
            if not inside:
                yield item.text or ""
            elif len(inside) == 1 and inside[0].tag == "p":
                yield inside[0].text or ""  # a list with empty lines between its items
            else:
                self._report("an entry holds more than a line of text. Put what belongs together on one line.")
                yield item.text or ""

    def _report(self, problem: str) -> None:
        self.context.report(EvidenceError(f"/// {self.NAME}: {problem}", token=f"{self.NAME} | {self.argument}"))


class _ListBlock(FieldBlock):
    """A field that is a list of entries."""

    IS_LIST = True

    def entries(self, items: list[str]) -> list[str]:
        """Return the entries; reports a block without any."""
        if not items:
            self._report("there is nothing to choose. Write a list, an empty line before it, each line with `- `.")
        return items


class Choose(_ListBlock):
    """Boxes to tick: `/// choose | legend`, then a list; `kind` is checkbox, radio or question."""

    NAME = "choose"
    OPTIONS: ClassVar = {"kind": [_KINDS[0], type_string]}

    def values(self, items: list[str]) -> dict[str, Any]:
        """Return the kind of box, the name of the field, and the entries with the values that are remembered."""
        kind = self.chosen("kind", self.options["kind"], _KINDS)
        choices = [(slugify_unicode(text, "-"), text) for text in self.entries(items)]
        return {"kind": kind, "name": self.name(self.argument), "choices": choices}


class Rate(_ListBlock):
    """Statements to rate by the same steps: `/// rate | legend`, then a list."""

    NAME = "rate"

    def values(self, items: list[str]) -> dict[str, Any]:
        """Return the steps, and the statements with the names of their fields."""
        return {"steps": self.text["steps"], "statements": [(self.name(text), text) for text in self.entries(items)]}


class Lines(FieldBlock):
    """Lines to write on: `/// lines | label`, with the option `rows`."""

    NAME = "lines"
    OPTIONS: ClassVar = {"rows": ["2", type_string]}

    def values(self, items: list[str]) -> dict[str, Any]:
        """Return the number of rows and the name of the field."""
        if items:
            self._report("holds a list. Use `/// choose` for boxes to tick.")
        rows = self.options["rows"]
        if rows not in _ROWS:
            self._report(f"rows is “{rows}”. Write a number from {_ROWS[0]} to {_ROWS[-1]} in double quotes.")
        return {"rows": rows, "name": self.name(self.argument)}


WORKSHEET_BLOCKS: tuple[type[FieldBlock], ...] = (Choose, Rate, Lines)
