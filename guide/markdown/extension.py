"""The Python-Markdown extension: references and blocks, fed from one folder of facts."""

from __future__ import annotations

import datetime
import os
import time
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from pymdownx.blocks import BlocksExtension

from guide.facts.evidence import Evidence
from guide.facts.findings import EvidenceError
from guide.markdown.citations import ReferenceInline, ReferenceList
from guide.markdown.context import Context
from guide.markdown.excuses import DropExcuses
from guide.markdown.fact_blocks import ALL_BLOCKS
from guide.markdown.glossary_links import TermLinks
from guide.markdown.names import KeptCode, KeptNames
from guide.markdown.plain_texts import PlainTexts
from guide.markdown.reader_views import ReaderViews
from guide.markdown.repository import repository
from guide.markdown.tables import ReadableTables
from guide.markdown.usage import Uses


class EvidenceExtension(BlocksExtension):
    """`guide.markdown` in `markdown_extensions`.

    Options: the folders `evidence`, `drawings` and `pages`; `study_pages`; `language`; `repository`, `change_page` and
    `today`; `facts` and `uses`, which whoever converts many pages reads once and hands in; `on_error`, which takes each
    EvidenceError and goes on, for a checker that wants all of them. Without it the first one is raised.
    """

    def __init__(self, **options: Any) -> None:
        """Take the options by keyword."""
        self.facts: Evidence | None = options.pop("facts", None)
        self.uses: Uses | None = options.pop("uses", None)
        self.on_error = options.pop("on_error", None) or _raise  # not in `config`, which turns a function into a bool
        self.config = {
            "evidence": ["evidence", "folder of the facts"],
            "drawings": ["docs/drawings", "folder of the drawings"],
            "pages": ["docs", "folder of the pages, searched for uses of a study"],
            "study_pages": ["", "folder of the studies' own pages under the pages; empty when there are none"],
            "language": ["en", "language of the words that the extension writes"],
            "repository": ["", "address of the repository, for “Correct this part”; empty when there is none"],
            "change_page": ["", "page under the pages that says how to change a fact, when there is no repository"],
            "today": ["", "the day on which a review is due or not; empty for SOURCE_DATE_EPOCH or the day it is"],
        }
        Extension.__init__(self, **options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register everything."""
        self.context = Context(
            folder=Path(self.getConfig("evidence")),
            drawings=Path(self.getConfig("drawings")),
            pages=Path(self.getConfig("pages")),
            study_pages=self.getConfig("study_pages"),
            language=self.getConfig("language"),
            today=day(self.getConfig("today")),
            repository=repository(self.getConfig("repository")),
            change_page=self.getConfig("change_page"),
            report=self.on_error,
            facts=self.facts,
            uses_of_facts=self.uses,
        )
        super().extendMarkdown(md)
        md.registerExtension(self)
        _take_html_as_text(md)
        md.preprocessors.register(DropExcuses(md), "evidence-excuses", 24)  # after code fences
        md.inlinePatterns.register(ReferenceInline(self.context), "evidence-reference", 176)
        md.treeprocessors.register(PlainTexts(md), "evidence-plain-texts", 21)  # before inline patterns, at 20
        md.treeprocessors.register(ReferenceList(self.context), "evidence-sources", 15)
        md.treeprocessors.register(ReadableTables(self.getConfig("language")), "evidence-tables", 14)
        md.treeprocessors.register(TermLinks(self.context), "evidence-terms", 13)
        md.treeprocessors.register(KeptNames(self.context), "evidence-names", 3)
        md.postprocessors.register(KeptCode(md), "evidence-code", 5)
        md.treeprocessors.register(ReaderViews(md), "evidence-reader-views", 4)  # after headings have their ids

    def reset(self) -> None:
        """Begin a new page."""
        self.context.names.clear()

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: Any) -> None:  # noqa: N802
        """Register the blocks with this page's context."""
        for block in ALL_BLOCKS:
            block_mgr.register(block, {"context": self.context})


def _take_html_as_text(md: Markdown) -> None:
    """Take away what lets HTML through, so that a tag in a page or in a fact is shown as it is written.

    Texts of facts go through Markdown's inline patterns like those of pages, after the templates escaped them: without
    this, whoever may write a sentence may write a script.
    """
    for registry, name in ((md.preprocessors, "html_block"), (md.inlinePatterns, "html")):
        if name in registry:
            registry.deregister(name)


def day(text: object) -> datetime.date:
    """Return the day; the one of the commit when the build names it, so that two builds of a commit are the same."""
    if text:  # YAML may have made a date of it
        return datetime.date.fromisoformat(str(text))
    moment = float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    return datetime.datetime.fromtimestamp(moment, datetime.UTC).date()


def _raise(error: EvidenceError) -> None:
    raise error
