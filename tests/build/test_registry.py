"""`make links` compares each DOI's title and year with the registry, here one that answers without a network."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.build.registry import differences
from guide.facts.load import load
from guide.new_study.crossref import RegistryError
from tests.fixtures import claims


@pytest.fixture
def studies(tmp_path: Path):
    claims.write(tmp_path)
    return load(tmp_path).studies


def answer(title: str, year: int):
    return lambda doi: {"DOI": doi, "title": [title], "issued": {"date-parts": [[year, 3]]}}


@pytest.mark.parametrize(
    ("title", "year"), [("Walks and rest", 2020), ("WALKS and Rest.", 2019), ("Walks and rest", 2021)]
)
def test_the_same_title_and_a_year_at_most_one_off_agree(studies, title: str, year: int) -> None:
    assert list(differences(studies, answer(title, year))) == []


def test_another_title_is_reported(studies) -> None:
    found = [str(finding) for finding in differences(studies, answer("The price of fish", 2020))]
    assert found == [
        "evidence/studies/walks-2020.yml:1: the registry calls 10.5555/walks “The price of fish”. "
        "Correct the title or the DOI."
    ]


def test_another_year_is_reported(studies) -> None:
    found = [finding.message for finding in differences(studies, answer("Walks and rest", 2012))]
    assert found == ["the registry dates 10.5555/walks 2012, the file 2020. Correct the year."]


def test_a_year_that_is_two_off_is_reported(studies) -> None:
    assert [len(list(differences(studies, answer("Walks and rest", year)))) for year in (2018, 2022)] == [1, 1]


def test_the_year_is_that_of_the_printed_issue(studies) -> None:
    online = {"issued": {"date-parts": [[2017]]}, "published-print": {"date-parts": [[2020, 1]]}}
    assert list(differences(studies, lambda doi: {**answer("Walks and rest", 0)(doi), **online})) == []


def test_a_doi_that_the_registry_does_not_know_is_reported(studies) -> None:
    def unknown(doi: str):
        raise RegistryError(f"Crossref has no DOI {doi}. Compare it with the first page of the paper.")

    assert [finding.message for finding in differences(studies, unknown)] == [
        "Crossref has no DOI 10.5555/walks. Compare it with the first page of the paper."
    ]
