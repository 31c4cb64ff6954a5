"""The block that looks facts up and fills a template with them."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from guide.facts.findings import EvidenceError
from guide.markdown.blocks import EvidenceBlock
from guide.markdown.render import element


class FactBlock(EvidenceBlock):
    """What these blocks share: they look something up, fill a template, and report what is not there."""

    def on_create(self, parent: Element) -> Element:
        """Return the box; its content is written when the block ends."""
        box = SubElement(parent, "section", {"class": self.NAME})  # extractors of text drop a div that is full of links
        self.inside = box
        return box

    def on_end(self, block: Element) -> None:
        """Fill the template with what the block looked up; a mistake is reported instead."""
        try:
            block.append(element(self.NAME, self.context.language, **self.values()))
        except EvidenceError as error:
            self.context.report(error)

    def values(self) -> dict[str, Any]:
        """Return what the template needs. Raises EvidenceError when a fact is not there."""
        raise NotImplementedError

    def keys(self) -> list[str]:
        """Return the keys of the argument, which are words between commas or spaces."""
        return (self.argument or "").replace(",", " ").split()
