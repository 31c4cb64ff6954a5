"""What is evidently in another language says in which, on every page and in the editions, so that it is spoken in it."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.build.search import pages as search_pages
from guide.facts.evidence import Evidence
from guide.facts.languages import guess
from guide.facts.study import Study
from guide.lint.prose.spelling import in_british, misspelt
from tests.conftest import EVERY_PAGE

PASSAGES = (
    "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, summary, legend, figcaption, label, button, a, cite, q, strong, em"
)
# Names of a body part, of illnesses and of a germ, as English medicine has them.
TERMS = {
    "lumbosacral multifidus",
    "lumbosacral radicular",
    "Cauda Equina",
    "Cauda equina",
    "iatrogenic pneumothorax",
    "Mycobacterium abscessus",
    "Cannabidiol CBD",
}
XML = "{http://www.w3.org/XML/1998/namespace}lang"


def marked(node: LexborNode) -> bool:
    """Tell whether an element, or one around it, says that it is in a language other than the page's."""
    at: LexborNode | None = node
    while at is not None and at.tag != "html":
        if at.attributes.get("lang"):
            return True
        at = at.parent
    return False


def unmarked(html: str, names: Iterable[str] = ()) -> list[str]:
    """Return the passages that are evidently in another language and do not say so; names are in none."""
    for name in names:
        html = html.replace(name, "")
    tree = LexborHTMLParser(html)
    assert tree.root.attributes["lang"] == "en"
    passages = [(node, node.text().strip()) for node in tree.css(PASSAGES) if not marked(node)]
    for said in tree.css("[lang]"):
        if said.tag != "html":
            said.decompose()
    return [before for node, before in passages if guess(node.text())]


def languages(html: str) -> dict[str, list[tuple[str, str | None]]]:
    """Return of each source on a page the parts of its title that say their language, whole titles too."""
    found = {}
    for entry in LexborHTMLParser(html).css('li[id^="source-"]'):
        titles = entry.css("cite[lang], cite [lang]")
        found[entry.attributes["id"].removeprefix("source-")] = [(one.text(), one.attributes["lang"]) for one in titles]
    return found


def wanted(study: Study) -> list[tuple[str, str | None]]:
    return [part for part in study.title_parts if part[1]]


@pytest.fixture(scope="module")
def studies(evidence: Evidence) -> Mapping[str, Study]:
    found = evidence.studies
    assert {study.title_language for study in found.values()} >= {"de", "nb", None}
    return found


def test_every_passage_in_another_language_says_in_which(site: Path, studies: Mapping[str, Study]) -> None:
    names = {study.organisation for study in studies.values() if guess(study.organisation)}
    assert len(names) < 5
    found = {path: unmarked((site / path).read_text("utf-8"), names) for path in [*EVERY_PAGE, "404.html"]}
    assert {path: said for path, said in found.items() if said} == {}


def test_every_title_in_another_language_is_marked_wherever_it_stands(site: Path, studies: Mapping[str, Study]) -> None:
    seen = set()
    for path in EVERY_PAGE:
        for key, said in languages((site / path).read_text("utf-8")).items():
            assert (path, key, said) == (path, key, wanted(studies[key]))
            seen.add(key)
    assert seen == set(studies)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>So it is.</p><cite>Kosten der Akupunktur</cite>", ["Kosten der Akupunktur"]),
        ('<li>A. <cite lang="de">Kosten der Akupunktur</cite> <a href="b">What it found</a></li>', []),
        ('<div lang="de"><p>Kosten der Akupunktur</p></div>', []),
        ("<table><tr><td>Rückenschmerzen und Laufen</td></tr></table>", ["Rückenschmerzen und Laufen"]),
        ("<h2>Laufen</h2>", []),
    ],
)
def test_a_passage_that_does_not_say_its_language_is_reported(html: str, found: list[str]) -> None:
    assert unmarked(f'<html lang="en"><body>{html}</body></html>') == found


def test_results_of_the_search_are_in_one_language(site: Path, studies: Mapping[str, Study]) -> None:
    """A title in another language is searched, and no word of it is shown."""
    pieces = [path.read_text("utf-8").partition(" = ")[2] for path in sorted((site / "search").glob("texts-*.js"))]
    shown = "\n".join(json.loads(piece.rstrip(";\n")) for piece in pieces)
    assert "needles" in shown
    foreign = [words for study in studies.values() for words, _ in wanted(study)]
    assert foreign
    assert [words for words in foreign if words in shown] == []
    page = "research/studies/daa-kosten.html"
    assert "Kosten der Akupunktur" in search_pages.read(page, (site / page).read_text("utf-8")).about


def test_the_edition_in_one_file_says_the_language_of_each_title(editions: Path, studies: Mapping[str, Study]) -> None:
    html = (editions / "back-to-running.html").read_text("utf-8")
    assert languages(html) == {key: wanted(study) for key, study in studies.items()}


def test_the_e_book_says_it_by_both_names(editions: Path, studies: Mapping[str, Study]) -> None:
    with zipfile.ZipFile(editions / "back-to-running.epub") as book:
        tree = ElementTree.fromstring(book.read("EPUB/sources.xhtml"))  # noqa: S314 (of ours)
    marked = [node for node in tree.iter() if "lang" in node.attrib and not node.tag.endswith("}html")]
    assert {(node.text, node.get("lang")) for node in marked} >= {
        part for one in studies.values() for part in wanted(one)
    }
    assert [node.text for node in marked if node.get(XML) != node.get("lang")] == []


def strange(titles: Iterable[str]) -> set[str]:
    """Return the pairs of words in titles that no English dictionary has, side by side, but for names and terms of medicine."""
    parts = [re.findall(r"[^\W\d_]+(?:’[a-z]+)?", title.replace("'", "’")) for title in titles]
    words = {word for title in parts for word in title}
    unknown = misspelt(word for word in words if not in_british(word))
    pairs = {" ".join(pair) for title in parts for pair in pairwise(title) if {*pair} <= {*unknown}}
    return pairs - TERMS


def test_what_titles_say_in_another_language_is_marked_as_such(studies: Mapping[str, Study]) -> None:
    """The same is held of every other word: `words-are-spelt-the-british-way` asks for each that the guide writes."""
    english = [text for study in studies.values() for text, language in study.title_parts if not language]
    assert strange(english) == set()


def test_a_phrase_in_another_language_within_an_english_title_is_reported() -> None:
    assert strange(["Of health: caveant lector et viewor"]) == {"caveant lector", "lector et", "et viewor"}
    assert strange(["Cauda Equina syndrome in Ménière disease"]) == set()
