"""A drawing of `docs/drawings/` in, an inlined picture and its words out."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.conftest import ROOT

BLOCK = "/// drawing | back\n    alt: A back with a cross.\n\nThe *cross* marks the spot.\n///"


def test_a_drawing_is_put_into_the_page_with_its_words_and_caption(convert) -> None:
    page = convert(BLOCK)
    assert page.texts("figure.drawing > div > p") == ["Picture: A back with a cross."]
    assert page.attributes("figure.drawing > div > svg[aria-hidden=true] path", "d") == ["M5 5l10 10M15 5L5 15"]
    assert page.texts("figure.drawing figcaption em") == ["cross"]
    assert page.reports == []


def test_the_words_of_a_drawing_are_text_alone_so_that_nobody_hears_them_twice(convert) -> None:
    page = convert(BLOCK)
    assert page.html.count("A back with a cross.") == 1
    assert "role=" not in page.html


def test_a_drawing_stands_above_its_caption(convert) -> None:
    figure = convert(BLOCK).tree.css_first("figure.drawing")
    assert [child.tag for child in figure.iter()] == ["div", "figcaption"]


def test_a_drawing_that_counts_has_a_title_above_it(convert) -> None:
    page = convert(BLOCK.replace("    alt:", "    title: One of 100 backs\n    alt:"))
    assert page.texts("figure > p.chart-title:first-child") == ["One of 100 backs"]


def test_a_drawing_carries_no_namespace_that_html_does_not_need(convert) -> None:
    html = convert(BLOCK).html
    assert "xmlns" not in html
    assert "ns0:" not in html


def test_words_of_a_drawing_are_taken_literally(convert) -> None:
    page = convert('/// drawing | back\n    alt: "A *back*: with [a] cross & more"\n\nText.\n///')
    assert page.texts("figure p.unseen") == ["Picture: A *back*: with [a] cross & more"]


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


def dots(path: str) -> set[tuple[float, float]]:
    """Return where a path leaves dots: ten four apart, then a gap of eight, as its dashes have it."""
    found: set[tuple[float, float]] = set()
    x = y = 0.0
    for sign, written in re.findall(r"([MmHh])([-\d. ]+)", path):
        first, *second = map(float, re.findall(r"-?[\d.]+", written))
        if sign in "Mm":
            x, y = (first, second[0]) if sign == "M" else (x + first, y + second[0])
            continue
        end, place, index = (first if sign == "H" else x + first), x, 0
        while place <= end:
            found.add((round(place, 1), round(y, 1)))
            place, index = place + (8 if index % 10 == 9 else 4), index + 1
        x = end
    return found


def people_drawn(drawing: str) -> tuple[int, int]:
    """Return how many people the picture of ten thousand draws, and how many of them coloured or ringed."""
    rest, some = (dots(path) for path in re.findall(r'stroke-dasharray="[^"]*" d="([^"]*)"', drawing))
    ringed = drawing.count("<circle")
    return len(rest | some) + ringed, len(some) + ringed


def test_the_picture_of_ten_thousand_people_draws_as_many_as_it_says() -> None:
    drawing = (ROOT / "docs/drawings/ten-thousand.svg").read_text("utf-8")
    study = yaml.safe_load((ROOT / "evidence/studies/witt-2009.yml").read_text("utf-8"))
    counted = next(figure for figure in study["figures"] if figure.get("key") == "any-effect")
    assert people_drawn(drawing) == (10_000, round(10_000 * counted["events"] / counted["of"]))


def test_a_picture_with_a_row_too_few_is_not_ten_thousand_people() -> None:
    drawing = (ROOT / "docs/drawings/ten-thousand.svg").read_text("utf-8")
    assert people_drawn(drawing.replace('m-432.1 4h432.1"', '"')) == (9_900, 861)


def smallest_letters(drawing: str) -> float:
    """Return the size of the smallest letters, in pixels, where the picture is as wide as a phone of 360 has room for."""
    box = re.search(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"', drawing)
    assert box is not None
    scale = min(328 / float(box[1]), 448 / float(box[2]))
    return min((float(size) * scale for size in re.findall(r'font-size="([\d.]+)"', drawing)), default=16)


def test_letters_in_drawings_can_be_read_on_a_phone() -> None:
    small = {path.name: smallest_letters(path.read_text("utf-8")) for path in (ROOT / "docs/drawings").glob("*.svg")}
    assert {name: size for name, size in small.items() if size < 16} == {}


def test_letters_that_shrink_on_a_phone_are_found() -> None:
    assert smallest_letters('<svg viewBox="0 0 656 100"><text font-size="24">A</text>') == 12


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
