"""The theme that MkDocs brings."""

from __future__ import annotations

from typing import Any, ClassVar

from bench.peers.mkdocs_family import OfMkDocs
from bench.peers.peer import Search


class MkDocsTheme(OfMkDocs):
    """MkDocs with its own theme, which asks no other host unless code is highlighted."""

    name = "MkDocs theme"
    package = "mkdocs"
    theme: ClassVar[dict[str, Any]] = {"name": "mkdocs", "highlightjs": False}
    search = Search(
        "[data-bs-target='#mkdocs_search_modal']", "#mkdocs-search-query", "#mkdocs-search-results a", keys=True
    )
