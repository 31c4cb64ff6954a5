"""Terms of the glossary: the first use on a page is a link, everything else stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

TERMS = {
    "walks": "term: walks\nalso: [walking, brisk walk, walk to school]\nsays: Going on foot, at your own pace.\n",
    "walk": "term: walk\nsays: A single time of going on foot.\n",
    "pace": "term: pace\nsays: How fast somebody goes on foot.\n",
}
PAGE = "---\ntitle: Words\n---\n\n/// glossary\n///\n"


@pytest.fixture
def linked(small: Path, convert):
    """Return a function that converts Markdown with a few terms, and gives the links to them."""
    folder = small / "evidence" / "glossary"
    folder.mkdir()
    for key, text in TERMS.items():
        (folder / f"{key}.yml").write_text(text, "utf-8")
    (small / "docs" / "terms.md").write_text(PAGE, "utf-8")

    def run(text: str) -> list[tuple[str, str]]:
        page = convert(text)
        return list(zip(page.texts("a.term"), page.attributes("a.term", "href"), strict=True))

    return run


def test_the_first_use_of_a_term_is_linked_and_the_second_is_not(linked) -> None:
    assert linked("Some walks. More walks, and walking.") == [("walks", "/terms.md#term-walks")]


def test_the_longest_form_wins_and_keeps_its_letters(linked) -> None:
    assert linked("A Walk to school at a pace.") == [
        ("Walk to school", "/terms.md#term-walks"),
        ("pace", "/terms.md#term-pace"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Some walks",
        "[Some walks](back.md)",
        "`walks`",
        "The British Walks Council and the Walk Trial.",
        "Sleepwalks and a walk-in and walkspace.",
        "| walks |\n| --- |\n| no |",
    ],
)
def test_headings_links_code_and_parts_of_words_stay_as_they_are(linked, text: str) -> None:
    assert linked(text) == []


def test_text_before_between_and_after_the_links_is_kept_in_order(linked, convert) -> None:
    assert linked("One *walk* at a pace, then **two** walks.")
    page = convert("One *walk* at a pace, then **two** walks.")
    assert page.texts("p") == ["One walk at a pace, then two walks."]
    assert page.texts("a.term") == ["walk", "pace", "walks"]


def test_a_term_in_a_caption_and_behind_a_reference_is_linked(linked) -> None:
    assert linked("Yes.[@first-2010] It was a walk.") == [("walk", "/terms.md#term-walk")]


def test_the_page_of_the_glossary_lists_its_terms_from_a_to_z_without_links(linked, convert) -> None:
    assert linked("Walks.\n\n/// glossary\n///") == []
    page = convert("/// glossary\n///")
    assert page.texts("dt") == ["Pace", "Walk", "Walks"]
    assert page.attributes(".glossary dl > div", "id")[-1] == "term-walks"
    # Each letter leads to the first of its terms.
    assert page.texts(".glossary__letters a") == ["P", "W"]
    assert page.attributes(".glossary__letters a", "href") == ["#term-pace", "#term-walk"]


def test_without_a_page_for_the_glossary_nothing_is_linked(linked, small: Path) -> None:
    (small / "docs" / "terms.md").unlink()
    assert linked("Some walks.") == []
