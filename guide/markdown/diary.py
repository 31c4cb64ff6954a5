"""The diary of some weeks: `/// diary`. Empty sheets for paper, and in a template the form that its script brings to life."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from guide.markdown.blocks import EvidenceBlock
from guide.markdown.render import element

WEEKS = 6  # of days to write down, and of sheets for paper


class Diary(EvidenceBlock):
    """Pain, running, tablets, sleep and more, day by day: `/// diary`.

    The content says what to write; it opens above the form and is printed before the sheets.
    """

    NAME = "diary"

    def on_create(self, parent: Element) -> Element:
        """Return the diary."""
        box = element("diary", self.context.language, weeks=WEEKS)
        parent.append(box)
        self.inside = SubElement(box[0], "div")
        return box
