"""The list of every study leads to each by a link whose words are no other's."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.conftest import STUDY_PAGES


def test_no_two_links_of_the_list_of_studies_have_the_same_words(site: Path) -> None:
    tree = LexborHTMLParser((site / "research" / "studies" / "index.html").read_text("utf-8"))
    words = Counter(link.text() for link in tree.css(".choose__list a"))
    assert len(words) == len(STUDY_PAGES), [name for name, count in words.items() if count > 1]


def test_the_page_of_a_study_marks_its_section_in_the_menu(site: Path) -> None:
    for page in (STUDY_PAGES[0], "research/studies/index.html"):
        tree = LexborHTMLParser((site / page).read_text("utf-8"))
        assert [one.text() for one in tree.css(".menu__here")] == ["The research"], page
