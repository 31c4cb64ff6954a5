"""What the browser tells aids of tables and pictures, and what is found where it is wrong (pages as such: `test_every_page`)."""

from __future__ import annotations

from tests.browser.conftest import BROKEN, Look
from tests.browser.sweeps import Opened
from tests.browser.sweeps.roles import heard_twice, nameless_cells, tables, without_role
from tests.browser.sweeps.window import PHONE, devtools, open_all


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


def test_the_words_of_a_picture_are_told_once(look: Look, served: str) -> None:
    opened = look(served + "therapies/exercise.html")
    told = [
        node["name"]["value"]
        for node in devtools(opened).send("Accessibility.getFullAXTree")["nodes"]
        if not node["ignored"] and node["role"]["value"] in ("StaticText", "image", "figure")
    ]
    shown = opened.locator("figure.drawing .unseen").all_text_contents()
    assert len(shown) > 3
    assert {words: sum(words.removeprefix("Picture: ") in name for name in told) for words in shown} == dict.fromkeys(
        shown, 1
    )


def test_words_in_an_image_that_has_a_name_are_found(look: Look) -> None:
    opened = Opened(look((BROKEN / "heard-twice.html").as_uri()), "heard-twice.html")
    assert heard_twice(opened) == ["A back with a cross.: Picture: A back with a cross.", "A chart: 0 10"]
