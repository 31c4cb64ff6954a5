"""The sources of the guide, read once and handed to every rule: the settings, the pages, and the sentences in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from guide.facts.evidence import Evidence
from guide.facts.fact import Fact
from guide.facts.load import load
from guide.markdown.usage import Uses, read_uses
from guide.pages import redirects
from guide.pages.lines import Line, read_lines
from guide.pages.named_pages import named_page
from guide.pages.page import Page, read_pages
from guide.pages.texts import Sentence, files, of_facts, of_page, of_words, written


def read_project(config_file: Path) -> Project:
    """Return the facts and the pages of a project, each read once. Raises EvidenceError when the facts are wrong."""
    docs = config_file.parent / "docs"
    evidence = load(config_file.parent / "evidence")
    uses = read_uses(docs, evidence)
    return Project(config_file, docs, read_pages(config_file, evidence, uses), evidence, uses)


def cited_lines(project: Project) -> Iterator[tuple[Page, Line]]:
    """Yield the lines that somebody wrote and that cite a study, each with its page."""
    for page in project.pages:
        for line in project.lines(page) if not page.made else ():
            if line.own:
                yield page, line


@dataclass(frozen=True, eq=False)  # a project is itself and no other: what is worked out from it can be kept by it
class Project:
    """The sources: the configuration file, the folder of pages, the pages in it, the facts, and which page uses which.

    `only` is the page to be judged when it is one; the others are there for what it links to.
    """

    config_file: Path
    docs: Path
    all_pages: list[Page]
    evidence: Evidence
    uses: Uses
    only: Page | None = None

    def of_one(self, page: Page) -> Project:
        """Return the same sources for judging one page."""
        return replace(self, only=page)

    @property
    def pages(self) -> list[Page]:
        """Return the pages to be judged."""
        return [self.only] if self.only else self.all_pages

    @cached_property
    def by_path(self) -> dict[Path, Page]:
        """Return all pages by their resolved path; a folder is resolved once for all its pages."""
        folders = {folder: folder.resolve() for folder in {page.path.parent for page in self.all_pages}}
        return {
            page.path.resolve() if page.path.is_symlink() else folders[page.path.parent] / page.path.name: page
            for page in self.all_pages
        }

    @cached_property
    def by_address(self) -> dict[str, Page]:
        """Return all pages by the address that they have in the site."""
        docs = f"{self.docs.as_posix()}/"
        return {f"{page.path.as_posix().removeprefix(docs).removesuffix('.md')}.html": page for page in self.all_pages}

    @cached_property
    def help_page(self) -> str:
        """Return the path of the page on when to get help, `docs/….md`, as the settings name it; nothing when they name none."""
        address = named_page(self.config_file, "help_page")
        return f"docs/{redirects.source(address)}" if address else ""

    @property
    def root(self) -> Path:
        """Return the folder of the project."""
        return self.config_file.parent

    @property
    def facts(self) -> Path:
        """Return the folder of the facts."""
        return self.root / "evidence"

    @property
    def studies(self) -> Path | None:
        """Return the folder of the studies' own pages, which the build makes; None when it makes none."""
        return next((page.path.parent for page in self.all_pages if page.made), None)

    def printed_facts(self) -> Iterator[tuple[Path, Fact]]:
        """Yield the facts to be judged that pages print, each with its file."""
        if not self.only:
            yield from files(self.evidence, self.facts)

    def said_around(self) -> Iterator[Sentence]:
        """Yield the sentences to be judged that the theme and the blocks put around the text of pages."""
        if not self.only:
            yield from of_words(self.root)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return every sentence to be judged that readers read: of pages, of facts, and of what the theme says."""
        found = [sentence for page in written(self.pages) for sentence in of_page(page)]
        if not self.only:
            found += of_facts(self.evidence, self.facts)
            found += self.said_around()
        return tuple(found)

    def lines(self, page: Page) -> list[Line]:
        """Return the lines of a page that are not empty, with the studies that each one rests on."""
        if page not in self._lines:
            self._lines[page] = list(read_lines(page, self.evidence))
        return self._lines[page]

    @cached_property
    def _lines(self) -> dict[Page, list[Line]]:
        return {}
