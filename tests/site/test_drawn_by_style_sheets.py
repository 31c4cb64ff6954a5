"""What only a style sheet shows means what the HTML says: circles, ticks and crosses, filled people, chosen studies.

A page with a cross where a tick was is as valid, as high and as dark as before, and a screen reader hears no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import PAGES

CIRCLES = {"": "●○○○", "--low": "●●○○", "--moderate": "●●●○", "--high": "●●●●"}
TICKS = {".advice li::before": "✓", ".advice--do-not li::before": "✗"}
# One of the two is solid, the other only its edge, whoever they are.
PEOPLE = {".people__yes": "var(--accent)", ".people__no": "none"}
QUIZ = {"right": "✓", "wrong:has(:checked)": "✗"}  # once its answer is open
# What a narrow screen and paper have only from an attribute: the head of a column, and where a link leads.
FROM_ATTRIBUTES = {
    "site": ("[data-label]::before", 'attr(data-label) ": "'),
    "print": ('.page>p [href^="https"]::after', '" (" attr(href) ")"'),
}
# Where the look changes. Parts that change together name one width: a little beside it, one has gone and none has come.
WIDTHS = {"18rem", "20rem", "22rem", "25rem", "26rem", "32rem", "40rem", "42rem", "48rem", "60rem", "62rem"}
WIDTH = re.compile(r"\((?:min|max)-width: ?([\d.]+\w+)\)")
# Sets of rules that make one change, and where they stand.
TOGETHER = {
    "60rem": ("site.css", (".tool--menu{display:none}", ".menu[popover]:not(:is(:popover-open))")),
    "62rem": ("site.css", (".page--beside .aside{",)),
}
CHOSEN = re.compile(r'\.choose:has\(\[value="?([\w-]+)"?\]:checked\) li:not\(\.(?:[a-z]+)-([\w-]+)\)')
STUDIES = "research/studies/index.html"


def value(css: str, selector: str, name: str) -> list[str]:
    """Return what every rule with just this selector says of a property."""
    rules = re.findall(rf"(?:^|[}}{{]){re.escape(selector)}\{{([^}}]*)\}}", css)
    return [found.strip() for rule in rules for found in re.findall(rf"(?:^|;)\s*{name}:([^;]*)", rule)]


def wrong_marks(css: str) -> Iterator[str]:
    """Yield each mark of the joined style sheet that means something else than its class."""
    shown = {f".sure{level}::before": circles for level, circles in CIRCLES.items()} | TICKS
    for selector, mark in shown.items():
        said = {one.partition("/")[0].strip().strip('"').strip() for one in value(css, selector, "content")}
        if said != {mark}:
            yield f"{selector} shows {sorted(said)}"


def unsaid(sheets: Mapping[str, str]) -> Iterator[str]:
    """Yield each sheet that says no longer what a narrow screen or paper has from an attribute alone."""
    for name, (selector, content) in FROM_ATTRIBUTES.items():
        if value(sheets[name], selector, "content") != [content]:
            yield f"{selector} says {value(sheets[name], selector, 'content')}"


def headless(sheets: Mapping[str, str]) -> Iterator[str]:
    """Yield each rule that takes the head of a table away: on paper nobody sees it, on a phone nobody hears it."""
    for name, css in sheets.items():
        for selectors, body in re.findall(r"([^{}]*)\{([^{}]*)\}", css):
            heads = [one for one in selectors.split(",") if re.search(r"(?:^|[\s>])thead$", one.strip())]
            if heads and re.search(r"display:none|visibility:hidden", body):
                yield f"{name} hides {heads}"


def other_widths(sheets: Mapping[str, str]) -> Iterator[str]:
    """Yield each width that no other part knows, and each rule that changes at another width than its partners."""
    for name, text in sheets.items():
        yield from (f"{name} changes at {width}" for width in WIDTH.findall(text) if width not in WIDTHS)
    for width, (name, parts) in TOGETHER.items():
        blocks = re.split(r"@media", sheets[name])
        for part in parts:
            if not any(f"(min-width:{width})" in block.partition("{")[0] and part in block for block in blocks):
                yield f"{part} does not change at {width}"


def wrong_people(css: str) -> Iterator[str]:
    """Yield each state of a person in the style sheet of people that is not filled as it should be."""
    for selector, fill in PEOPLE.items():
        if value(css, selector, "fill") != [fill]:
            yield f"{selector} is filled {value(css, selector, 'fill')}"
    if value(css, ".people__hollow", "stroke") != ["var(--paper)"]:
        yield "people of a thousand are not hollow"


def wrong_choices(css: str, html: str) -> Iterator[str]:
    """Yield each choice of studies that hides others than those that it does not fit, or none."""
    rules = CHOSEN.findall(css)
    yield from (f"{chosen} shows {shown}" for chosen, shown in rules if chosen != shown)
    tree = LexborHTMLParser(html)
    for field in tree.css(".choose input"):
        chosen, named = field.attributes["value"], field.attributes["name"]
        if chosen != "all" and chosen not in dict(rules):
            yield f"{chosen} hides nothing"
        if chosen != "all" and not tree.css(f".choose__list .{named[0]}-{chosen}"):
            yield f"{chosen} shows nothing"


CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
# A sheet for these would cost more than what it does for them: on paper, in a drawing, and where two sheets are one page.
BESIDE = {"drawing__paper", "signs", "yardstick"}
LATER = ("print.css", "search.css")  # for every page, and when the search is opened


def unstyled(html: str, sheets: Mapping[str, str]) -> Iterator[str]:
    """Yield each class of a page that one sheet alone knows, when the page does not load it."""
    known = {name: set(CLASS.findall(re.sub(r'"[^"]*"', "", css))) for name, css in sheets.items()}
    used = {one for several in re.findall(r'class="([^"]*)"', html) for one in several.split()}
    for name, classes in known.items():
        others = {one for other, several in known.items() if other != name for one in several}
        if name not in LATER and f"assets/{name}" not in html:
            yield from (f"{one}, which {name} lays out" for one in (classes - others) & used - BESIDE)


def sheet(site: Path, name: str) -> str:
    return (site / f"assets/{name}.css").read_text("utf-8")


def test_circles_ticks_and_crosses_mean_what_the_words_beside_them_say(site: Path) -> None:
    assert list(wrong_marks(sheet(site, "site"))) == []
    css = sheet(site, "tools")
    answers = {part: value(css, f".quiz__item:has([open]) .quiz__{part}::after", "content") for part in QUIZ}
    assert answers == {part: [f'"{mark}"'] for part, mark in QUIZ.items()}


def test_what_only_an_attribute_holds_is_said_on_narrow_screens_and_on_paper(site: Path) -> None:
    sheets = {name: sheet(site, name) for name in FROM_ATTRIBUTES}
    assert list(unsaid(sheets)) == []
    assert list(unsaid({**sheets, "site": sheets["site"].replace("attr(data-label)", "none")}))


def test_no_table_loses_its_head_in_any_medium(site: Path) -> None:
    assert list(headless({path.name: path.read_text("utf-8") for path in (site / "assets").glob("*.css")})) == []
    assert list(headless({"a.css": "@media print{p,.wide thead{display:none}}"})) == ["a.css hides ['.wide thead']"]


def test_parts_that_change_together_name_one_width(site: Path) -> None:
    paths = [*(site / "assets").glob("*.css"), *(site / "assets/js").glob("*.js")]
    sheets = {path.name: path.read_text("utf-8") for path in paths}
    assert sum(len(WIDTH.findall(text)) for text in sheets.values()) > 20
    assert list(other_widths(sheets)) == []
    turned = sheets["site.css"].replace("@media (min-width:60rem){.tool--menu", "@media (min-width:62rem){.tool--menu")
    assert list(other_widths({**sheets, "site.css": turned}))
    assert list(other_widths({**sheets, "site.js": sheets["site.js"].replace("62rem", "64rem")})) == [
        "site.js changes at 64rem"
    ]


def test_those_who_are_counted_are_filled_and_the_others_are_not(site: Path) -> None:
    assert list(wrong_people(sheet(site, "people"))) == []


def test_each_choice_of_studies_shows_those_that_fit_it(site: Path) -> None:
    assert list(wrong_choices(sheet(site, "studies"), (site / STUDIES).read_text("utf-8"))) == []


def test_a_page_loads_the_sheets_that_lay_out_what_it_holds(site: Path) -> None:
    sheets = {path.name: path.read_text("utf-8") for path in (site / "assets").glob("*.css")}
    texts = {page: (site / page).read_text("utf-8") for page in PAGES}
    assert {page: found for page, html in texts.items() if (found := sorted(unstyled(html, sheets)))} == {}
    verdict = '<link href="assets/site.css"><p class="verdict">Yes.</p>'
    assert list(unstyled(verdict, sheets)) == ["verdict, which claims.css lays out"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("●●○○", "●●●○"), ('content:"✗"', 'content:"✓"'), (".sure--high::before", ".sure--highest::before")],
)
def test_a_sign_of_something_else_is_reported(site: Path, right: str, wrong: str) -> None:
    css = sheet(site, "site")
    assert right in css
    assert list(wrong_marks(css.replace(right, wrong)))


@pytest.mark.parametrize(
    ("right", "wrong"), [(".people__no{fill:none", ".people__no{fill:var(--ink)"), ("hollow{stroke", "hollow{color")]
)
def test_people_who_are_not_counted_and_filled_are_reported(site: Path, right: str, wrong: str) -> None:
    css = sheet(site, "people")
    assert right in css
    assert list(wrong_people(css.replace(right, wrong)))


@pytest.mark.parametrize(
    ("right", "wrong"), [("li:not(.y-2010s)", "li:not(.y-2020s)"), ('[value="review"]', '[value="reviews"]')]
)
def test_a_choice_that_shows_other_studies_is_reported(site: Path, right: str, wrong: str) -> None:
    css = sheet(site, "studies")
    assert right in css
    assert list(wrong_choices(css.replace(right, wrong), (site / STUDIES).read_text("utf-8")))
