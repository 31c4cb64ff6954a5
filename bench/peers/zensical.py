"""Zensical, the successor of Material by the same people, with its own theme and without web fonts of another host."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import yaml

from bench import corpus
from bench.corpus import Article
from bench.peers.mkdocs_family import HOME, navigation, welcome
from bench.peers.peer import FILES, Peer, Search, python


class Zensical(Peer):
    """Zensical."""

    name = "Zensical"
    keeps: ClassVar[bool] = True  # it keeps what it made of a page in .cache
    search = Search(
        "button.md-search__button", "input[role=combobox]", "[role=listbox] [role=option], [role=listbox] a"
    )
    note = "0.0.73, since later ones ask for zensical-ui, which is not to be had from this registry"

    def install(self) -> str:
        """Install what is locked, once. Returns the version. Raises NotInstalledError."""
        self._programs = python(FILES / "zensical", self.folder)
        lock = (FILES / "zensical" / "requirements.txt").read_text("utf-8")
        return next(
            line.split(" ")[0].replace("==", " ") for line in lock.splitlines() if line.startswith("zensical==")
        )

    def write(self, articles: Sequence[Article], project: Path) -> None:
        """Write the pages, and settings of MkDocs, which Zensical reads."""
        corpus.write(articles, project / "docs", Article.page)
        (project / "docs" / "index.md").write_text(HOME.page(text=welcome(articles)), encoding="utf-8")
        settings = {
            "site_name": corpus.NAME,
            "site_dir": "built",
            "theme": {"font": False, "features": ["navigation.sections"]},
            "nav": navigation(articles),
            "markdown_extensions": ["tables", "toc"],
        }
        (project / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")

    def commands(self, project: Path) -> list[list[str]]:
        """Return the one command; it uses what lies in the project's .cache."""
        return [[str(self._programs / "zensical"), "build"]]
