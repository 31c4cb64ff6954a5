"""A diary goes into a CSV file and comes back whole; a file that is wrong is refused with line and advice.

What is read, and what is a mistake on which line, is asked in `tests/js/`; here, what a reader is told of each kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look, Visit
from tests.browser.diary import (
    BEFORE,
    COLUMNS,
    HEADER,
    PATH,
    answer,
    bring_back,
    days,
    delete_everything,
    entry,
    kept,
    note,
    packed,
    refused,
    saved_file,
    status,
    table,
)
from tests.browser.storage import remembered

HARD = (
    entry("2026-10-30", 0, 1440, acupuncture=1, other_session=1),
    entry("2026-11-01", 10, side_effects='a "small" bruise, left; sore', note="two\nlines\n\nand more"),
    entry("2026-11-02", 5, 35, side_effects='=HYPERLINK("https://x.example")', note="+1, -2, @SUM(A1)"),
    entry("2026-11-03", 4, side_effects="'quoted'", note="x;=1+1\n-cmd\t@y,＝z"),
    entry("2026-11-04", 3, side_effects="müde, 疲れ, عرق, 🏃🏽", note="''=1 '", leg=0, exercise="-10 squats; 2 × 12"),
    entry("2026-11-05", 2, leg=10, exercise="bridges\nplanks", tablets="+1, =2", sleep="@ 3 o’clock awake"),
)
OPEN = "A quotation mark has no partner. Put a text with marks between two marks, and double each mark inside it."
LISTEN = """
  window.refusals = [];
  document.addEventListener("securitypolicyviolation", (event) => window.refusals.push(event.effectiveDirective));
