"""The ladder of harms: shares out of a study's figures, one denominator, a scale whose every rung is ten times the last."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.facts.findings import EvidenceError
from guide.facts.frequency import Share, share
from guide.facts.load import load
from guide.facts.study import Figure
from guide.markdown.charts.harm_scale import TOTALS, WIDTH, Rung, marks, rungs
from tests.fixtures import claims


def figure(**fields: object) -> Figure:
    return Figure(what="Falls", confirmed=True, **fields)


@pytest.mark.parametrize(
    ("fields", "part", "whom"),
    [
        ({"events": 3, "of": 60, "unit": "people"}, 0.05, "people"),
        ({"events": 0, "of": 60, "unit": "people"}, 0, "people"),
        ({"events": 3, "of": 60, "value": 5.1, "unit": "percent"}, 0.05, "people"),
        ({"value": 8.6, "unit": "percent"}, 0.086, "people"),
        ({"value": 1.5, "unit": "per 10,000 people"}, 0.00015, "people"),
        ({"value": 8, "unit": "per million treatments"}, 0.000008, "treatments"),
        ({"value": 3, "unit": "percent of sessions"}, 0.03, "treatments"),
        ({"events": 3, "of": 60, "unit": "consultations"}, 0.05, "treatments"),
    ],
)
def test_a_share_is_read_from_events_or_from_the_unit(fields: dict, part: float, whom: str) -> None:
    found = share(figure(**fields))
    assert found.part == pytest.approx(part)
    assert found.whom == whom


@pytest.mark.parametrize(
    "fields",
    [
        {"value": 3, "unit": "days"},
        {"value": 3, "unit": "percent of websites"},
        {"value": 3, "unit": "people"},
        {"text": "some", "unit": "percent"},
        {"events": 3, "of": 60},
    ],
)
def test_what_is_no_share_of_people_or_treatments_is_none(fields: dict) -> None:
    assert share(figure(**fields)) is None


def test_the_interval_comes_with_its_unit() -> None:
    found = share(figure(value=1, low=0.2, high=2.3, unit="per 10,000 people"))
    assert (found.low, found.high) == (pytest.approx(0.00002), pytest.approx(0.00023))
    counted = share(figure(events=3, of=60, value=5, low=1, high=14, unit="percent"))
    assert (counted.low, counted.high) == (pytest.approx(0.01), pytest.approx(0.14))


def test_events_of_which_one_can_have_several_are_the_most_that_can_have_had_one() -> None:
    assert share(figure(events=3, of=60, several=True, unit="sessions")).several
    assert not share(figure(value=3, unit="percent of sessions")).several


def rung(part: float, low: float | None = None, high: float | None = None, total: int = 10_000) -> Rung:
    return Rung("key", "falls", "in a year", "low", "walks-2020", Share(part, low, high, "people"), total)


@given(st.floats(0, 1), st.sampled_from(sorted(TOTALS.values())))
def test_both_frames_always_add_up_and_the_mark_stays_in_the_picture(part: float, total: int) -> None:
    one = rung(part, total=total)
    assert one.counted + one.others == total
    assert 0 <= one.at() <= WIDTH


@given(st.floats(1e-9, 1), st.floats(1e-9, 1))
def test_what_happens_more_often_stands_further_right(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert rung(low).at() <= rung(high).at()


def test_each_rung_is_ten_times_the_last_and_the_same_step() -> None:
    places = [rung(mark / 10_000).at() for mark in marks(10_000)]
    assert marks(10_000) == (1, 10, 100, 1_000, 10_000)
    assert places == [40, 80, 120, 160, 200]


def test_no_number_is_more_exact_than_studies_are() -> None:
    assert rung(0.107435).counted == 1_070
    assert rung(0.0861).counted == 861
    assert rung(0.00004).counted == 0
    assert rung(0.000008, total=TOTALS["treatments"]).counted == 8
    assert rung(0.0931, 0.0510, 0.14623).interval == (510, 1_460)


HARM = """\
statement: Of 40 people, 2 fell.
topic: harms
kind: harm
population: Adults
intervention: walks
comparison: nothing to compare
outcome: falls
time: at 6 weeks
certainty: low
reasons: {size: One small trial.}
frequencies:
  - {study: walks-2020, figure: falls}
for: [walks-2020]
written: 2026-11-23
next_review: 2027-11-23
"""
FIGURES = """\
figures:
  - {what: Falls, key: falls, events: 2, of: 40, unit: people, confirmed: true}
  - {what: Blisters, key: blisters, value: 12, unit: percent of sessions, confirmed: true}
  - {what: Bites, key: bites, events: 1, of: 40, unit: people, confirmed: false}
  - {what: Days, key: days, value: 3, unit: days, confirmed: true}
