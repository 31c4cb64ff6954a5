"""What stands on many pages stands in one order and has one name: header, menu, ways through the guide, help, foot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import EVERY_PAGE

# What a page may have, by how it is found; a page has them in this order, whichever of them it lacks.
PARTS = {
    "way past what is repeated": ".skip",
    "name of the guide": ".header__name",
    "warning signs": ".header .tool--help",
    "search": "#search-open",
    "button of the menu": "button.tool--menu",
    "menu": "#menu",
    "way to this page": ".breadcrumbs",
    "title": "h1",
    "message": "main .message",
    "contents": "main .aside",
    "pages before and after": ".neighbours",
    "sources": "section.sources",
    "dates": "section.dates",
    "change and report": "ul.change",
    "foot": ".footer",
    "colours": "#scheme",
}
ON_ALL = (
    "way past what is repeated",
    "name of the guide",
    "warning signs",
    "search",
    "button of the menu",
    "menu",
    "foot",
)
# Where help is told and offered: the warning signs at the top, the way to report a mistake at the foot.
HELP = {"warning signs": "Warning signs", "change and report": "Report a mistake"}
# In each of these, what leads to one place has one name on all pages, and what has one name leads to one place.
GROUPS = (
    ".skip",
    ".header__tools a",
    "#menu li a",
    ".breadcrumbs a",
    ".contents a:not([href^='#'])",
    ".change a",
    ".footer a",
)
# What stands in the text of many pages, with the words of its name; a number may follow.
REPEATED = {
    ".sources__back": r"Back to the text \(\d+\)",
    ".cite a": r"Source \d+",
    ".sources li > a:not(.sources__back)": "What it found",
    ".facts-foot a:last-child": "Correct this part",
    ".neighbours__previous > span": "Previous",
    ".neighbours__next > span": "Next",
    ".contents summary": "On this page|In this section",
    "h2#sources": "Sources",
    "h2#message": "In short",
    "h2#dates": "About this page",
    "button.tool--menu": "Menu",
    "#search-open": "Search",
    "#scheme": "Colours: automatic",
}
# A style sheet would make what is next in the file stand elsewhere on the screen.
TURNED = re.compile(r"(?<![\w-])order\s*:|-reverse\b")


def name_of(node: LexborNode) -> str:
    return " ".join((node.attributes.get("aria-label") or node.text()).split())


def order(html: str) -> list[str]:
    """Return the parts that a page has, in the order in which they stand in it."""
    nodes = LexborHTMLParser(html).css(", ".join(PARTS.values()))
    return [next(part for part, query in PARTS.items() if node.css_matches(query)) for node in nodes]


def turned(orders: Mapping[str, list[str]]) -> list[str]:
    """Return where two parts stand the other way round than elsewhere, or a part that each page has is missing."""
    usual = list(PARTS)
    found = [f"{path}: no {part}" for path, parts in orders.items() for part in ON_ALL if part not in parts]
    return found + [
        f"{path}: {before} before {after}"
        for path, parts in orders.items()
        for before, after in pairwise(parts)
        if usual.index(before) > usual.index(after)
    ]


def two_names(pages: Mapping[str, str]) -> list[str]:
    """Return each place that has two names, each name that leads to two places, and each control with a name of its own."""
    names, places = defaultdict(set), defaultdict(set)
    found = []
    for path, html in pages.items():
        tree = LexborHTMLParser(html)
        for group in GROUPS:
            for link in tree.css(group):
                file, mark, part = (link.attributes["href"] or "").partition("#")
                place = (normpath(join(dirname(path), file)) if file else "") + mark + part
                names[group, place].add(name_of(link))
                places[group, name_of(link)].add(place)
        for query, words in REPEATED.items():
            wrong = [name_of(node) for node in tree.css(query) if not re.fullmatch(words, name_of(node))]
            found += [f"{path}: {query} is called {name}" for name in wrong]
    found += [f"{place} is called {sorted(several)}" for (_, place), several in names.items() if len(several) > 1]
    return found + [f"{name} leads to {sorted(several)}" for (_, name), several in places.items() if len(several) > 1]


def read(site: Path) -> dict[str, str]:
    return {path: (site / path).read_text("utf-8") for path in EVERY_PAGE}


def test_what_is_repeated_stands_in_one_order_on_every_page(site: Path) -> None:
    assert turned({path: order(html) for path, html in read(site).items()}) == []
    menus = {tuple(name_of(link) for link in LexborHTMLParser(html).css("#menu li a")) for html in read(site).values()}
    assert len(menus) == 1
    assert not TURNED.search((site / "assets" / "site.css").read_text("utf-8"))  # which lays all of them out


def test_what_does_one_thing_has_one_name_on_every_page(site: Path) -> None:
    assert two_names(read(site)) == []


def test_help_stands_in_one_place_on_every_page(site: Path) -> None:
    for path, html in read(site).items():
        tree = LexborHTMLParser(html)
        for part, words in HELP.items():
            links = [name_of(link) for link in tree.css(f"{PARTS[part]}, {PARTS[part]} a")]
            assert (path, part, words in links) == (path, part, True)


SKIP = '<a class="skip" href="#text">Skip</a>'
HEADER = """<header class="header"><a class="header__name" href="a.html">Name</a><div class="header__tools">
<a class="tool--help" href="help.html">Warning signs</a><a id="search-open" href="all.html">Search</a>
<button class="tool--menu">Menu</button></div><nav id="menu"><ul><li><a href="b.html">Back</a></li></ul></nav></header>"""
FOOT = '<footer class="footer"><a href="about.html">About</a></footer>'


def test_parts_that_change_their_places_or_are_missing_are_reported() -> None:
    good, late = f"{SKIP}{HEADER}<h1>A</h1>{FOOT}", f"{SKIP}<h1>A</h1>{FOOT}{HEADER}"
    assert turned({"a.html": order(good)}) == []
    assert turned({"b.html": order(late)}) == ["b.html: foot before name of the guide"]
    assert turned({"c.html": order(HEADER + FOOT)}) == ["c.html: no way past what is repeated"]
    assert TURNED.search("main { flex-direction: row-reverse }")
    assert TURNED.search("p { order: 2 }")
    assert not TURNED.search("p { border: 0 }")


def test_a_control_with_two_names_and_a_name_for_two_places_are_reported() -> None:
    pages = {"a.html": HEADER + FOOT, "b/c.html": HEADER.replace('"', '"../', 0) + FOOT}
    moved = pages["b/c.html"].replace('href="', 'href="../')
    assert two_names({"a.html": pages["a.html"], "b/c.html": moved}) == []
    assert two_names({"a.html": pages["a.html"], "b/c.html": moved.replace(">About<", ">About us<")}) == [
        "about.html is called ['About', 'About us']"
    ]
    assert two_names(pages)[0] == "Warning signs leads to ['b/help.html', 'help.html']"
    assert two_names({"a.html": HEADER.replace(">Menu<", ">Pages<")}) == ["a.html: button.tool--menu is called Pages"]
