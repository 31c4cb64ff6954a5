"""What a picture shows is what the words beside it say: each mark is read off its printed scale, as a reader reads it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import PAGES

NUMBER = r"[\d,.]+"
HALF = 0.51  # a printed number is rounded, and so is where a mark stands
WIDER = 1.05

# Good pages, and faults of a template that leave every word as it was.
STRIP = """<figure class="effects"><table><thead><tr><th><span class="effects__sides"><span>← favours the other side</span>
<span>favours walks →</span></span><svg><text x="10.0%">−10</text><text x="30.0%">0</text><text x="90.0%">30</text></svg></th>
</tr></thead><tbody><tr><td>9 better (−5 to 14)</td><td><svg class="effects__strip" viewBox="0 0 200 24">
<rect class="effects__band" x="30" width="60"/><path class="effects__zero" d="M60.0 0v24"/><path class="effects__interval"
d="M40.0 12H116.0M40.0 8v8M116.0 8v8"/><path class="effects__estimate" d="M91.0 12l5-6 5 6-5 6z"/></svg></td></tr></tbody>
</table></figure>"""
LADDER = """<figure class="harms"><table><caption>How many of 100 people fell</caption><thead><tr><th>Harm</th>
<th>How many of 100 people</th><th><span class="effects__sides"><span>← rarer</span>
<span>more often →</span></span><span class="harms__marks"><span>1</span> <span></span> <span>100</span></span></th></tr></thead>
<tbody><tr><td>about <b>10</b> (1 to 20); 90 did not</td><td><svg class="harms__ladder"><path class="harms__rungs"
d="M0 12H200M66.7 4v16M133.3 4v16M200.0 4v16"/><path class="harms__interval" d="M66.7 12H153.4"/><path class="harms__mark"
d="M129.3 7h8v10h-8z"/></svg></td></tr></tbody></table></figure>"""
ARRAY = """<figure class="people"><ul><li class="people__arm"><p><b>12</b> of 20 <span>Walks</span></p><svg>
<path fill="url(#a-yes)" d="M0 0h100v10h-100zM0 10h20v10h-20z"/><path fill="url(#a-no)" d="M20 10h80v10h-80z"/></svg></li>
<li class="people__arm"><p><b>7</b> of 20 <span>None</span></p><svg><path fill="url(#a-yes)" d="M0 0h70v10h-70z"/><path
fill="url(#a-no)" d="M70 0h30v10h-30zM0 10h100v10h-100z"/></svg></li></ul><table><tbody><tr><th>Walks</th><td>12 of 20</td>
<td>8 of 20</td><td>60.0%</td></tr><tr><th>None</th><td>7 of 20</td><td>13 of 20</td><td>35.0%</td></tr></tbody></table>
</figure>"""


def numbers(text: str) -> list[float]:
    """Return the numbers of a cell, each with its sign; what is said to be worse is below nothing."""
    found = [float(one.replace("−", "-").replace(",", "")) for one in re.findall(rf"−?{NUMBER}", text)]
    return [-found[0], *found[1:]] if " worse" in text else found


def places(node: LexborNode | None, letters: str = "MH") -> list[float]:
    """Return where the marks of a path stand, from the left."""
    return [float(one) for one in re.findall(rf"[{letters}](-?[\d.]+)", (node.attributes["d"] or "") if node else "")]


def strips(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what a strip of effects draws elsewhere than its scale has what it says."""
    for chart in tree.css(".effects"):
        marks = [
            (float((tick.attributes["x"] or "")[:-1]) * 2, numbers(tick.text())[0])
            for tick in chart.css("thead svg text")
        ]
        (left, least), (right, most) = marks[0], marks[-1]
        sides = [side.text().strip() for side in chart.css(".effects__sides span")]
        if not (
            right > left
            and most > least
            and sides[0].startswith("←")
            and sides[1].endswith("→")
            and "other" in sides[0]
            and "other" not in sides[1]
        ):
            yield f"the scale reads {marks} and {sides}"

        def value(
            place: float, left: float = left, right: float = right, least: float = least, most: float = most
        ) -> float:
            return least + (place - left) / (right - left) * (most - least)

        for row in chart.css("tbody tr"):
            said = next(numbers(text) for cell in row.css("td") if re.search(" better| worse", text := cell.text()))
            drawn = [value(places(row.css_first(".effects__estimate"))[0] + 5)]
            drawn += [value(place) for place in places(row.css_first(".effects__interval"))[:2]]
            if len(said) != len(drawn) or any(abs(one - other) > HALF for one, other in zip(said, drawn, strict=True)):
                yield f"{said} is drawn at {drawn}"
            band = row.css_first(".effects__band").attributes
            start, end = value(float(band["x"] or 0)), value(float(band["x"] or 0) + float(band["width"] or 0))
            if abs(value(places(row.css_first(".effects__zero"))[0])) > HALF or abs(start + end) > HALF:
                yield f"nothing is drawn at {value(places(row.css_first('.effects__zero'))[0])}, in {start} to {end}"


