"""The HTML that MkDocs makes of each page, kept from run to run: a page whose text and surroundings stay is not made anew."""

from __future__ import annotations

from functools import partial
from typing import Any

from guide.kept import Kept, digest, kept
from guide.markdown.usage import Uses
from guide.pages.surroundings import surroundings

# What MkDocs sets on a page when it turns its Markdown into HTML.
_SET = ("content", "toc", "_title_from_render", "present_anchor_ids")


def are_kept() -> bool:
    """Tell whether anything is kept in this run."""
    return _store().on


def around(config: Any, files: Any, uses: Uses) -> bytes:
    """Return the digest of all that MkDocs makes the HTML of pages of, but the text of each page itself."""
    links = repr(sorted((file.src_uri, file.dest_uri, str(file.inclusion)) for file in files))
    return digest(surroundings(config, uses), links, repr(config.validation), repr(config.use_directory_urls))


def keep(page: Any, made_of: bytes) -> None:
    """Let a page take its HTML from an earlier run, or make it and keep it; call it before MkDocs renders the page."""
    page.render = partial(_render, page, page.render, made_of)


def _render(page: Any, render: Any, made_of: bytes, config: Any, files: Any) -> None:
    """Do what `Page.render` does; links to anchors are looked at in each run, because they end on other pages."""
    store = _store()
    key = (page.markdown, page.file.src_uri, made_of)
    if found := store.get(*key):
        there, links = found
        for name, value in there.items():
            setattr(page, name, value)
        page.links_to_anchors = {files.get_file_from_path(path): dict(to) for path, to in links.items()}
        return
    render(config, files)
    links = {file.src_uri: to for file, to in (page.links_to_anchors or {}).items()}
    store.put(({name: getattr(page, name) for name in _SET}, links), *key)


def _store() -> Kept[Any]:
    return kept("mkdocs", most=2_000)
