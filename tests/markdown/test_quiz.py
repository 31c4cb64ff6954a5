"""The quiz: questions from files, each with its answer in a disclosure."""

from __future__ import annotations

from pathlib import Path

import pytest

FIRST = """\
question: Do walks help?
answers:
  - {text: "Yes, a lot", reason: The gap was small.}
  - {text: A little, right: true, reason: "Of 100 people, 50 were better."}
reason: One small trial says so.
studies: [first-2010]
page: back.md#what-to-do
"""
SECOND = """\
question: What does pretend mean?
answers:
  - {text: Made to look real, right: true}
  - {text: Broken}
reason: The list of words says it.
studies: [second-2015]
page: words.md
"""


@pytest.fixture(autouse=True)
def questions(small: Path) -> None:
    (small / "evidence" / "quiz").mkdir()
    (small / "evidence" / "quiz" / "q02.yml").write_text(SECOND, "utf-8")
    (small / "evidence" / "quiz" / "q01.yml").write_text(FIRST, "utf-8")


def test_each_question_is_a_group_of_answers_in_the_order_of_the_files(convert) -> None:
    page = convert("/// quiz\n///")
    assert page.texts("fieldset > legend") == ["1. Do walks help?", "2. What does pretend mean?"]
    assert page.texts("fieldset label") == ["Yes, a lot", "A little", "Made to look real", "Broken"]
    assert page.attributes("input", "name") == ["q01", "q01", "q02", "q02"]
    assert page.reports == []


def test_each_answer_is_closed_at_first_and_named_by_its_question(convert) -> None:
    page = convert("/// quiz\n///")
    assert page.texts("summary") == ["Show the answer to question 1", "Show the answer to question 2"]
    assert len(page.tree.css("details:not([open])")) == 2


def test_an_answer_says_what_is_right_why_and_why_the_others_are_not(convert) -> None:
    page = convert("/// quiz\n///")
    assert page.texts("details:first-of-type p")[:4] == [
        "Right: A little. Of 100 people, 50 were better. [1]",
        "One small trial says so.",
        "Not right: ‘Yes, a lot’. The gap was small.",
        "Read more: What helps a sore back.",
    ]


def test_an_answer_without_a_reason_of_its_own_has_the_shared_one(convert) -> None:
    second = convert("/// quiz\n///").tree.css("details")[1]
    assert [" ".join(part.text().split()) for part in second.css("p")] == [
        "Right: Made to look real. [2]",
        "The list of words says it.",
        "Read more: Words.",
    ]


def test_an_answer_leads_to_its_page_and_its_sources(convert) -> None:
    page = convert("/// quiz\n///")
    assert page.attributes("details a[href^='/']", "href") == ["/back.md#what-to-do", "/words.md"]
    assert page.attributes(".sources li", "id") == ["source-first-2010", "source-second-2015"]


def test_the_page_of_a_study_names_the_page_with_the_quiz(convert, small: Path) -> None:
    (small / "docs" / "quiz.md").write_text("---\ntitle: Test yourself\n---\n\n/// quiz\n///\n", "utf-8")
    assert "Test yourself" in convert("/// study | second-2015\n///").texts("#used + ul li")
