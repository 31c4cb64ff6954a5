"""What a person copies is what the page says, with its styles and without them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import PAGES
from tests.site.plain_text import invented_words, joined_marks

Visit = Callable[..., object]

PARTED = Path(__file__).parent.parent / "broken" / "browser" / "joined.html"
WITHOUT_STYLES = "document.querySelectorAll('link[rel=stylesheet], style').forEach((sheet) => sheet.remove())"
OPEN_ALL = "document.querySelectorAll('details').forEach((part) => { part.open = true; })"
SELECT_ALL = "getSelection().selectAllChildren(document.body)"


def selected(page: Page) -> str:
    """Select the whole page, every disclosure open; return what the browser takes for its text."""
    page.evaluate(OPEN_ALL)
    page.evaluate(SELECT_ALL)
    return page.evaluate("getSelection().toString()")


def faults(page: Page) -> list[str]:
    """Return words that ran into one and marks that joined a word, as shown, as selected, and without styles."""
    html, texts = page.content(), [selected(page), page.evaluate("document.body.innerText")]
    page.evaluate(WITHOUT_STYLES)
    texts += [selected(page), page.evaluate("document.body.innerText")]
    assert all(len(text) > 20 for text in texts)
    return [fault for text in texts for fault in (*invented_words(text, html), *joined_marks(text))]


@pytest.mark.parametrize("page", [*PAGES, "404.html"])
def test_no_words_run_together_and_no_mark_joins_a_number(visit: Visit, served: str, page: str) -> None:
    assert faults(visit().open(served + page)) == []


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("acupuncture/safety.html", "named something, led by severe tiredness. [4]"),
        ("acupuncture/safety.html", "MacPherson 2004 [4]"),
        ("research/studies/haake-2007.html", "randomised trial [1]"),
    ],
)
def test_a_copy_made_by_keyboard_holds_the_mark_as_a_mark(visit: Visit, served: str, page: str, sentence: str) -> None:
    one = visit(permissions=["clipboard-read", "clipboard-write"])
    opened = one.open(served + page)
    opened.evaluate(SELECT_ALL)
    opened.keyboard.press("Control+C")
    copied = " ".join(opened.evaluate("navigator.clipboard.readText()").split())
    assert sentence in copied
    assert joined_marks(copied) == []


def test_words_and_marks_that_run_together_are_found(visit: Visit) -> None:
    assert set(faults(visit().open(PARTED.as_uri()))) == {"Supportedhigh", "It was 62[9]"}
