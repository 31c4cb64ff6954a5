"""Our theme and machine: on the pages of the comparison, and on the real site.

Both are built by `build_ours.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import corpus
from bench.corpus import Article
from bench.peers.mkdocs_family import OfMkDocs, own_settings
from bench.peers.peer import ROOT, Search

_PAGES = ("help_page", "change_page", "all_pages", "privacy_page", "studies_page", "about_page")


class Ours(OfMkDocs):
    """Back to Running on the pages of the comparison."""

    name = "ours"
    search = Search("#search-open", "#search-field", "#search-results a")

    def write(self, articles: Sequence[Article], project: Path) -> None:
        """Write the pages with the fields that our templates print, and no facts."""
        super().write(articles, project)
        day = corpus.day()
        dates = f"written: {day}\nevidence_searched: {day[:7]}\nreviewed: {day}\nnext_review: 2027-11-23\n"
        fields = f"kind: reader\n{dates}reviewed_by: []\n"
        corpus.write(articles, project / "docs", lambda one: one.page(fields))
        home = project / "docs" / "index.md"
        home.write_text(home.read_text("utf-8").replace("\n---\n", f"\n{fields}---\n", 1), encoding="utf-8")
        (project / "evidence").mkdir()

    def settings(self, articles: Sequence[Article]) -> dict[str, Any]:
        """Return the settings of this guide, with the menu of the comparison."""
        ours, others = own_settings(), super().settings(articles)
        first = f"{articles[0].name}.html"
        theme = ours["theme"] | {"custom_dir": str(ROOT / "overrides")}
        extension = {"evidence": "evidence", "drawings": str(ROOT / "docs" / "drawings")}
        return others | {
            "use_directory_urls": False,
            "theme": theme,
            "extra": ours["extra"] | dict.fromkeys(_PAGES, first) | {"offline_page": first},
            "plugins": [],
            "hooks": [str(ROOT / "guide/build/generator/mkdocs_hooks.py")],
            "markdown_extensions": [*ours["markdown_extensions"][:-1], {"guide.markdown": extension}],
        }

    def commands(self, project: Path) -> list[list[str]]:
        """Return the one command, which builds everything each time."""
        return [[sys.executable, "-m", "bench.peers.build_ours", str(project), str(self.site(project))]]

    def environment(self) -> Mapping[str, str]:
        """Return the environment of the command, which is a module of this project."""
        return {**super().environment(), "PYTHONPATH": str(ROOT)}

    def address(self, article: Article) -> str:
        """Return where a page lies in the built site."""
        return f"{article.name}.html"


class RealSite(Ours):
    """The guide itself, with all blocks, facts, cards and data; it holds more than the others, so it stands apart."""

    name = "our real site"

    def write(self, articles: Sequence[Article], project: Path) -> None:
        """Write nothing: the project is this one."""

    def commands(self, project: Path) -> list[list[str]]:
        """Return the one command, which builds everything each time."""
        return [[sys.executable, "-m", "bench.peers.build_ours", "real", str(self.site(project))]]

    def address(self, article: Article) -> str:
        """Return where the page that the text of an article was taken from lies in the built site."""
        return article.origin
