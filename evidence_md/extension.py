"""The Python-Markdown extension: references and blocks, fed from one folder of facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from pymdownx.blocks import BlocksExtension

from evidence_md.exceptions import DropExceptions
from evidence_md.fact_blocks import ALL_BLOCKS
from evidence_md.faults import EvidenceError
from evidence_md.load import Evidence, load
from evidence_md.references import ReferenceInline, ReferenceList
from evidence_md.tables import ReadableTables


@dataclass(frozen=True)
class Context:
    """What blocks and references work with: the facts, the folder of drawings, the language, where mistakes go."""

    evidence: Evidence
    drawings: Path
    pages: Path
    study_pages: str
    language: str
    report: Callable[[EvidenceError], None]


class EvidenceExtension(BlocksExtension):
    """`evidence_md` in `markdown_extensions`.

    Options: the folders `evidence`, `drawings` and `pages`; `study_pages`; `language`; `on_fault`, which takes each
    EvidenceError and goes on, for a checker that wants all of them. Without it the first one is raised.
    """

    def __init__(self, **options: Any) -> None:
        """Take the options by keyword."""
        self.on_fault = options.pop("on_fault", None) or _raise  # not in `config`, which turns a function into a bool
        self.config = {
            "evidence": ["evidence", "folder of the facts"],
            "drawings": ["docs/drawings", "folder of the drawings"],
            "pages": ["docs", "folder of the pages, searched for uses of a study"],
            "study_pages": ["", "folder of the studies' own pages under the pages; empty when there are none"],
            "language": ["en", "language of the words that the extension writes"],
        }
        Extension.__init__(self, **options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Load the facts and register everything. Raises EvidenceError when the facts are wrong."""
        self.context = Context(
            evidence=load(Path(self.getConfig("evidence"))),
            drawings=Path(self.getConfig("drawings")),
            pages=Path(self.getConfig("pages")),
            study_pages=self.getConfig("study_pages"),
            language=self.getConfig("language"),
            report=self.on_fault,
        )
        super().extendMarkdown(md)
        md.preprocessors.register(DropExceptions(md), "evidence-exceptions", 24)  # after code fences
        md.inlinePatterns.register(ReferenceInline(self.context), "evidence-reference", 176)
        md.treeprocessors.register(ReferenceList(self.context), "evidence-sources", 15)
        md.treeprocessors.register(ReadableTables(md), "evidence-tables", 14)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the blocks, each as a subclass that knows this page's context."""
        for block in ALL_BLOCKS:
            block_mgr.register(type(block.__name__, (block,), {"context": self.context}), {})


def _raise(error: EvidenceError) -> None:
    raise error
