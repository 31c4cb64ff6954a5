"""The text of every page is right without its styles: words stand apart, and a mark of a reference is no digit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import EVERY_PAGE
from tests.site.plain_text import body, glued, invented_words, joined_marks
from tests.site.search_files import held, texts

MARKED = '<p>It was 62.<sup> [<a href="#a">9</a>]</sup></p>'


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    return {page: (site / page).read_text(encoding="utf-8") for page in [*EVERY_PAGE, "404.html"]}


def test_no_word_runs_into_that_of_the_next_element(pages: dict[str, str]) -> None:
    found = {page: places for page, html in pages.items() if (places := glued(html))}
    assert found == {}


def test_every_mark_of_a_reference_stands_in_brackets_apart_from_its_word(pages: dict[str, str]) -> None:
    marks = 0
    for page, html in pages.items():
        whole = body(html)
        for mark in whole.css("sup.cite"):
            text = mark.text()
            assert text.strip("\N{NO-BREAK SPACE}").strip("[]").replace(", ", "").isdigit(), f"{page}: {text}"
            assert text.startswith("\N{NO-BREAK SPACE}["), f"{page}: {text}"
            assert text.endswith("]"), f"{page}: {text}"
            marks += 1
        assert joined_marks(whole.text()) == [], page
    assert marks > 1000


def test_no_mark_of_a_reference_is_another_kind_of_raised_number(pages: dict[str, str]) -> None:
    assert {page for page, html in pages.items() if body(html).css("sup:not(.cite)")} == set()


def test_the_index_of_the_search_holds_the_words_of_the_pages_and_no_others(site: Path, pages: dict[str, str]) -> None:
    places = held(site, "search/index.js")["places"].split("\n")
    words = [text for piece in texts(site).values() for text in piece]
    assert len(places) == len(words)
    found, page = set(), ""
    for place, text in zip(places, words, strict=True):
        first, title, *_ = place.split("\t")
        page = page if first.startswith("#") else first[1:]  # a section stands below its page
        found.add(page)
        for one in (title, text):
            assert invented_words(one, pages[page]) == [], f"{page}: {one[:80]}"
            assert joined_marks(one) == [], page
    assert found == set(EVERY_PAGE)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p><b>Supported</b><span>high certainty</span></p>", ["Supported|high certainty"]),
        ("<p><b>48</b>of 100</p>", ["48|of 100"]),
        ("<dl><dt>Written</dt><dd>today</dd></dl>", ["Written|today"]),
        ("<p><b>48</b> of 100 <i>people</i>, or so</p>", []),
        ("<p>a</p><script>b</script>\n<p>c</p>", []),
    ],
)
def test_words_that_run_together_are_found(html: str, found: list[str]) -> None:
    assert glued(html) == found


def test_a_mark_that_joins_a_number_is_found() -> None:
    assert joined_marks(body(MARKED).text()) == []
    assert joined_marks(body(MARKED.replace("62.<sup> ", "62<sup>")).text()) == ["It was 62[9]"]
    assert joined_marks("a range of 5[3, 5]") == ["a range of 5[3,"]


def test_a_word_that_no_element_holds_is_found() -> None:
    assert invented_words("It was 629", MARKED) == ["629"]
    assert invented_words("It was 62. [9]", MARKED) == []
