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
SIGNS = {".advice li::before": "✓", ".advice--do-not li::before": "✗"}
# One of the two is solid, the other only its edge, whoever they are.
PEOPLE = {".people__yes": "var(--accent)", ".people__no": "none"}
CHOSEN = re.compile(r'\.choose:has\(\[value="?([\w-]+)"?\]:checked\) li:not\(\.(?:[a-z]+)-([\w-]+)\)')
STUDIES = "research/studies/index.html"


def value(css: str, selector: str, name: str) -> list[str]:
    """Return what every rule with just this selector says of a property."""
    rules = re.findall(rf"(?:^|[}}{{]){re.escape(selector)}\{{([^}}]*)\}}", css)
    return [found.strip() for rule in rules for found in re.findall(rf"(?:^|;)\s*{name}:([^;]*)", rule)]


def wrong_signs(css: str) -> Iterator[str]:
    """Yield each sign of the joined style sheet that means something else than its class."""
    shown = {f".sure{level}::before": circles for level, circles in CIRCLES.items()} | SIGNS
    for selector, sign in shown.items():
        said = {one.partition("/")[0].strip().strip('"').strip() for one in value(css, selector, "content")}
        if said != {sign}:
            yield f"{selector} shows {sorted(said)}"


def wrong_people(css: str) -> Iterator[str]:
    """Yield each state of a person in the style sheet of figures that is not filled as it should be."""
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
        if chosen != "all" and not tree.css(f".choose__list .{named}-{chosen}"):
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
    assert list(wrong_signs(sheet(site, "site"))) == []


def test_those_who_are_counted_are_filled_and_the_others_are_not(site: Path) -> None:
    assert list(wrong_people(sheet(site, "figures"))) == []


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
    assert list(wrong_signs(css.replace(right, wrong)))


@pytest.mark.parametrize(
    ("right", "wrong"), [(".people__no{fill:none", ".people__no{fill:var(--ink)"), ("hollow{stroke", "hollow{color")]
)
def test_people_who_are_not_counted_and_filled_are_reported(site: Path, right: str, wrong: str) -> None:
    css = sheet(site, "figures")
    assert right in css
    assert list(wrong_people(css.replace(right, wrong)))


@pytest.mark.parametrize(
    ("right", "wrong"), [("li:not(.year-2010s)", "li:not(.year-2020s)"), ('[value="review"]', '[value="reviews"]')]
)
def test_a_choice_that_shows_other_studies_is_reported(site: Path, right: str, wrong: str) -> None:
    css = sheet(site, "studies")
    assert right in css
    assert list(wrong_choices(css.replace(right, wrong), (site / STUDIES).read_text("utf-8")))
