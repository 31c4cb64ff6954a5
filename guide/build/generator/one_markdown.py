"""One Markdown for all pages of a build: MkDocs makes one for each, with all its extensions, and throws it away."""

from __future__ import annotations

import importlib
from typing import Any

import markdown


def share(config: Any) -> None:
    """Let MkDocs, or ProperDocs, take the same Markdown for all pages that it makes with these settings, until `part`."""
    _pages(config).markdown = _Shared()


def part(config: Any) -> None:
    """Let it make one for each page again: whoever makes a single page anew puts something else into the settings."""
    _pages(config).markdown = markdown


def _pages(config: Any) -> Any:
    """Return the module that makes HTML of pages, which is of the same generator as the settings."""
    generator = type(config).__module__.partition(".")[0]
    return importlib.import_module(f"{generator}.structure.pages")


class _Shared:
    """Stands in that module for `markdown`, of which it takes nothing but the class."""

    def __init__(self) -> None:
        self._settings: dict[str, Any] = {}
        self._made = markdown.Markdown()

    def Markdown(self, **settings: Any) -> markdown.Markdown:  # noqa: N802 - the name that a page calls
        """Return the one with these settings as if it were new.

        What the generator adds for a page has names, so that it takes the place of what was added for the page before.
        """
        if settings != self._settings:
            self._settings, self._made = settings, markdown.Markdown(**settings)
        return self._made.reset()
