"""The verb of a statement follows from its size and its certainty."""

from __future__ import annotations

import pytest

from guide.facts.certainty import misfit

FITS = [
    ("Walks lower pain a lot.", "high", "large"),
    ("Walks lower pain.", "high", "moderate"),
    ("Walks lower pain slightly.", "high", "small"),
    ("Walks make little or no difference to pain.", "high", "none"),
    ("Walks probably lower pain a lot.", "moderate", "large"),
    ("Walks probably lower pain.", "moderate", "moderate"),
    ("Walks probably lower pain slightly.", "moderate", "small"),
    ("Walks probably make little or no difference to pain.", "moderate", "none"),
    ("Walks may lower pain a lot.", "low", "large"),
    ("Walks may lower pain.", "low", "moderate"),
    ("Walks may lower pain slightly.", "low", "small"),
    ("Walks may make little or no difference to pain.", "low", "none"),
    ("We do not know if walks help: the evidence is very uncertain.", "very low", None),
]


@pytest.mark.parametrize(("statement", "certainty", "size"), FITS)
def test_a_verb_of_the_grid_fits(statement: str, certainty: str, size: str | None) -> None:
    assert misfit(statement, certainty, size) == ""


@pytest.mark.parametrize(("statement", "certainty", "size"), FITS)
@pytest.mark.parametrize("other", ["high", "moderate", "low", "very low"])
def test_a_verb_fits_one_certainty_only(statement: str, certainty: str, size: str | None, other: str) -> None:
    assert bool(misfit(statement, other, size)) == (other != certainty)


@pytest.mark.parametrize(("statement", "certainty", "size"), FITS[:12])
@pytest.mark.parametrize("other", ["large", "moderate", "small", "none"])
def test_a_verb_fits_one_size_only(statement: str, certainty: str, size: str, other: str) -> None:
    assert bool(misfit(statement, certainty, other)) == (other != size)


@pytest.mark.parametrize(
    ("statement", "certainty", "size", "says"),
    [
        ("Walks lower pain.", "low", "moderate", "low certainty is told with “may”. Add the word."),
        ("Walks may lower pain.", "high", "moderate", "“may” does not fit high certainty. Leave it out."),
        ("Walks may lower pain.", "moderate", "moderate", "moderate certainty is told with “probably”. Add the word."),
        ("Walks may lower pain.", "low", "small", "a small effect is told with “slightly”. Add the words."),
        ("Walks help.", "very low", None, "with very low certainty, begin with “We do not know if …”."),
    ],
)
def test_the_report_says_what_to_write(statement: str, certainty: str, size: str | None, says: str) -> None:
    assert misfit(statement, certainty, size) == says
