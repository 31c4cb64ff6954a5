"""Texts in which nothing is marked are passed over when Markdown looks for marks: most cells of a study's page are such."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

# Whatever an inline pattern of Python-Markdown or of ours begins with, a line break and a placeholder among them.
_MARK = re.compile(rf"[`\\\[!<&*_\n{STX}]")


class PlainTexts(Treeprocessor):
    """Take texts without a mark for finished, as Markdown's own `AtomicString` says it; the page stays the same."""

    def run(self, root: Element) -> None:
        """Mark the texts in place."""
        for node in root.iter():
            if node.text and not _MARK.search(node.text):
                node.text = AtomicString(node.text)
            if node.tail and not _MARK.search(node.tail):
                node.tail = AtomicString(node.tail)
