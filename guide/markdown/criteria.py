"""How far the guide meets a standard of accessibility, from the last run of the tests that ask for it: `/// criteria`."""

from __future__ import annotations

import re
from typing import Any

from guide.facts.accessibility import RESULTS, Criteria, Run, judged
from guide.markdown.fact_block import FactBlock


class CriteriaList(FactBlock):
    """Which criteria of accessibility are met, how each was tested, and what is not met: `/// criteria`."""

    NAME = "criteria"

    def values(self) -> dict[str, Any]:
        """Return the criteria by their results, which the last run of the tests decides. Raises EvidenceError without one."""
        criteria = self.context.evidence.only(Criteria)
        run = self.context.evidence.only(Run)
        found = judged(criteria, run)
        return {
            "standard": criteria.standard,
            "day": run.day,
            "engines": [f"{name} {_short(version)}" for name, version in sorted(run.engines.items())],
            "count": len(found),
            "by_hand": any(one.criterion.by_hand for one in found),
            "groups": {result: [one.criterion for one in found if one.result == result] for result in RESULTS},
        }


def _short(version: str) -> str:
    """Return as much of a version as readers know a browser by: 156, and 2.50 of one that counts slowly."""
    return re.match(r"\d{2,}|\d+(?:\.\d+)?|", version)[0]  # type: ignore[index]  # the last choice always matches
