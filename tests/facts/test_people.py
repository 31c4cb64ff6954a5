"""Whole people out of a hundred: properties that hold for every percentage, not only for those we thought of."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.facts.findings import EvidenceError
from guide.facts.study import Arm, Outcome, Result, Study
from guide.markdown.charts.icon_array import COLUMNS, Group, groups, out_of

TOTALS = st.sampled_from([10, 100, 1000, 10_000])
PERCENT = st.floats(min_value=0, max_value=100)
# Percentages as sources print them: with one decimal at most.
TENTHS = st.integers(min_value=0, max_value=1000)


@given(TOTALS, PERCENT)
def test_those_counted_and_the_others_add_up_to_all(total: int, percent: float) -> None:
    group = Group("Walks", "other-active", out_of(total, percent), total, percent)
    assert 0 <= group.counted <= total
    assert group.counted + group.others == total


@given(TOTALS, PERCENT, PERCENT)
def test_a_higher_percentage_is_never_fewer_people(total: int, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert out_of(total, low) <= out_of(total, high)


@given(TENTHS)
def test_halves_are_rounded_up(tenths: int) -> None:
    percent = tenths / 10
    exact = Fraction(tenths, 10)
    assert out_of(100, percent) == int(exact + Fraction(1, 2))


@given(st.sampled_from([10, 100, 1000]), TENTHS)
def test_the_count_is_the_whole_number_nearest_to_the_exact_share(total: int, tenths: int) -> None:
    exact = Fraction(tenths * total, 1000)
    assert abs(out_of(total, tenths / 10) - exact) <= Fraction(1, 2)


@given(TOTALS)
def test_nobody_and_everybody_are_exact(total: int) -> None:
    assert out_of(total, 0) == 0
    assert out_of(total, 100) == total


@given(
    st.one_of(
        st.floats(max_value=0, exclude_max=True), st.floats(min_value=100, exclude_min=True), st.just(float("nan"))
    )
)
def test_what_is_no_percentage_is_refused(percent: float) -> None:
    with pytest.raises(ValueError, match="is not a percentage"):
        out_of(100, percent)


@given(st.sampled_from(sorted(COLUMNS)), PERCENT)
def test_icons_are_distinct_and_inside_the_grid(total: int, percent: float) -> None:
    group = Group("Walks", "other-active", out_of(total, percent), total, percent)
    counted, others = group.icons
    places = {(icon.column, icon.row) for icon in (*counted, *others)}
    assert len(counted) == group.counted
    assert len(others) == group.others
    assert len(places) == total
    assert all(0 <= column < group.columns and 0 <= row < group.rows for column, row in places)


@given(st.sampled_from(sorted(COLUMNS)), PERCENT)
def test_runs_hold_just_the_same_people_as_icons(total: int, percent: float) -> None:
    group = Group("Walks", "other-active", out_of(total, percent), total, percent)
    for icons, runs in zip(group.icons, group.runs, strict=True):
        drawn = [(run.column + step, run.row) for run in runs for step in range(run.count)]
        assert drawn == [(icon.column, icon.row) for icon in icons]
    assert sum(run.count for runs in group.runs for run in runs) == total


@given(PERCENT)
def test_icons_are_filled_row_by_row(percent: float) -> None:
    counted, others = Group("Walks", "other-active", out_of(100, percent), 100, percent).icons
    read = [(icon.row, icon.column) for icon in (*counted, *others)]
    assert read == sorted(read)


def study(*results: Result, size: int | None = 40, **outcome: object) -> tuple[Study, Outcome]:
    arms = {
        "needles": Arm(name="Needles", role="acupuncture", size=size),
        "pretend": Arm(name="Pretend", role="pretend", size=size),
    }
    measured = {"measure": "Pain", "time": "1 week", "better": "higher", "unit": "percent", "confirmed": True}
    found = Outcome(name="Better", results=results, **{**measured, **outcome})
    made = Study(title="T", year=2020, design="rct", plain="P", arms=arms, outcomes={"better": found})
    return made, found


BOTH = (Result(arm="needles", value=47.6), Result(arm="pretend", events=10))


def test_percentages_and_events_become_people_of_one_denominator() -> None:
    made, outcome = study(*BOTH)
    assert groups(made, "some-2020", outcome) == (
        Group("Needles", "acupuncture", 48, 100, 47.6),
        Group("Pretend", "pretend", 25, 100, 25.0),
    )


def test_a_third_group_is_left_out_as_little_as_the_first_two() -> None:
    made, outcome = study(*BOTH)
    usual = Arm(name="Usual care", role="usual-care", size=40)
    with pytest.raises(EvidenceError, match=r"leaves out usual-care\. Real, pretend and usual care stand together"):
        groups(made.model_copy(update={"arms": {**made.arms, "usual-care": usual}}), "some-2020", outcome)


def test_a_size_of_the_result_itself_goes_before_that_of_its_group() -> None:
    made, outcome = study(BOTH[0], Result(arm="pretend", events=10, size=20))
    assert groups(made, "some-2020", outcome)[1].counted == 50


@pytest.mark.parametrize("total", [10, 1000])
def test_another_denominator_can_be_asked_for(total: int) -> None:
    made, outcome = study(*BOTH)
    assert {group.total for group in groups(made, "some-2020", outcome, total)} == {total}


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (study(*BOTH, confirmed=False), "is not confirmed and cannot be printed. Check it at the source"),
        (study(*BOTH, unit="days"), "is in days; people can be drawn from percent only"),
        (study(BOTH[0]), "leaves out pretend. Real, pretend and usual care stand together"),
        (study(), "leaves out needles, pretend."),
        (study(*BOTH, size=None), "the arm pretend has events but no size"),
    ],
    ids=["not confirmed", "not percent", "one group left out", "all groups left out", "no size"],
)
def test_an_outcome_that_may_not_be_printed_is_refused(made: tuple[Study, Outcome], message: str) -> None:
    with pytest.raises(EvidenceError) as raised:
        groups(made[0], "some-2020", made[1])
    assert message in raised.value.message
