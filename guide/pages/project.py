"""The sources of the guide, read once and handed to every rule: the settings, the pages, and the sentences in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guide.facts.evidence import Evidence
from guide.facts.load import load
from guide.markdown.usage import Uses, read_uses
from guide.pages.page import Page, read_pages
from guide.pages.texts import Sentence, sentences


def read_project(config_file: Path) -> Project:
    """Read the facts and the pages of a project, each once. Raises EvidenceError when the facts are wrong."""
    docs = config_file.parent / "docs"
    evidence = load(config_file.parent / "evidence")
    uses = read_uses(docs, evidence)
    return Project(config_file, docs, read_pages(config_file, evidence, uses), evidence, uses)


@dataclass(frozen=True)
class Project:
    """The sources: the configuration file, the folder of pages, the pages in it, the facts, and which page uses which."""

    config_file: Path
    docs: Path
    pages: list[Page]
    evidence: Evidence
    uses: Uses

    @cached_property
    def by_path(self) -> dict[Path, Page]:
        """Return the pages by their resolved path."""
        return {page.path.resolve(): page for page in self.pages}

    @property
    def facts(self) -> Path:
        """Return the folder of the facts."""
        return self.config_file.parent / "evidence"

    @property
    def studies(self) -> Path | None:
        """Return the folder of the studies' own pages, which the build makes; None when it makes none."""
        return next((page.path.parent for page in self.pages if page.made), None)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return every sentence that readers read, of pages and of facts."""
        return tuple(sentences(self.pages, self.evidence, self.facts))
