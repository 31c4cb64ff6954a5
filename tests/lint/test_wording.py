"""Talk of our own working, stock phrases and figures without a subject are found, and their like is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.lint.prose.wording import FOOT, PHRASES, method_in, needs_the_one_before, outside_the_foot
from guide.lint.prose.words_not_used import Rule
from guide.pages.page import Page

PAGE = """\
First.

## Where this comes from

Second.

### A part of it

Third.

## What to do

Fourth.

## What we do not know

- Fifth.
"""


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.name)
def test_each_phrase_is_found_in_its_example_and_says_what_to_write(phrase: Rule) -> None:
    assert phrase.find(phrase.example)
    assert phrase.find(phrase.example.upper())
    assert phrase.advice.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Pain that eases on its own.",
        "Runners who go with others.",
        "It shows that she was told.",
        "Pick a day for it.",
        "Save the file.",
        "A sore foot, and the tenderness in it.",
        "The shoes that fit.",
        "Counted in weeks.",
    ],
)
def test_plain_words_are_no_stock_phrases(text: str) -> None:
    assert [phrase.name for phrase in PHRASES if phrase.find(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "We read the trial in two copies.",
        "We could not search every database.",
        "The ratings are our own.",
        "The number six is our choice.",
        "These lines are ours.",
        "It is the editors’ common sense.",
        "Our own caution; no trial.",
        "Read second-hand.",
        "The count is from a press summary.",
        "As far as we know, nobody has.",
    ],
)
def test_talk_of_our_own_working_is_found(text: str) -> None:
    assert method_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Begin with 12 minutes (our suggestion, not tested).",
        "We found no trial of needles in runners.",
        "Read the list, and search for a practitioner.",
        "We do not know who gets better.",
        "The reviewers rated it low.",
        "The hours are yours.",
    ],
)
def test_news_for_the_reader_is_no_talk_of_our_working(text: str) -> None:
    assert not method_in(text)


def test_the_foot_of_a_page_ends_with_the_next_heading_of_its_level() -> None:
    found = outside_the_foot(Page(Path("page.md"), None, PAGE, 1))
    assert list(found) == [(1, "First."), (11, "What to do"), (13, "Fourth.")]


@pytest.mark.parametrize("heading", ["What we do not know", "Where this comes from", "Where the signs come from"])
def test_our_working_has_its_place_under_these_headings(heading: str) -> None:
    assert FOOT.match(heading)
    assert not FOOT.match(heading.replace("we", "you").replace("com", "go"))


@pytest.mark.parametrize(
    "text",
    [
        "It was 8 with needles and 9 with teaching.",
        "They were 1,162 adults.",
        "That comes from 6 trials.",
        "So did 27 of the others.",
        "So 52, 56 and 73 were not.",
        "‘It rose by 4.4 points.’",
        "Both fell by 10.",
        "These usually lasted 3 minutes.",
    ],
)
def test_a_figure_whose_subject_is_in_the_sentence_before_is_found(text: str) -> None:
    assert needs_the_one_before(text)


@pytest.mark.parametrize(
    "text",
    [
        "It takes 6 weeks to heal.",
        "It is hard to walk 5 km.",
        "This trial counted 1,162 adults.",
        "This is the one trial in runners: 84 of them.",
        "The other 52, 56 and 73 were not.",
        "They were published in 2025.",
        "So walk for 10 minutes.",
        "It eases.",
        "It is one trial of 40 people.",
        "It is a single study of 45 people.",
        "Some of the 40 questions are new.",
    ],
)
def test_a_figure_that_says_what_it_counts_is_left_alone(text: str) -> None:
    assert not needs_the_one_before(text)
