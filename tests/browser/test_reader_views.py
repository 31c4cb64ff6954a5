"""A reader view holds what a page says: warnings, cards, lists, tables, the words of pictures, dates and review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import PAGES

Visit = Callable[..., object]

TESTS = Path(__file__).parent.parent
READABILITY = (TESTS / "node_modules/@mozilla/readability/Readability.js").read_text(encoding="utf-8")
LEFT_OUT = TESTS / "broken/browser/left-out.html"
KINDS = {
    "reader page": "acupuncture/safety.html",
    "home": "index.html",
    "emergency page": "back-pain/when-to-get-help.html",
    "handout": "decide/handout.html",
    "study page": "research/studies/haake-2007.html",
    "diary": "decide/diary.html",
    "quiz": "decide/quiz.html",
    "decision guide": "decide/index.html",
    "page of claims": "research/claims.html",
    "not found": "404.html",
}
# A list of links is no article; what surrounds it must be there all the same.
LISTS_OF_LINKS = {"about/all-pages.html"}

# What is there to fill in or to press is of no use in a reader view, and what leads elsewhere is no part of the text.
NO_TEXT = "nav, form, fieldset, template, .diary__app, .worksheet__tools, svg, label"
TEXT = "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, summary"
EXTRACT = """(library) => {
  const Readability = new Function(library + '; return Readability')();
  const article = new Readability(document.cloneNode(true)).parse();
  return article ? article.title + '\\n' + article.textContent : '';
}"""
BLOCKS = """([text, none]) => [...document.querySelectorAll('main :is(' + text + ')')]
  .filter((block) => !block.closest(none)).map((block) => block.textContent)"""


def extracted(page: Page) -> str:
    """Return title and text of the page as Mozilla's Readability cuts it out, without any space."""
    return "".join(page.evaluate(EXTRACT, READABILITY).split())


def left_out(page: Page) -> list[str]:
    """Return the headings, paragraphs, lines and cells of a page that its reader view leaves out."""
    text = extracted(page)
    blocks = page.evaluate(BLOCKS, [TEXT, NO_TEXT])
    assert blocks
    return [" ".join(block.split()) for block in blocks if "".join(block.split()) not in text]


def texts(page: Page, selector: str) -> list[str]:
    """Return the text of each element that the page has for a selector, without any space."""
    return ["".join(text.split()) for text in page.locator(selector).all_text_contents()]


@pytest.mark.parametrize("page", [one for one in [*PAGES, "404.html"] if one not in LISTS_OF_LINKS])
def test_a_reader_view_leaves_nothing_of_the_text_out(visit: Visit, served: str, page: str) -> None:
    assert left_out(visit(bypass_csp=True).open(served + page)) == []


@pytest.mark.parametrize("page", KINDS.values(), ids=KINDS)
def test_a_reader_view_keeps_warnings_cards_message_review_and_dates(visit: Visit, served: str, page: str) -> None:
    opened = visit(bypass_csp=True).open(served + page)
    text = extracted(opened)
    warnings = texts(opened, ".help") + texts(opened, ".care")
    about = texts(opened, ".dates > p") + texts(opened, ".dates > dl")
    said = texts(opened, ".message, .home__message, .home__actions")
    assert (bool(warnings), bool(about), bool(said)) == (
        "studies/" not in page,
        page != "404.html",
        page != "back-pain/when-to-get-help.html",  # there the emergency card stands under the title, and no message
    )
    assert [part for part in warnings + about + said if part not in text] == []


@pytest.mark.parametrize("page", sorted(LISTS_OF_LINKS))
def test_a_list_of_links_keeps_its_review_and_dates(visit: Visit, served: str, page: str) -> None:
    opened = visit(bypass_csp=True).open(served + page)
    about = texts(opened, ".dates > p") + texts(opened, ".dates dt")
    assert len(about) > 4
    assert [part for part in about if part not in extracted(opened)] == []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("back-pain/when-to-get-help.html", "Do: What to tell say how your training changed"),
        ("decide/questions.html", "Do: Signs of a good answer"),
        ("acupuncture/points.html", "Do not do not needle yourself"),
        ("acupuncture/safety.html", "Do tell the practitioner"),
        ("acupuncture/points.html", "Picture: A person from behind, from the mid back to the feet"),
        ("research/index.html", "22 better (14 to 30) low certainty"),
        ("research/claims.html", "Verdict: Partly supported. How sure: "),
    ],
)
def test_a_reader_view_tells_in_words_what_styles_and_drawings_show(
    visit: Visit, served: str, page: str, words: str
) -> None:
    assert "".join(words.split()) in extracted(visit(bypass_csp=True).open(served + page))


def test_what_a_reader_view_leaves_out_is_found(visit: Visit) -> None:
    assert left_out(visit(bypass_csp=True).open(LEFT_OUT.as_uri())) == [
        "Do not wait with these.",
        "An extra that helps",
        "Not yet reviewed by a clinician.",
    ]