"""


def row(date: str = "2026-11-02", pain: str = "4", minutes: str = "0", more: str = "0,0,,") -> str:
    return f"{date},{pain},{minutes},{more}"


def file(*rows: str, end: str = "\r\n") -> str:
    return end.join((HEADER, *rows, ""))


@pytest.fixture
def filled(looks: Callable[..., Look], served: str) -> Page:
    return looks(LISTEN)(served + PATH, storage_state=remembered(served, diary=packed(*HARD)))


@pytest.fixture
def page(looks: Callable[..., Look], served: str) -> Page:
    return looks(timezone_id="Europe/London")(served + PATH)


def test_the_file_is_utf_8_csv_with_a_header_row_and_the_date_in_its_name(filled: Page, tmp_path: Path) -> None:
    path = saved_file(filled, tmp_path)
    assert path.name == f"back-pain-diary-{filled.evaluate('diary.today()')}.csv"
    expect(status(filled)).to_contain_text(f"The file {path.name} was handed to your browser.")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfdate,pain,")
    assert raw.endswith(b"\r\n")
    rows = table(path)
    assert rows[0] == list(COLUMNS)
    assert {len(cells) for cells in rows} == {11}
    assert [cells[0] for cells in rows[1:]] == [day["date"] for day in HARD]
    assert rows[2][5:7] == ['a "small" bruise, left; sore', "two\nlines\n\nand more"]


def test_no_cell_can_be_taken_for_a_formula(filled: Page, tmp_path: Path) -> None:
    path = saved_file(filled, tmp_path)
    cells = [cell for cells in table(path) for cell in cells]
    # Some spreadsheets split at semicolons, tabs and line breaks too.
    parts = [part for cell in cells for part in re.split(r"[,;\t\r\n]", cell)]
    assert [part for part in parts if part[:1] in tuple("=+-@＝＋－＠")] == []
    assert any(part.startswith("'=HYPERLINK") for part in parts)
    assert any(part.startswith("'-10 squats") for part in parts)


def test_a_diary_saved_deleted_and_brought_back_is_the_same(filled: Page, tmp_path: Path) -> None:
    path = saved_file(filled, tmp_path)
    delete_everything(filled)
    bring_back(filled, path)
    expect(status(filled)).to_have_text("File read. New days: 6. Changed: 0. Unchanged: 0.")
    expect(filled.get_by_role("heading", name="Your days")).to_be_focused()
    assert kept(filled) == list(HARD)
    assert filled.evaluate("window.refusals") == [], "the security policy blocked something"


def test_all_of_it_works_from_disk(visit: Visit, site: Path, tmp_path: Path) -> None:
    one = visit()
    one.context.add_init_script(LISTEN)
    page = one.open((site / PATH).as_uri())
    page.evaluate("text => localStorage.setItem('back-to-running:diary', text)", packed(*HARD))
    page.reload()
    path = saved_file(page, tmp_path)
    delete_everything(page)
    bring_back(page, path)
    expect(status(page)).to_contain_text("New days: 6.")
    assert kept(page) == list(HARD)
    assert page.evaluate("window.refusals") == []
    assert days(page)[0] == "5 Nov 2026"


def test_a_file_with_new_and_equal_days_needs_no_question(filled: Page, tmp_path: Path) -> None:
    path = saved_file(filled, tmp_path)
    filled.get_by_role("button", name="Delete: 2 Nov 2026").click()
    bring_back(filled, path)
    expect(status(filled)).to_have_text("File read. New days: 1. Changed: 0. Unchanged: 5.")
    assert kept(filled) == list(HARD)
    bring_back(filled, path)
    expect(status(filled)).to_have_text("File read. New days: 0. Changed: 0. Unchanged: 6.")
    filled.get_by_role("button", name="Undo").click()
    assert len(kept(filled)) == 5, "there is nothing to undo of a file that changed nothing"


DIFFERING = file("2026-11-01,4,0,0,0,,theirs", row("2026-11-02", "5"), row("2026-11-03", "3"))


@pytest.fixture
def differing(look: Look, served: str) -> Page:
    """Choose a file with a new day, an equal one, and one whose pain and note differ."""
    mine = packed(entry("2026-11-01", 6, note="mine"), entry("2026-11-02", 5))
    page = look(served + PATH, storage_state=remembered(served, diary=mine))
    bring_back(page, DIFFERING)
    expect(page.get_by_role("dialog", name="The file differs from your diary")).to_be_visible()
    return page


def test_days_that_differ_are_shown_before_anything_is_overwritten(differing: Page) -> None:
    dialog = differing.get_by_role("dialog", name="The file differs from your diary")
    expect(dialog).to_contain_text("New days: 1. Days that differ: 1. Unchanged: 1.")
    assert dialog.get_by_role("listitem").all_text_contents() == [
        "1 Nov 2026, Pain: yours is “6”, the file has “4”.",
        "1 Nov 2026, Note: yours is “mine”, the file has “theirs”.",
    ]
    expect(dialog.get_by_role("button", name="Change nothing")).to_be_focused()
    assert len(kept(differing)) == 2


def test_days_that_differ_in_the_newer_columns_only_are_shown_too(look: Look, served: str) -> None:
    mine = packed(entry("2026-11-01", 6, leg=3, exercise="bridges", tablets="one", sleep="7"))
    page = look(served + PATH, storage_state=remembered(served, diary=mine))
    page.get_by_role("button", name="Correct: 1 Nov 2026").click()
    bring_back(page, file("2026-11-01,6,0,0,0,,,0,planks,two,"))
    dialog = page.get_by_role("dialog", name="The file differs from your diary")
    expect(dialog.get_by_role("listitem")).to_have_text(
        [
            "1 Nov 2026, Leg: yours is “3”, the file has “0”.",
            "1 Nov 2026, Exercise: yours is “bridges”, the file has “planks”.",
            "1 Nov 2026, Tablets: yours is “one”, the file has “two”.",
            "1 Nov 2026, Sleep: yours is “7”, the file has “”.",
        ]
    )
    answer(page, "Use the file for these days")
    assert kept(page) == [entry("2026-11-01", 6, leg=0, exercise="planks", tablets="two")]
    expect(page.get_by_label("Exercise")).to_have_value("planks")  # what is saved from the form next undoes no file


OLD_FILE = "\r\n".join((",".join(BEFORE), "2026-11-01,6,30,1,0,a bruise,numb toes", "2026-11-02,5,0,0,0,,", ""))


def test_a_file_saved_before_the_newer_columns_is_read_whole(page: Page) -> None:
    bring_back(page, "\ufeff" + OLD_FILE)
    expect(status(page)).to_have_text("File read. New days: 2. Changed: 0. Unchanged: 0.")
    first = entry("2026-11-01", 6, 30, acupuncture=1, side_effects="a bruise", note="numb toes")
    assert kept(page) == [first, entry("2026-11-02", 5)]


def test_a_file_from_before_takes_nothing_from_the_newer_columns(look: Look, served: str) -> None:
    more = {"leg": 3, "exercise": "bridges", "tablets": "one", "sleep": "7"}
    first = entry("2026-11-01", 6, 30, acupuncture=1, side_effects="a bruise", note="numb toes", **more)
    mine = packed(first, entry("2026-11-02", 4, **more))
    page = look(served + PATH, storage_state=remembered(served, diary=mine))
    bring_back(page, OLD_FILE)
    dialog = page.get_by_role("dialog", name="The file differs from your diary")
    expect(dialog.get_by_role("listitem")).to_have_text(["2 Nov 2026, Pain: yours is “4”, the file has “5”."])
    answer(page, "Use the file for these days")
    expect(status(page)).to_have_text("File read. New days: 0. Changed: 1. Unchanged: 1.")
    assert kept(page) == [first, entry("2026-11-02", 5, **more)]


DECISIONS = [
    ("Change nothing", "Nothing was changed.", {}),
    ("Keep mine, add only new days", "File read. New days: 1. Changed: 0. Unchanged: 1.", {"2026-11-03": 3}),
    (
        "Use the file for these days",
        "File read. New days: 1. Changed: 1. Unchanged: 1.",
        {"2026-11-01": 4, "2026-11-03": 3},
    ),
]


def test_the_reader_decides_which_days_win(differing: Page) -> None:
    mine = {"2026-11-01": 6, "2026-11-02": 5}
    for number, (button, said, theirs) in enumerate(DECISIONS):
        if number:
            bring_back(differing, DIFFERING)
        answer(differing, button)
        expect(status(differing)).to_have_text(said)
        assert {day["date"]: day["pain"] for day in kept(differing)} == mine | theirs
        if theirs:
            differing.get_by_role("button", name="Undo").click()
        assert {day["date"]: day["pain"] for day in kept(differing)} == mine


def test_escape_changes_nothing_and_a_taken_file_can_be_undone(differing: Page) -> None:
    before = kept(differing)
    differing.keyboard.press("Escape")
    expect(status(differing)).to_have_text("Nothing was changed.")
    assert kept(differing) == before
    bring_back(differing, file(row("2026-11-01", "1"), row("2026-11-09", "1")))
    answer(differing, "Use the file for these days")
    assert kept(differing) != before
    differing.get_by_role("button", name="Undo").click()
    assert kept(differing) == before
    bring_back(differing, DIFFERING)
    expect(differing.get_by_role("dialog", name="The file differs from your diary")).to_be_visible()
    differing.keyboard.press("Escape")
    expect(status(differing)).to_have_text("Nothing was changed.")
    assert kept(differing) == before, "what was answered once is no answer to the next question"


WRONG = [
    ("", [f"Line 1: The first line does not name the columns. Write {HEADER}"]),
    (
        f"{HEADER},more\r\n",
        ["Line 1: “more” is not a column of the diary. Delete that column, or give it one of these names: " + HEADER],
    ),
    (HEADER, ["Line 2: There is no day in the file. Choose a file that this page saved."]),
    (
        f"{HEADER}\r\n2026-11-01,1",
        [
            "Line 2: The file ends in the middle of this line, so a part of it may be missing. "
            "Choose a whole one, or end the line yourself."
        ],
    ),
    (file(row(pain="11")), ["Line 2: Pain: “11” does not fit. Give a whole number from 0 to 10."]),
    (file(row(pain="")), ["Line 2: Pain is empty. Give a whole number from 0 to 10."]),
    (
        file(row(minutes="1441")),
        ["Line 2: Running: “1441” does not fit. Give whole minutes from 0 to 1440, or nothing."],
    ),
    (file(row(more="2,0,,")), ["Line 2: Acupuncture: “2” does not fit. Write 1 for a session and 0 for none."]),
    (
        file(row(more="0,yes,,")),
        ["Line 2: Other session: “yes” does not fit. Write 1 for a session and 0 for none."],
    ),
    (
        file(row(more=f"0,0,{'x' * 501},")),
        [f"Line 2: Side effects: “{'x' * 40}…” does not fit. Write at most 500 characters."],
    ),
    (
        file(row("2026-02-30")),
        ["Line 2: Day: “2026-02-30” does not fit. Write a day of the calendar as year-month-day, like 2026-11-24."],
    ),
    (file(row("2099-01-01")), ["Line 2: Day: “2099-01-01” does not fit. Write today or an earlier day."]),
    (
        file(row(), row("2026-11-03"), row()),
        ["Line 4: 2026-11-02 stands on line 2 too. Delete one of the two lines."],
    ),
    (
        file(row(more="0,0,a,b,1,c,d,e,f")),
        ["Line 2: There are 12 columns. Write 11, and leave empty what there is not."],
    ),
    (
        OLD_FILE.replace("numb toes", "numb, toes"),
        ["Line 2: There are 8 columns. Write 7, and leave empty what there is not."],
    ),
    (
        file(row(more="0,0,,,numb")),
        ["Line 2: Leg: “numb” does not fit. Give a whole number from 0 to 10, or nothing."],
    ),
    (
        file(row(more=f"0,0,,,,{'x' * 501}")),
        [f"Line 2: Exercise: “{'x' * 40}…” does not fit. Write at most 500 characters."],
    ),
    (
        file(row("2026-11-01"), row(more='0,0,"open,'), row("2026-11-03")),
        ["Line 3: " + OPEN],
    ),
    (
        file(row("x", "y", "z")),
        [
            "Line 2: Day: “x” does not fit. Write a day of the calendar as year-month-day, like 2026-11-24.",
            "Line 2: Pain: “y” does not fit. Give a whole number from 0 to 10.",
            "Line 2: Running: “z” does not fit. Give whole minutes from 0 to 1440, or nothing.",
        ],
    ),
]


def test_a_wrong_file_is_refused_with_line_mistake_and_advice_and_nothing_is_lost(look: Look, served: str) -> None:
    mine = packed(entry("2026-11-01", 6), entry("2026-11-20", 5))
    page = look(served + PATH, storage_state=remembered(served, diary=mine))
    box = page.locator(".diary__faults")
    for content, faults in WRONG:
        bring_back(page, content)
        found = (refused(page), "The file was not read, and your diary is as it was." in box.inner_text())
        assert (content, found) == (content, (faults, True))
        assert (content, kept(page), len(days(page))) == (content, json.loads(mine)["entries"], 2)


def test_many_mistakes_are_counted_after_the_first_ten(page: Page) -> None:
    bring_back(page, file(*(row(f"2026-10-{day:02}", "11") for day in range(1, 31))))
    found = refused(page)
    assert len(found) == 11
    assert found[0].startswith("Line 2: ")
    assert found[10] == "Other lines with a mistake: 20."
    bring_back(page, file(*(row(f"2026-10-{day:02}", "11") for day in range(1, 11))))
    assert [one[:5] for one in refused(page)] == ["Line "] * 10, "there are no others"
    note(page, "2026-10-01", 3)
    expect(page.locator(".diary__faults")).to_be_hidden()  # what it told of is over


def test_a_huge_file_is_not_even_read(page: Page) -> None:
    page.evaluate(
        """() => {
          const chosen = new DataTransfer(), field = document.querySelector("#diary-load");
          chosen.items.add(new File([new Uint8Array(2e7 + 1)], "film.csv"));
          field.files = chosen.files;
          field.dispatchEvent(new Event("change"));
        }"""
    )
    assert refused(page) == ["The file is larger than 20 MB. Choose a file that this page saved."]


def test_a_file_in_another_encoding_is_refused(page: Page) -> None:
    for raw in (file(row(more="0,0,müde,")).encode("latin-1"), file(row()).encode("utf-16")[:-1]):
        bring_back(page, raw)
        assert (raw, refused(page)) == (
            raw,
            ["The file is not written as UTF-8. In your spreadsheet, choose ‘CSV UTF-8’ when you save it."],
        )


def test_what_spreadsheets_make_of_the_file_is_understood(page: Page) -> None:
    day = [entry("2026-11-02", 4, 30, acupuncture=1, side_effects='a, "b"', note="c")]
    for content in (
        file(row("2026-11-02", "4", "30", '1,0,"a, ""b""",c')),
        file(row("2026-11-02", "4", "30", '1,0,"a, ""b""",c'), end="\n"),
        HEADER.replace(",", ";") + '\n2026-11-02;4;30;1;0;"a, ""b""";c\n',
    ):
        bring_back(page, content)
        expect(status(page)).to_have_text("File read. New days: 1. Changed: 0. Unchanged: 0.")
        assert (content, kept(page)) == (content, day)
        page.get_by_role("button", name="Undo").click()
        assert kept(page) == []


