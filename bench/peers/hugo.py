"""Hugo with a bare page and Pagefind: what a page costs without a theme."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from bench import corpus
from bench.corpus import Article
from bench.peers import pagefind
from bench.peers.mkdocs_family import HOME, welcome
from bench.peers.peer import FILES, PLACE, Peer, python

FOLDER = PLACE / "hugo"


def install() -> str:
    """Install what is locked, once. Returns the version. Raises NotInstalledError."""
    python(FILES / "hugo", FOLDER)
    return (FILES / "hugo" / "requirements.txt").read_text("utf-8").split(" ")[0].replace("hugo==", "Hugo ")


def program() -> Path:
    """Return the program itself: the command of the package starts a Python first, which is not Hugo's."""
    return next((FOLDER / "venv").rglob("binaries/hugo*"))


class Hugo(Peer):
    """Hugo."""

    name = "bare Hugo"
    bare: ClassVar[bool] = True
    search = pagefind.SEARCH

    def install(self) -> str:
        """Install what is locked, once. Returns the versions. Raises NotInstalledError."""
        return f"{install()}, {pagefind.install()}"

    def write(self, articles: Sequence[Article], project: Path) -> None:
        """Write the pages, the layouts and the settings."""
        corpus.write(articles, project / "content", Article.page)
        (project / "content" / "_index.md").write_text(HOME.page(text=welcome(articles)), encoding="utf-8")
        layouts, static = project / "layouts", project / "static"
        layouts.mkdir()
        static.mkdir()
        for name in ("page.html", "home.html", "section.html"):
            text = pagefind.page("{{ .Title }}", "{{ .Description }}", "{{ .Content }}")
            (layouts / name).write_text(text, encoding="utf-8")
        for name in ("plain.css", "plain.js"):
            shutil.copy(FILES / "pagefind" / name, static)
        shutil.copy(FILES / "hugo" / "hugo.toml", project)

    def commands(self, project: Path) -> list[list[str]]:
        """Return the generator's command and that of the search; both make everything anew."""
        return [[str(program()), "--quiet"], pagefind.command(self.site(project))]

    def source(self, project: Path, article: Article) -> Path:
        """Return the file that a page is written in."""
        return project / "content" / f"{article.name}.md"
