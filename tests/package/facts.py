"""A small folder of facts of every kind, with what must not get out of it: a figure and an outcome not confirmed."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "studies/muller-2010.yml": """\
# yaml-language-server: $schema=../schema/study.json
title: "Needles & rest: 50 % of {runners} – a trial of the GERAC group"
authors: [Müller HH, van der Berg A, Trialists' Collaboration]
more_authors: true
journal: Sport & Spine
year: 2010
volume: 12
issue: "3"
pages: 1892-1898
doi: 10.5555/a_b%c#d
pmid: 123
design: rct
arms:
  walks: {name: Walks, role: other-active, size: 40}
  usual-care: {name: Usual care, role: usual-care, size: 41}
outcomes:
  better:
    name: Better
    measure: Pain
    time: 6 weeks
    better: higher
    unit: percent
    confirmed: true
    results:
      - {arm: walks, events: 20}
      - {arm: usual-care, value: 40.0, low: 30.5, high: 50, size: 39}
    comparisons:
      - {of: walks, against: usual-care, kind: risk-difference, value: 10, low: -5, high: 25}
      - {of: walks, against: usual-care, kind: risk-ratio, value: 1.25, people: 79}
  doubted:
    name: Doubted outcome
    measure: Pain
    time: 1 year
    better: higher
    unit: percent
    confirmed: false
    results: [{arm: walks, value: 99}]
figures:
  - {what: People who fell, events: 1, of: 80, confirmed: true}
  - {what: Weeks, low: 2, high: 4, unit: weeks, confirmed: true}
  - {what: Who took part, text: Runners, confirmed: true}
  - {what: Doubted figure, value: 77, confirmed: false}
plain: It says little.
not_confirmed: [A doubted thing]
""",
    "studies/who-2023.yml": """\
title: A guideline
organisation: World Health Organization
publisher: World Health Organization, Geneva
year: 2023
url: https://example.org/a_b?x=1&y=2%20z
accessed: 2026-11
design: guideline
plain: It says little.
""",
    "studies/board-2026.yml": """\
title: Who may needle
organisation: Board
publisher: Board
year: 2026
url: https://example.org/
accessed: 2026-11-05
design: policy
plain: It says little.
""",
    "claims/walks-help.yml": """\
statement: Walks may lower pain slightly.
topic: other-help
kind: effect
population: Adults
intervention: walks
comparison: usual care
outcome: pain
time: 6 weeks
size: small
certainty: low
reasons: {size: One small trial.}
estimates: [{study: muller-2010, outcome: better, of: walks, against: usual-care}]
for: [muller-2010]
written: 2026-11-23
next_review: 2027-11-23
""",
    "guidelines/who-2023.yml": """\
who: World Health Organization
country: All
year: 2023
source: who-2023
says: It may be offered.
direction: conditional
for_whom: Adults
strength: conditional
why: Low certainty.
checked: 2026-11
""",
    "options/walks.yml": """\
name: Walks
order: 1
page: therapies/walks.md
effect: A little less pain
certainty: low
claims: [walks-help]
harms: Sore feet
time: Weeks
cost: None
effort: Some
""",
    "glossary/walks.yml": """\
term: walks
also: [walking]
says: Going on foot, at your own pace.
""",
    "scores/discern.yml": """\
name: A list of questions
order: 1
source: muller-2010
measures: It asks if a page can be trusted.
pages: all
goal: 5 of 6
scored: 2026-11-23
items:
  - {asks: Is the aim clear, points: 5, most: 5, why: The home page says it.}
  - {asks: Did readers test it, points: 0, why: Nobody has yet.}
  - {asks: Does it name a film, why: There is none.}
""",
    "article/claim-01.yml": """\
number: 1
says: Walks heal.
finding: They may lower pain slightly.
verdict: partly
certainty: low
because: One small trial.
studies: [muller-2010]
page: therapies/walks.md
""",
    "quiz/q01.yml": """\
question: Do walks help?
answers:
  - {text: "Yes, a lot", reason: The gap was small.}
  - {text: A little, right: true}
reason: One small trial says so.
studies: [muller-2010]
page: therapies/walks.md
""",
    "signs/numb-saddle.yml": """\
words: numbness between your legs
urgency: emergency
whom: [everyone]
topic: nerves
order: 1
may_mean: pressed nerves
sources: [who-2023]
known_by: [numb … between your legs]
""",
    "pain/rule.yml": """\
lights:
  - {light: green, highest: 3, during: Up to 3, next_morning: As usual, then: Go on.}
  - {light: amber, highest: 5, during: 4 or 5, next_morning: Stiffer, then: Stay.}
  - {light: red, highest: 10, during: Above 5, next_morning: Worse, then: Stop.}
stop: [a limp]
stop_then: Walk home.
caution: Nobody has tested it.
""",
    "stages/running.yml": """\
stages:
  - {run: 1, walk: 2, times: 5}
  - {run: 2, walk: 2, times: 4}
sessions: 2
most_added: 5
longer: 10
longer_days: 7
rest: 1
race: 10
not_alone: Under 18, ask first.
caution: Nobody has tested it.
""",
    "emergency/numbers.yml": """\
countries:
  - {country: United Kingdom, emergency: ["999", "112"], advice: NHS 111}
elsewhere: Ask a person near you.
without_advice: Call a doctor.
checked: 2026-11
""",
}


def write(folder: Path) -> Path:
    """Write the small facts into `evidence/` under `folder` and return that folder."""
    for name, text in FILES.items():
        path = folder / "evidence" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "evidence"
