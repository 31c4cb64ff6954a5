"""A drawing of `docs/drawings/` in, an inlined and named picture out."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.conftest import ROOT

BLOCK = "/// drawing | back\n    alt: A back with a cross.\n\nThe *cross* marks the spot.\n///"


def test_a_drawing_is_put_into_the_page_with_its_words_and_caption(convert) -> None:
    page = convert(BLOCK)
    assert page.attributes("figure.drawing > [role=img]", "aria-label") == ["A back with a cross."]
    assert page.attributes("[role=img] svg path", "d") == ["M5 5l10 10M15 5L5 15"]
    assert page.texts("figure.drawing figcaption em") == ["cross"]
    assert page.reports == []


def test_the_words_of_a_drawing_are_text_as_well_for_whoever_reads_without_pictures(convert) -> None:
    assert convert(BLOCK).texts("[role=img] > p") == ["Picture: A back with a cross."]


def test_a_drawing_stands_above_its_caption(convert) -> None:
    figure = convert(BLOCK).tree.css_first("figure.drawing")
    assert [child.tag for child in figure.iter()] == ["div", "figcaption"]


def test_a_drawing_that_counts_has_a_title_above_it(convert) -> None:
    page = convert(BLOCK.replace("    alt:", "    title: One of 100 backs\n    alt:"))
    assert page.texts("figure > p.figure-title:first-child") == ["One of 100 backs"]


def test_a_drawing_carries_no_namespace_that_html_does_not_need(convert) -> None:
    html = convert(BLOCK).html
    assert "xmlns" not in html
    assert "ns0:" not in html


def test_words_of_a_drawing_are_taken_literally(convert) -> None:
    page = convert('/// drawing | back\n    alt: "A *back*: with [a] cross & more"\n\nText.\n///')
    assert page.attributes("[role=img]", "aria-label") == ["A *back*: with [a] cross & more"]


def test_a_drawing_that_is_not_there_is_reported_with_the_nearest_one(convert) -> None:
    page = convert("/// drawing | backs\n    alt: A back.\n\nText.\n///")
    assert page.reports == ["there is no drawing “backs” in docs/drawings. Did you mean “back”? There are: back."]
    assert page.tokens == ["drawing | backs"]


def test_a_drawing_outside_the_folder_cannot_be_read(convert, small: Path) -> None:
    assert (small / "docs/pictures/track.svg").is_file()
    page = convert("/// drawing | ../pictures/track\n    alt: A track.\n\nText.\n///")
    assert len(page.reports) == 1
    assert page.texts("svg") == []


def test_a_drawing_without_words_is_reported(convert) -> None:
    page = convert("/// drawing | back\n\nText.\n///")
    assert page.reports == [
        "the drawing “back” has no words. Add the option `alt:`, four spaces in, that says what it shows."
    ]


def test_a_drawing_that_cannot_be_read_is_reported(convert, small: Path) -> None:
    (small / "docs/drawings/back.svg").write_text("<svg><path></svg>", "utf-8")
    page = convert(BLOCK)
    assert page.reports == [
        "docs/drawings/back.svg is not well-formed: mismatched tag: line 1, column 13. Save it again as plain SVG."
    ]
    assert page.texts("figcaption") == ["The cross marks the spot."]


def parts_of_the_scale(drawing: str) -> list[int]:
    """Return the highest number of each part of the scale: its walls go from top to bottom between cells of 40."""
    bar = re.search(r'd="M20 128h440v44H20z(.*?)"', drawing)
    assert bar is not None, "the scale is not drawn as it was"
    return [(int(x) - 20) // 40 - 1 for x in re.findall(r"M(\d+) 128v44", bar[1])] + [10]


def test_the_picture_of_the_pain_rule_has_the_limits_of_the_rule() -> None:
    rule = yaml.safe_load((ROOT / "evidence/pain/rule.yml").read_text("utf-8"))
    drawing = (ROOT / "docs/drawings/stop-stay-go.svg").read_text("utf-8")
    assert parts_of_the_scale(drawing) == [light["highest"] for light in rule["lights"]]


def test_a_scale_with_another_limit_is_not_the_rule() -> None:
    drawing = (ROOT / "docs/drawings/stop-stay-go.svg").read_text("utf-8")
    assert parts_of_the_scale(drawing.replace("M180 128v44M260", "M220 128v44M260")) == [4, 5, 10]
