"""Our theme and machine: on the pages of the comparison, and on the real site.

`python -m bench.peers.ours PROJECT SITE` is the build of the first: MkDocs with our theme and extension, then the index of
the search and smaller assets. What no other has is left out there: cards for other sites, open data, and the check.
`python -m bench.peers.ours real SITE` builds the second with all of that but the check.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as with_mkdocs
from mkdocs.config import load_config

from bench import corpus
from bench.corpus import Article
from bench.peers.mkdocs_family import OfMkDocs, own_settings
from bench.peers.peer import ROOT, Search
from guide.build import minify, search_index
from guide.build.memory import look_seldom

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
            "hooks": [str(ROOT / "guide" / "build" / "mkdocs_hooks.py")],
            "markdown_extensions": [*ours["markdown_extensions"][:-1], {"guide.markdown": extension}],
        }

    def commands(self, project: Path, changed: str = "") -> list[list[str]]:
        """Return the one command, which builds everything each time."""
        return [[sys.executable, "-m", "bench.peers.ours", str(project), str(self.site(project))]]

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

    def commands(self, project: Path, changed: str = "") -> list[list[str]]:
        """Return the one command, which builds everything each time."""
        return [[sys.executable, "-m", "bench.peers.ours", "real", str(self.site(project))]]

    def address(self, article: Article) -> str:
        """Return where the page that the text of an article was taken from lies in the built site."""
        return article.origin


def build(project: Path, target: Path) -> None:
    """Build a project of the comparison as `guide build` does, less what the others do not do.

    All in one process: that MkDocs has a process of its own in `guide build` is for the check, which goes on beside it.
    """
    with_mkdocs(load_config(str(project / "mkdocs.yml"), site_dir=str(target), strict=True))
    search_index.write_all(project, target)
    minify.write_all(target)


if __name__ == "__main__":
    look_seldom()  # as the command `guide` does first
    given, made = sys.argv[1], Path(sys.argv[2]).absolute()
    if given == "real":
        from guide.build import site  # only here, because it brings the check along

        site.generate(ROOT, made)
        site.finish(ROOT, made)
    else:
        build(Path(given).absolute(), made)