def ladders(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what a ladder of harms draws elsewhere than its rungs have what it says."""
    for chart in tree.css(".harms"):
        marks = [mark.text().strip() for mark in chart.css(".harms__marks > span")]
        sides = [side.text().strip() for side in chart.css(".effects__sides span")]
        told = [numbers(mark)[0] if mark else 0 for mark in marks]
        if [one for one in told if one] != [10.0**at for at, one in enumerate(told) if one] or "rarer" not in sides[0]:
            yield f"the scale reads {marks} and {sides}"
        whom = chart.css("thead th")[1].text().split()[-1]
        if whom not in chart.css_first("caption").text():
            yield f"“{chart.css_first('caption').text()}” counts {whom}"
        for row in chart.css("tbody tr"):
            rungs = places(row.css_first(".harms__rungs"), "M")[1:]
            if len(rungs) != len(marks):
                yield f"{len(rungs)} rungs stand under {len(marks)} numbers"
                continue
            step = (rungs[-1] - rungs[0]) / (len(rungs) - 1)
            about = next(cell.text() for cell in row.css("td") if "did not" in cell.text())
            *said, rest = numbers(about.replace("more than", "").replace("fewer than 1", "0.1"))
            drawn = [10 ** ((place - rungs[0]) / step) for place in (places(row.css_first(".harms__mark"))[0] + 4,)]
            drawn += [10 ** ((place - rungs[0]) / step) for place in places(row.css_first(".harms__interval"))[:2]]
            total = 10 ** (len(rungs) - 1)
            if len(said) != len(drawn) or not all(near(one, other) for one, other in zip(said, drawn, strict=True)):
                yield f"{said} is drawn at {drawn}"
            if said[0] >= 1 and said[0] + rest != total:
                yield f"{said[0]} and {rest} are not {total}"


def near(said: float, drawn: float) -> bool:
    """Tell whether a number may have been rounded to what is said; the rest is the place, which has one decimal."""
    return (said - HALF) / WIDER <= drawn <= (said + HALF) * WIDER


def people(path: str) -> int:
    return sum(int(width) // 10 for width in re.findall(r"h(\d+)v10", path))


def arrays(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield each group of people of whom others are drawn, or told in the table, than are said."""
    for chart in tree.css(".people"):
        rows = [[cell.text() for cell in row.css("th, td")] for row in chart.css("table tbody tr")]
        for arm, row in itertools.zip_longest(chart.css(".people__arm"), rows):
            yes, of = (int(one) for one in numbers(arm.css_first("p").text())[:2])
            pairs = [tuple(int(one) for one in numbers(cell)) for cell in row[1:3]]
            if pairs != [(yes, of), (of - yes, of)] or abs(numbers(row[3])[0] / 100 * of - yes) > HALF:
                yield f"{yes} of {of} are {row} in the table"
            filled, hollow = (arm.css_first(f"[fill$={state}\\)]") for state in ("yes", "no"))
            drawn = (
                (people(filled.attributes["d"] or ""), people(hollow.attributes["d"] or "")) if filled else many(arm)
            )
            if drawn != (yes, of - yes):
                yield f"{yes} of {of} are drawn as {drawn}"


def many(arm: LexborNode) -> tuple[int, int]:
    """Return how many of a thousand are drawn filled and how many hollow: dashes of lines, eight units each."""
    filled, hollow = (
        arm.css_first(f".people__heads.people__{state}").attributes["d"] or "" for state in ("all", "hollow")
    )
    return tuple(
        sum(round((float(one) + 7.9) / 8) for one in re.findall(r"h(-?[\d.]+)", path)) for path in (filled, hollow)
    )


KINDS = {".effects": strips, ".harms": ladders, ".people": arrays}


@pytest.mark.parametrize("chart", KINDS)
def test_every_mark_stands_where_the_printed_scale_has_what_is_said(chart: str, site: Path) -> None:
    texts = {page: (site / page).read_text("utf-8") for page in PAGES}
    drawing = {page: text for page, text in texts.items() if f'class="{chart[1:]}' in text}
    drawn = {page: list(KINDS[chart](LexborHTMLParser(text))) for page, text in drawing.items()}
    assert drawn
    assert {page: found for page, found in drawn.items() if found} == {}


@pytest.mark.parametrize("good", [STRIP, LADDER, ARRAY], ids=["strip", "ladder", "array"])
def test_a_good_picture_has_no_fault(good: str) -> None:
    assert [fault for kind in KINDS.values() for fault in kind(LexborHTMLParser(good))] == []


@pytest.mark.parametrize(
    ("good", "right", "wrong"),
    [
        pytest.param(STRIP, "M40.0 12H116.0", "M4.0 12H80.0", id="an interval on the other side"),
        pytest.param(STRIP, "M91.0 12l", "M19.0 12l", id="an estimate on the other side"),
        pytest.param(STRIP, "9 better", "9 worse", id="worse than is drawn"),
        pytest.param(STRIP, ">−10<", ">10<", id="a scale without its sign"),
        pytest.param(STRIP, "favours walks →", "favours the other side →", id="two sides that are one"),
        pytest.param(STRIP, 'x="30" width="60"', 'x="60" width="30"', id="half a band"),
        pytest.param(STRIP, "M60.0 0v24", "M80.0 0v24", id="nothing drawn at ten"),
        pytest.param(LADDER, "<span>1</span> <span></span>", "<span></span> <span>1</span>", id="numbers over other rungs"),
        pytest.param(LADDER, "100 people</th>", "100 treatments</th>", id="others who are counted"),
        pytest.param(LADDER, "M133.3 4v16", "", id="a rung too few"),
        pytest.param(LADDER, "← rarer", "← more often", id="ends that change places"),
        pytest.param(LADDER, "M129.3 7", "M160.3 7", id="a mark too far right"),
        pytest.param(LADDER, "H153.4", "H200.0", id="an interval that is too long"),
        pytest.param(LADDER, "90 did not", "100 did not", id="others who are all"),
        pytest.param(ARRAY, "h20v10h-20z", "h30v10h-30z", id="one person too many"),
        pytest.param(ARRAY, "8 of 20", "12 of 20", id="others who are the counted"),
        pytest.param(ARRAY, "35.0%", "65.0%", id="another percentage"),
    ],
)  # fmt: skip
def test_a_picture_that_shows_something_else_is_reported(good: str, right: str, wrong: str) -> None:
    assert right in good
    assert [fault for kind in KINDS.values() for fault in kind(LexborHTMLParser(good.replace(right, wrong)))]


def test_filled_and_hollow_people_that_change_places_are_reported() -> None:
    turned = ARRAY.replace("-yes", "-x").replace("-no", "-yes").replace("-x", "-no")
    assert list(arrays(LexborHTMLParser(turned)))
