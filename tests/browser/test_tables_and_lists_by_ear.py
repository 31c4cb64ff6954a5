"""What the browser tells aids of tables, and what is found where it tells nothing (pages as such: `test_every_page`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.sweeps import Opened
from tests.browser.sweeps.roles import nameless_cells, tables, without_role
from tests.browser.sweeps.window import PHONE, open_all

Look = Callable[..., Page]

BROKEN = Path(__file__).parent.parent / "fixtures" / "browser"


def test_the_tables_that_were_asked_about_are_there(look: Look, served: str) -> None:
    opened = look(served + "acupuncture/safety.html", viewport=PHONE)
    open_all(opened)
    cells = [cell for table in tables(opened) for row in table for cell in row]
    assert ("columnheader", "How sure") in cells
    assert ("rowheader", "At least one unwanted effect MacPherson 2004 [4]") in [
        (role, " ".join(name.split()).replace("Source 4", "4").replace("[ 4 ]", "[4]")) for role, name in cells
    ]


def test_lists_and_parts_of_tables_that_say_nothing_are_found(look: Look) -> None:
    opened = Opened(look((BROKEN / "roles.html").as_uri()), "roles.html")
    assert without_role(opened) == ["tr: a b", "th: a", "td: b", "ul: no markers"]


def test_cells_that_have_no_named_column_or_row_are_found(look: Look) -> None:
    opened = Opened(look((BROKEN / "nameless-cells.html").as_uri()), "nameless-cells.html")
    assert nameless_cells(opened) == [
        "3 tables are shown, and aids are told of 2",
        "its head does not name each column: [('columnheader', 'How many'), ('columnheader', '')]",
        "a row without a name, or of another length than the head: [('cell', 'Bruises'), ('cell', '6')]",
        "a row without a name, or of another length than the head: [('rowheader', 'Pain')]",
        "a table without rows: [('columnheader', 'Alone')]",
    ]
