"""The diary of some weeks: `/// diary`. Empty sheets for paper, and in a template the form that its script brings to life."""

from __future__ import annotations

from typing import ClassVar
from xml.etree.ElementTree import Element, SubElement

from pymdownx.blocks.block import type_string

from guide.markdown.blocks import EvidenceBlock
from guide.markdown.render import element

_WEEKS = [str(number) for number in range(1, 13)]


class Diary(EvidenceBlock):
    """Pain, running, tablets, sleep and more, day by day: `/// diary`, with the option `weeks` in quotation marks.

    The content says what to write; it opens above the form and is printed before the sheets.
    """

    NAME = "diary"
    OPTIONS: ClassVar = {"weeks": ["6", type_string]}

    def on_create(self, parent: Element) -> Element:
        """Return the diary."""
        weeks = int(self.chosen("weeks", self.options["weeks"], _WEEKS))
        box = element("diary", self.context.language, weeks=weeks)
        parent.append(box)
        self.inside = SubElement(box[0], "div")
        return box
