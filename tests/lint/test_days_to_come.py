"""A day on which something was done is refused as long as it has begun nowhere on Earth, however it is written."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from mistakes import edit
from test_each_mistake_is_found import found

from guide.lint.project import dates

FIRST = "evidence/studies/first-2010.yml"
TOLD = {
    "docs/words.md:7: `evidence_searched` is 2026-02, which is still to come. Write the day on which it was done.",
    f"{FIRST}:9: `accessed` is 2026-02-01, which is still to come. Write the day on which it was done.",
    f"{FIRST}:10: `day` is 2026-02-01, which is still to come. Write the day on which it was done.",
}


@pytest.mark.parametrize(("moment", "told"), [("2026-01-31T09:59", TOLD), ("2026-01-31T10:00", set())])
def test_a_day_is_to_come_until_it_begins_in_kiribati(
    project: Path, monkeypatch: pytest.MonkeyPatch, moment: str, told: set[str]
) -> None:
    now = datetime.datetime.fromisoformat(f"{moment}+00:00").timestamp()
    monkeypatch.setattr(dates.time, "time", lambda: now)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    edit("docs/words.md", "evidence_searched: 2026-01", "evidence_searched: 2026-02")(project)
    more = '"accessed" : 2026-02-01\ncompared: {beside: abstract, day: 2026-02-01}\n'
    edit(FIRST, "compared: {day: 2026-01-10, beside: abstract}\n", "")(project)
    edit(FIRST, "design: rct\n", f"design: rct\n{more}")(project)
    assert {one for one, rules in found(project).items() if "what_was_done_lies_in_the_past" in rules} == told


def test_a_day_that_its_month_does_not_have_is_no_day(project: Path) -> None:
    edit("docs/words.md", "evidence_searched: 2026-01", 'evidence_searched: "2026-02-30"')(project)
    assert list(found(project)) == [
        "docs/words.md:7: `evidence_searched` is “2026-02-30”: the month has no such day. "
        "Write the day on which it was, or the month alone."
    ]
