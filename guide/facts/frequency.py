"""How often something happens, as a share of people or of treatments, read from a study's single figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from guide.facts.study import Figure

Whom = Literal["people", "treatments"]

_PER = re.compile(r"per (?P<base>[\d,]+|million) (?P<whom>people|treatments|sessions|consultations)")
_PERCENT = re.compile(r"percent(?: of (?P<whom>people|treatments|sessions|consultations))?")
_COUNTED = re.compile(r"(?P<whom>people|treatments|sessions|consultations)")


@dataclass(frozen=True)
class Share:
    """So many of all: `part` from 0 to 1 with its 95 % interval, of `whom`, who were treated or what was done.

    `several` where events were counted, of which one of `whom` can have more than one: `part` then is the most it can be.
    """

    part: float
    low: float | None
    high: float | None
    whom: Whom
    several: bool = False


def share(figure: Figure) -> Share | None:
    """Return the share that a figure gives, from its events or from a unit such as “per 10,000 people”; else None."""
    unit = figure.unit.strip()
    if match := _PER.fullmatch(unit):
        base = 1_000_000 if match["base"] == "million" else int(match["base"].replace(",", ""))
    elif match := _PERCENT.fullmatch(unit):
        base = 100
    elif match := _COUNTED.fullmatch(unit):
        base = 0
    else:
        return None
    whom: Whom = "people" if match["whom"] in (None, "people") else "treatments"
    low, high = (None if not base or end is None else end / base for end in (figure.low, figure.high))
    if figure.events is not None and figure.of is not None:
        return Share(figure.events / figure.of, low, high, whom, figure.several)
    if not base or figure.value is None:
        return None
    return Share(figure.value / base, low, high, whom, figure.several)
