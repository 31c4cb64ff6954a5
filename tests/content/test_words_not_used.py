"""The pages promise nothing: words of advertising do not stand in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from words_not_used import RULES, Rule, found

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_uses_none_of_the_words(page: str) -> None:
    assert list(found((DOCS / page).read_text("utf-8"))) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_word_is_found_in_its_example(rule: Rule) -> None:
    assert list(found(f"A good sentence.\n{rule.example}\n")) == [(2, rule.name)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_word_is_found_in_capitals_too(rule: Rule) -> None:
    assert list(found(rule.example.upper().replace("SAFETY.MD", "safety.md"))) == [(1, rule.name)]


@pytest.mark.parametrize(
    "sentence",
    [
        "This has not been shown: it is unproven.",
        "Infections are rare: 2 of 10,000 people.",
        "Bruises are common: 17 of 100 people have one.",
        "These steps are common sense.",
        "Long-lasting (chronic) pain may ease.",
        "Pain for over three months (chronic pain) may ease.",
        "Between 3 in the morning and noon, and 48 of 100.",
        "It is secure and accurate.",
        "Never write `proven`.[@cure-2020]",
        "```\na miracle cure\n```",
        "You can stop here. Read [about safety](safety.md).",
    ],
)
def test_what_may_be_written_is_left_alone(sentence: str) -> None:
    assert list(found(sentence)) == []


def test_words_after_code_are_found_again() -> None:
    assert list(found("```\ncode\n```\n\nA miracle.")) == [(5, "miracle")]
