"""Read a project for the summary of a change: how each page reads, its figures, its sources, and what its built file weighs."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.facts.folder import visible
from guide.lint.prose import rhythm
from guide.lint.prose.reading_grade import grade, is_graded, running_text
from guide.pages.numbers import numbers
from guide.pages.page import Page
from guide.pages.project import Project, read_project
from guide.pages.texts import of_page

# The folders of the repository; beside them lie what is built, installed and kept for the next time.
FOLDERS = frozenset({".ci", ".github", "bench", "docs", "evidence", "guide", "overrides", "requirements", "tests"})
MADE = frozenset({"__pycache__", "node_modules"})
# What is no figure in a file of facts: dates, DOIs, addresses, comments.
_NO_FIGURE = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b|\b10\.\d{4,9}/\S+|https?://\S+|(?m:(?:^|\s)#.*$)")
_FIGURE = re.compile(r"(?<![\w.-])-?\d+(?:[.,]\d+)*%?(?![\w])")


@dataclass(frozen=True)
class File:
    """A page or a file of facts: its bytes as they were written, and what can be counted in it, None where it cannot.

    `weight` is that of the built page, in bytes over gzip.
    """

    written: bytes
    figures: Counter[str] | None = None
    sources: Counter[str] | None = None
    grade: float | None = None
    mean: float | None = None
    joined: float | None = None
    weight: int | None = None


@dataclass(frozen=True)
class Snapshot:
    """The files of a project by their paths, pages and facts with what can be counted in them.

    `unread` says why the pages could not be understood, when they could not.
    """

    files: Mapping[str, File]
    site: int | None  # bytes over gzip of all built pages, None where there is no built site
    unread: str = ""


def read(folder: Path) -> Snapshot:
    """Return what can be counted in the project in `folder`, with its built `site/` if there is one.

    A project that cannot be read is counted by its files alone, because a change that breaks it wants a summary too.
    """
    site = folder / "site"
    built = {path: _weight(path) for path in sorted(site.rglob("*.html"))}
    unread, project = "", None
    try:
        project = read_project((folder / "mkdocs.yml").resolve())
    except Exception as error:  # whatever broke it: the check beside this names the place
        unread = type(error).__name__
    pages = {page.path.resolve(): page for page in project.all_pages if not page.made} if project else {}
    files = {}
    for path in visible(folder / "docs", "**/*.md"):
        there = path.relative_to(folder)
        weight = built.get((site / path.relative_to(folder / "docs")).with_suffix(".html"))
        page = pages.get(path.resolve())
        files[there.as_posix()] = _page(path, page, project, weight) if page and project else _plain(path, weight)
    for path in visible(folder / "evidence", "**/*.yml"):
        files[path.relative_to(folder).as_posix()] = _facts(path)
    for path in _others(folder):
        files.setdefault(path.relative_to(folder).as_posix(), File(path.read_bytes()))
    return Snapshot(files, sum(built.values()) if built else None, unread)


def _page(path: Path, page: Page, project: Project, weight: int | None) -> File:
    texts, prose = running_text(page), rhythm.of_page(page)
    figures = (number.written for sentence in of_page(page) for number in numbers(sentence.text))
    name = path.resolve().relative_to(project.docs.resolve()).as_posix()
    return File(
        path.read_bytes(),
        Counter(" ".join(figure.split()) for figure in figures),
        Counter(project.uses.studies_by_page.get(name, ())),
        grade(texts) if is_graded(texts) else None,
        prose.mean,
        prose.joined,
        weight,
    )


def _others(folder: Path) -> Iterator[Path]:
    """Yield every file of the folders that the repository holds, and those beside them; nothing that is made or installed."""
    for top in sorted(folder.iterdir()):
        if top.is_dir() and top.name in FOLDERS:
            inside = (path for path in sorted(top.rglob("*")) if not MADE & {*path.relative_to(folder).parts})
            yield from (path for path in inside if path.is_file() and not path.is_symlink())
        elif top.is_file() and not top.is_symlink() and top.name != ".git":  # a file where git keeps a second work tree
            yield top


def _plain(path: Path, weight: int | None) -> File:
    return File(path.read_bytes(), weight=weight)


def _facts(path: Path) -> File:
    written = path.read_bytes()
    text = _NO_FIGURE.sub(" ", written.decode("utf-8", "replace"))
    return File(written, Counter(_FIGURE.findall(text)))


def _weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))
