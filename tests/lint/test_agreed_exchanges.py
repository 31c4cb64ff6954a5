"""One exchange that explains a sentence is named, and what takes more than one, or changes another word, is none."""

from __future__ import annotations

import pytest

from guide.lint.agreed.exchanges import weight, what_was_exchanged


@pytest.mark.parametrize(
    ("agreed", "now", "told"),
    [
        ("48 better", "48 worse", "a word for “worse” stands here where a word for “better” was agreed"),
        ("481 better 481", "841 better 841", "841 stands here where 481 was agreed"),
        ("10 of 48", "10 of 480", "480 stands here where 48 was agreed"),
        ("gap 1.6 to 2.1 or 3", "gap 3 or 1.6 to 2.1", "3 and 1.6 to 2.1 have changed places here"),
        ("12", "12 %", "a word for “%” is new here"),
        ("better", "not better", "a word for “not” is new here"),
        ("may better", "better", "a word for “may” stood here and is gone"),
        ("better only", "better", "a word for “only” stood here and is gone"),
    ],
)
def test_what_was_exchanged_is_named(agreed: str, now: str, told: str) -> None:
    found = what_was_exchanged(tuple(now.split()), weight(agreed.split()))
    assert found == f"{told}, and all around it is the same"


@pytest.mark.parametrize(
    ("agreed", "now"), [("48 better", "48 gap better"), ("48 better", "44 worse"), ("12", "12 runs")]
)
def test_what_no_single_exchange_explains_is_a_rewording(agreed: str, now: str) -> None:
    assert what_was_exchanged(tuple(now.split()), weight(agreed.split())) == ""
