"""The block that looks facts up and fills a template with them."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from guide.markdown.blocks import EvidenceBlock
from guide.markdown.marks import keys
from guide.markdown.render import element


class FactBlock(EvidenceBlock):
    """What these blocks share: they look something up and fill a template with it."""

    def on_create(self, parent: Element) -> Element:
        """Return the box; its content is written when the block ends."""
        box = SubElement(
            parent, "section", {"class": self.NAME}
        )  # programs that extract text drop a div that is full of links
        self.inside = box
        return box

    def fill(self, block: Element) -> None:
        """Fill the template with what the block looks up. Raises EvidenceError when a fact is not there."""
        block.append(element(self.NAME, self.context.language, **self.values()))

    def values(self) -> dict[str, Any]:
        """Return what the template needs. Raises EvidenceError when a fact is not there."""
        raise NotImplementedError

    def keys(self) -> tuple[str, ...]:
        """Return the keys that the argument names."""
        return keys(self.argument or "")
