"""Rungs of the ladder of harms: how often each one happens, on one scale whose every rung is ten times the last."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from guide.facts.evidence import Evidence
from guide.facts.findings import EvidenceError
from guide.facts.frequency import Share, Whom, share

WIDTH = 200  # of the picture, in its own units
# One denominator for all rows of a table, large enough that serious harm is a whole number.
TOTALS: dict[Whom, int] = {"people": 10_000, "treatments": 1_000_000}


@dataclass(frozen=True)
class Rung:
    """One count of one harm: how many of `total`, with its interval, and the claim that it belongs to."""

    claim: str
    harm: str
    when: str
    certainty: str
    study: str
    share: Share
    total: int

    @property
    def counted(self) -> int:
        """Return how many of the total had it."""
        return _shown(self.share.part * self.total)

    @property
    def others(self) -> int:
        """Return how many of the total did not: the other frame of the same number."""
        return self.total - self.counted

    @property
    def interval(self) -> tuple[int, int] | None:
        """Return the ends of the interval out of the total, or None when the study gives none."""
        if self.share.low is None or self.share.high is None:
            return None
        return _shown(self.share.low * self.total), _shown(self.share.high * self.total)

    def at(self, part: float | None = None) -> float:
        """Return the place of a share (of this rung when none is given) on the picture, 0 to WIDTH.

        The left edge stands for one tenth of one of the total and for anything that happens less often.
        """
        least = 0.1 / self.total
        part = max(self.share.part if part is None else part, least)
        return round((1 - math.log(part) / math.log(least)) * WIDTH, 1)


def rungs(evidence: Evidence, keys: Sequence[str], whom: Whom) -> tuple[tuple[Rung, ...], ...]:
    """Return the counts of the claims among `whom`, a group for each claim, the most frequent harm first.

    Raises EvidenceError for an unknown claim, and for one whose frequencies hold nothing among `whom`.
    """
    groups = []
    for key in keys:
        claim = evidence.claim(key)
        there = [(one.study, share(evidence.study(one.study).figure(one.figure))) for one in claim.frequencies]
        mine = [
            Rung(key, claim.outcome, claim.time, claim.certainty, study, found, TOTALS[whom])
            for study, found in there
            if found is not None and found.whom == whom
        ]
        if not mine:
            raise EvidenceError(
                f"the claim {key} has no frequency among {whom}. Add `frequencies:` or leave it out.", token=key
            )
        groups.append(tuple(sorted(mine, key=lambda rung: -rung.share.part)))
    return tuple(sorted(groups, key=lambda group: -group[0].share.part))


def _shown(value: float) -> int:
    """Return a whole number of at most three digits that count: no study knows more."""
    digits = 2 - math.floor(math.log10(value)) if value >= 1 else 0
    return round(round(value, min(digits, 0)))


def marks(total: int) -> tuple[int, ...]:
    """Return the numbers that the rungs stand for, from 1 to the total."""
    return tuple(10**power for power in range(round(math.log10(total)) + 1))
