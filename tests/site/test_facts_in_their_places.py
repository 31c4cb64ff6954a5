"""Each fact stands under the heading that says what it is: of a table that is drawn from facts, every cell is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.build.editions.chapter import words as words_in
from guide.facts.evidence import Evidence
from guide.facts.study import Figure, Outcome, Retracted, Study
from guide.markdown.render import formatted, lower_first, upper_first
from tests.conftest import PAGES

DIRECTIONS = {"for": "For it", "against": "Against it", "conditional": "With conditions", "silent": "Says nothing"}
Row = dict[str, str]


def read(html: str) -> LexborHTMLParser:
    """Return a page without its marks of sources, which have numbers of their own."""
    tree = LexborHTMLParser(html)
    for mark in tree.css("sup"):
        mark.decompose()
    return tree


def rows(table: LexborNode) -> list[Row]:
    """Return the cells of each row by the heading above them."""
    heads = [words_in(head) for head in table.css("thead th")]
    return [
        dict(zip(heads, map(words_in, row.css("th, td")), strict=True)) for row in table.css("tbody tr")
    ]  # a row with another number of cells is a fault too


def expected(evidence: Evidence) -> dict[str, list[Row]]:
    """Return what the rows of each block hold, by the words above them."""
    numbers = evidence.emergency["numbers"]
    return {
        "pain-rule": [
            {"While you run or exercise": one.during, "Next morning": one.next_morning, "What to do": one.then}
            for one in evidence.pain["rule"].lights
        ],
        "emergency-numbers": [
            {
                "Country": one.country,
                "Emergency": ", ".join(one.emergency),
                "Advice, if you are not sure": one.advice or numbers.without_advice,
            }
            for one in numbers.countries
        ],
        "options": [
            {
                "Option": one.name,
                "What it may do": f"{one.effect} {one.certainty} certainty",
                "Harm": one.harms,
                "What it takes": f"{one.time}. {one.cost}. {one.effort}.",
            }
            for one in sorted(evidence.options.values(), key=lambda one: one.order)
        ],
        "guidelines": [
            {
                "Who, where, when": f"{one.who}, {one.country}, {one.year}",
                "What it says": f"{DIRECTIONS[one.direction]}. {one.says}",
                "For whom": one.for_whom,
                "Why": one.why,
            }
            for one in evidence.guidelines.values()
        ],
        "sign-reasons": [
            {"Sign": upper_first(one.words), "What it may mean": upper_first(one.may_mean)}
            for one in evidence.signs.values()
        ],
    }


def misplaced(block: str, wanted: list[Row], html: str) -> Iterator[str]:
    """Yield each row of a block that holds in any column something else than its facts; rows may be fewer than facts."""
    known = [{key: " ".join(text.split()) for key, text in row.items()} for row in wanted]
    for table in read(html).css(f".{block}__table"):
        for row in rows(table):
            if not any(one.items() <= row.items() for one in known):
                yield f"{block}: {row}"


BLOCKS = ("pain-rule", "emergency-numbers", "options", "guidelines", "sign-reasons")


@pytest.mark.parametrize("block", BLOCKS)
def test_every_cell_holds_the_fact_that_its_heading_names(block: str, evidence: Evidence, site: Path) -> None:
    texts = [text for page in PAGES if f"{block}__table" in (text := (site / page).read_text("utf-8"))]
    assert texts
    assert [found for text in texts for found in misplaced(block, expected(evidence)[block], text)] == []


def misscored(html: str, evidence: Evidence) -> Iterator[str]:
    """Yield each item of a score with other points than its facts have, or no reason."""
    tables = [rows(table) for table in read(html).css(".scores__body table")]
    for score, told_of in zip(sorted(evidence.scores.values(), key=lambda one: one.order), tables, strict=True):
        for item, row in zip(score.items, told_of, strict=True):
            asks, points, reason = row.values()
            wanted = "does not apply" if item.points is None else f"{item.points} of {item.most}"
            if (
                points.lower() != wanted
                or not asks.endswith(" ".join(item.asks.split()))
                or reason != " ".join(item.why.split())
            ):
                yield f"{asks}: {points}, {reason}"


def test_each_item_of_a_score_has_its_own_points_and_reason_and_what_is_not_met_stands_open(
    evidence: Evidence, site: Path
) -> None:
    html = (site / "about/scores.html").read_text("utf-8")
    assert list(misscored(html, evidence)) == []
    assert list(misscored(html.replace('<td data-label="Points" role="cell">4 of 5<', "<td>5 of 4<", 1), evidence))
    criteria = LexborHTMLParser((site / "about/accessibility.html").read_text("utf-8")).css(".criteria__body > details")
    closed = [words_in(one.css_first("summary")) for one in criteria if "open" not in one.attributes]
    opened = [words_in(one.css_first("summary")) for one in criteria if "open" in one.attributes]
    assert len(closed) + len(opened) > 2
    assert not [one for one in closed if re.search(r"not (met|tested)|nobody|no test", one)], closed
    assert not [one for one in opened if "no fault" in one], opened


# Parts of a template that change places: every fact is still on the page.
@pytest.mark.parametrize("block", BLOCKS)
def test_two_columns_that_change_places_are_reported(block: str, evidence: Evidence) -> None:
    wanted = expected(evidence)[block]
    first, second, *others = wanted[0]
    for heads in ((first, second, *others), (second, first, *others)):
        cells = [wanted[0][one] for one in (first, second, *others)]
        table = f"<tr>{''.join(f'<th>{one}</th>' for one in heads)}</tr>"
        row = f"<tr>{''.join(f'<td>{one}</td>' for one in cells)}</tr>"
        html = f'<table class="{block}__table"><thead>{table}</thead><tbody>{row}</tbody></table>'
        assert bool(list(misplaced(block, wanted, html))) == (heads[0] == second)


def pressed(html: str) -> list[str]:
    """Return each link that dials another number than it shows."""
    links = LexborHTMLParser(html).css("a[href^=tel\\:]")
    return [link.html or "" for link in links if link.attributes["href"] != f"tel:{link.text()}"]


def test_a_number_that_is_pressed_is_the_one_that_is_dialled(site: Path) -> None:
    texts = [text for page in PAGES if "tel:" in (text := (site / page).read_text("utf-8"))]
    assert texts
    assert [link for text in texts for link in pressed(text)] == []


def test_a_number_that_dials_another_one_is_reported() -> None:
    assert pressed('<a href="tel:999">999</a>, <a href="tel:999">112</a>') == ['<a href="tel:999">112</a>']


def told(study: Study) -> Iterator[tuple[str, str, str]]:
    """Yield each number that the page of a study tells: heading, first cell, and how the other one begins."""
    for outcome in study.printable_outcomes:
        for one in outcome.results:
            arm = study.arms[one.arm]
            size = one.size or arm.size
            yield upper_first(outcome.unit), arm.name, _value(one.value, one.low, one.high) or _count(one.events, size)
        for two in outcome.comparisons:
            compared = f"{study.arms[two.of].name} against {lower_first(study.arms[two.against].name)}"
            rated = f"; {two.certainty} certainty, as the review rates it" if two.certainty else ""
            yield _measured(outcome, two.kind), compared, _value(two.value, two.low, two.high) + rated


def _measured(outcome: Outcome, kind: str) -> str:
    """Return how the column of differences begins: with the unit, where one unit suits them all."""
    alone = {one.kind for one in outcome.comparisons} == {kind}
    unit = {"mean-difference": outcome.unit, "risk-difference": "in people of 100"}.get(kind) if alone else None
    return f"Difference, {unit}" if unit else "Difference"


def _figure(one: Figure) -> str:
    if one.text:
        return one.text
    value = _value(one.value, one.low, one.high)
    if one.events is not None:
        return f"{_count(one.events, one.of)}{value and ', or '}{value} {one.unit}".strip()
    return f"{value or f'{formatted(one.low or 0)} to {formatted(one.high or 0)}'} {one.unit}".strip()


def _count(events: float | None, of: float | None) -> str:
    return formatted(events or 0) + (f" of {formatted(of)}" if of else "")


def _value(value: float | None, low: float | None, high: float | None) -> str:
    if value is None:
        return ""
    return formatted(value) + (
        f" ({formatted(low)} to {formatted(high)})" if low is not None and high is not None else ""
    )


def said(study: Study) -> Iterator[str]:
    """Yield each sentence that the page of a study says of what was measured, of its limits and of its taking back."""
    for outcome in study.printable_outcomes:
        yield f"{outcome.measure}. {outcome.time}. {outcome.better.capitalize()} is better."
        yield f"{outcome.note}." if outcome.note else ""
    for one in study.printable_figures:
        yield f"{one.what}: {_figure(one)}"
    yield from study.limits
    yield f"Risk of bias: {study.risk_of_bias}" if study.risk_of_bias else ""
    yield study.retracted.because if study.retracted else ""


def lost(study: Study, html: str) -> Iterator[str]:
    """Yield each number of a study that its page does not tell of the people, in the unit, whom it belongs to."""
    body = read(html).css_first(".study__body")
    found = [
        (*head, *cells)
        for table in body.css("table")
        for head in [[words_in(one) for one in table.css("thead th")][1:]]
        for cells in [[words_in(cell) for cell in row.css("th, td")] for row in table.css("tbody tr")]
    ]
    for head, who, number in told(study):
        if not any(
            there[0].startswith(head) and there[1] == who and f" {there[2]}.".find(f" {number}") >= 0 for there in found
        ):
            yield f"{who}: {number} ({head})"
    text = words_in(body)
    yield from (one for one in said(study) if " ".join(one.split()) not in text)


def test_the_page_of_a_study_tells_each_number_of_those_whom_it_belongs_to_and_each_limit(
    evidence: Evidence, site: Path
) -> None:
    full = {key: one for key, one in evidence.studies.items() if one.printable_outcomes or one.retracted}
    others = {key: one for key, one in evidence.studies.items() if key not in full}
    asked = full | dict(list(others.items())[::6])  # one template prints them all
    assert asked
    pages = {key: (site / f"research/studies/{key}.html").read_text("utf-8") for key in asked}
    assert {key: found for key, study in asked.items() if (found := list(lost(study, pages[key])))} == {}


ORDER = "<tr><td>Real against pretend</td><td>2 (1 to 3); low certainty, as the review rates it</td></tr>"
STUDY_PAGE = f"""<section class="study__body"><table><thead><tr><th>Group</th><th>Points of 100</th></tr></thead><tbody>
<tr><td>Real</td><td>5 (4 to 6)</td></tr><tr><td>Pretend</td><td>3 of 20</td></tr></tbody></table><table><thead><tr>
<th>Compared</th><th>Difference, points of 100</th></tr></thead><tbody>{ORDER}</tbody></table>
<p>Pain. Now. Lower is better.</p><p>Few
came.</p><ul><li>Falls: 4 (3 to 5) percent</li><li>Not runners</li><li>The figures could not be had.</li></ul></section>"""


@pytest.fixture
def study(evidence: Evidence) -> Study:
    """Return a study with two arms, one of which is counted, and a comparison."""
    some = next(one for one in evidence.studies.values() if one.printable_outcomes)
    arm = next(iter(some.arms.values()))
    outcome = {
        "name": "Pain", "measure": "Pain", "time": "Now", "better": "lower", "unit": "points of 100",
        "note": "Few came", "results": [{"arm": "a", "value": 5, "low": 4, "high": 6}, {"arm": "b", "events": 3}],
        "comparisons": [{"of": "a", "against": "b", "kind": "mean-difference", "value": 2, "low": 1, "high": 3,
                         "certainty": "low"}],
    }  # fmt: skip
    arms = {key: arm.model_copy(update={"name": name, "size": 20}) for key, name in (("a", "Real"), ("b", "Pretend"))}
    falls = Figure(what="Falls", value=4, low=3, high=5, unit="percent")
    gone = Retracted(day="2026-01-02", notice="10.1000/gone", because="The figures could not be had.")
    more = {"figures": (falls,), "limits": ("Not runners",), "risk_of_bias": "", "retracted": gone}
    return some.model_copy(update={"arms": arms, "outcomes": {"pain": Outcome.model_validate(outcome)}, **more})


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Real against pretend", "Pretend against real"),
        ("2 (1 to 3)", "2 (3 to 1)"),
        ("3 of 20", "3 of 40"),
        ("<th>Points of 100</th>", "<th>Pain</th>"),
        ("<th>Difference, points of 100</th>", "<th>Difference</th>"),
        ("; low certainty", "; moderate certainty"),
        ("<td>Real</td>", "<td>Pretend</td>"),
        ("Lower is better", "Higher is better"),
        ("Few\ncame.", ""),
        ("4 (3 to 5)", "4"),
        ("Not runners", ""),
        ("The figures could not be had.", ""),
    ],
)
def test_a_number_of_somebody_else_and_a_limit_that_is_left_out_are_reported(
    study: Study, right: str, wrong: str
) -> None:
    assert list(lost(study, STUDY_PAGE)) == []
    assert list(lost(study, STUDY_PAGE.replace(right, wrong)))
