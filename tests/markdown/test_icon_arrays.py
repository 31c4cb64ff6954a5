"""People out of a hundred: a study's outcome in, pictures and their table out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

BLOCK = "/// icon-array | first-2010\n    outcome: better-6-weeks\n\nHalf got *better*.[@first-2010]\n///"
STUDY = "evidence/studies/first-2010.yml"


def people(path: str | None) -> set[tuple[int, int]]:
    """Return where each person stands in the rows that a path covers, 10 units each."""
    rows = re.findall(r"M(\d+) (\d+)h(\d+)v10h-\d+z", path or "")
    return {(int(left) + 10 * place, int(top)) for left, top, width in rows for place in range(int(width) // 10)}


def edit(small: Path, old: str, new: str) -> None:
    text = (small / STUDY).read_text("utf-8")
    assert old in text
    (small / STUDY).write_text(text.replace(old, new), "utf-8")


def test_each_group_is_a_picture_of_a_hundred_people(convert) -> None:
    page = convert(BLOCK)
    yes, no = (
        page.attributes(f'[fill="url(#people-first-2010-better-6-weeks-{state})"]', "d") for state in ("yes", "no")
    )
    assert [len(people(path)) for path in yes] == [50, 40]
    assert [len(people(path)) for path in no] == [50, 60]
    assert page.attributes(".people__arm svg", "viewBox") == ["0 0 100 100"] * 2
    assert page.reports == []


def test_a_person_is_drawn_alike_whether_counted_or_not(convert) -> None:
    page = convert(BLOCK)
    assert len(page.attributes("pattern .people__yes, pattern .people__no", "d")) == 2
    assert len(set(page.attributes("pattern path", "d"))) == 1


def test_a_title_above_the_picture_says_what_is_counted_and_out_of_how_many(convert) -> None:
    assert convert(BLOCK).texts("figure > p.chart-title:first-child") == ["Better after 6 weeks, out of 100 people"]


def test_a_title_adds_the_time_when_the_name_of_the_outcome_leaves_it_out(convert, small: Path) -> None:
    edit(small, "name: Better after 6 weeks", "name: Better")
    time = re.search(r"time: (.*)", (small / STUDY).read_text("utf-8").partition("name: Better")[2])
    assert time is not None
    assert convert(BLOCK).texts(".chart-title") == [f"Better, {time[1]}, out of 100 people"]


def test_the_table_is_called_what_its_picture_is_called(convert) -> None:
    assert convert(BLOCK).attributes("details table", "aria-label") == ["Better after 6 weeks, out of 100 people"]


def test_each_group_is_said_in_words_on_one_denominator(convert) -> None:
    assert convert(BLOCK).texts(".people__arm p") == ["50 of 100 Walks", "40 of 100 Usual care"]


def test_a_group_is_marked_by_its_role(convert) -> None:
    classes = convert(BLOCK).attributes(".people__arm", "class")
    assert [name.split("--")[1] for name in classes] == ["other-active", "usual-care"]


def test_pictures_are_hidden_from_those_who_listen_because_words_stand_beside_them(convert) -> None:
    assert convert(BLOCK).attributes(".people svg", "aria-hidden") == ["true", "true"]


def test_the_table_gives_both_frames_and_what_was_measured(convert) -> None:
    page = convert(BLOCK)
    assert page.texts("details summary") == ["The same numbers as a table"]
    assert page.texts("details thead th") == ["Group", "Better after 6 weeks", "All others", "As measured"]
    assert page.texts("details tbody tr") == [
        "Walks 50 of 100 50 of 100 50.0%",
        "Usual care 40 of 100 60 of 100 40.0%",
    ]


def test_the_caption_is_markdown_and_holds_the_table(convert) -> None:
    page = convert(BLOCK)
    figure = page.tree.css_first("figure.people")
    assert [child.tag for child in figure.iter()] == ["p", "ul", "figcaption"]
    assert len(page.tree.css("figcaption details table")) == 1
    assert page.texts("figcaption em") == ["better"]
    assert page.texts("figcaption sup.cite") == ["[1]"]


def test_the_order_of_groups_is_that_of_the_study(convert, small: Path) -> None:
    edit(small, "      - {arm: walks, events: 20}\n", "")
    edit(small, "    comparisons:", "      - {arm: walks, events: 20}\n    comparisons:")
    assert convert(BLOCK).texts(".people__name") == ["Usual care", "Walks"]


def test_an_unknown_study_is_reported(convert) -> None:
    page = convert("/// icon-array | first-2011\n    outcome: better-6-weeks\n\nText.\n///")
    assert page.reports == [
        "no source is called “first-2011”. Did you mean “first-2010”? "
        "Add the file evidence/studies/first-2011.yml or use a key that is there."
    ]
    assert page.tokens == ["icon-array | first-2011"]


def test_an_unknown_outcome_is_reported_with_the_nearest_one(convert) -> None:
    page = convert("/// icon-array | first-2010\n    outcome: better-6-week\n\nText.\n///")
    assert page.reports == [
        "/// icon-array: outcome is “better-6-week”. Did you mean “better-6-weeks”? Allowed: better-6-weeks."
    ]


def test_a_source_without_outcomes_is_reported(convert) -> None:
    page = convert("/// icon-array | second-2015\n    outcome: x\n\nText.\n///")
    assert page.reports == ["second-2015 holds no outcome to draw. Choose another study, or name `figures:`."]


@pytest.mark.parametrize(
    ("old", "new", "report"),
    [
        (
            "unit: percent\n    confirmed: true",
            "unit: percent\n    confirmed: false",
            "the outcome “Better after 6 weeks” of first-2010 is not confirmed and cannot be printed. "
            "Check it at the source, then delete `confirmed: false`.",
        ),
        (
            "unit: percent",
            "unit: days",
            "the outcome “Better after 6 weeks” of first-2010 is in days; people can be drawn from percent only. "
            "Choose an outcome with `unit: percent`.",
        ),
        (
            "      - {arm: usual-care, value: 40, low: 30, high: 50}\n",
            "",
            "the outcome “Better after 6 weeks” of first-2010 leaves out usual-care. "
            "Real, pretend and usual care stand together: give each arm's result.",
        ),
        (
            "role: other-active\n    size: 40",
            "role: other-active",
            "the arm walks has events but no size. Add the arm's `size`.",
        ),
    ],
    ids=["not confirmed", "not in percent", "a group left out", "events without size"],
)
def test_an_outcome_that_may_not_be_drawn_is_refused(convert, small: Path, old: str, new: str, report: str) -> None:
    edit(small, old, new)
    page = convert(BLOCK)
    assert page.reports == [report]
    assert page.texts(".people__arm") == []