plain:"""


@pytest.fixture
def facts(small: Path) -> Path:
    claims.write(small / "evidence")
    study = small / "evidence/studies/walks-2020.yml"
    study.write_text(study.read_text("utf-8").replace("plain:", FIGURES, 1), "utf-8")
    (small / "evidence/claims/falls.yml").write_text(HARM, "utf-8")
    return small


def test_a_ladder_is_a_table_with_both_frames_and_the_certainty(facts: Path, convert) -> None:
    page = convert("/// harms | falls\n\nLook.\n///")
    assert page.reports == []
    assert page.texts("tbody tr") == ["Falls Able 2020 [1] about 500; 9,500 did not low certainty"]
    assert page.texts("thead th")[:2] == ["Harm", "How many of 10,000 people"]
    assert page.texts("figcaption") == ["Look."]
    assert len(page.tree.css("svg[aria-hidden=true] .harms__mark")) == 1


def test_the_most_frequent_harm_and_the_highest_count_of_one_come_first(facts: Path) -> None:
    study = facts / "evidence/studies/walks-2020.yml"
    slips = "  - {what: Slips, key: slips, events: 8, of: 40, unit: people, confirmed: true}\n  - {what: Blisters"
    study.write_text(study.read_text("utf-8").replace("  - {what: Blisters", slips), "utf-8")
    both = HARM.replace("outcome: falls", "outcome: slips").replace("2 fell", "8 slipped or fell")
    rate = "  - {study: walks-2020, figure: falls}\n"
    (facts / "evidence/claims/slips.yml").write_text(both.replace(rate, rate + rate.replace("falls", "slips")), "utf-8")
    groups = rungs(load(facts / "evidence"), ["falls", "slips"], "people")
    assert [[one.counted for one in group] for group in groups] == [[2_000, 500], [500]]


def test_what_happens_to_fewer_than_one_is_told_so_in_both_frames(facts: Path, convert) -> None:
    study = facts / "evidence/studies/walks-2020.yml"
    study.write_text(study.read_text("utf-8").replace("events: 2, of: 40", "events: 1, of: 400000"), "utf-8")
    row = convert("/// harms | falls\n\nLook.\n///").texts("tbody tr")[0]
    assert "fewer than 1; more than 9,999 did not" in row


def test_events_of_which_one_can_have_several_are_told_as_the_most_in_both_frames(facts: Path, convert) -> None:
    study = facts / "evidence/studies/walks-2020.yml"
    study.write_text(
        study.read_text("utf-8").replace("of: 40, unit: people", "of: 40, several: true, unit: people", 1), "utf-8"
    )
    assert "up to 500; at least 9,500 did not" in convert("/// harms | falls\n\nLook.\n///").texts("tbody tr")[0]


def test_people_and_treatments_are_never_on_one_ladder(facts: Path, convert) -> None:
    page = convert("/// harms | falls\n    among: treatments\n\nLook.\n///")
    assert page.reports == ["the claim falls has no frequency among treatments. Add `frequencies:` or leave it out."]


def test_a_claim_without_frequencies_is_refused(facts: Path) -> None:
    with pytest.raises(EvidenceError, match="walks-vs-pretend-pain has no frequency among people"):
        rungs(load(facts / "evidence"), ["walks-vs-pretend-pain"], "people")


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ("bites", "walks-2020 has no confirmed figure “bites”."),
        ("days", "the figure “days” of walks-2020 is no share."),
        ("fall", "Did you mean “falls”?"),
    ],
)
def test_a_rate_must_be_a_confirmed_share(facts: Path, figure: str, message: str) -> None:
    path = facts / "evidence/claims/falls.yml"
    path.write_text(HARM.replace("figure: falls", f"figure: {figure}"), "utf-8")
    with pytest.raises(EvidenceError, match=message.replace("?", r"\?").replace(".", r"\.")):
        load(facts / "evidence")


def test_a_rate_of_a_study_that_is_not_there_is_refused(facts: Path) -> None:
    path = facts / "evidence/claims/falls.yml"
    path.write_text(HARM.replace("study: walks-2020, figure", "study: walks-2021, figure"), "utf-8")
    with pytest.raises(EvidenceError, match=r"no source is called “walks-2021”\. Did you mean “walks-2020”"):
        load(facts / "evidence")


def second_study(facts: Path, figure: str) -> None:
    """Add a study with one count of falls, and make it a source of the claim."""
    first = (facts / "evidence/studies/walks-2020.yml").read_text("utf-8")
    start, _, rest = first.partition("figures:\n")
    plain = rest[rest.index("plain:") :]
    (facts / "evidence/studies/walks-2022.yml").write_text(f"{start}figures:\n  - {figure}\n{plain}", "utf-8")
    path = facts / "evidence/claims/falls.yml"
    path.write_text(HARM.replace("for: [walks-2020]", "for: [walks-2020, walks-2022]"), "utf-8")


def test_a_ladder_may_not_choose_among_the_counts_of_its_sources(facts: Path) -> None:
    second_study(facts, "{what: Falls, key: falls, events: 9, of: 40, unit: people, confirmed: true}")
    with pytest.raises(
        EvidenceError, match=r"walks-2022, a source of this claim, counts “falls” too\. Add `- {study: "
    ):
        load(facts / "evidence")


@pytest.mark.parametrize(
    "figure",
    [
        "{what: Falls, key: falls, events: 9, of: 40, unit: sessions, confirmed: true}",
        "{what: Falls, key: falls, events: 0, of: 40, unit: people, confirmed: true}",
        "{what: Falls, key: falls, events: 9, of: 40, unit: people, confirmed: false}",
        "{what: Bruises, key: bruises, events: 9, of: 40, unit: people, confirmed: true}",
    ],
)
def test_what_does_not_belong_on_the_ladder_may_be_missing(facts: Path, figure: str) -> None:
    second_study(facts, figure)
    assert "walks-2022" in load(facts / "evidence").studies


def test_a_thousand_people_are_drawn_from_single_figures(facts: Path, convert) -> None:
    page = convert("/// icon-array | walks-2020\n    figures: falls\n    of: thousand\n\nLook.\n///")
    assert page.reports == []
    assert page.texts(".people__arm p") == ["50 of 1,000 Falls"]
    assert page.attributes("svg", "viewBox") == ["0 0 320 200"]
    assert page.texts("details tbody tr") == ["Falls 50 of 1,000 950 of 1,000 5.0%"]


def test_a_thousand_are_drawn_alike_whether_counted_or_not(convert, facts: Path) -> None:
    page = convert("/// icon-array | walks-2020\n    figures: falls\n    of: thousand\n\nLook.\n///")
    for part in ("heads", "shoulders"):
        drawn = page.attributes(f".people__{part}", "d")
        widths = [sum(float(width) for width in re.findall(r"h([\d.]+)", path or "")) for path in drawn]
        assert len(drawn) == 3  # counted; the others, and the others hollowed out
        assert drawn[1] == drawn[2]
        assert widths[1] / widths[0] == pytest.approx(19, rel=0.02)  # 950 to 50


@pytest.mark.parametrize(("title", "said"), [
    ("", "How many of 1,000 people"),
    ("    title: Harm of walks\n", "Harm of walks, out of 1,000 people"),
])  # fmt: skip
def test_the_title_of_single_figures_is_given_or_says_how_many(convert, facts: Path, title: str, said: str) -> None:
    page = convert(f"/// icon-array | walks-2020\n    figures: falls\n    of: thousand\n{title}\nLook.\n///")
    assert page.texts(".chart-title") == [said]


def test_a_ladder_is_called_by_what_it_counts(convert, facts: Path) -> None:
    assert convert("/// harms | falls\n\nLook.\n///").texts("table > caption") == [
        "How many of 10,000 people had each harm, at 6 weeks"
    ]


def test_a_ladder_names_its_ends_and_no_two_neighbours(convert, facts: Path) -> None:
    shown = convert("/// harms | falls\n\nLook.\n///").texts(".harms__marks span")
    assert shown == ["1", "", "100", "", "10,000"]


@pytest.mark.parametrize("named", ["th.chart-scale__axis .harms__marks", "thead.chart-scale"])
def test_the_scale_of_a_ladder_is_marked_to_stay_in_sight(convert, facts: Path, named: str) -> None:
    assert len(convert("/// harms | falls\n\nLook.\n///").tree.css(named)) == 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("blisters", "the figure “blisters” of walks-2020 is no share of people. Choose another one."),
        ("bites", "walks-2020 has no confirmed figure “bites”."),
    ],
)
def test_only_confirmed_shares_of_people_are_drawn(facts: Path, convert, name: str, message: str) -> None:
    page = convert(f"/// icon-array | walks-2020\n    figures: {name}\n\nLook.\n///")
    assert page.reports[0].startswith(message)
