"""The list of every study, each under a name by which it is told from the others: `/// study-list`."""

from __future__ import annotations

from collections import Counter
from typing import Any

from guide.facts.study import Study
from guide.markdown.fact_block import FactBlock


class StudyList(FactBlock):
    """Every study, in groups that a reader can choose without a script: `/// study-list`."""

    NAME = "study-list"

    def values(self) -> dict[str, Any]:
        """Return the studies with their keys and names, the newest first, and the names that several of them have."""
        studies = sorted(self.context.evidence.studies.items(), key=lambda item: (-item[1].year, item[0]))
        named = [(key, _name(study), study) for key, study in studies]
        shared = {name for name, count in Counter(name for _, name, _ in named).items() if count > 1}
        return {"studies": named, "shared": shared, "base": self.context.study_pages}


def _name(study: Study) -> str:
    """Return the name of a study; an organisation stands in full."""
    return f"{study.organisation} {study.year}" if study.organisation else study.short
