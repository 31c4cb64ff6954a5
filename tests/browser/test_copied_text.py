"""A copy made by keyboard holds the marks of references as marks (pages as such: `test_every_page`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Look, Visit
from tests.browser.sweeps import Opened, copied
from tests.site.plain_text import joined_marks

PARTED = Path(__file__).parent.parent / "fixtures" / "browser" / "joined.html"


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("acupuncture/safety.html", "named an unwanted effect, most often severe tiredness. [4]"),
        ("acupuncture/safety.html", "MacPherson 2004 [4]"),
        ("research/studies/haake-2007.html", "randomised trial [1]"),
    ],
)
def test_a_copy_made_by_keyboard_holds_the_mark_as_a_mark(visit: Visit, served: str, page: str, sentence: str) -> None:
    one = visit(permissions=["clipboard-read", "clipboard-write"])
    opened = one.open(served + page)
    opened.evaluate(copied.SELECT_ALL)
    opened.keyboard.press("Control+C")
    text = " ".join(opened.evaluate("navigator.clipboard.readText()").split())
    assert sentence in text
    assert joined_marks(text) == []


def test_words_and_marks_that_run_together_are_found(look: Look) -> None:
    opened = Opened(look(PARTED.as_uri()), PARTED.name)
    assert set(copied.faults(opened)) == {"Supportedhigh", "It was 62[9]"}
