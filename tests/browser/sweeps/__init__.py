"""Questions that are asked of every page, one module a question.

Each takes a page as it is opened (`Opened`) and returns what is wrong with it, so nothing when all is well. `stops` says
in which order the window takes its sizes and media, and what is asked at each of them. A page is opened once for all.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page


@dataclass(frozen=True)
class Opened:
    """A page that is open, its path in the built folder, and what it has asked for so far."""

    page: Page
    path: str
    requests: list[str] = field(default_factory=list)
