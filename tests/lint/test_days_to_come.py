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
    "docs/back.md:13: `next_review` is 2027-03-11, and 13 months from now are the most. Write a nearer day.",
    "docs/words.md:7: `evidence_searched` is 2026-02, which is still to come. Write the day on which it was done.",
    f"{FIRST}:9: `accessed` is 2026-02-01, which is still to come. Write the day on which it was done.",
    f"{FIRST}:10: `day` is 2026-02-01, which is still to come. Write the day on which it was done.",
}


def seconds(moment: str) -> float:
    return datetime.datetime.fromisoformat(f"{moment}+00:00").timestamp()


def told_of(project: Path) -> set[str]:
    asked = {"what_was_done_lies_in_the_past", "next_reviews_are_near"}
    return {one for one, rules in found(project).items() if asked & set(rules)}


@pytest.mark.parametrize(
    ("moment", "build", "told"),
    [
        ("2026-01-31T09:59", 0, TOLD),
        ("2026-01-31T10:00", 0, set()),
        ("2026-01-31T09:59", int(seconds("2026-02-01")), set()),
    ],
    ids=["before", "from then on", "a build of a later day"],
)
def test_a_day_is_to_come_until_it_begins_in_kiribati(
    project: Path, monkeypatch: pytest.MonkeyPatch, moment: str, build: int, told: set[str]
) -> None:
    monkeypatch.setattr(dates.time, "time", lambda: seconds(moment))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(build))
    edit("docs/back.md", "next_review: 2027-01-20", "next_review: 2027-03-11")(project)
    edit("docs/words.md", "evidence_searched: 2026-01", "evidence_searched: 2026-02")(project)
    more = '"accessed" : 2026-02-01\ncompared: {beside: abstract, day: 2026-02-01}\n'
    edit(FIRST, "compared: {day: 2026-01-10, beside: abstract}\n", "")(project)
    edit(FIRST, "design: rct\n", f"design: rct\n{more}")(project)
    assert told_of(project) == told


def test_where_the_clock_is_wrong_today_is_the_last_day_that_two_files_share(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dates.time, "time", lambda: seconds("2020-01-01"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    edit(FIRST, "compared: {day: 2026-01-10,", "compared: {day: 2026-01-21,")(project)
    (line,) = told_of(project)
    assert "`day` is 2026-01-21, which is still to come." in line


def test_a_day_that_its_month_does_not_have_is_no_day(project: Path) -> None:
    edit("docs/words.md", "evidence_searched: 2026-01", 'evidence_searched: "2026-02-30"')(project)
    assert list(found(project)) == [
        "docs/words.md:7: `evidence_searched` is “2026-02-30”: the month has no such day. "
        "Write the day on which it was, or the month alone."
    ]
