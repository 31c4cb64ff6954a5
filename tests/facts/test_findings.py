"""A message says what is wrong in its first sentence, and what to write instead in the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.facts.findings import Finding


@pytest.mark.parametrize(
    ("problem", "advice"),
    [
        ("20.2 of 100 are not whole people.", "Write “about 20”."),
        ("`design` is “rtc”.", "Did you mean “rct”? Allowed: rct, cohort."),
        ("the heading “What is it? A shoe.” asks.", "Write what the answer is."),
        ("`/// verdict. Or so` has no option `a. B`.", "Options: none."),
        ("the list says “so.", "It ends nowhere."),
        ("it holds one backtick `.", "Write two."),
        ("the address https://example.org/a.B names no host.", "Fix it."),
        ("“Pain. Relief” is a promise.", "“May” is none."),
        ("`year` is “x”: it should be a number", ""),
    ],
)
def test_the_first_sentence_is_the_problem_and_the_rest_the_advice(problem: str, advice: str) -> None:
    finding = Finding.of("docs/a.md", 3, f"{problem} {advice}".strip())
    assert (finding.problem, finding.advice) == (problem, advice)


@given(st.text(alphabet="aB.?“”` \n"))
def test_no_character_of_a_message_is_lost(message: str) -> None:
    finding = Finding.of("docs/a.md", 3, message)
    assert str(finding) == f"docs/a.md:3: {message}"
    assert f"{finding.problem} {finding.advice}" in (message, f"{message} ")
