"""Material for MkDocs, without web fonts of another host, with the menu in sections as we have it."""

from __future__ import annotations

from typing import Any, ClassVar

from bench.peers.mkdocs_family import OfMkDocs
from bench.peers.peer import Search


class Material(OfMkDocs):
    """Material for MkDocs."""

    name = "Material"
    package = "mkdocs-material"
    theme: ClassVar[dict[str, Any]] = {"name": "material", "font": False, "features": ["navigation.sections"]}
    search = Search(
        "label.md-header__button[for=__search]", "[data-md-component=search-query]", "a.md-search-result__link"
    )
