"""`sources.bib` and `sources.csl.json` hold every source, and a program that reads them gets back what was meant."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.export import bibtex, csl, open_data, person
from guide.facts.evidence import Evidence
from guide.facts.load import load
from guide.facts.study import Study
from tests.fixtures import facts

# Letters with signs on them, everything that LaTeX or BibTeX takes for a command, and signs that look like others.
LETTERS = "aZüßÖéøŁñ &%$#_{}~^\\-–—−'’`\"“”,;:()<>|@=*/+≥²×"


@pytest.fixture
def studies(tmp_path: Path) -> dict[str, Study]:
    return dict(load(facts.write(tmp_path)).studies)


def study(**fields: Any) -> Study:
    usual = {
        "title": "A trial",
        "authors": ["Only A"],
        "journal": "J",
        "year": 2020,
        "design": "rct",
        "plain": "Little.",
    }
    return Study.model_validate({**usual, "doi": "10.5555/only", **fields})


def test_bibtex_is_what_reference_managers_expect(studies: dict[str, Study]) -> None:
    assert (
        open_data.sources_bib(studies).decode("utf-8")
        == """\
@online{board-2026,
	author = {{Board}},
	year = {2026},
	title = {Who may needle},
	organization = {Board},
	url = {https://example.org/},
	urldate = {2026-11-05}
}


@article{muller-2010,
	author = {Müller, H. H. and van der Berg, A. and {Trialists' Collaboration} and others},
	year = {2010},
	title = {Needles \\& rest: 50 \\% of \\textbraceleft{}runners\\textbraceright{} – a trial of the {GERAC} group},
	journal = {Sport \\& Spine},
	volume = {12},
	number = {3},
	pages = {1892--1898},
	doi = {10.5555/a_b%c#d},
	pmid = {123}
}


@techreport{who-2023,
	author = {{World Health Organization}},
	year = {2023},
	title = {A guideline},
	institution = {World Health Organization, Geneva},
	url = {https://example.org/a_b?x=1&y=2%20z},
	urldate = {2026-11}
}
"""
    )


def test_bibtex_read_back_is_the_same(studies: dict[str, Study]) -> None:
    assert bibtex.read(bibtex.write(studies)) == csl.items(studies)


def test_all_sources_of_the_guide_come_back_the_same(evidence: Evidence) -> None:
    assert evidence.studies
    assert bibtex.read(bibtex.write(evidence.studies)) == csl.items(evidence.studies)


texts = st.text(LETTERS, min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


@given(title=texts, journal=texts, publisher=texts)
def test_any_text_comes_back_the_same(title: str, journal: str, publisher: str) -> None:
    for wish in ({"journal": journal}, {"journal": "", "publisher": publisher}):
        studies = {"only-2020": study(title=title, **wish)}
        assert bibtex.read(bibtex.write(studies)) == csl.items(studies)


def test_a_title_in_another_language_says_in_which() -> None:
    studies = {"only-2020": study(title="Kosten der Akupunktur", title_language="de"), "two-2020": study()}
    assert [item.get("language") for item in csl.items(studies)] == ["de", None]
    text = bibtex.write(studies)
    assert text.count("language = {de}") == 1
    assert bibtex.read(text) == csl.items(studies)


@pytest.mark.parametrize(
    "author",
    [
        *("Müller HH", "van der Berg A", "O'Sullivan P", "Fernández-de-las-Peñas C", "da C Menezes Costa L", "Øster Å"),
        *("Smith & Sons", "Group of 50 % {more} and others", "NAFKAM"),
    ],
)
def test_any_author_comes_back_the_same(author: str) -> None:
    studies = {"only-2020": study(authors=["First A", author])}
    assert bibtex.read(bibtex.write(studies)) == csl.items(studies)


@pytest.mark.parametrize("pages", ["1-9", "e045961", "E29-E46", "915-921C", "CPG1-CPG60"])
def test_pages_have_two_hyphens_in_bibtex_and_one_elsewhere(pages: str) -> None:
    studies = {"only-2020": study(pages=pages)}
    assert f"pages = {{{pages.replace('-', '--')}}}" in bibtex.write(studies)
    assert bibtex.read(bibtex.write(studies))[0]["page"] == pages == csl.items(studies)[0]["page"]


def test_pages_have_one_hyphen_whatever_stands_between_them() -> None:
    for between in ("-", "--", "–", "—", "‐", "−", " – "):
        assert csl.pages(f"1892{between}1898") == "1892-1898", between


def test_what_latex_takes_for_a_command_is_escaped() -> None:
    text = bibtex.write({"only-2020": study(title="A_b # 5 $ & 6 %", journal="J_K")})
    assert "title = {A\\_b \\# 5 \\$ \\& 6 \\%}" in text
    assert "journal = {J\\_K}" in text


def test_latex_of_other_programs_is_understood() -> None:
    text = r"@Article{x, Author = {M{\"u}ller, Hans-Helge and {\O}ster, {\AA}}, Title = {Pain --- a {GERAC} trial in 50\%},"
    (item,) = bibtex.read(text + "journaltitle = {J}, Date = {2007-09-24}, Pages = {1--9}, DOI = {10.5555/a_b}}")
    assert item == {
        "id": "x",
        "type": "article-journal",
        "author": [{"family": "Müller", "given": "Hans-Helge"}, {"family": "Øster", "given": "Å"}],
        "issued": {"date-parts": [[2007]]},
        "title": "Pain — a GERAC trial in 50%",
        "container-title": "J",
        "page": "1-9",
        "DOI": "10.5555/a_b",
    }


def test_a_mistake_in_bibtex_is_reported_with_its_line() -> None:
    with pytest.raises(bibtex.BibtexError, match="not valid BibTeX") as caught:
        bibtex.read("% from a journal\n\n@article{x,\n  title = {never closed\n")
    assert caught.value.line == 3


# Of the CSL-JSON schema (citation-style-language/schema, csl-data.json), what our items use.
ITEM = {
    "id": str,
    "type": str,
    "author": list,
    "issued": dict,
    **dict.fromkeys(("title", "container-title", "publisher", "volume", "issue", "page", "language"), str),
    **dict.fromkeys(("DOI", "PMID", "PMCID", "URL", "note"), str),
    "accessed": dict,
}
NEEDED = ("id", "type", "author", "issued", "title")


def findings_of(item: csl.Item) -> list[str]:
    """Return what is wrong with an item: unknown or missing fields, wrong types, an unknown kind, a date without year."""
    wrong = [name for name, value in item.items() if not isinstance(value, ITEM.get(name, ()))]
    wrong += [name for name in NEEDED if not item.get(name)]
    wrong += [] if item["type"] in ("article-journal", "report", "webpage") else ["type"]
    wrong += ["author" for name in item["author"] if set(name) not in ({"family", "given"}, {"literal"})]
    for name in ("issued", "accessed"):
        for parts in item.get(name, {"date-parts": []})["date-parts"]:
            wrong += [] if 1 <= len(parts) <= 3 and all(isinstance(part, int) for part in parts) else [name]
    wrong += [] if "DOI" in item or "URL" in item else ["URL"]
    return wrong


def test_every_item_is_right_csl_json(studies: dict[str, Study]) -> None:
    items = json.loads(open_data.sources_csl(studies))
    assert [item["id"] for item in items] == ["board-2026", "muller-2010", "who-2023"]
    assert [item["type"] for item in items] == ["webpage", "article-journal", "report"]
    assert [findings_of(item) for item in items] == [[], [], []]


def test_every_source_of_the_guide_is_right_csl_json(evidence: Evidence) -> None:
    items = json.loads(open_data.sources_csl(evidence.studies))
    assert {item["id"]: findings_of(item) for item in items if findings_of(item)} == {}


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"title": ""}, "title"),
        ({"type": "article"}, "type"),
        ({"volume": 12}, "volume"),
        ({"pages": "1-9"}, "pages"),
        ({"author": [{"name": "Only A"}]}, "author"),
        ({"issued": {"date-parts": [["2020"]]}}, "issued"),
    ],
)
def test_wrong_csl_json_is_found(change: csl.Item, finding: str) -> None:
    item = csl.item("only-2020", study())
    assert findings_of(item) == []
    assert findings_of({**item, **change}) == [finding]


def test_the_title_of_a_retracted_study_says_so_first_in_every_form() -> None:
    gone = study(retracted={"day": "2024-03-01", "notice": "10.5555/notice", "because": "Its data could not be shown."})
    assert csl.item("only-2020", gone)["title"] == "RETRACTED: A trial"
    assert "title = {{RETRACTED}: A trial}" in bibtex.write({"only-2020": gone})


def test_two_first_names_that_a_hyphen_joins_are_two_initials_and_a_short_last_word_is_none() -> None:
    names = csl.authors(study(authors=["Sartre J-P", "Spine Group"]))
    assert names == [{"family": "Sartre", "given": "J. P."}, {"literal": "Spine Group"}]


def test_a_source_without_doi_and_address_leads_to_its_record() -> None:
    assert csl.item("x", study(doi=None, pmid="123"))["URL"] == "https://pubmed.ncbi.nlm.nih.gov/123/"


def test_a_source_with_a_doi_keeps_an_address_of_its_own() -> None:
    assert csl.item("x", study(url="https://example.org/a"))["URL"] == "https://example.org/a"


def test_sources_stand_in_order_of_their_keys() -> None:
    assert [one["id"] for one in csl.items({"b-2020": study(), "a-2021": study()})] == ["a-2021", "b-2020"]


@pytest.mark.parametrize(
    ("given", "letters"),
    [
        ("Hans-Helge", "HH"),
        ("H. H.", "HH"),
        ("HH", "HH"),
        ("HJM", "HJM"),
        ("HANS", "H"),
        ("Hans H", "HH"),
        ("émile", "É"),
        ("Á. B.-C.", "ÁBC"),
    ],
)
def test_given_names_become_initials(given: str, letters: str) -> None:
    assert person.initials(given) == letters
