"""Starlight on Astro, as its guide sets it up, with the same menu; its search is Pagefind, which its build runs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from bench import corpus
from bench.corpus import Article
from bench.peers.mkdocs_family import HOME, welcome
from bench.peers.peer import FILES, Peer, Search, node


class Starlight(Peer):
    """Starlight."""

    name = "Starlight"
    keeps: ClassVar[bool] = True  # Astro keeps what it made of a text in its cache
    search = Search("button[data-open-modal]", ".pagefind-ui__search-input", "a.pagefind-ui__result-link")

    def install(self) -> str:
        """Install what is locked, once. Returns the versions. Raises NotInstalledError."""
        node(FILES / "starlight", self.folder)
        wanted = json.loads((FILES / "starlight" / "package.json").read_text("utf-8"))["dependencies"]
        return f"Starlight {wanted['@astrojs/starlight']}, Astro {wanted['astro']}"

    def write(self, articles: Sequence[Article], project: Path) -> None:
        """Write the pages and the settings; the project lies below the packages, where Node finds them."""
        corpus.write(articles, self._pages(project), Article.page)
        (self._pages(project) / "index.md").write_text(HOME.page(text=welcome(articles)), encoding="utf-8")
        shutil.copy(FILES / "starlight" / "content.config.ts", project / "src")
        shutil.copy(FILES / "starlight" / "astro.config.mjs", project)
        shutil.copy(FILES / "starlight" / "package.json", project)  # Astro reads there which packages it has to bundle
        sidebar = [
            {"label": name, "items": [{"label": one.title, "slug": one.name} for one in pages]}
            for name, pages in corpus.menu(articles).items()
        ]
        (project / "menu.json").write_text(json.dumps(sidebar), encoding="utf-8")

    def commands(self, project: Path) -> list[list[str]]:
        """Return the one command; it uses what lies in the project's cache."""
        return [["node", str(self.folder / "node_modules" / "astro" / "bin" / "astro.mjs"), "build"]]

    def source(self, project: Path, article: Article) -> Path:
        """Return the file that a page is written in."""
        return self._pages(project) / f"{article.name}.md"

    def _pages(self, project: Path) -> Path:
        return project / "src" / "content" / "docs"
