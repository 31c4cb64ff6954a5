"""A guess at a study's design from its title, for whoever then looks into the paper."""

from __future__ import annotations

import re

# The first that fits counts: a protocol of a trial is a protocol, a review of trials is a review.
_TELLING = (
    (r"\bprotocol\b", "protocol"),
    (r"umbrella review|overview of (systematic )?reviews", "umbrella-review"),
    (r"network meta-?analys[ie]s", "network-meta-analysis"),
    (r"meta-?analys[ie]s", "meta-analysis"),
    (r"systematic (literature |scoping )?review|cochrane", "systematic-review"),
    (r"cost.(effectiveness|utility)|economic evaluation", "economic"),
    (r"guideline", "guideline"),
    (r"consensus|delphi", "consensus"),
    (r"randomi[sz]ed|randomi[sz]ation|\bRCT\b", "rct"),
    (r"cross-?sectional", "cross-sectional"),
    (r"\bsurvey\b|questionnaire", "survey"),
    (r"\bcohort\b|prospective|longitudinal", "cohort"),
    (r"case (report|series)", "case-series"),
    (r"narrative review|\breview\b", "narrative-review"),
)


def guess(title: str) -> str:
    """Return the design that the title names, or nothing when it names none."""
    return next((design for words, design in _TELLING if re.search(words, title, re.IGNORECASE)), "")
