"""What to do is told in words, not by the look or the place of a thing alone, and no words are painted as a picture."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import EVERY_PAGE

_LOOKS = "round|square|oval|red|green|amber|blue|grey|yellow|orange|coloured|left|right|upper|lower|top|bottom"
_THINGS = "button|link|box|field|icon|sign|arrow|list|table|panel|column|menu|picture|chart|bar|form|key"
_SHAPES = "pencil|arrow|cross|cog|wheel|star|bell|circle|square|triangle|magnifier|lens|dots|lines"
_DO = re.compile(
    r"\b(?:press|choose|click|tap|open|select|tick|touch|use|see|look at|go to|follow|fill in)\b", re.IGNORECASE
)
# “Press the round button”, “the list on the left”, “press the pencil”.
_BY_LOOK = re.compile(
    rf"\b(?:the|a) (?:{_LOOKS})(?:-hand)? (?:{_THINGS})\b"
    rf"|\b(?:{_THINGS}|one) (?:on|at|in|to) the (?:left|right|top|bottom|corner)\b"
    rf"|\b(?:press|click|tap|choose|touch) the (?:{_SHAPES})\b",
    re.IGNORECASE,
)
_NAMED = re.compile("‘[^’]+’|“[^”]+”")
PASSAGES = "p, li, dd, td, figcaption, caption, summary, legend, label"
# Elements that can paint words which nobody can make larger, read out or translate.
PAINTED = "img, picture, image, canvas, object, embed, video, iframe, svg foreignObject"


def by_look_alone(sentence: str) -> bool:
    """Tell whether a sentence says what to do with a thing by its look or place, and does not name it."""
    return bool(_DO.search(sentence) and _BY_LOOK.search(sentence) and not _NAMED.search(sentence))


def told_by_look(html: str) -> list[str]:
    """Return the sentences of a page that tell what to do by a look or a place alone."""
    tree = LexborHTMLParser(html)
    for node in tree.css("code, kbd, main a"):
        node.replace_with("‘named’")
    sentences = [
        part for node in tree.css(PASSAGES) for part in re.split(r"(?<=[.!?:])\s+", " ".join(node.text().split()))
    ]
    return sorted({sentence for sentence in sentences if by_look_alone(sentence)})


def painted(html: str) -> list[str]:
    """Return what of a page may be words as a picture."""
    tree = LexborHTMLParser(html)
    return [node.tag or "" for node in tree.css(PAINTED)]


def test_nothing_to_do_is_told_by_its_look_or_place_alone(site: Path) -> None:
    found = {path: told_by_look((site / path).read_text("utf-8")) for path in EVERY_PAGE}
    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Press the round button.",
        "Choose the list on the left.",
        "Then press the pencil above its text.",
        "See the green box.",
    ],
)
def test_what_is_told_by_look_or_place_alone_is_reported(sentence: str) -> None:
    assert told_by_look(f"<main><p>So it is. {sentence}</p></main>") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Press ‘Edit this file’, the pencil above its text.",
        'Open <a href="a.html">the list on the left</a>.',
        "Run in the green light, and see the lower back.",
        "Arrow keys move through the results.",
    ],
)
def test_what_is_named_may_also_be_told_by_its_look(sentence: str) -> None:
    assert told_by_look(f"<main><p>{sentence}</p></main>") == []


def test_no_page_holds_a_picture_that_is_not_drawn_by_lines_and_letters(site: Path) -> None:
    found = {path: painted((site / path).read_text("utf-8")) for path in [*EVERY_PAGE, "404.html"]}
    assert {path: said for path, said in found.items() if said} == {}
    sheets = [path.name for path in (site / "assets").glob("*.css") if "url(" in path.read_text("utf-8")]
    assert sheets == []


def test_a_picture_that_may_hold_words_is_reported() -> None:
    assert painted('<main><svg><image href="a.png"/><text>a</text></svg><img src="b.png" alt="b"></main>') == [
        "image",
        "img",
    ]
    assert painted("<main><svg><text>Words as letters</text></svg></main>") == []
