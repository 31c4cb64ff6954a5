"""What a reader view leaves out is found (pages as such: `test_every_page`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Look
from tests.browser.sweeps import Opened, reader_view

LEFT_OUT = Path(__file__).parent.parent / "fixtures/browser/left-out.html"
LEFT = ["Do not wait with these.", "An extra that helps", "Not yet reviewed by a clinician."]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("left-out.html", LEFT),
        ("about/all-pages.html", ["only this is said of dates and review: []"]),
        ("404.html", ["warnings, dates, message: (False, False, False) instead of (True, False, True)", *LEFT]),
        ("decide/questions.html", ["not told in words: Do: Signs of a good answer", *LEFT]),
    ],
    ids=["a page", "a list of links", "a page that must have warnings", "a page that must say more"],
)
def test_what_a_reader_view_leaves_out_is_found(look: Look, path: str, found: list[str]) -> None:
    assert reader_view.not_told(Opened(look(LEFT_OUT.as_uri()), path)) == found
