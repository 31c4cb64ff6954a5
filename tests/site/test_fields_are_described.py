"""A field, a group and a dialog are named and described by words that stand at them, and words that help are heard.

A checker of accessibility is content with any name: one that belongs to another part misleads whoever hears it alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.conftest import PAGES

REFERS = ("aria-labelledby", "aria-describedby", "for")
GROUPS = ("fieldset", "section")
# Words with such an id are written for a field.
HELPS = ("-help", "-hint", "-error", "-signs")


def around(node: LexborNode, attribute: str) -> Iterator[LexborNode]:
    """Yield where the words that a field refers to may stand: in it, beside it, or in its group."""
    yield node
    if attribute == "aria-labelledby" and node.tag != "table":  # a part is named by its own heading
        return
    up = node.parent
    if up is not None:
        yield up
    while up is not None and up.tag not in GROUPS:
        up = up.parent
    if up is not None and attribute != "for":
        yield up


def misled(html: str) -> Iterator[str]:
    """Yield each name and description that is taken from another part of the page, and each help that nobody hears."""
    # Only a script takes out what stands in a template, and a parser looks into none.
    tree = LexborHTMLParser(html.replace("<template", "<div").replace("</template", "</div"))
    heard = set()
    for node in tree.css(", ".join(f"[{one}]" for one in REFERS)):
        for attribute in REFERS:
            for name in (node.attributes.get(attribute) or "").split():
                heard.add(name)
                if not any(part.css_first(f'[id="{name}"]') for part in around(node, attribute)):
                    yield f"{attribute} of a {node.tag} names {name}, which stands elsewhere"
    for node in tree.css("main p[id], main div[id]"):
        if (name := node.attributes["id"] or "").endswith(HELPS) and name not in heard:
            yield f"no field is described by {name}"


def test_names_and_descriptions_stand_at_what_they_name_and_are_heard(site: Path) -> None:
    texts = {page: (site / page).read_text("utf-8") for page in PAGES}
    assert {page: found for page, html in texts.items() if (found := list(misled(html)))} == {}


GOOD = """<main><fieldset aria-describedby="pain-help"><p id="pain-help">0 is none.</p><div><label for="day">Day</label>
<input id="day" aria-describedby="day-help"><p id="day-help">Any.</p></div></fieldset><div><label for="leg">Leg</label>
<input id="leg"></div><dialog aria-labelledby="ask"><h3 id="ask">Sure?</h3></dialog><h3 id="list">List</h3></main>"""


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ('"ask">', '"list">', "aria-labelledby of a dialog names list, which stands elsewhere"),
        ('for="leg"', 'for="day"', "for of a label names day, which stands elsewhere"),
        (' aria-describedby="day-help"', "", "no field is described by day-help"),
    ],
)
def test_words_of_another_part_and_words_that_nobody_hears_are_reported(right: str, wrong: str, found: str) -> None:
    assert list(misled(GOOD)) == []
    assert list(misled(GOOD.replace(right, wrong, 1))) == [found]
