"""Which new sentences of a page wait for a second person because they have no source, and which are free."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from guide.lint.agreed.unsourced import of_page, states
from guide.pages.page import Page

WAIT = (
    "Many runners feel lighter after needles.",
    "A stiff back in the morning needs no look.",
    "Soreness that lasts for two days is part of getting stronger.",
    "Running on a sore back cannot damage it.",
    "Nine of ten backs are fine after a month.",
    "Trouble passing water often comes with age.",
    "Deep massage of the buttock frees the nerve.",
    "You can go back to racing once the worst is over.",
    "A corset lets you run sooner.",
    "Codeine from the shop is mild.",
    "Insoles correct what the foot gets wrong.",
    "Three weeks of rest are enough.",
)
FREE = (
    "A calendar on the fridge makes the weeks easy to see.",
    "If you travel, move the run to the day before.",
    "Ask where you can leave your bag and your shoes.",
    "Bring the names of your medicines on a piece of paper.",
    "Some rooms play quiet music, and you may ask to have it turned off.",
    "A rucksack spreads the shopping over both shoulders.",
    "Needles are always first on our list, which is sorted by name.",
    "Walking less is our suggestion, not tested.",
    "How often a sore back needs a scan.",
    "The next page shows how a session usually goes.",
    "You may go back to the first row on any day.",
)


@pytest.mark.parametrize("text", WAIT)
def test_what_says_how_it_is_with_a_body_or_a_treatment_waits(text: str) -> None:
    assert states(text)


@pytest.mark.parametrize("text", FREE)
def test_what_is_practical_or_says_that_it_is_a_guess_is_free(text: str) -> None:
    assert not states(text)


@pytest.mark.parametrize(("source", "waiting"), [("", 1), ("[@haake-2007]", 0)])
def test_a_row_of_a_table_waits_unless_it_has_its_source(source: str, waiting: int) -> None:
    rows = f"| Sign | Course |\n| --- | --- |\n| Stiff | {WAIT[0]}{source} |\n"
    assert len(of_page(Page(Path("docs/page.md"), SimpleNamespace(kind="reader"), rows, 1))) == waiting
