"""The project that whoever started MkDocs has read already, for our hook: facts need not be read twice.

Apart from what starts MkDocs, because the hook alone is loaded where MkDocs was started by itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from guide.facts.evidence import Evidence
from guide.markdown.usage import Uses


class Handed(Protocol):
    """What the hook asks of a project: the folder of their facts, the facts, and which page uses which."""

    @property
    def facts(self) -> Path:
        """Return the folder of the facts."""

    @property
    def evidence(self) -> Evidence:
        """Return the facts."""

    @property
    def uses(self) -> Uses:
        """Return which page uses which fact."""


_handed: list[Handed] = []  # when this process began


def hand_in(project: Handed) -> None:
    """Let the build in this process begin with this project."""
    _handed.append(project)


def handed(facts: Path) -> Handed | None:
    """Return the project whose facts lie in the folder, when this process began with them."""
    return next((project for project in _handed if project.facts.resolve() == facts.resolve()), None)
