"""American words and misspelt ones are told from British ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.lint.prose.spelling import KNOWN, in_british, misspelt


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("center", "centre"),
        ("Color", "Colour"),
        ("randomized", "randomised"),
        ("randomization", "randomisation"),
        ("analyze", "analyse"),
        ("organizing", "organising"),
        ("tumor", "tumour"),
        ("practiced", "practised"),
        ("kilometers", "kilometres"),
        ("program", ""),
        ("licensed", ""),
        ("size", ""),
        ("sized", ""),
        ("oversized", ""),
        ("prize", ""),
        ("seizing", ""),
        ("quizzes", ""),
        ("horizon", ""),
        ("centre", ""),
        ("randomised", ""),
    ],
)
def test_an_american_word_gets_its_british_form(american: str, british: str) -> None:
    assert in_british(american) == british


def test_words_that_no_dictionary_has_are_told_with_the_nearest() -> None:
    assert misspelt(["recieve", "walking", "programme", "QXZZ"]) == {"recieve": "receive", "QXZZ": ""}


@pytest.mark.parametrize("word", ["colour", "physiotherapist", "practise", "runner's", "NICE", "Germany", "Spain"])
def test_a_british_word_is_known(word: str) -> None:
    assert misspelt([word]) == {}


def test_a_name_in_small_letters_is_misspelt() -> None:
    assert "germany" in misspelt(["germany"])


def test_words_of_runners_stand_in_order_and_no_dictionary_has_them(root: Path) -> None:
    lines = (root / "guide/lint/runners-words.txt").read_text("utf-8").splitlines()[1:]
    assert lines == sorted({*lines}, key=str.casefold)
    assert not {*lines} & {*(root / KNOWN).read_text("utf-8").splitlines()}
    assert {*lines} - {*misspelt(lines)} == set()
