"""What blocks and references work with on one page."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from guide.facts.evidence import Evidence
from guide.facts.findings import EvidenceError
from guide.facts.load import load
from guide.markdown.repository import forge
from guide.markdown.usage import Uses, read_uses


@dataclass(frozen=True)
class Context:
    """What blocks and references work with: the facts, the folder of drawings, the language, where mistakes go.

    The facts are read when a page first needs them, unless they were handed in: a generator makes the extension for its
    settings alone, too.
    """

    folder: Path  # of the facts
    drawings: Path
    pages: Path
    study_pages: str
    language: str
    today: datetime.date
    repository: str
    change_page: str
    report: Callable[[EvidenceError], None]
    facts: Evidence | None = None
    uses_of_facts: Uses | None = None
    names: set[str] = field(default_factory=set)  # of the fields that the page has so far

    @cached_property
    def evidence(self) -> Evidence:
        """Return the facts. Raises EvidenceError when they are wrong."""
        return self.facts or load(self.folder)

    @cached_property
    def uses(self) -> Uses:
        """Return which pages use which fact."""
        return self.uses_of_facts or read_uses(self.pages, self.evidence)

    def edit_link(self, path: str) -> str:
        """Return where a file or folder of the facts is changed: in the repository, or the page that says how."""
        if self.repository:
            there = forge(self.repository)
            return f"{self.repository}{there.edit if path.endswith('.yml') else there.folder}evidence/{path}"
        return f"/{self.change_page}" if self.change_page else ""

    def claim_link(self, key: str) -> str:
        """Return the place among the pages where a claim stands with its reasons, or an empty string."""
        page = self.uses.claim_lists.get(self.evidence.claim(key).topic)
        return f"/{page}#claim-{key}" if page else ""
