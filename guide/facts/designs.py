"""The designs that a source can have, in our words and in a reader's, and which of them weigh the studies of others."""

from __future__ import annotations

from typing import Literal

Design = Literal[
    "rct",
    "systematic-review",
    "meta-analysis",
    "network-meta-analysis",
    "umbrella-review",
    "cohort",
    "cross-sectional",
    "case-series",
    "laboratory",
    "guideline",
    "guidance",
    "policy",
    "methods",
    "narrative-review",
    "consensus",
    "protocol",
    "survey",
    "economic",
]
_SUMS_UP = frozenset({"systematic-review", "meta-analysis", "network-meta-analysis", "umbrella-review"})
# Designs that weigh the studies of others.
REVIEWS = _SUMS_UP | {"narrative-review", "guideline"}
# Designs whose files hold results, which a second reading beside the source has often mended.
WITH_RESULTS = _SUMS_UP | {"rct", "cohort", "cross-sectional", "survey", "economic"}
# Each design in a reader's words, as the list of sources shows it.
DESIGN_WORDS: dict[str, str] = {
    "rct": "randomised trial",
    "systematic-review": "review of studies",
    "meta-analysis": "pooled analysis",
    "network-meta-analysis": "pooled analysis of many treatments",
    "umbrella-review": "review of reviews",
    "cohort": "study that follows people",
    "cross-sectional": "snapshot study",
    "case-series": "case reports",
    "laboratory": "laboratory study",
    "guideline": "guideline",
    "guidance": "page of advice",
    "policy": "page on rules",
    "methods": "study of methods",
    "narrative-review": "overview",
    "consensus": "expert agreement",
    "protocol": "study plan",
    "survey": "survey",
    "economic": "cost study",
}

# Groups of designs, for the choice above the list of studies.
GROUPS: dict[str, str] = {
    "rct": "trial",
    "protocol": "trial",
    "systematic-review": "review",
    "meta-analysis": "review",
    "network-meta-analysis": "review",
    "umbrella-review": "review",
    "guideline": "official",
    "guidance": "official",
    "policy": "official",
    "cohort": "people",
    "cross-sectional": "people",
    "case-series": "people",
    "survey": "people",
}
