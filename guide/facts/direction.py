"""A claim held against the studies under it: no study on both sides, and no statement that points the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.facts.evidence import Evidence
from guide.facts.plausibility import Objection
from guide.facts.statements import Claim
from guide.facts.study import DIFFERENCES, Comparison, Outcome

# How a statement says that people were worse off; “raise the chance of relief” is no such thing.
_WORSE = re.compile(
    r"\b(?:worsens?|raises? (?!the chance of (?:\w+ ){0,2}(?:better|relief|recovery))|increases? |helps? (?:\w+ )?less\b)",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5  # letters by which “stay” knows “staying”, and “tablet” “tablets”
_SMALL = frozenset({"and", "care", "for", "the", "with"})


def on_one_side(claim: Claim) -> Iterator[Objection]:
    """Yield each study that stands both for and against the claim."""
    for index, key in enumerate(claim.against):
        if key in claim.supporting:
            yield ("against", index), f"{key} stands under `for` too. Keep it on the side that its result is on."


def points_the_same_way(claim: Claim, evidence: Evidence) -> Iterator[Objection]:
    """Yield what is wrong when a claim of an effect and the estimates it rests on point in different directions."""
    if claim.size in (None, "none"):  # a claim of another kind has no size
        return
    gains = []
    for estimate in claim.estimates:
        outcome = evidence.studies[estimate.study].outcomes[estimate.outcome]
        if one := outcome.comparison(estimate.of, estimate.against):
            gains.append(favours(one, outcome))
    worse = _WORSE.search(claim.statement) is not None
    if gains and worse == gains[0]:
        told = "worse off" if worse else "better off"
        yield (
            ("statement",),
            (
                f"the statement has people {told} with {claim.intervention}, and the first estimate under it says the "
                "opposite. Correct the statement or the estimate."
            ),
        )


def measured_as_told(claim: Claim, evidence: Evidence) -> Iterator[Objection]:
    """Yield each estimate of the comparison the other way round: ‘lower’ would be printed for what was higher.

    An effect of little or none has no direction of its own, so only the names of the groups can tell.
    """
    told, other = _stems(claim.intervention), _stems(claim.comparison)
    for index, estimate in enumerate(claim.estimates):
        arms = evidence.studies[estimate.study].arms
        of, against = (_stems(arms[key].name) for key in (estimate.of, estimate.against))
        if len(told & against) + len(other & of) > len(told & of) + len(other & against):
            yield (
                ("estimates", index),
                (
                    f"the claim compares {claim.intervention} with {claim.comparison}, and the estimate is of "
                    f"“{arms[estimate.of].name}” against “{arms[estimate.against].name}”. Turn it round here and in "
                    f"{estimate.study}: change places of `of` and `against`, and the sign of the value and of both limits."
                ),
            )


def _stems(name: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(name.lower())) - _SMALL


def favours(one: Comparison, outcome: Outcome) -> bool:
    """Tell whether a comparison is in favour of its first arm: more of what is better, or less of what is worse."""
    more = one.value > 0 if one.kind in DIFFERENCES else one.value > 1
    return more == (outcome.better == "higher")
