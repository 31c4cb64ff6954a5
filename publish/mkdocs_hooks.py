"""Hooks for MkDocs. They may only do what may be lost: another generator ignores them and still builds every page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from evidence_md.load import load

_LUNR = "search/lunr.js"
_SOURCE = re.compile(r'id="source-([a-z0-9-]+)"')


def on_files(files: Any, config: Any) -> Any:
    """Leave out the theme's files that no page refers to, so that a reader's folder holds only what is used."""
    ours = (Path(config.docs_dir).resolve(), Path(config.theme.custom_dir).resolve())
    for file in list(files):
        source = Path(file.abs_src_path).resolve()
        part_of_style_sheet = source.is_relative_to(ours[1] / "assets" / "css")
        foreign = not any(source.is_relative_to(folder) for folder in ours)
        if part_of_style_sheet or source.suffix == ".md" and source.is_relative_to(ours[1]) or (foreign and file.src_uri != _LUNR):
            files.remove(file)
    return files


def on_page_context(context: dict[str, Any], page: Any, config: Any, nav: Any) -> dict[str, Any]:  # noqa: ARG001
    """Give the template the studies that the page cites, for its machine-readable description."""
    folder = config.mdx_configs.get("evidence_md", {}).get("evidence", "evidence")
    studies = load(Path(config.config_file_path).parent / folder).studies
    keys = dict.fromkeys(_SOURCE.findall(page.content or ""))
    context["citations"] = [
        {
            "@type": "ScholarlyArticle" if studies[key].journal else "CreativeWork",
            "name": studies[key].title,
            "author": studies[key].byline,
            "datePublished": str(studies[key].year),
            "url": studies[key].address,
        }
        for key in keys
    ]
    return context
