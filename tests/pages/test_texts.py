"""Pages and facts come apart into passages and sentences, and each is found in its line again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.pages.page import Page
from guide.pages.plain_text import Places, plain, split
from guide.pages.texts import of_page, passages

TEXT = """\
## A heading

It is **short**.
This one is broken
over two lines.[@first-2010] And a third.

- an item, with [a link](page.md)
- another
    - an inner item

  more of it

> A word of somebody.

| Who | What |
| --- | --- |
| A cell | and another |

/// drawing | back
    alt: A back.

A caption.
///

```
not a word of this
```

- a new list
"""
WORDS = st.lists(st.sampled_from("walk rest sleep more slowly today".split()), min_size=1, max_size=6)  # noqa: SIM905


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return Page(tmp_path / "page.md", None, TEXT, 1)


def test_each_passage_is_of_its_kind(page: Page) -> None:
    assert [(one.kind, one.line, one.text) for one in passages(page)] == [
        ("heading", 1, "A heading"),
        ("paragraph", 3, "It is short. This one is broken over two lines. And a third."),
        ("item", 7, "an item, with a link"),
        ("item", 8, "another"),
        ("item", 9, "an inner item"),
        ("paragraph", 11, "more of it"),
        ("quote", 13, "A word of somebody."),
        ("row", 15, "Who | What"),
        ("row", 17, "A cell | and another"),
        ("alt", 20, "A back."),
        ("caption", 22, "A caption."),
        ("item", 29, "a new list"),
    ]


def test_two_lists_are_two_lists(page: Page) -> None:
    assert [one.list for one in passages(page) if one.kind == "item"] == [1, 1, 1, 2]


def test_a_row_knows_the_headings_of_its_table(page: Page) -> None:
    assert [one.headings for one in passages(page) if one.kind == "row"] == ["", "Who | What"]


def test_a_sentence_is_whole_and_stands_where_it_begins(page: Page) -> None:
    found = [(one.line, one.text) for one in of_page(page) if one.kind == "paragraph"]
    assert found[:3] == [(3, "It is short."), (4, "This one is broken over two lines."), (5, "And a third.")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It was 3.4 points. So it was.", ["It was 3.4 points.", "So it was."]),
        ("See Dr. Smith, e.g. Today. Then go.", ["See Dr. Smith, e.g. Today.", "Then go."]),
        ("The answer is no. Then stop.", ["The answer is no.", "Then stop."]),
        ("Take No. 5 of them.", ["Take No. 5 of them."]),
        ("He said \u00abstop.\u00bb Then he ran.", ["He said \u00abstop.", "Then he ran."]),
        ("He hurt. ‘Rest,’ she said. “No.”", ["He hurt.", "‘Rest,’ she said.", "“No.”"]),
        ("Pain fell. 48 of 100 felt it.", ["Pain fell.", "48 of 100 felt it."]),
        ("", []),
    ],
)
def test_only_a_mark_at_its_end_ends_a_sentence(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@given(st.lists(WORDS, max_size=5))
def test_sentences_that_are_joined_come_apart_again(sentences: list[list[str]]) -> None:
    written = [" ".join(words).capitalize() + "." for words in sentences]
    assert split(" ".join(written)) == written


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=8), st.data())
def test_a_line_is_found_by_its_words(lines: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(lines) - 1))
    marked = [*lines[:index], f"**the** {lines[index]}", *lines[index + 1 :]]
    assert Places("\n".join(marked)).line(f"The {lines[index]}") == index + 1


def test_a_text_that_is_nowhere_is_on_the_first_line() -> None:
    assert Places("one\ntwo").line("three and four") == 1


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Read **[the page](a.md#b)** now.[@a-2010; @b-2011]", "Read the page now."),
        ("![A _track_](a.svg) and <https://example.org/>", "A track and"),
        ("5 \\* 3 and snake_case", "5 * 3 and snake_case"),
        ("looks<br>real", "looks real"),
        ("fewer than < 5 and > 3", "fewer than < 5 and > 3"),
    ],
)
def test_marks_and_addresses_are_left_out(line: str, text: str) -> None:
    assert plain(line) == text


@pytest.mark.parametrize("block", ["choose", "rate", "lines", "care", "do", "do-not"])
def test_what_a_block_says_over_its_lines_is_read(tmp_path: Path, block: str) -> None:
    page = Page(tmp_path / "page.md", None, f"/// {block} | Needles cure all\n\n- a line\n///\n", 1)
    assert "Needles cure all" in [passage.text for passage in passages(page)]


def test_words_in_braces_are_shown_and_read() -> None:
    assert plain("A runner {: is cured } by needles") == "A runner {: is cured } by needles"
