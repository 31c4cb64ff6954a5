"""What pages need that name facts or open blocks: references with their sources, blocks, links to terms.

It brings along the models of all facts. `extension.py` loads it where there are facts, or once a page asks for it.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension

from guide.markdown.citations import ReferenceInline, ReferenceList
from guide.markdown.context import Context
from guide.markdown.fact_blocks import ALL_BLOCKS
from guide.markdown.glossary_links import TermLinks


class WithFacts(BlocksExtension):
    """The part of our extension that prints facts."""

    def __init__(self, context: Context) -> None:
        """Keep what blocks and references work with."""
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register everything."""
        super().extendMarkdown(md)
        md.registerExtension(self)
        md.inlinePatterns.register(ReferenceInline(self.context), "evidence-reference", 176)
        md.treeprocessors.register(ReferenceList(self.context), "evidence-sources", 15)
        md.treeprocessors.register(TermLinks(self.context), "evidence-terms", 13)

    def reset(self) -> None:
        """Begin a new page."""
        self.context.names.clear()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the blocks with this page's context."""
        for block in ALL_BLOCKS:
            block_mgr.register(block, {"context": self.context})
