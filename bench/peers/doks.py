"""Doks, the full theme for Hugo that npm has, with its own search, menu of a section and colours."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench import corpus
from bench.corpus import Article
from bench.peers import hugo
from bench.peers.mkdocs_family import HOME, welcome
from bench.peers.peer import FILES, Peer, Search, node

# Files that everybody who uses Doks has, to write what is their own.
_OWN = (
    "assets/scss/common/_custom.scss",
    "assets/scss/common/_variables-custom.scss",
    "assets/js/custom.js",
    "layouts/_partials/footer/script-footer-custom.html",
    "static/.keep",
)


class Doks(Peer):
    """Doks on Hugo."""

    name = "Doks"
    search = Search("#searchToggleMobile", "#query", "#searchResults a")

    def install(self) -> str:
        """Install what is locked, once. Returns the versions. Raises NotInstalledError."""
        node(FILES / "doks", self.folder)
        wanted = json.loads((FILES / "doks" / "package.json").read_text("utf-8"))["dependencies"]
        return f"Doks {wanted['@thulite/doks-core']}, {hugo.install()}"

    def write(self, articles: Sequence[Article], project: Path) -> None:
        """Write the pages, the menu and the settings."""
        corpus.write(articles, project / "content" / "docs", lambda one: one.page("toc: true\n"))
        (project / "content" / "_index.md").write_text(HOME.page(text=welcome(articles)), encoding="utf-8")
        for name in _OWN:
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).touch()
        (project / "config").mkdir()
        shutil.copy(FILES / "doks" / "postcss.config.js", project / "config")
        shutil.copy(FILES / "doks" / "hugo.toml", project)
        # Bootstrap's style sheets are found beside the settings alone.
        (project / "node_modules").symlink_to(self.folder / "node_modules")
        with (project / "hugo.toml").open("a", encoding="utf-8") as settings:
            # Without its sections: Doks would list all pages of one, not those of a menu.
            pages = [one for part in corpus.menu(articles).values() for one in part]
            for place, one in enumerate(pages, 1):
                title = json.dumps(one.title, ensure_ascii=False)
                entry = f'name = {title}\npageRef = "/docs/{one.name}"\nweight = {place}'
                settings.write(f"\n[[menus.sidebar_docs]]\n{entry}\n")

    def commands(self, project: Path) -> list[list[str]]:
        """Return the one command, which builds everything each time."""
        return [[str(hugo.program()), "--quiet"]]

    def source(self, project: Path, article: Article) -> Path:
        """Return the file that a page is written in."""
        return project / "content" / "docs" / f"{article.name}.md"

    def address(self, article: Article) -> str:
        """Return where a page lies in the built site."""
        return f"docs/{super().address(article)}"
