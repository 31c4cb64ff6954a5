"""The sources of the guide, read once and handed to every rule: the settings, the pages, and the sentences in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guide.pages.page import Page
from guide.pages.texts import Sentence, sentences


@dataclass(frozen=True)
class Project:
    """The sources: the configuration file, the folder of pages, and the pages in it."""

    config_file: Path
    docs: Path
    pages: list[Page]

    @property
    def by_path(self) -> dict[Path, Page]:
        """Return the pages by their resolved path."""
        return {page.path.resolve(): page for page in self.pages}

    @property
    def studies(self) -> Path | None:
        """Return the folder of the studies' own pages, which the build makes; None when it makes none."""
        return next((page.path.parent for page in self.pages if page.made), None)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return every sentence that readers read, of pages and of facts."""
        return tuple(sentences(self.pages, self.config_file.parent / "evidence"))
