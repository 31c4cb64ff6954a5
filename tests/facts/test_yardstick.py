"""One yardstick: the same columns for every treatment, filled from claims, and no softer comparison in a cell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.facts.findings import EvidenceError
from guide.facts.load import load
from tests.fixtures.claims import CLAIM, STUDY

PRETEND = CLAIM.format(size="slightly, ", name="small", comparison="pretend walks", against="pretend")
KEY = "walks-vs-pretend-pain"


@pytest.fixture
def folder(small: Path) -> Path:
    """Return the small facts with one study of walks and one claim on them, which has a cell."""
    evidence = small / "evidence"
    rated = STUDY.replace("low: -9, high: 1}", "low: -9, high: 1, certainty: moderate}")
    (evidence / "studies" / "walks-2020.yml").write_text(rated, "utf-8")
    (evidence / "claims").mkdir()
    text = PRETEND + "cells: [{pain: long-lasting, treatment: exercise, against: pretend}]\n"
    text += (
        "rated: [{study: walks-2020, certainty: moderate, where: abstract}]\ndiffers: The editors count blinding too.\n"
    )
    (evidence / "claims" / f"{KEY}.yml").write_text(text, "utf-8")
    return evidence


def wrong(folder: Path, old: str, new: str) -> str:
    path = folder / "claims" / f"{KEY}.yml"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(EvidenceError) as error:
        load(folder)
    return error.value.message


def test_a_treatment_or_a_comparison_of_which_nothing_is_known_is_named_below_and_harm_is_always_a_column(
    convert, folder: Path
) -> None:
    page = convert("/// yardstick | long-lasting\n///")
    assert page.reports == []
    assert page.texts("thead th") == ["Treatment", "Against a pretend treatment", "Harm"]
    assert [len(row.css("th, td")) for row in page.tree.css("tbody tr")] == [3]
    assert page.texts("tbody tr td:last-child") == ["We have no figure that we could check."]
    (rest,) = page.texts("table + p")
    assert rest == (
        "No figure at all that we could check: against no treatment or usual care; needles; tablets; "
        "hands (manual therapy); mind and body; staying active."
    )


def test_a_cell_prints_statement_size_and_both_ratings_with_the_reason(convert, folder: Path) -> None:
    (cell,) = [text for text in convert("/// yardstick | long-lasting\n///").texts("tbody td") if "Walks" in text]
    for part in (
        "Walks may lower pain slightly, compared with pretend walks.",
        "4 points of 100 lower",
        "low certainty",
        "low certainty The review’s own rating: moderate certainty",
        "Why ours differs: The editors count blinding too.",
    ):
        assert part in cell


@pytest.mark.parametrize(
    ("estimate", "printed"),
    [
        ("kind: mean-difference, value: -1.95, low: -9", "1.95 points of 100 lower"),
        ("kind: mean-difference, value: -2, low: -9", "2 points of 100 lower"),
        ("kind: smd, value: -2.25, low: -9", "2.25 standard deviations lower"),
    ],
)
def test_a_small_size_keeps_its_digits(convert, folder: Path, estimate: str, printed: str) -> None:
    study = folder / "studies" / "walks-2020.yml"
    text = study.read_text("utf-8").replace(
        "kind: mean-difference, value: -4, low: -9, high: 1", f"{estimate}, high: 9"
    )
    study.write_text(text, "utf-8")
    (cell,) = [text for text in convert("/// yardstick | long-lasting\n///").texts("tbody td") if "Walks" in text]
    assert printed in cell


def test_a_size_without_a_scale_is_not_printed(convert, folder: Path) -> None:
    study = folder / "studies" / "walks-2020.yml"
    unit = "unit: points (scale not stated)"
    study.write_text(study.read_text("utf-8").replace("unit: points of 100", unit, 1), "utf-8")
    (cell,) = [text for text in convert("/// yardstick | long-lasting\n///").texts("tbody td") if "Walks" in text]
    assert "Walks may lower pain slightly, compared with pretend walks." in cell
    assert "scale" not in cell
    assert "Measured" not in cell


def changed(folder: Path, old: str, new: str) -> None:
    path = folder / "studies" / "walks-2020.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_result_that_mixes_pretend_treatments_with_others_says_so(convert, folder: Path) -> None:
    changed(folder, "Pretend walks, role: pretend", "Pretend walks or tablets, role: other-active")
    (cell,) = [text for text in convert("/// yardstick | long-lasting\n///").texts("tbody td") if "Walks" in text]
    assert "4 points of 100 lower than with pretend walks or tablets" in cell


@pytest.mark.parametrize(("time", "told"), [("1 year", ", 1 year"), ("6 weeks", ""), ("At 6 weeks", "")])
def test_a_size_says_when_it_was_measured_where_the_claim_names_another_time(
    convert, folder: Path, time: str, told: str
) -> None:
    changed(folder, "time: 6 weeks", f"time: {time}")
    (cell,) = [text for text in convert("/// yardstick | long-lasting\n///").texts("tbody td") if "Walks" in text]
    assert f"4 points of 100 lower{told}." in re.sub(r" ?\[ ?\d+ ?\] ?", "", cell)


@pytest.mark.parametrize(
    ("result", "printed"),
    [
        ("mean-difference, value: -3, low: -6, high: 0", "3 to 4"),
        ("mean-difference, value: 3, low: 0, high: 6", "4"),
        ("smd, value: -0.3, low: -0.6, high: 0", "4"),
    ],
    ids=["alike", "of the other direction", "in another unit"],
)
def test_of_two_kinds_of_a_treatment_in_one_study_both_sizes_are_printed_where_they_are_alike(
    convert, folder: Path, result: str, printed: str
) -> None:
    changed(folder, "  pretend: {name", "  long: {name: Long walks, role: other-active}\n  pretend: {name")
    pair = "      - {of: walks, against: pretend, kind: mean-difference, value: -4,"
    other = pair.replace("of: walks", "of: long").replace("mean-difference, value: -4,", f"{result}}}")
    changed(folder, pair, f"{other}\n{pair}")
    claim = folder / "claims" / f"{KEY}.yml"
    row = "  - {study: walks-2020, outcome: pain, of: walks, against: pretend}\n"
    text = claim.read_text("utf-8")
    claim.write_text(text.replace(row, row + row.replace("of: walks", "of: long")), "utf-8")
    (cell,) = [text for text in convert("/// yardstick | long-lasting\n///").texts("tbody td") if "Walks" in text]
    assert re.findall(r"((?:[\d.]+ to )?[\d.]+) points of 100", cell) == [printed]


def test_a_claim_of_another_kind_of_pain_is_not_in_the_table(convert, folder: Path) -> None:
    assert [text for text in convert("/// yardstick | new\n///").texts("tbody td") if "Walks" in text] == []


def test_a_softer_comparison_in_a_cell_is_reported(folder: Path) -> None:
    message = wrong(folder, "exercise, against: pretend}", "exercise, against: nothing-or-usual-care}")
    assert f"evidence/claims/{KEY}.yml:" in message
    assert "the claim compares with pretend walks, and the cell is the one against nothing-or-usual-care." in message
    assert "Write pretend." in message


def test_an_effect_in_the_column_of_harm_is_reported(folder: Path) -> None:
    assert "a claim of kind effect is no harm." in wrong(
        folder, "exercise, against: pretend}", "exercise, against: harm}"
    )


def test_a_rating_that_differs_without_a_reason_is_reported(folder: Path) -> None:
    message = wrong(folder, "differs: The editors count blinding too.\n", "")
    assert "walks-2020 rates it moderate, and the claim low. Say why in `differs:`" in message


def test_a_rating_that_its_review_does_not_give_is_reported(folder: Path) -> None:
    message = wrong(folder, "certainty: moderate, where", "certainty: high, where")
    assert "the file of walks-2020 does not say that it rates a result high. Write what it says there" in message
    assert f"{KEY}.yml:" in message


def says_of_all(folder: Path, text: str) -> None:
    path = folder / "studies" / "walks-2020.yml"
    figure = f"figures: [{{what: Certainty over all results, text: {text}}}]\n"
    path.write_text(path.read_text("utf-8").replace("plain:", f"{figure}plain:"), "utf-8")


def test_one_end_of_what_a_review_says_of_all_its_results_is_not_its_rating(folder: Path) -> None:
    says_of_all(folder, "Low or very low")
    assert "does not say that it rates a result low." in wrong(
        folder,
        "certainty: moderate, where: abstract}]\ndiffers: The editors count blinding too.\n",
        "certainty: low, where: t}]\n",
    )


@pytest.mark.parametrize("text", ["Low or very low", "Very low to low"])
def test_what_a_review_says_of_all_its_results_is_printed_and_agrees_with_each_of_them(
    convert, folder: Path, text: str
) -> None:
    says_of_all(folder, text)
    path = folder / "claims" / f"{KEY}.yml"
    claim = path.read_text("utf-8").replace("differs: The editors count blinding too.\n", "")
    path.write_text(claim.replace("certainty: moderate", "certainty: low or very low"), "utf-8")
    (cell,) = [one for one in convert("/// yardstick | long-lasting\n///").texts("tbody td") if "Walks" in one]
    assert "The review’s own rating: low or very low certainty" in cell


def test_a_span_that_does_not_hold_our_certainty_needs_a_reason(folder: Path) -> None:
    says_of_all(folder, "Low or very low")
    path = folder / "claims" / f"{KEY}.yml"
    text = path.read_text("utf-8").replace("certainty: moderate, where", "certainty: low or very low, where")
    text = text.replace("certainty: low\n", "certainty: moderate\n").replace("Walks may lower", "Walks probably lower")
    path.write_text(text, "utf-8")
    message = wrong(folder, "differs: The editors count blinding too.\n", "")
    assert "walks-2020 rates it low or very low, and the claim moderate. Say why in `differs:`" in message


def test_a_rating_that_differs_is_reported_at_its_own_line(folder: Path) -> None:
    says_of_all(folder, "Low")
    text = (folder / "claims" / f"{KEY}.yml").read_text("utf-8").split("rated: ")[0]
    ratings = "".join(f"  - {{study: walks-2020, certainty: low, where: {where}}}\n" for where in ("abstract", "t"))
    (folder / "claims" / f"{KEY}.yml").write_text(f"{text}rated:\n{ratings}", "utf-8")
    load(folder)
    assert f"{KEY}.yml:{text.count(chr(10)) + 3}: walks-2020 rates it high" in wrong(
        folder, "certainty: low, where: t", "certainty: high, where: t"
    )


def test_a_claim_is_looked_at_again_after_the_day_on_which_it_was_written(folder: Path) -> None:
    assert "2026-11-23 is not after 2026-11-23. Write a later date." in wrong(
        folder, "next_review: 2027-11-23", "next_review: 2026-11-23"
    )


def test_a_reason_without_a_difference_is_reported(folder: Path) -> None:
    says_of_all(folder, "Low")
    assert "no rating in `rated:` differs" in wrong(folder, "certainty: moderate", "certainty: low")


def test_a_rating_by_nobody_is_reported(folder: Path) -> None:
    assert "no source is called “walks-2021”." in wrong(
        folder, "study: walks-2020, certainty: moderate", "study: walks-2021, certainty: moderate"
    )
