"""Of all numbers that a sentence on load could name, only those of the two files are let through."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from guide.facts.advice import PainRule, Stages
from guide.facts.yaml_source import values
from guide.lint.advice.load_limits import disagreements

EVIDENCE = Path(__file__).parents[2] / "evidence"
RULE = PainRule.model_validate(values((EVIDENCE / "pain/rule.yml").read_text("utf-8")))
STAGES = Stages.model_validate(values((EVIDENCE / "stages/running.yml").read_text("utf-8")))
GREEN, AMBER = RULE.lights[0].highest, RULE.lights[1].highest


@pytest.mark.parametrize(
    ("text", "right"),
    [
        # 0 and 10 are the ends of the scale, which a sentence may name
        ("Go on with the run while pain stays below {}.", {0, GREEN, 10}),
        ("Pain of {} during a run.", {0, GREEN, GREEN + 1, AMBER, 10}),
        ("Stop the run when pain goes above {}.", {AMBER, 10}),
        ("Stop the run when pain reaches {} or more.", {AMBER, AMBER + 1, 10}),
        ("Pain of {} weeks during a run.", range(11)),
        ("Take the next stage after {} calm sessions.", {STAGES.sessions}),
        ("There are {} stages of running.", {len(STAGES.stages)}),
        ("Run {} times a week.", range(5)),
        ("Leave {} days without running between two runs.", {STAGES.rest}),
        ("Go {}% further, once a week at most.", {STAGES.longer}),
        ("After a longest run of 5 minutes since the pain began, run {}.", range(6)),
        ("A race of {} km.", {STAGES.race}),
        ("Be seen if nothing eases after {} to 4 weeks.", {3}),
        ("Be seen if nothing eases after 3 to {} weeks.", {4}),
        ("Be seen if pain grows for {} weeks.", {2}),
    ],
)
def test_only_the_numbers_of_the_two_files_are_right(text: str, right: Iterable[int]) -> None:
    told = {number for number in range(11) if not list(disagreements(text.format(number), RULE, STAGES))}
    assert told == {*right}
