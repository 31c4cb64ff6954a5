"""A table that is laid out as lines is still a table to those who listen, a list without markers a list, a picture said once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.browser.sweeps import Opened
from tests.browser.sweeps.window import devtools

Node = dict[str, Any]

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

# How many tables are shown, where there are any.
SHOWN = """() => document.querySelector("table, [role=table]") && [...document.querySelectorAll("table")].filter((table) => {
  const { width, height } = table.getBoundingClientRect();
  return table.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0;
}).length"""


# Firefox tells of an image by its name, and then of each text that stands in it; Chromium of the name alone.
TWICE = """() => [...document.querySelectorAll('[role="img"]')].flatMap((image) => {
  const texts = document.createNodeIterator(image, NodeFilter.SHOW_TEXT), found = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    if (/[\\p{L}\\p{N}]/u.test(text.data) && !text.parentNode.closest('[aria-hidden="true"]')) found.push(text.data.trim());
  return found.length ? [`${image.getAttribute('aria-label')}: ${found.join(' ').slice(0, 60)}`] : [];
})"""


def heard_twice(opened: Opened) -> list[str]:
    """Return the name of each image that holds words of its own, and these words."""
    return opened.page.evaluate(TWICE)


def without_role(opened: Opened) -> list[str]:
    """Return the parts of tables and the lists that are laid out in another way and do not say what they are."""
    return opened.page.evaluate(WITHOUT_ROLE)


def _below(node: Node, nodes: dict[str, Node], roles: tuple[str, ...]) -> Iterator[Node]:
    """Yield the nodes of these roles under a node of the accessibility tree, in the order of reading."""
    for key in node.get("childIds", ()):
        child = nodes[key]
        if not child["ignored"] and child["role"]["value"] in roles:
            yield child
        else:
            yield from _below(child, nodes, roles)


def tables(page: Page) -> list[list[list[tuple[str, str]]]]:
    """Return each table that the browser tells aids of: its rows, and in each the role and the name of its cells."""
    tools = devtools(page)
    tools.send("Accessibility.enable")
    document = tools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    told = tools.send("Accessibility.queryAXTree", {"nodeId": document, "role": "table"})["nodes"]
    rows = [_rows(tools, table) for table in told if not table["ignored"]]
    tools.send("Accessibility.disable")  # or the browser would keep the tree, at each change of the page from here on
    return rows


def _rows(tools: CDPSession, table: Node) -> list[list[tuple[str, str]]]:
    # What lies in the table only: to be told of a whole page takes longer than nearly all that is asked of it.
    found = tools.send("Accessibility.queryAXTree", {"backendNodeId": table["backendDOMNodeId"]})["nodes"]
    nodes = {node["nodeId"]: node for node in found}
    cells = ("columnheader", "rowheader", "cell", "gridcell")
    return [
        [(cell["role"]["value"], cell["name"]["value"]) for cell in _below(row, nodes, cells)]
        for row in _below(nodes[table["nodeId"]], nodes, ("row",))
    ]


def nameless_cells(opened: Opened) -> list[str]:
    """Return the tables of which the browser does not tell, and the cells without a named column and row."""
    shown = opened.page.evaluate(SHOWN)
    if shown is None:
        return []  # no other element is a table, so the long way through the tree would find none
    told = tables(opened.page)
    found = [] if len(told) == shown else [f"{shown} tables are shown, and aids are told of {len(told)}"]
    for head, *rows in told:
        if {role for role, _ in head} != {"columnheader"} or not all(name for _, name in head):
            found.append(f"its head does not name each column: {head}")
        if not rows:
            found.append(f"a table without rows: {head}")
        for row in rows:
            if [role for role, _ in row] != ["rowheader", *["cell"] * (len(head) - 1)] or not row[0][1]:
                found.append(f"a row without a name, or of another length than the head: {row}")
    return found
