"""A claim that points the other way than its studies, or counts a study on both sides, is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.facts.findings import EvidenceError
from guide.facts.load import load
from tests.fixtures import facts

CLAIM = "claims/walks-help.yml"
STUDY = "studies/muller-2010.yml"


def message(folder: Path, name: str, old: str, new: str) -> str:
    """Return what loading says after one change of a file."""
    path = folder / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(EvidenceError) as error:
        load(folder)
    return error.value.message


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return facts.write(tmp_path)


def test_the_small_facts_point_the_same_way(folder: Path) -> None:
    assert load(folder).claims


def test_a_study_on_both_sides_is_reported(folder: Path) -> None:
    text = message(folder, CLAIM, "for: [muller-2010]", "for: [muller-2010]\nagainst: [muller-2010]")
    assert "evidence/claims/walks-help.yml:14: muller-2010 stands under `for` too." in text


def test_a_statement_turned_round_is_reported(folder: Path) -> None:
    text = message(folder, CLAIM, "Walks may lower pain slightly.", "Walks may raise pain slightly.")
    assert "claims/walks-help.yml:1: the statement has people worse off with walks" in text


def test_an_estimate_turned_round_is_reported(folder: Path) -> None:
    path = folder / STUDY
    text = path.read_text("utf-8")
    path.write_text(text.replace("better: higher", "better: lower", 1), "utf-8")
    with pytest.raises(EvidenceError) as error:
        load(folder)
    assert "the statement has people better off with walks, and the first estimate under it says the opposite" in str(
        error.value
    )


def test_an_estimate_of_the_comparison_the_other_way_round_is_reported(folder: Path) -> None:
    wrong = message(
        folder, CLAIM, "intervention: walks\ncomparison: usual care", "intervention: usual care\ncomparison: walks"
    )
    assert "the claim compares usual care with walks, and the estimate is of “Walks” against “Usual care”." in wrong
    assert f"{CLAIM}:12: " in wrong
    assert "Turn it round here and in muller-2010: change places of `of` and `against`" in wrong


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("study: muller-2010", "study: muller-2011", "no source is called “muller-2011”. Did you mean “muller-2010”?"),
        (
            "outcome: better",
            "outcome: bettor",
            "muller-2010 has no outcome “bettor”. Did you mean “better”? There are:",
        ),
        ("outcome: better", "outcome: doubted", "the outcome “doubted” of muller-2010 is not confirmed. It cannot"),
        (
            "against: usual-care",
            "against: rest",
            "muller-2010 does not compare walks with rest. It compares: walks against",
        ),
    ],
)
def test_an_estimate_that_its_study_does_not_hold_is_reported(folder: Path, old: str, new: str, wrong: str) -> None:
    assert f"{CLAIM}:12: {wrong}" in message(folder, CLAIM, old, new)
