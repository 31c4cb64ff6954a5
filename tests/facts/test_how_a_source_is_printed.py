"""What the list of sources takes from a study: its address, its authors, its kind; and the words around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

import guide.markdown
from guide.facts.designs import DESIGN_WORDS, Design
from guide.facts.study import Certainty, Study

WORDS = sorted((Path(guide.markdown.__file__).parent / "words").glob("*.yml"))


def study(**fields: Any) -> Study:
    return Study.model_validate({"title": "T", "year": 2020, "design": "rct", "plain": "P", **fields})


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({"doi": "10.5555/a", "url": "https://example.org", "pmid": "1"}, "https://doi.org/10.5555/a"),
        ({"url": "https://example.org", "pmcid": "PMC2", "pmid": "1"}, "https://example.org"),
        ({"pmcid": "PMC2", "pmid": "1"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC2/"),
        ({"pmid": "1"}, "https://pubmed.ncbi.nlm.nih.gov/1/"),
        ({"pmid": 1}, "https://pubmed.ncbi.nlm.nih.gov/1/"),
    ],
)
def test_the_most_lasting_address_is_printed(fields: dict[str, Any], address: str) -> None:
    assert study(**fields).address == address


@pytest.mark.parametrize(
    ("fields", "byline"),
    [
        ({"authors": ["A A"]}, "A A"),
        ({"authors": ["A A", "B B"]}, "A A, B B"),
        ({"authors": ["A A", "B B", "C C"]}, "A A and others"),
        ({"authors": ["A A"], "more_authors": True}, "A A and others"),
        ({"organisation": "An office"}, "An office"),
    ],
)
def test_two_authors_are_named_and_of_more_the_first(fields: dict[str, Any], byline: str) -> None:
    assert study(**fields).byline == byline


@pytest.mark.parametrize(
    ("year", "period"), [(2026, "2020s"), (2020, "2020s"), (2019, "2010s"), (2010, "2010s"), (2009, "older")]
)
def test_a_study_is_chosen_by_the_decade_that_its_year_begins(year: int, period: str) -> None:
    assert study(year=year).period == period


def test_a_study_is_chosen_by_what_real_treatment_was_compared_with() -> None:
    roles = {"a": "acupuncture", "b": "pretend", "c": "usual-care", "d": "pretend", "e": "acupuncture"}
    arms = {key: {"name": key, "role": role} for key, role in roles.items()}
    assert study(arms=arms).roles == ("pretend", "usual-care")


def test_a_title_is_told_in_parts_by_their_language() -> None:
    assert study(title="Back pain").title_parts == (("Back pain", ""),)
    assert study(title="Kosten", title_language="de").title_parts == (("Kosten", "de"),)
    mixed = study(title="Of health: caveant et lector, or not", title_phrases={"caveant et lector": "la"})
    assert mixed.title_parts == (("Of health: ", ""), ("caveant et lector", "la"), (", or not", ""))


def test_every_design_has_words_for_readers() -> None:
    assert set(DESIGN_WORDS) == set(get_args(Design))
    assert all(study(design=design).kind == words for design, words in DESIGN_WORDS.items())


def test_numbers_and_dates_of_yaml_are_taken_as_text() -> None:
    found = study(**yaml.safe_load("{volume: 167, issue: 17, pages: 5, accessed: 2026-11-23}"))
    assert (found.volume, found.issue, found.pages, found.accessed) == ("167", "17", "5", "2026-11-23")


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_every_language_has_all_the_words_in_the_same_shape(path: Path) -> None:
    def shape(value: Any) -> Any:
        return {key: shape(inner) for key, inner in value.items()} if isinstance(value, dict) else type(value)

    english = yaml.safe_load((path.parent / "en.yml").read_text("utf-8"))
    assert shape(yaml.safe_load(path.read_text("utf-8"))) == shape(english)


def test_every_certainty_has_words() -> None:
    for path in WORDS:
        assert set(yaml.safe_load(path.read_text("utf-8"))["certainties"]) == set(get_args(Certainty))
