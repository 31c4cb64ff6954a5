"""On every page, codes, names and sources are kept from a machine that translates it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import EVERY_PAGE

POINT = re.compile(r"\b(?:BL|GV|GB|KI|ST|LR|SI)\d{1,2}\b")
TRIAL = re.compile(r"\b(?:GERAC|SPINE)\b")
NAMED = ".header__name, code, .effects__study, .sources cite"
# Front matter is plain text, which no mark can stand in, and SVG has no such attribute.
FRONT_MATTER = "h1, .message"
PLAIN = ("script", "text")
OPEN = ".sources__kind, .sources__back"


def kept(node: LexborNode | None) -> bool:
    """Tell whether a translation leaves the text of an element as it is."""
    while node is not None:
        if said := node.attributes.get("translate"):
            return said == "no"
        node = node.parent
    return False


def translated(html: str) -> list[str]:
    """Return the names in the text of a page that a translation would change."""
    tree = LexborHTMLParser(html)
    for part in tree.css(FRONT_MATTER):
        part.decompose()
    found = [node.text()[:40] for node in tree.css(NAMED) if not kept(node)]
    for piece in tree.css_first("main").traverse(include_text=True):
        if piece.tag == "-text" and piece.parent.tag not in PLAIN and not kept(piece.parent):
            found += POINT.findall(piece.text_content) + TRIAL.findall(piece.text_content)
    return found


@pytest.mark.parametrize(
    "page", ["acupuncture/how-it-may-work.html", "research/gerac.html", "about/change-this-guide.html"]
)
def test_the_names_that_are_asked_about_are_there(site: Path, page: str) -> None:
    assert LexborHTMLParser((site / page).read_text(encoding="utf-8")).css("main [translate=no]") != []


def test_no_code_point_trial_or_source_is_translated(site: Path) -> None:
    found = {page: names for page in EVERY_PAGE if (names := translated((site / page).read_text(encoding="utf-8")))}
    assert found == {}


def test_what_we_say_of_a_source_is_translated(site: Path) -> None:
    tree = LexborHTMLParser((site / "acupuncture/safety.html").read_text(encoding="utf-8"))
    ours = tree.css(OPEN)
    assert ours
    assert not any(kept(node) for node in ours)


def test_a_name_that_would_be_translated_is_found() -> None:
    page = '<main><p>At BL23, <code translate="no">make</code> and <code>site</code>. <b translate="no">BL25</b></p></main>'
    assert translated(page) == ["site", "BL23"]
