"""The grade is that of Flesch and Kincaid, on the text that a reader meets."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.lint.prose.reading_grade import grade, is_graded, running_text, syllables, words
from guide.pages.page import Page

HTML = """\
<h2>A heading</h2>
<p>First one.<sup class="cite">1</sup> Second one.</p>
<ul><li>an item<ul><li>an inner item</li></ul></li><li><p>a loose item</p></li></ul>
<figure class="people"><ul class="people__arms"><li>48 of 100</li></ul><figcaption><p>What to see.</p>
<details class="people__table"><summary>The same numbers</summary><table><tr><td>48</td></tr></table></details>
</figcaption></figure>
<p class="verdict">Verdict: partly.</p>
<table><tr><td>a cell</td></tr></table>
<pre><code>code</code></pre>
<section class="sources"><ol><li>A source.</li></ol></section>
"""


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("walk", 1),
        ("running", 2),
        ("acupuncture", 1),
        ("Acupuncture", 1),
        ("medicine", 3),
        ("runner’s", 2),
        ("colour", 2),
        ("physiotherapist", 5),
        ("massages", 3),
        ("insoles", 2),
        ("walked", 1),
        ("rested", 2),
        ("48", 1),
        ("1,162", 1),
        ("NHS", 3),
    ],
)
def test_a_word_has_its_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz’", min_size=1).filter(lambda word: word[0] != "’"))
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


def test_a_hyphen_makes_two_words_and_a_comma_or_apostrophe_does_not() -> None:
    assert words("A run-walk plan for 1,162 runner’s backs, 3.4% of them") == [
        "A", "run", "walk", "plan", "for", "1,162", "runner’s", "backs", "3.4%", "of", "them"
    ]  # fmt: skip


def test_the_grade_is_that_of_the_formula() -> None:
    # 6 and 4 words, 7 and 6 syllables.
    assert grade(["The cat sat on a table.", "Running is good too."]) == pytest.approx(
        0.39 * 10 / 2 + 11.8 * 12 / 10 - 15.59
    )


def test_no_words_have_no_grade() -> None:
    assert grade([]) == 0
    assert grade(["…"]) == 0


TEXTS = st.lists(
    st.lists(st.sampled_from(["walk", "runner", "medicine"]), min_size=1, max_size=9).map(" ".join),
    min_size=1,
    max_size=5,
)


@given(TEXTS)
def test_a_text_said_twice_is_as_hard_as_said_once(texts: list[str]) -> None:
    assert grade(texts * 2) == pytest.approx(grade(texts))


@given(TEXTS)
def test_two_sentences_made_one_are_harder(texts: list[str]) -> None:
    assert grade([" and ".join(texts), "Stop."]) >= grade([*texts, "Stop."]) - 12
    assert grade([" ".join(texts)]) >= grade(texts)


def test_the_running_text_is_what_a_reader_meets_between_tables_and_sources() -> None:
    page = Page(Path("page.md"), None, "", 1, convert=lambda _: HTML)
    assert running_text(page) == [
        "First one.",
        "Second one.",
        "an item",
        "an inner item",
        "a loose item",
        "What to see.",
    ]


def test_a_short_text_is_not_graded() -> None:
    assert not is_graded(["word " * 99])
    assert is_graded(["word " * 50, "word " * 50])
