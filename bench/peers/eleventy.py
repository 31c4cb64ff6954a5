"""Eleventy with a bare page and Pagefind: what a page costs without a theme."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from bench import corpus
from bench.corpus import Article
from bench.peers import pagefind
from bench.peers.mkdocs_family import HOME, welcome
from bench.peers.peer import FILES, Peer, node


class Eleventy(Peer):
    """Eleventy."""

    name = "bare Eleventy"
    bare: ClassVar[bool] = True
    search = pagefind.SEARCH
    note = (
        "its --incremental stops with an error of its own (templateRender), so after a line everything is built again"
    )

    def install(self) -> str:
        """Install what is locked, once. Returns the versions. Raises NotInstalledError."""
        node(FILES / "eleventy", self.folder)
        wanted = json.loads((FILES / "eleventy" / "package.json").read_text("utf-8"))["dependencies"]
        return f"Eleventy {wanted['@11ty/eleventy']}, {pagefind.install()}"

    def write(self, articles: Sequence[Article], project: Path) -> None:
        """Write the pages, the layout and the settings; the project lies below the packages, where Node finds them."""
        docs = project / "docs"
        corpus.write(articles, docs, lambda one: one.page("layout: page.njk\n"))
        (docs / "index.md").write_text(HOME.page("layout: page.njk\n", welcome(articles)), encoding="utf-8")
        (docs / "_includes").mkdir()
        layout = pagefind.page("{{ title }}", "{{ description }}", "{{ content | safe }}")
        (docs / "_includes" / "page.njk").write_text(layout, encoding="utf-8")
        for name in ("plain.css", "plain.js"):
            shutil.copy(FILES / "pagefind" / name, docs)
        shutil.copy(FILES / "eleventy" / "eleventy.config.js", project)
        (project / "package.json").write_text('{"name": "guide", "type": "module", "private": true}', encoding="utf-8")

    def commands(self, project: Path) -> list[list[str]]:
        """Return the generator's command and that of the search; both make everything anew."""
        program = ["node", str(self.folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"), "--quiet"]
        return [program, pagefind.command(self.site(project))]
