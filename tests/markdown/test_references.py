"""`[@key]` in, numbers and a list of sources out."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from guide.facts.findings import EvidenceError
from guide.markdown.extension import EvidenceExtension


def test_numbers_follow_the_order_of_first_appearance(convert) -> None:
    page = convert("One.[@second-2015]\nTwo.[@first-2010]\nThree.[@second-2015]")
    assert page.texts("sup.cite") == ["[1]", "[2]", "[1]"]
    assert page.attributes(".sources li", "id") == ["source-second-2015", "source-first-2010"]
    assert page.reports == []


def test_several_keys_in_one_bracket_stand_in_the_order_of_their_numbers(convert) -> None:
    page = convert("One.[@second-2015]\nTwo.[@first-2010; @second-2015]")
    assert page.texts("sup.cite") == ["[1]", "[1, 2]"]


def test_a_key_that_stands_twice_in_one_bracket_is_one_reference(convert) -> None:
    page = convert("One.[@first-2010; @first-2010]")
    assert page.texts("sup.cite a") == ["1"]


def test_every_reference_leads_to_its_source_and_every_source_back_to_its_first_place(convert) -> None:
    page = convert("- a[@first-2010]\n- b[@second-2015; @first-2010]\n\n| c |\n| --- |\n| d[@first-2010] |")
    ids = set(page.attributes("[id]", "id"))
    places = page.attributes("sup.cite a[id]", "id")
    backward = [address[1:] for address in page.attributes("a.sources__back", "href")]
    assert {address[1:] for address in page.attributes("sup.cite a", "href")} <= ids
    assert sorted(backward) == sorted(places)
    assert places == ["cite-1", "cite-2"]


@pytest.mark.parametrize(
    "written", ["It was 62[@first-2010].", "It was 62 [@first-2010].", "It was 62\n[@first-2010]."]
)
def test_a_mark_stands_behind_its_word_in_brackets_and_a_line_never_breaks_between(convert, written: str) -> None:
    assert convert(written).tree.css_first("p").text() == "It was 62\N{NO-BREAK SPACE}[1]."


def test_a_mark_with_nothing_before_it_begins_with_its_bracket(convert) -> None:
    assert convert("[@first-2010] says so.").tree.css_first("p").text() == "[1] says so."


def test_two_marks_side_by_side_are_two(convert) -> None:
    page = convert("It was 62.[@first-2010][@second-2015]")
    assert page.texts("p") == ["It was 62. [1] [2]"]


def test_a_mark_without_a_known_source_prints_nothing(convert) -> None:
    assert convert("It was 62.[@xyz]").texts("p") == ["It was 62."]


def test_a_source_is_named_by_its_key_so_that_its_address_stays_when_numbers_change(convert) -> None:
    page = convert("One.[@first-2010]\nTwo.[@first-2010]")
    assert page.attributes("sup.cite a", "href") == ["#source-first-2010"] * 2
    assert page.attributes("sup.cite a[id]", "id") == ["cite-1"]


def test_a_source_cited_all_over_a_page_leads_back_to_its_first_place_alone(convert) -> None:
    page = convert("One.[@first-2010]\n" * 5)
    assert page.attributes(".sources__back", "href") == ["#cite-1"]
    assert page.attributes("sup.cite a[id]", "id") == ["cite-1"]


def test_a_reference_says_what_it_is_to_those_who_listen(convert) -> None:
    assert convert("One.[@first-2010]").attributes("sup.cite a", "aria-label") == ["Source 1"]


def test_the_list_names_authors_title_journal_year_and_doi(convert) -> None:
    page = convert("One.[@first-2010]")
    assert page.texts(".sources h2") == ["Sources"]
    assert page.texts(".sources li") == [
        "First A, Second B. An example of a trial. Journal of Examples. 2010;12:1–9. doi:10.5555/example.1. "
        "(randomised trial) ↩"
    ]
    assert page.attributes(".sources cite", "class") == [None]
    assert page.attributes(".sources a:not(.sources__back)", "href") == ["https://doi.org/10.5555/example.1"]


def test_an_official_source_is_named_by_its_organisation_once(convert) -> None:
    page = convert("One.[@second-2015]")
    assert page.texts(".sources li") == ["Office of Examples. An example of official advice. 2015. (page of advice) ↩"]


@pytest.mark.parametrize(
    ("publisher", "printed"),
    [
        ("Office", ""),
        ("Office of Examples (guideline 7)", " guideline 7."),
        ("Office of Examples, Geneva", " Office of Examples, Geneva."),
    ],
)
def test_a_source_says_each_name_and_each_stop_once(convert, small: Path, publisher: str, printed: str) -> None:
    file = small / "evidence" / "studies" / "second-2015.yml"
    facts = file.read_text(encoding="utf-8")
    facts = re.sub(r"(?m)^(title|publisher):.*\n", "", facts) + f"title: Is it safe?\npublisher: {publisher}\n"
    file.write_text(facts, encoding="utf-8")
    assert convert("One.[@second-2015]").texts(".sources li") == [
        f"Office of Examples. Is it safe?{printed} 2015. (page of advice) ↩"
    ]


def test_a_page_without_references_has_no_list(convert) -> None:
    assert convert("Nothing is cited.").texts(".sources") == []


def test_two_pages_do_not_share_their_numbers(small: Path) -> None:
    converter = markdown.Markdown(extensions=[EvidenceExtension(evidence=str(small / "evidence"))])
    first = converter.convert("One.[@first-2010]")
    converter.reset()
    second = converter.convert("One.[@second-2015]")
    assert "source-first-2010" in first
    assert "source-first-2010" not in second


def test_an_unknown_key_is_reported_with_the_nearest_one(convert) -> None:
    page = convert("One.[@frist-2010; @second-2015]")
    assert page.reports == [
        "no source is called “frist-2010”. Did you mean “first-2010”? "
        "Add the file evidence/studies/frist-2010.yml or use a key that is there."
    ]
    assert page.texts("sup.cite") == ["[1]"]


def test_a_key_like_no_other_is_reported_without_a_guess(convert) -> None:
    assert convert("One.[@xyz]").reports == [
        "no source is called “xyz”. Add the file evidence/studies/xyz.yml or use a key that is there."
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[@First-2010]", "[@first-2010]"),
        ("[@first-2010;]", "[@first-2010]"),
        ("[@first-2010, @second-2015]", "[@first-2010; @second-2015]"),
        ("[@https://doi.org/10.5555/EXAMPLE.1]", "[@first-2010]"),
        *(
            (one, "[@haake-2007] or [@haake-2007; @mu-2020]")
            for one in ("[@first 2010]", "[@]", "[@-]", "[@Nobody-2010]")
        ),
    ],
)
def test_a_malformed_reference_is_reported_and_not_printed_as_a_number(convert, written: str, meant: str) -> None:
    page = convert(f"One.{written}")
    assert page.reports == [f"“{written}” is no reference. Write {meant}."]
    assert page.texts("sup") == []


@pytest.mark.parametrize("written", ["`[@first-2010]`", r"\[@first-2010]", "[first-2010]", "me@example.org"])
def test_what_is_not_meant_as_a_reference_stays_text(convert, written: str) -> None:
    page = convert(f"Write {written} so.")
    assert page.reports == []
    assert page.texts("sup") == []


def test_without_a_collector_the_first_mistake_is_raised(small: Path) -> None:
    extension = EvidenceExtension(evidence=str(small / "evidence"))
    with pytest.raises(EvidenceError, match="no source is called “frist-2010”"):
        markdown.markdown("One.[@frist-2010]", extensions=[extension])


@pytest.mark.parametrize("name", ["guide.markdown", "evidence"])
def test_markdown_finds_the_extension_by_the_name_of_package_and_entry_point(small: Path, name: str) -> None:
    configured = {name: {"evidence": str(small / "evidence")}}
    html = markdown.markdown("One.[@first-2010]", extensions=[name], extension_configs=configured)
    assert "source-first-2010" in html
