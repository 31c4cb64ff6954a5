"""Lists that lead to pages: every study by a link whose words are no other's, every page under the name of its section."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from tests.conftest import EVERY_PAGE, STUDY_PAGES


def test_no_two_links_of_the_list_of_studies_have_the_same_words(site: Path) -> None:
    tree = LexborHTMLParser((site / "research" / "studies" / "index.html").read_text("utf-8"))
    words = Counter(link.text() for link in tree.css(".choose__list a"))
    assert len(words) == len(STUDY_PAGES), [name for name, count in words.items() if count > 1]


def test_the_list_of_all_pages_puts_each_under_its_section(site: Path) -> None:
    tree = LexborHTMLParser((site / "about" / "all-pages.html").read_text("utf-8"))
    lists = tree.css("main ul.all-pages")
    menu = [one.text() for one in tree.css(".menu li")]
    assert [one.prev.prev.text() if one.prev.prev.tag == "h2" else None for one in lists] == [None, *menu[1:]]
    listed = [
        link.attributes["href"] for one in lists for link in one.css("li > a") if "#" not in link.attributes["href"]
    ]
    assert len({*listed}) == len(listed) == len(EVERY_PAGE) - len(STUDY_PAGES)


def test_the_page_of_a_study_marks_its_section_in_the_menu(site: Path) -> None:
    for page in (STUDY_PAGES[0], "research/studies/index.html"):
        tree = LexborHTMLParser((site / page).read_text("utf-8"))
        assert [one.text() for one in tree.css(".menu__here")] == ["The research"], page
        assert tree.css(".breadcrumbs a")[-1].attributes["href"] == (
            "index.html" if page in STUDY_PAGES else "../index.html"
        )
