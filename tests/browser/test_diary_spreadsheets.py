"""A file of the diary that came through a spreadsheet is read whole, or refused with the cause; no day is ever guessed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from tests.browser.diary import COLUMNS, HEADER, PATH, answer, bring_back, days, entry, kept, packed, refused, status
from tests.browser.storage import remembered
from tests.browser.test_diary_properties import same

TODAY = "2026-11-28"
WANTED = entry("2026-11-02", 6, 30, acupuncture=1, side_effects='a, "b"', note="c; d")
PLAIN = ["2026-11-02", "6", "30", "1", "0", '"a, ""b"""', '"c; d"']

Visit = Callable[..., object]


@pytest.fixture(scope="module")
def page(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(locale="de-DE")
    opened = context.new_page()
    opened.goto(served + PATH)
    opened.add_script_tag(url=f"{served}assets/js/diary-file.js")  # the page loads it when a file comes back
    yield opened
    context.close()


def read(page: Page, content: str) -> dict:
    return page.evaluate("([text, last]) => diaryFile.read(text, last)", [content, TODAY])


def of_days(*written: str, separator: str = ",") -> str:
    """Return a file whose days are written like this, each with a pain of 4."""
    rows = (f'"{day}"{separator}4' for day in written)
    return "\r\n".join((HEADER.replace(",", separator), *rows, ""))


def joined(separator: str, *rows: list[str], end: str = "\r\n") -> str:
    return end.join((*(separator.join(row) for row in rows), ""))


CHANGED = {
    "an added empty column": joined(",", [*COLUMNS, ""], [*PLAIN, ""]),
    "empty columns at both ends": joined(",", ["", *COLUMNS, "", ""], ["", *PLAIN, "", ""]),
    "a column added in the rows only": joined(",", list(COLUMNS), [*PLAIN, "", " "]),
    "semicolons": joined(";", list(COLUMNS), PLAIN),
    "tabs": joined("\t", list(COLUMNS), PLAIN),
    "a line that names the separator": "sep=;\r\n" + joined(";", list(COLUMNS), PLAIN),
    "the same with tabs": "sep=\t\n" + joined("\t", list(COLUMNS), PLAIN),
    "a title line": "My back, November 2026,,,,,,\r\n" + joined(",", list(COLUMNS), PLAIN),
    "title lines with commas and marks": 'Pain, "mine"\n\nSheet 1\n' + joined(",", list(COLUMNS), PLAIN),
    "decimals with points": joined(",", list(COLUMNS), ["2026-11-02", "6.0", "30.00", "1.0", "0.0", *PLAIN[5:]]),
    "decimals with commas": joined(";", list(COLUMNS), ["2026-11-02", "6,0", "30,00", "1,0", "0,0", *PLAIN[5:]]),
    "TRUE and FALSE": joined(",", list(COLUMNS), [*PLAIN[:3], "TRUE", "FALSE", *PLAIN[5:]]),
    "true and False": joined(",", list(COLUMNS), [*PLAIN[:3], "true", "False", *PLAIN[5:]]),
    "WAHR and FALSCH": joined(";", list(COLUMNS), [*PLAIN[:3], "WAHR", "FALSCH", *PLAIN[5:]]),
    "everything between marks": joined(
        ",", [f'"{name}"' for name in COLUMNS], [cell if '"' in cell else f'"{cell}"' for cell in PLAIN]
    ),
    "LF": joined(",", list(COLUMNS), PLAIN, end="\n"),
    "CR": joined(",", list(COLUMNS), PLAIN, end="\r"),
    "a byte order mark": "\ufeff" + joined(",", list(COLUMNS), PLAIN),
    "a byte order mark behind a separator line": "\ufeffsep=,\r\n" + joined(",", list(COLUMNS), PLAIN),
    "columns in another order": joined(",", list(COLUMNS[::-1]), PLAIN[::-1]),
    "names in capitals and with spaces": joined(
        ",", ["DATE", " Pain ", "Running Minutes", "acupuncture", "Other-Session", "Side  effects", "Note"], PLAIN
    ),
    "blank lines": "\r\n" + joined(",", list(COLUMNS), [], [" "], PLAIN, [], ["", "", ""]),
    "a time at midnight": joined(",", list(COLUMNS), ["2026-11-02 00:00:00", *PLAIN[1:]]),
    "a moment of a program": joined(",", list(COLUMNS), ["2026-11-02T00:00:00.000Z", *PLAIN[1:]]),
    "slashes, the year first": joined(",", list(COLUMNS), ["2026/11/2", *PLAIN[1:]]),
    "a day held as a text": joined(",", list(COLUMNS), ["'2026-11-02", *PLAIN[1:]]),
    "marks of direction": joined(",", list(COLUMNS), ["\u200f2026-11-02\u200e", *PLAIN[1:]]),
}


@pytest.mark.parametrize("content", CHANGED.values(), ids=CHANGED)
def test_what_a_spreadsheet_adds_or_changes_is_read_as_it_was(page: Page, content: str) -> None:
    assert read(page, content) == {"entries": {"2026-11-02": WANTED}, "faults": [], "turned": []}


def test_rows_whose_empty_end_was_dropped_are_read(page: Page) -> None:
    found = read(page, f"{HEADER}\n2026-11-01,6\n2026-11-02,5,30\n2026-11-03,4,0,1,0,a bruise\n")
    assert found["faults"] == []
    assert list(found["entries"].values()) == [
        entry("2026-11-01", 6),
        entry("2026-11-02", 5, 30),
        entry("2026-11-03", 4, acupuncture=1, side_effects="a bruise"),
    ]


def test_thousands_of_rows_are_read(page: Page) -> None:
    written = [date(2010, 1, 1) + timedelta(day) for day in range(5000)]
    found = read(page, of_days(*(f"{day:%d/%m/%Y}" for day in written)))
    assert found["faults"] == []
    assert list(found["entries"]) == [str(day) for day in written]


# How a spreadsheet may write the days of a file, and what they were.
TURNED = {
    "the day first": (["28/11/2026", "05/11/2026"], ["2026-11-28", "2026-11-05"]),
    "the month first": (["11/28/2026", "11/5/2026"], ["2026-11-28", "2026-11-05"]),
    "points": (["28.11.2026", "5.11.2026"], ["2026-11-28", "2026-11-05"]),
    "points and spaces": (["28. 11. 2026"], ["2026-11-28"]),
    "dashes": (["28-11-2026"], ["2026-11-28"]),
    "two digits for the year": (["28/11/26", "27/11/26"], ["2026-11-28", "2026-11-27"]),
    "two digits, the month first": (["11/28/26", "11/05/26"], ["2026-11-28", "2026-11-05"]),
    "two digits, the year first": (["26-11-24", "26-11-25", "26-11-26"], ["2026-11-24", "2026-11-25", "2026-11-26"]),
    "a time": (["28/11/2026 00:00", "27/11/2026 0:00:00"], ["2026-11-28", "2026-11-27"]),
    "a time of twelve hours": (["11/28/2026 12:00:00 AM"], ["2026-11-28"]),
    "a month as a word": (["28-Nov-26", "2-Nov-2026"], ["2026-11-28", "2026-11-02"]),
    "a long day": (["Saturday, November 28, 2026", "27 November 2026"], ["2026-11-28", "2026-11-27"]),
    "a long day in the reader's language": (["Montag, 5. Oktober 2026"], ["2026-10-05"]),
    "numbers of days": (["46354", "46353.0"], ["2026-11-28", "2026-11-27"]),
    "day and month alike": (["05/05/2026"], ["2026-05-05"]),
    "only one of two has come": (["05/12/2026"], ["2026-05-12"]),
    "mixed with days as they were": (["2026-11-27", "28/11/2026"], ["2026-11-27", "2026-11-28"]),
}


@pytest.mark.parametrize(("written", "meant"), TURNED.values(), ids=TURNED)
@pytest.mark.parametrize("separator", [",", ";"])
def test_days_that_can_be_read_in_one_way_only_are_read_for_a_person_to_confirm(
    page: Page, written: list[str], meant: list[str], separator: str
) -> None:
    found = read(page, of_days(*written, separator=separator))
    assert found["faults"] == []
    assert sorted(found["entries"]) == sorted(meant)
    shown = [{"value": one, "day": day} for one, day in zip(written, meant, strict=True) if one != day]
    assert found["turned"] == shown


UNCLEAR = {
    "day and month": (["05/06/2026", "06/06/2026"], "2026-06-05", "2026-05-06"),
    "behind one that says nothing": (["05/05/2026", "05/06/2026"], "2026-06-05", "2026-05-06"),
    "the year as well": (["24/11/26"], "2026-11-24", "2024-11-26"),
}


@pytest.mark.parametrize(("written", "one", "other"), UNCLEAR.values(), ids=UNCLEAR)
def test_days_that_can_be_read_in_two_ways_are_refused(page: Page, written: list[str], one: str, other: str) -> None:
    faults = read(page, of_days(*written))["faults"]
    assert [fault["kind"] for fault in faults] == ["unclear"]
    assert faults[0]["value"] == written[faults[0]["line"] - 2]
    assert (faults[0]["one"], faults[0]["other"]) == (one, other)


@same
@given(
    st.lists(st.dates(date(2020, 1, 1), date(2026, 11, 28)), min_size=1, max_size=30, unique=True),
    st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%m/%d/%y", "%y-%m-%d", "%d-%b-%y", "%Y-%m-%d 00:00:00"]),
)
def test_no_day_is_ever_taken_for_another(page: Page, written: list[date], form: str) -> None:
    found = read(page, of_days(*(f"{day:{form}}" for day in written)))
    if not found["faults"]:
        meant = {str(day) for day in written}
        # Of a few days one reading may be impossible by chance; what is then read is shown, and nothing else.
        confirmed = {one["day"] for one in found["turned"]}
        assert set(found["entries"]) in (meant, confirmed)
    else:
        assert {fault["kind"] for fault in found["faults"]} <= {"unclear", "mixed", "date", "future"}


CAUSES = {
    "both orders in one file": (of_days("28/11/2026", "11/27/2026"), [(3, "mixed")]),
    "a day that has not come": (of_days("28/11/2026", "30/11/2026"), [(3, "future")]),
    "no day of the calendar": (of_days("31/02/2026"), [(2, "date")]),
    "a time of the day": (of_days("2026-11-28 12:30:00"), [(2, "date")]),
    "a day without a year": (of_days("28-Nov"), [(2, "date")]),
    "a column without room": (of_days("########"), [(2, "narrow")]),
    "a decimal": (f"{HEADER}\n2026-11-02,4.5\n", [(2, "pain")]),
    "thousands or decimals": (f"{HEADER}\n2026-11-02,4,1.000\n", [(2, "running_minutes")]),
    "a text without marks": (f"{HEADER}\n2026-11-02,6,0,0,0,a,b,c\n", [(2, "count")]),
    "a column without a name": (f",{HEADER}\n1,2026-11-02,6\n", [(2, "count")]),
    "a column of somebody's own": (f"{HEADER},average\n", [(1, "unknown")]),
    "a column that is gone": (HEADER.removesuffix(",note") + "\n2026-11-02,6\n", [(1, "lacking")]),
    "a column twice": (f"{HEADER},note\n2026-11-02,6\n", [(1, "double")]),
    "names sorted to the end": (
        f"2026-11-01,6,0,0,0,,\n2026-11-02,6,0,0,0,,\n{HEADER}\n",
        [(1, "above"), (2, "above")],
    ),
    "the same day in two forms": (of_days("28/11/2026", "2026-11-28"), [(3, "twice")]),
    "lines behind a title": (f"Title\n\n{HEADER}\n2026-11-02,11\n", [(4, "pain")]),
}


@pytest.mark.parametrize(("content", "wanted"), CAUSES.values(), ids=CAUSES)
def test_what_cannot_be_told_for_sure_is_refused_with_its_line_and_cause(
    page: Page, content: str, wanted: list[tuple[int, str]]
) -> None:
    assert [(fault["line"], fault["kind"]) for fault in read(page, content)["faults"]] == wanted


MINE = packed(entry("2026-11-01", 6), entry("2026-11-20", 5))


@pytest.fixture
def mine(visit: Visit, served: str) -> Page:
    one = visit(storage_state=remembered(served, diary=MINE))
    one.context.clock.set_fixed_time(f"{TODAY}T12:00:00Z")
    return one.open(served + PATH)


def test_turned_days_are_shown_and_taken_when_a_person_says_that_they_are_right(mine: Page) -> None:
    bring_back(mine, of_days("28/11/2026", "05/11/2026"))
    dialog = mine.get_by_role("dialog", name="Are these days right?")
    expect(dialog.get_by_role("button", name="Change nothing")).to_be_focused()
    assert dialog.get_by_role("listitem").all_text_contents() == [
        "“28/11/2026” is 28 Nov 2026.",
        "“05/11/2026” is 5 Nov 2026.",
    ]
    assert kept(mine) == json.loads(MINE)["entries"]
    answer(mine, "Yes, they are right")
    expect(status(mine)).to_have_text("File read. New days: 2. Changed: 0. Unchanged: 0.")
    assert days(mine) == ["28 Nov 2026", "20 Nov 2026", "5 Nov 2026", "1 Nov 2026"]
    mine.get_by_role("button", name="Undo").click()
    assert kept(mine) == json.loads(MINE)["entries"]


@pytest.mark.parametrize("way", ["Change nothing", "Escape"])
def test_turned_days_that_are_not_right_change_nothing(mine: Page, way: str) -> None:
    bring_back(mine, of_days("28/11/2026"))
    expect(mine.get_by_role("dialog")).to_be_visible()
    if way == "Escape":
        mine.keyboard.press("Escape")
    else:
        answer(mine, way)
    expect(status(mine)).to_have_text("Nothing was changed.")
    assert kept(mine) == json.loads(MINE)["entries"]


def test_turned_days_that_differ_are_asked_about_too(mine: Page) -> None:
    bring_back(mine, of_days("20/11/2026"))
    mine.get_by_role("dialog").get_by_role("button", name="Yes, they are right").click()
    dialog = mine.get_by_role("dialog", name="The file differs from your diary")
    expect(dialog.get_by_role("listitem")).to_have_text(["20 Nov 2026, Pain: yours is “5”, the file has “4”."])
    answer(mine, "Keep mine, add only new days")
    assert kept(mine) == json.loads(MINE)["entries"]


def test_many_turned_days_are_shown_by_a_few_from_first_to_last(mine: Page) -> None:
    bring_back(mine, of_days(*(f"{day:02}/10/2026" for day in range(1, 32))))
    shown = mine.get_by_role("dialog").get_by_role("listitem")
    expect(shown).to_have_count(5)
    assert shown.first.text_content() == "“01/10/2026” is 1 Oct 2026."


def test_an_unclear_day_is_refused_with_both_readings_and_nothing_is_lost(mine: Page) -> None:
    bring_back(mine, of_days("05/06/2026"))
    assert refused(mine) == [
        "Line 2: “05/06/2026” may be 5 Jun 2026 or 6 May 2026, and no day in the file shows which. In your spreadsheet, "
        "give this column the date format year-month-day, like 2026-11-24. Then save the file again."
    ]
    assert kept(mine) == json.loads(MINE)["entries"]


ENCODED = {
    "UTF-16 as Excel writes it": joined("\t", list(COLUMNS), PLAIN).encode("utf-16"),
    "UTF-16, the other way round": ("\ufeff" + joined("\t", list(COLUMNS), PLAIN)).encode("utf-16-be"),
    "UTF-16 without a mark": joined(",", list(COLUMNS), PLAIN).encode("utf-16-le"),
    "UTF-8": joined(",", list(COLUMNS), PLAIN).encode(),
}


@pytest.mark.parametrize("raw", ENCODED.values(), ids=ENCODED)
def test_each_encoding_that_can_be_told_for_sure_is_read(mine: Page, raw: bytes) -> None:
    bring_back(mine, raw)
    expect(status(mine)).to_have_text("File read. New days: 1. Changed: 0. Unchanged: 0.")
    assert WANTED in kept(mine)


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"], ids=["xlsx, ods, numbers", "xls"])
def test_a_workbook_is_called_one(mine: Page, start: bytes) -> None:
    bring_back(mine, start + bytes(range(256)))
    assert refused(mine) == [
        "The file is a workbook, not a table as plain text. In your spreadsheet, choose ‘CSV UTF-8’ when you save it."
    ]
    assert kept(mine) == json.loads(MINE)["entries"]


def test_a_file_that_cannot_be_read_for_want_of_a_connection_is_refused_and_can_be_tried_again(
    visit: Visit, served: str
) -> None:
    one = visit()
    page = one.open(served + PATH)
    one.context.set_offline(True)
    bring_back(page, of_days("2026-11-02"))
    assert refused(page) == [
        "The part of this page that reads files could not be loaded. Check your connection, and try again."
    ]
    one.context.set_offline(False)
    one.problems.clear()  # the browser's own word about the connection
    bring_back(page, of_days("2026-11-02"))
    expect(status(page)).to_contain_text("New days: 1.")
