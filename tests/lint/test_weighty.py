"""Words on which a meaning hangs are told from each other, and those that only join or help are passed over."""

from __future__ import annotations

import pytest

from guide.facts.yaml_source import values
from guide.lint.agreed import weighty
from guide.lint.agreed.weighty import read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pain fell.", "Pain rose."),
        ("4 fewer", "4 more"),
        ("with needles", "without needles"),
        ("for weeks", "for months"),
        ("needles 3 mm deep", "needles 3 cm deep"),
        ("5 km", "5 miles"),
        ("3 points of 10", "3 points of 100"),
        ("It was not clear.", "It was clear."),
        ("a note", "a not"),
        ("rated", "rats"),
        ("US", "us"),
        ("few were hurt", "a few were hurt"),
        ("no gap", "a gap"),
        ("quite", "quit"),
    ],
)
def test_words_that_turn_a_meaning_are_not_the_same(one: str, other: str) -> None:
    assert read(one).weighty != read(other).weighty or read(one).rest != read(other).rest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pain fell by 4 points.", "The pain dropped by 4 points."),
        ("three weeks", "3 weeks"),
        ("more than 100 people", "over 100 people"),
        ("We do not know whether needles help.", "Whether needles help, we do not know."),
        ("real and pretend needles", "real needles and pretend ones"),
        ("a single trial", "one trial"),
    ],
)
def test_words_that_say_the_same_weigh_the_same(one: str, other: str) -> None:
    assert read(one).weighty == read(other).weighty


def test_every_word_of_the_list_is_a_word() -> None:
    """YAML takes a bare no for a false."""
    lines = [line for group in values(weighty._FILE.read_text("utf-8")).values() for line in group]
    assert all(isinstance(line, str) for line in lines)


def test_no_word_stands_in_two_lines() -> None:
    words = [
        word for group in values(weighty._FILE.read_text("utf-8")).values() for line in group for word in line.split()
    ]
    assert {word for word in words if words.count(word) > 1} == set()
