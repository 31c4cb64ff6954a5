"""A page that is too wide, and letters that do not grow, are reported (pages as such: `test_every_page`)."""

from __future__ import annotations

from tests.browser.conftest import BROKEN, Look
from tests.browser.sweeps import Opened
from tests.browser.sweeps.widths import letters_that_stay_small, standing_out
from tests.browser.sweeps.window import NARROW


def test_a_page_that_is_too_wide_is_reported(look: Look) -> None:
    page = look((BROKEN / "wide.html").as_uri(), viewport=NARROW)
    assert standing_out(Opened(page, "wide.html")) == ["p.wide"]


def test_letters_of_a_fixed_size_are_reported(look: Look) -> None:
    page = look((BROKEN / "fixed-letters.html").as_uri())
    assert letters_that_stay_small(Opened(page, "fixed-letters.html")) == [
        "the letters grew from 16 to 16 px only, as if no one had asked"
    ]
