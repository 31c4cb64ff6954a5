"""A table that is laid out as lines is still a table to those who listen, and a list without markers still a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.conftest import PAGES

Visit = Callable[..., object]
Node = dict[str, Any]

WRONG = Path(__file__).parent.parent / "broken/browser/roles.html"
PHONE, WIDE = {"width": 360, "height": 640}, {"width": 1280, "height": 800}
OPEN_ALL = "document.querySelectorAll('details').forEach((part) => { part.open = true; })"

# A layout of its own takes from an element what it is, in some browsers; a role in words cannot be taken.
WITHOUT_ROLE = """() => {
  const displays = { TABLE: 'table', THEAD: 'table-header-group', TBODY: 'table-row-group',
    TR: 'table-row', TH: 'table-cell', TD: 'table-cell' };
  const roles = { TABLE: 'table', THEAD: 'rowgroup', TBODY: 'rowgroup', TR: 'row', TD: 'cell' };
  const name = (one) => `${one.tagName.toLowerCase()}: ${one.textContent.trim().slice(0, 30)}`;
  const heading = (one) => (one.scope === 'col' ? 'columnheader' : 'rowheader');
  const parts = [...document.querySelectorAll(Object.keys(displays).join())]
    .filter((one) => getComputedStyle(one).display !== displays[one.tagName])
    .filter((one) => one.getAttribute('role') !== (roles[one.tagName] || heading(one)));
  const lists = [...document.querySelectorAll('ul, ol')]
    .filter((list) => [list, ...list.children].some((one) => getComputedStyle(one).listStyleType === 'none'))
    .filter((list) => list.getAttribute('role') !== 'list');
  return [...parts, ...lists].map(name);
}"""


@pytest.mark.parametrize("page", [*PAGES, "404.html"])
def test_whatever_is_laid_out_in_another_way_says_what_it_is(visit: Visit, served: str, page: str) -> None:
    opened = visit(viewport=PHONE).open(served + page)
    opened.evaluate(OPEN_ALL)
    assert opened.evaluate(WITHOUT_ROLE) == []
    opened.set_viewport_size(WIDE)
    assert opened.evaluate(WITHOUT_ROLE) == []


def below(node: Node, nodes: dict[str, Node], roles: tuple[str, ...]) -> Iterator[Node]:
    """Yield the nodes of these roles under a node of the accessibility tree, in the order of reading."""
    for key in node.get("childIds", ()):
        child = nodes[key]
        if not child["ignored"] and child["role"]["value"] in roles:
            yield child
        else:
            yield from below(child, nodes, roles)


def tables(page: Page) -> list[list[list[tuple[str, str]]]]:
    """Return each table that the browser tells aids of: its rows, and in each the role and the name of its cells."""
    found = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in found}
    cells = ("columnheader", "rowheader", "cell", "gridcell")
    return [
        [
            [(cell["role"]["value"], cell["name"]["value"]) for cell in below(row, nodes, cells)]
            for row in below(table, nodes, ("row",))
        ]
        for table in nodes.values()
        if not table["ignored"] and table["role"]["value"] == "table"
    ]


@pytest.mark.parametrize("page", PAGES)
def test_on_a_phone_each_cell_of_a_table_has_a_named_column_and_row(visit: Visit, served: str, page: str) -> None:
    opened = visit(viewport=PHONE).open(served + page)
    opened.evaluate(OPEN_ALL)
    told = tables(opened)
    assert len(told) == opened.locator("table:visible").count()
    for head, *rows in told:
        assert {role for role, _ in head} == {"columnheader"}
        assert all(name for _, name in head)
        assert rows
        for row in rows:
            assert [role for role, _ in row] == ["rowheader", *["cell"] * (len(head) - 1)]
            assert row[0][1]


def test_the_tables_that_were_asked_about_are_there(visit: Visit, served: str) -> None:
    opened = visit(viewport=PHONE).open(served + "acupuncture/safety.html")
    opened.evaluate(OPEN_ALL)
    cells = [cell for table in tables(opened) for row in table for cell in row]
    assert ("columnheader", "How sure") in cells
    assert ("rowheader", "At least one unwanted effect MacPherson 2004 [4]") in [
        (role, " ".join(name.split()).replace("Source 4", "4").replace("[ 4 ]", "[4]")) for role, name in cells
    ]


def test_lists_and_parts_of_tables_that_say_nothing_are_found(visit: Visit) -> None:
    assert visit().open(WRONG.as_uri()).evaluate(WITHOUT_ROLE) == ["tr: a b", "th: a", "td: b", "ul: no markers"]
