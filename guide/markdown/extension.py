"""The Python-Markdown extension: what every page needs, and where there are facts what prints them."""

from __future__ import annotations

import datetime
import os
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from guide.facts.findings import EvidenceError
from guide.facts.folder import holds_none
from guide.markdown.excuses import DropExcuses
from guide.markdown.names import KeptCode, KeptNames
from guide.markdown.plain_texts import PlainTexts
from guide.markdown.reader_views import ReaderViews
from guide.markdown.repository import repository
from guide.markdown.tables import ReadableTables

# A reference, whose bracket is not escaped, or a line that opens a block, in a list or quotation too.
_NAMES = re.compile(r"(?<!\\)(?:\\\\)*\[@|/{3,} *[\w-]+ *(?:\|.*)?$")


class EvidenceExtension(Extension):
    """`guide.markdown` in `markdown_extensions`.

    Options: the folders `evidence`, `drawings` and `pages`; `study_pages`; `language`; `repository`, `change_page` and
    `today`; `facts` and `uses`, which whoever converts many pages reads once and hands in; `on_error`, which takes each
    EvidenceError and goes on, for a checker that wants all of them. Without it the first one is raised.
    """

    def __init__(self, **options: Any) -> None:
        """Take the options by keyword."""
        self._facts, self._uses = options.pop("facts", None), options.pop("uses", None)
        self._on_error = options.pop("on_error", None) or _raise  # not in `config`, which turns a function into a bool
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
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register everything; what prints facts comes with the first page that asks for it when there are none."""
        language = self.getConfig("language")
        _take_html_as_text(md)
        md.preprocessors.register(DropExcuses(md), "evidence-excuses", 24)  # after code fences
        md.treeprocessors.register(PlainTexts(md), "evidence-plain-texts", 21)  # before inline patterns, at 20
        md.treeprocessors.register(ReadableTables(language), "evidence-tables", 14)
        md.treeprocessors.register(KeptNames(language), "evidence-names", 3)
        md.postprocessors.register(KeptCode(md), "evidence-code", 5)
        md.treeprocessors.register(ReaderViews(md), "evidence-reader-views", 4)  # after headings have their ids
        if self._facts is None and holds_none(Path(self.getConfig("evidence"))):
            md.preprocessors.register(_OnceNamed(md, self._bring_facts), "evidence-once-named", 23)
        else:
            self._bring_facts(md)

    def _bring_facts(self, md: Markdown) -> None:
        from guide.markdown.context import Context  # only here: the models of facts take longer to load than all else
        from guide.markdown.with_facts import WithFacts

        context = Context(
            folder=Path(self.getConfig("evidence")),
            drawings=Path(self.getConfig("drawings")),
            pages=Path(self.getConfig("pages")),
            study_pages=self.getConfig("study_pages"),
            language=self.getConfig("language"),
            today=day(self.getConfig("today")),
            repository=repository(self.getConfig("repository")),
            change_page=self.getConfig("change_page"),
            report=self._on_error,
            facts=self._facts,
            uses_of_facts=self._uses,
        )
        WithFacts(context).extendMarkdown(md)


class _OnceNamed(Preprocessor):
    """Brings what prints facts once a page has a reference or a block: without facts, to say which one is missing."""

    def __init__(self, md: Markdown, bring: Callable[[Markdown], None]) -> None:
        """Keep what brings it."""
        super().__init__(md)
        self._bring: Callable[[Markdown], None] | None = bring

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        if self._bring and any(map(_NAMES.search, lines)):
            self._bring(self.md)
            self._bring = None
        return lines


def _take_html_as_text(md: Markdown) -> None:
    """Take away what lets HTML through, so that a tag in a page or in a fact is shown as it is written.

    Texts of facts go through Markdown's inline patterns like those of pages, after the templates escaped them: without
    this, whoever may write a sentence may write a script.
    """
    for registry, name in ((md.preprocessors, "html_block"), (md.inlinePatterns, "html")):
        if name in registry:
            registry.deregister(name)


def day(text: object, environment: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the day; the one of the commit when the build names it, so that two builds of a commit are the same."""
    if text:  # YAML may have made a date of it
        return datetime.date.fromisoformat(str(text))
    moment = float(environment.get("SOURCE_DATE_EPOCH") or time.time())
    return datetime.datetime.fromtimestamp(moment, datetime.UTC).date()


def _raise(error: EvidenceError) -> None:
    raise error