def test_the_same_file_can_be_chosen_again_after_it_was_mended(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text(file(row(pain="11")), "utf-8", newline="")
    bring_back(page, path)
    assert len(refused(page)) == 1
    path.write_text(file(row(pain="1")), "utf-8", newline="")
    bring_back(page, path)
    expect(status(page)).to_contain_text("New days: 1.")
    expect(page.locator(".diary__faults")).to_be_hidden()


def test_a_file_does_not_take_what_is_being_typed(page: Page) -> None:
    page.get_by_label("Note").fill("half typed")
    bring_back(page, file(row()))
    expect(status(page)).to_contain_text("New days: 1.")
    expect(page.get_by_label("Note")).to_have_value("half typed")


def test_an_empty_diary_offers_no_file_and_no_deletion(page: Page) -> None:
    for name in ("Save as a file", "Print my diary", "Delete everything"):
        expect(page.locator(".diary__files").get_by_role("button", name=name)).to_be_hidden()
    note(page, "2026-11-02", 3)
    for name in ("Save as a file", "Print my diary", "Delete everything"):
        expect(page.locator(".diary__files").get_by_role("button", name=name)).to_be_visible()


def test_a_file_that_is_not_read_leaves_no_older_message_behind(page: Page) -> None:
    note(page, "2026-11-01", 3)
    expect(status(page)).to_have_text("Saved: 1 Nov 2026.")
    bring_back(page, "no diary")
    refused(page)
    expect(status(page)).to_be_empty()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
