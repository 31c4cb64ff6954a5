"""Facts of every kind on walking and resting, for the blocks that print what the guide says itself."""

from __future__ import annotations

from pathlib import Path

STUDY = """\
title: Walks and rest
authors: [Able A]
year: 2020
doi: 10.5555/walks
design: rct
country: Norway
population: Adults
participants: 80
funding: A fund
arms:
  walks: {name: Walks, role: acupuncture, size: 40}
  pretend: {name: Pretend walks, role: pretend, size: 40}
  usual-care: {name: Usual care, role: usual-care, size: 40}
outcomes:
  pain:
    name: Pain
    measure: Pain from 0 to 100
    time: 6 weeks
    better: lower
    unit: points of 100
    confirmed: true
    comparisons:
      - {of: walks, against: pretend, kind: mean-difference, value: -4, low: -9, high: 1}
      - {of: walks, against: usual-care, kind: mean-difference, value: -20, low: -28, high: -12}
  doubted:
    name: Doubted
    measure: Pain
    time: 1 year
    better: lower
    unit: points of 100
    confirmed: false
    comparisons:
      - {of: walks, against: pretend, kind: mean-difference, value: -77}
plain: Walks lowered pain more than usual care and hardly more than pretend walks.
risk_of_bias: Low.
limits: [Not runners]
not_confirmed: [A doubted thing]
"""

CLAIM = """\
statement: Walks may lower pain {size}compared with {comparison}.
topic: other-help
kind: effect
population: Adults
intervention: walks
comparison: {comparison}
outcome: pain
time: at 6 weeks
size: {name}
certainty: low
reasons: {{blinding: People knew their group.}}
numbers: Some points of 100.
estimates:
  - {{study: walks-2020, outcome: pain, of: walks, against: {against}}}
for: [walks-2020]
against: []
written: 2026-11-23
next_review: 2027-11-23
"""

GUIDELINE = """\
who: A board
country: Norway
year: 2021
source: walks-2020
says: Walk.
direction: for
for_whom: Adults
strength: strong
why: It asked early.
checked: 2026-11
"""

OPTION = """\
name: Walks
order: 1
page: back.md
effect: May lower pain.
certainty: low
claims: [walks-vs-usual-care-pain]
harms: Wet feet
time: Weeks
cost: Free
effort: Daily
"""

FILES = {
    "studies/walks-2020.yml": STUDY,
    "claims/walks-vs-usual-care-pain.yml": CLAIM.format(
        size="", comparison="usual care", name="moderate", against="usual-care"
    ),
    "claims/walks-vs-pretend-pain.yml": CLAIM.format(
        size="slightly, ", comparison="pretend walks", name="small", against="pretend"
    ),
    "guidelines/walks-2020.yml": GUIDELINE,
    "options/walks.yml": OPTION,
}


def write(evidence: Path) -> None:
    """Write the files into a folder of facts."""
    for name, text in FILES.items():
        path = evidence / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


NIGHT = """\
  night:
    name: Pain at night
    measure: Pain from 0 to 100
    time: 1 year
    better: lower
    unit: points of 100
    confirmed: true
    comparisons:
      - {of: walks, against: pretend, kind: mean-difference, value: -3}
"""


def measure_twice(evidence: Path) -> None:
    """Let the claim on pretend walks rest on two outcomes of its one study."""
    study, claim = evidence / "studies/walks-2020.yml", evidence / "claims/walks-vs-pretend-pain.yml"
    study.write_text(STUDY.replace("  doubted:\n", f"{NIGHT}  doubted:\n"), encoding="utf-8")
    row = "  - {study: walks-2020, outcome: pain, of: walks, against: pretend}\n"
    text = claim.read_text(encoding="utf-8")
    claim.write_text(text.replace(row, row + row.replace("pain", "night")), encoding="utf-8")
