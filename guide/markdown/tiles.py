"""Tiles: a list in which each point leads to a page, and if wanted has a drawing."""

from __future__ import annotations

from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement

from pymdownx.blocks.block import type_string

from guide.facts.findings import EvidenceError
from guide.markdown.blocks import EvidenceBlock


class Tiles(EvidenceBlock):
    """A row of tiles: `/// tiles`, then a list in which each point has a link; `icons` names a drawing for each."""

    NAME = "tiles"
    OPTIONS: ClassVar = {"icons": ["", type_string]}

    def on_create(self, parent: Element) -> Element:
        """Return the box that holds the list."""
        icons = " tiles--icons" if self.options["icons"] else ""
        self.inside = SubElement(parent, "div", {"class": f"tiles{icons}"})
        return self.inside

    def on_end(self, block: Element) -> None:
        """Say that the list is one, which some browsers forget without bullets, and put the drawings before its points."""
        points = block.findall("ul/li")
        for listed in block.findall("ul"):
            listed.set("role", "list")
        if not points:
            self._report("holds no list. Write its points as lines that begin with “- ”.")
        if any("](" not in "".join(point.itertext()) for point in points):
            self._report("has a point without a link. Write where it leads: `- **[When to get help](page.md):** …`.")
        icons = [name.strip() for name in self.options["icons"].split(",") if name.strip()]
        if icons and len(icons) != len(points):
            self._report(f"names {len(icons)} icons for {len(points)} points. Name one for each.")
        for point, name in zip(points, icons, strict=False):
            drawing = self.drawing(name, f"icons: {self.options['icons']}")
            if drawing is not None:
                drawing.tail, point.text = point.text, None
                point.insert(0, drawing)

    def _report(self, problem: str) -> None:
        self.context.report(EvidenceError(f"/// {self.NAME}: the block {problem}", token=f"/// {self.NAME}"))
