"""What counts as a figure in a sentence, and how it is read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.pages.numbers import WORDS, in_few_digits, numbers, without_markup

SAME = settings(deadline=None, derandomize=True, database=None)  # on every machine
whole = st.integers(min_value=0, max_value=10**9)
tenths = st.decimals(min_value=0, max_value=10_000, places=1)


def written(text: str) -> list[str]:
    return [number.written for number in numbers(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It fell from 52 to 23.", ["52", "23"]),
        ("In 229,230 patients.", ["229230"]),
        ("A gap of 3.4 points.", ["3.4"]),
        ("A change of −3.7.", ["3.7"]),
        ("Six weeks, then twelve.", ["6", "12"]),
        ("A 12-week plan of 30-minute walks, 20-40 times.", ["12", "30", "20", "40"]),
        ("843 million people, 1.2 million visits.", ["843000000", "1200000"]),
        ("(36), “48”, 5%; 7.", ["36", "48", "5", "7"]),
        ("For half an hour.", ["30"]),
        ("£250 or €30.", ["250", "30"]),
    ],
)
def test_numbers_are_read(text: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "One trial, two trials and three reviews.",
        "No one knows, and one of many does.",
        "Pain on one side, or one of two plans.",
        "One of its signs, in two ways.",
        "One person in pain.",
        "The 1st, 2nd, 3rd and 19th day, in the 1990s.",
        "Points BL23, GV3 and KI3, by SF-36 and COVID-19.",
        "Evidence of grade 2.",
        "[A trial](page-12.md#part-4) of needles.",
        "Needles help.[@haake-2007; @mu-2020]",
        "See <https://example.org/2020/48>.",
        "Searched in 2026-11, read on 2026-11-23.",
        "<!-- not-here: figures-are-in-their-sources: 30 because it is our own example -->",
        "## 3. Chinese medicine",
        "2. Walk.",
        "A half-marathon, a half marathon, a third group and a quarter-mile.",
        "Someone, someone's tone, often.",
    ],
)
def test_what_is_no_figure_is_passed_over(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one of 20", ["one", "20"]),
        ("two out of 100", ["two", "100"]),
        ("one in ten", ["one", "ten"]),
        ("three people", ["three"]),
        ("two points", ["two"]),
        ("one per cent", ["one"]),
        ("three times a week", ["three"]),
        ("two sessions", ["two"]),
        ("four groups", ["four"]),
    ],
)
def test_small_words_are_figures_where_they_count(text: str, expected: list[str]) -> None:
    assert written(text) == expected


def test_in_facts_every_number_word_counts() -> None:
    assert [one.value for one in numbers("one trial with two arms over three months", every_word=True)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("48 of 100", 100),
        ("48 out of 100 people", 100),
        ("48%", 100),
        ("48 percent", 100),
        ("48 per cent", 100),
        ("86 out of every 1,000", 1_000),
        ("2.4 per 10,000 people", 10_000),
        ("0.87 per million treatments", 1_000_000),
        ("15 points of 100", 100),
        ("3.4 people out of 100", 100),
        ("2 in 37,490 treatments", 37_490),
        ("13 times in 14,039 sessions", 14_039),
        ("one in ten", 10),
        ("12 visits in 90 days", None),
        ("15 runs of 20 minutes", None),
        ("1,162 adults in 2007", None),
        ("48 adults", None),
    ],
)
def test_a_number_knows_what_it_is_so_many_of(text: str, base: int | None) -> None:
    assert numbers(text)[0].base == base


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("1.2 to 1.6 points of 10", [10, 10]),
        ("1 to 20 out of 100", [100, 100]),
        ("52 and 54 out of 100", [100, 100]),
        ("2–61%", [100, 100]),
        ("4 fewer, and 10 of 100 more", [None, 100]),
    ],
)
def test_both_ends_of_a_range_are_of_the_same(text: str, bases: list[int | None]) -> None:
    assert [number.base for number in numbers(text) if not number.is_base] == bases


@pytest.mark.parametrize(
    ("text", "is_base"),
    [("48 of 100", [False, True]), ("Of 100 people, 48", [True, False]), ("100 people", [False])],
)
def test_the_hundred_of_so_many_of_a_hundred_is_no_finding(text: str, is_base: list[bool]) -> None:
    assert [number.is_base for number in numbers(text)] == is_base


@pytest.mark.parametrize(
    ("text", "unit"),
    [("12 weeks", "week"), ("6-month", "month"), ("day 58", "day"), ("20 to 40 minutes", "minute"), ("20 sites", "")],
)
def test_a_number_knows_its_unit_of_time(text: str, unit: str) -> None:
    assert {number.unit for number in numbers(text)} == {unit}


def test_a_month_before_a_number_of_people_is_not_its_unit() -> None:
    assert [number.unit for number in numbers("After 6 months 48 of 100")] == ["month", "", ""]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Half were better", 50),
        ("a third less pain", Decimal(100) / 3),
        ("two thirds of them", Decimal(200) / 3),
        ("by a quarter.", 25),
        ("three quarters were", 75),
        ("an eighth better", Decimal("12.5")),
    ],
)
def test_shares_in_words_are_percent(text: str, percent: Decimal) -> None:
    (share,) = numbers(text)
    assert share.is_share
    assert (share.base, round(share.value, 6)) == (100, round(Decimal(percent), 6))


@pytest.mark.parametrize(("text", "step"), [("48", "1"), ("47.6", "0.1"), ("0.87", "0.01"), ("1.2 million", "100000")])
def test_a_number_knows_how_precise_it_is(text: str, step: str) -> None:
    assert numbers(text)[0].step == Decimal(step)


@pytest.mark.parametrize(
    ("value", "text"),
    [("48", "48"), ("47.60", "47.6"), ("13475", "13,475"), ("0", "0"), ("100", "100"), ("0.023", "0.023")],
)
def test_numbers_are_shown_as_the_guide_writes_them(value: str, text: str) -> None:
    assert in_few_digits(Decimal(value)) == text


@SAME
@given(whole)
def test_a_whole_number_is_read_as_it_is_written(value: int) -> None:
    assert [one.value for one in numbers(f"There were {value:,} people.")] == [value]
    assert [one.value for one in numbers(f"There were {value} people.")] == [value]


@SAME
@given(tenths)
def test_a_decimal_number_is_read_as_it_is_written(value: Decimal) -> None:
    assert [one.value for one in numbers(f"It fell by {value:,}.")] == [value]


@SAME
@given(st.lists(st.sampled_from(sorted(WORDS)), min_size=1), st.booleans())
def test_number_words_are_read_in_their_order(words: list[str], capital: bool) -> None:
    text = "; ".join(word.capitalize() if capital else word for word in words)
    assert [one.value for one in numbers(text, every_word=True)] == [WORDS[word] for word in words]


@SAME
@given(st.text(alphabet="0123456789,.% -–|[]()<>@#abBL half a third of one two ten in per million\n"))
def test_any_text_can_be_read_and_every_number_stands_where_it_says(text: str) -> None:
    found = numbers(text)
    assert [one.start for one in found] == sorted({one.start for one in found})
    for one in found:
        assert without_markup(text)[one.start : one.end].startswith(one.written)


@SAME
@given(st.text())
def test_taking_markup_out_moves_nothing(text: str) -> None:
    assert len(without_markup(text)) == len(text)


def test_a_number_behind_a_bracket_that_is_no_link_is_read() -> None:
    assert [one.written for one in numbers("Runners ](61 of 100 were better) again")] == ["61", "100"]
