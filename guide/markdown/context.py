"""What blocks and references work with on one page."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from guide.facts.evidence import Evidence
from guide.facts.faults import EvidenceError
from guide.markdown.usage import claim_lists


@dataclass(frozen=True)
class Context:
    """What blocks and references work with: the facts, the folder of drawings, the language, where mistakes go."""

    evidence: Evidence
    drawings: Path
    pages: Path
    study_pages: str
    language: str
    today: datetime.date
    repository: str
    change_page: str
    report: Callable[[EvidenceError], None]
    names: set[str] = field(default_factory=set)  # of the fields that the page has so far

    def edit_link(self, path: str) -> str:
        """Return where a file or folder of the facts is changed: in the repository, or the page that says how."""
        if self.repository:
            return f"{self.repository}/{'edit' if path.endswith('.yml') else 'tree'}/main/evidence/{path}"
        return f"/{self.change_page}" if self.change_page else ""

    def claim_link(self, key: str) -> str:
        """Return the place among the pages where a claim stands with its reasons, or an empty string."""
        page = claim_lists(self.pages).get(self.evidence.claim(key).topic)
        return f"/{page}#claim-{key}" if page else ""
