"""What readers ask has an answer: the page that the question leads to holds the heading that answers it."""

from __future__ import annotations

import re

import pytest

from guide.facts.yaml_source import values
from tests.conftest import ROOT

QUESTIONS = values((ROOT / "tests/browser/questions.yml").read_text("utf-8"))
ANSWERED = [entry for entry in QUESTIONS if "heading" in entry]


def headings(text: str) -> list[str]:
    """Return the headings of a page's source."""
    return re.findall(r"(?m)^#{2,4} (.+)$", text)


@pytest.mark.parametrize("entry", ANSWERED, ids=[entry["ask"] for entry in ANSWERED])
def test_the_page_of_a_question_holds_the_heading_that_answers_it(entry: dict[str, str]) -> None:
    source = (ROOT / "docs" / entry["page"]).with_suffix(".md")
    assert entry["heading"] in headings(source.read_text("utf-8"))


def test_an_answer_says_something_below_its_heading() -> None:
    for page, heading in {(entry["page"], entry["heading"]) for entry in ANSWERED}:
        text = (ROOT / "docs" / page).with_suffix(".md").read_text("utf-8")
        below = text.partition(f"# {heading}\n")[2]
        assert len(re.split(r"(?m)^#{2,4} ", below)[0].split()) >= 25, f"{page}: {heading}"


def test_a_heading_is_read_and_other_lines_are_not() -> None:
    assert headings("# Title\n\n## One\nnot ## this\n### Two\n") == ["One", "Two"]


def test_many_questions_name_the_heading_that_answers() -> None:
    assert len(ANSWERED) >= 35
