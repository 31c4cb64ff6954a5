"""An effect strip: every estimate turned so that more is better for the treatment, on an axis that holds them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.facts.findings import EvidenceError
from guide.facts.load import load
from guide.markdown.charts.forest_plot import WIDTH, Row, Scale, rows, scale
from guide.markdown.render import rounded
from tests.fixtures import claims

KEYS = ("walks-vs-pretend-pain", "walks-vs-usual-care-pain")


@pytest.fixture
def evidence(tmp_path: Path):
    claims.write(tmp_path)
    return load(tmp_path)


def test_less_pain_counts_as_a_gain_with_its_interval_turned_too(evidence) -> None:
    pretend = rows(evidence, KEYS[:1], "points of 100")[0]
    assert (pretend.gain, pretend.low, pretend.high) == (4, -1, 9)


@pytest.mark.parametrize(
    ("value", "digits", "printed"), [(24.5, 0, "25"), (-24.5, 0, "−25"), (16.14, 0, "16"), (0.125, 2, "0.13")]
)
def test_a_half_is_rounded_up_as_on_the_pages(value: float, digits: int, printed: str) -> None:
    assert rounded(value, digits) == printed


def edit(folder: Path, *changes: tuple[str, str, str]) -> None:
    """Write other words into files below a folder of facts: each change is a file, what stands there, and what comes there."""
    for name, old, new in changes:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8")


STUDY, CLAIM = "studies/walks-2020.yml", f"claims/{KEYS[0]}.yml"


def test_where_more_is_better_a_gain_keeps_its_sign(tmp_path: Path) -> None:
    claims.write(tmp_path)
    edit(tmp_path, (STUDY, "better: lower", "better: higher"), (CLAIM, "may lower", "may increase"))
    edit(tmp_path, (f"claims/{KEYS[1]}.yml", "may lower", "may increase"))
    pretend = rows(load(tmp_path), KEYS[:1], "points of 100")[0]
    assert (pretend.gain, pretend.low, pretend.high) == (-4, -9, 1)


def test_a_ratio_is_on_no_scale_of_differences(tmp_path: Path) -> None:
    claims.write(tmp_path)
    edit(tmp_path, (STUDY, "kind: mean-difference, value: -4, low: -9, high: 1", "kind: risk-ratio, value: 0.8"))
    with pytest.raises(EvidenceError, match="walks-vs-pretend-pain has no estimate in points of 100"):
        rows(load(tmp_path), KEYS[:1], "points of 100")


def test_rows_of_two_treated_groups_name_the_group_that_was_treated(tmp_path: Path) -> None:
    claims.write(tmp_path)
    second = "      - {of: pretend, against: usual-care, kind: mean-difference, value: -16}\n"
    row = "  - {study: walks-2020, outcome: pain, of: walks, against: pretend}\n"
    edit(tmp_path, (STUDY, "  doubted:\n", f"{second}  doubted:\n"))
    edit(tmp_path, (CLAIM, row, row + row.replace("of: walks, against: pretend", "of: pretend, against: usual-care")))
    edit(tmp_path, (CLAIM, "comparison: pretend walks", "comparison: no walks"))
    found = rows(load(tmp_path), KEYS[:1], "points of 100")
    assert {row.gain: row.apart for row in found} == {4: ("Walks",), 16: ("Pretend walks",)}


def test_rows_are_grouped_by_comparison_with_the_largest_gain_first(evidence) -> None:
    found = rows(evidence, KEYS, "points of 100")
    assert [(row.comparison, row.gain) for row in found] == [("usual care", 20), ("pretend walks", 4)]


def test_the_strip_shows_the_comparison_with_the_largest_gain_first(small: Path, convert) -> None:
    claims.write(small / "evidence")
    page = convert(f"/// effects | {' '.join(KEYS)}\n    treatment: walks\n\nLook.\n///")
    assert [row.partition(" Able")[0] for row in page.texts("tbody tr")] == ["Usual care", "Pretend walks"]


def test_rows_of_one_study_and_comparison_say_what_sets_them_apart(tmp_path: Path) -> None:
    claims.write(tmp_path)
    claims.measure_twice(tmp_path)
    found = rows(load(tmp_path), KEYS, "points of 100")
    assert [row.apart for row in found] == [(), ("Pain", "6 weeks"), ("Pain at night", "1 year")]


def test_a_claim_without_an_estimate_in_the_unit_is_refused(evidence) -> None:
    with pytest.raises(EvidenceError, match="walks-vs-pretend-pain has no estimate in days"):
        rows(evidence, KEYS, "days")


def test_an_unknown_claim_is_refused_with_the_nearest_name(evidence) -> None:
    with pytest.raises(EvidenceError, match="Did you mean “walks-vs-pretend-pain”"):
        rows(evidence, ["walk-vs-pretend-pain"], "points of 100")


def test_the_title_says_the_outcome_the_unit_and_the_time_that_all_rows_share(small: Path, convert) -> None:
    claims.write(small / "evidence")
    page = convert(f"/// effects | {KEYS[0]}\n    treatment: walks\n\nLook.\n///")
    claim = load(small / "evidence").claim(KEYS[0])
    assert page.texts("table > caption") == [
        f"Difference in {claim.outcome} with walks, in points of 100 ({claim.time})"
    ]
    assert page.texts("tbody tr") == ["Pretend walks Able 2020 [1] 4 better (−1 to 9) low certainty"]


def test_more_pain_than_with_the_other_side_is_called_worse_and_drawn_on_its_side(small: Path, convert) -> None:
    claims.write(small / "evidence")
    turned = (STUDY, "value: -4, low: -9, high: 1", "value: 4, low: -1, high: 9")
    edit(small / "evidence", turned, (CLAIM, "may lower", "may increase"))
    page = convert(f"/// effects | {KEYS[0]}\n    treatment: walks\n\nLook.\n///")
    assert page.texts("tbody td")[0] == "4 worse (−9 to 1)"
    [nothing], [mark] = page.attributes(".effects__zero", "d"), page.attributes(".effects__estimate", "d")
    assert float(mark[1:].split()[0]) + 5 < float(nothing[1:].split()[0])


numbers = st.floats(-100, 100, allow_nan=False).map(lambda value: round(value, 2))


@given(st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=8), st.floats(1, 30))
def test_the_axis_holds_every_estimate_interval_and_the_band(
    values: list[tuple[float, float, float]], band: float
) -> None:
    found = [Row("", "", "", "low", "", sorted(each)[1], min(each), max(each)) for each in values]
    axis = scale(found, band)
    places = [axis.at(value) for row in found for value in (row.low, row.gain, row.high)]
    assert all(0 <= place <= WIDTH for place in [*places, axis.at(band), axis.at(-band), axis.at(0)])
    assert axis.at(-band) < axis.at(0) < axis.at(band)


@given(st.floats(-100, -1), st.floats(1, 100))
def test_an_axis_has_three_to_seven_numbers_and_one_is_no_effect(low: float, high: float) -> None:
    axis = scale([Row("", "", "", "low", "", 0, low, high)], 1)
    assert 0 in axis.ticks
    assert 3 <= len(axis.ticks) <= 7
    assert axis.start <= axis.ticks[0] < axis.ticks[-1] <= axis.end


@given(st.floats(-90, 0), st.floats(1, 90), st.floats(0, 1))
def test_an_axis_gives_each_point_the_same_length(low: float, high: float, part: float) -> None:
    axis = Scale(low, high, 1)
    assert axis.at(low + part * (high - low)) == pytest.approx(part * WIDTH, abs=0.1)
