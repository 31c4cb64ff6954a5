"""What ours, Material and the theme of MkDocs share: one project of MkDocs, in the project's own environment."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, ClassVar

import yaml

from bench import corpus
from bench.corpus import Article
from bench.peers.peer import ROOT, Peer

HOME = Article("index", corpus.NAME, "What acupuncture can and cannot do for running-related back pain.", "")


def navigation(articles: Sequence[Article]) -> list[Any]:
    """Return the menu as MkDocs and Zensical read it."""
    parts = [{name: [f"{one.name}.md" for one in pages]} for name, pages in corpus.menu(articles).items()]
    return [{"Home": "index.md"}, *parts]


def welcome(articles: Sequence[Article]) -> str:
    """Return the text of the first page: the sections of the menu, by name."""
    return "\n".join(f"- {name}: {len(pages)} pages" for name, pages in corpus.menu(articles).items())


class OfMkDocs(Peer):
    """A theme under MkDocs, without what it asks other hosts for."""

    theme: ClassVar[dict[str, Any]] = {}
    package: ClassVar[str] = "mkdocs"

    def install(self) -> str:
        """Return the versions that the project's own requirements lock: nothing has to be installed."""
        return ", ".join(f"{name} {version(name)}" for name in dict.fromkeys((self.package, "mkdocs")))

    def write(self, articles: Sequence[Article], project: Path) -> None:
        """Write the pages and the settings."""
        corpus.write(articles, project / "docs", Article.page)
        (project / "docs" / "index.md").write_text(HOME.page(text=welcome(articles)), encoding="utf-8")
        settings = self.settings(articles)
        (project / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")

    def settings(self, articles: Sequence[Article]) -> dict[str, Any]:
        """Return the settings of the project."""
        return {
            "site_name": corpus.NAME,
            "site_url": "",
            "theme": self.theme,
            "nav": navigation(articles),
            "not_in_nav": "/part-*/",
            "plugins": ["search"],
            "markdown_extensions": ["tables", "toc"],
        }

    def commands(self, project: Path) -> list[list[str]]:
        """Return the one command, which builds everything each time."""
        return [
            [
                sys.executable,
                "-m",
                "mkdocs",
                "build",
                "-q",
                "-f",
                str(project / "mkdocs.yml"),
                "-d",
                str(self.site(project)),
            ]
        ]


def own_settings() -> dict[str, Any]:
    """Return the settings of this guide; one that comes from the environment has its default, so that runs compare."""
    return settings((ROOT / "mkdocs.yml").read_text("utf-8"))


class _Settings(yaml.SafeLoader):
    """Reads the settings of MkDocs, whose tag !ENV other readers do not know."""


def _default(loader: _Settings, node: yaml.SequenceNode) -> object:
    return loader.construct_sequence(node)[-1]


_Settings.add_constructor("!ENV", _default)


def settings(text: str) -> dict[str, Any]:
    """Return the settings in a text."""
    found: dict[str, Any] = _Settings(text).get_single_data()
    return found
