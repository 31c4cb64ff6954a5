"""Pagefind, which bare pages search with: its index, and as little around it as its guide shows for a form of one's own."""

from __future__ import annotations

from pathlib import Path

from bench.peers.peer import FILES, PLACE, Search, node

FOLDER = PLACE / "pagefind"
SEARCH = Search("#search-open", "#search-field", "#search-results a")


def install() -> str:
    """Install what is locked, once. Returns the version. Raises NotInstalledError."""
    node(FILES / "pagefind", FOLDER)
    return "Pagefind 1.6.0"


def command(site: Path) -> list[str]:
    """Return the command that makes the index of a built site."""
    return [
        "node",
        str(FOLDER / "node_modules" / "pagefind" / "lib" / "runner" / "bin.cjs"),
        "--site",
        str(site),
        "--quiet",
    ]


def page(title: str, description: str, content: str) -> str:
    """Return a bare page in the language of a generator's templates: these three are what it prints there."""
    return (
        (FILES / "pagefind" / "page.html")
        .read_text("utf-8")
        .replace("TITLE", title)
        .replace("DESCRIPTION", description)
        .replace("CONTENT", content)
    )
