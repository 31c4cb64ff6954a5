"""What joins statements, what a rhythm is, and what a page is told to join: counted as the guide's voice asks for."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mistakes import edit
from mistakes_in_voice import GOOD, WORDS, prose, written

from guide.lint import linter, rules
from guide.lint.prose import limits, voice_report
from guide.lint.prose.rhythm import Rhythm, joining, length, of_page, pairs
from guide.pages.page import Page
from guide.pages.texts import Sentence

RULES = {rule.__name__.replace("_", "-") for rule in rules.OF_THE_WHOLE[-5:]}


def rhythm(*paragraphs: list[int]) -> Rhythm:
    """Return paragraphs of sentences that have so many words each."""
    return Rhythm(
        tuple(
            tuple(Sentence(Path("page.md"), "paragraph", " ".join(["walk"] * count), 1) for count in part)
            for part in paragraphs
        )
    )


def faults(project: Path) -> list[str]:
    return [str(fault) for fault in linter.findings(project / "mkdocs.yml")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rests because it must.", ["because"]),
        ("Although it rained, she ran, but he did not.", ["although", "but"]),
        ("So he rested.", ["so"]),
        ("He was sore, so he rested.", ["so"]),
        ("It rained, and so he rested.", ["so"]),
        ("He rested so that he could run.", ["so that"]),
        ("She ran a race, which she won.", ["which"]),
        ("Two trials, both of which were small, agree.", ["both of which"]),
        ("She ran, which means that she could.", ["which means"]),
        ("However, he stayed; he read instead.", ["however", "instead"]),
        ("He ran while she swam.", ["while"]),
        ("Since the trial ended, nobody has asked.", ["since"]),
        ("A run, yet no pain.", ["yet"]),
        ("Even if it hurts, walk.", ["even if"]),
        ("Spices such as ginger, for example.", ["such as", "for example"]),
    ],
)
def test_a_word_that_joins_is_counted(text: str, found: list[str]) -> None:
    assert joining(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt so far.",
        "So did those who rested.",
        "The gap was so small.",
        "Rest for a while.",
        "It has not yet been tested.",
        "He knows which of them works.",
        "It has hurt since March.",
        "Run and rest, or walk if you like.",
        "The so-called point.",
        "A butter knife.",
    ],
)
def test_other_words_do_not_join(text: str) -> None:
    assert joining(text) == []


def test_a_rhythm_has_its_mean_its_spread_and_its_shares() -> None:
    one = rhythm([7, 8], [20, 21])
    assert (one.words, one.mean, one.short, one.long) == (56, 14.0, 25.0, 25.0)
    assert one.spread == pytest.approx(6.52, abs=0.01)


def test_no_text_has_no_rhythm() -> None:
    empty = rhythm()
    assert (empty.words, empty.mean, empty.spread, empty.short, empty.long, empty.joined, empty.so) == (0,) * 7


def test_prose_is_paragraphs_and_captions_and_no_line_that_leads_in_a_list() -> None:
    lead = "These are they:\n\n- an item\n\n> A quotation.\n\n| A | row |\n\n"
    text = f"One here.\nTwo here.\n\n{lead}/// drawing | back\n\nSee it.\n///\n"
    page = Page(Path("page.md"), None, text, 1)
    assert [[one.text for one in part] for part in of_page(page).paragraphs] == [
        ["One here.", "Two here."],
        ["See it."],
    ]


@given(st.lists(st.lists(st.integers(1, 28), min_size=1, max_size=4), min_size=1, max_size=6))
def test_two_sentences_to_be_joined_stand_together_and_fit_into_one(counts: list[list[int]]) -> None:
    one = rhythm(*counts)
    found = [(length(first), length(second)) for first, second in pairs(one)]
    beside = {pair for part in counts for pair in itertools.pairwise(part)}
    fitting = {pair for pair in beside if sum(pair) < limits.LONGEST}
    assert set(found) == fitting if fitting else len(found) <= 1
    assert [sum(pair) for pair in found] == sorted(sum(pair) for pair in found)


def test_those_that_nothing_joins_are_named_first() -> None:
    texts = ["It rained, so we left.", "We ran.", "We sat in the dry.", "We ate a cake there."]
    one = Rhythm((tuple(Sentence(Path("page.md"), "paragraph", text, 1) for text in texts),))
    assert [first.text for first, _ in pairs(one)] == [texts[1], texts[2], texts[0]]


def test_text_of_the_rhythm_of_the_guide_has_no_fault(project: Path) -> None:
    written(prose())(project)
    assert faults(project) == []


def test_averages_of_little_text_are_left_alone(project: Path) -> None:
    written(prose([9, 9, 9, 9], ("",), least=limits.LEAST // 2))(project)
    assert [one for one in faults(project) if any(rule in one for rule in RULES)] == []


def test_a_finding_over_the_guide_names_the_page_that_pulls_most(project: Path) -> None:
    written(prose())(project)
    edit("docs/about/index.md", "It also rests", prose([9, 9, 9, 9], ("because",)) + "\n\nIt also rests")(project)
    found = [one for one in faults(project) if "sentences-have-a-middle-length" in one]
    assert [one.partition(":")[0] for one in found] == ["docs/about/index.md"]


def test_the_report_on_a_page_says_what_to_join_and_what_to_cut(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(prose(GOOD))(project)
    assert voice_report.main([WORDS], project) == 0
    said = capsys.readouterr().out
    assert "words.md: to join, by ‘because’" in said
    assert (
        "  line 15: 8 + 12 words: “The runner walks on, but a hill and.” “The runner walks on past a hill and …”"
        in said
    )
    assert "  line 30: 24 words: " in said
    assert "back.md" not in said


def test_a_report_on_a_page_that_is_not_there_says_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert voice_report.main(["docs/wards.md"], project) == 2
    assert capsys.readouterr().out == "wards.md is no page. Did you mean “words.md”? Name a file of docs/.\n"
