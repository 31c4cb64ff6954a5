"""What a reader is told and asked about a file that came through a spreadsheet; how it is read is asked in `tests/js/`."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Looks, Visit
from tests.browser.diary import COLUMNS, HEADER, PATH, answer, bring_back, days, entry, kept, packed, refused, status
from tests.browser.storage import remembered

TODAY = "2026-11-28"
WANTED = entry("2026-11-02", 6, 30, acupuncture=1, side_effects='a, "b"', note="c; d", leg=3, sleep="6")
PLAIN = ["2026-11-02", "6", "30", "1", "0", '"a, ""b"""', '"c; d"', "3", "", "", "6"]

# On the day of these tests it is noon for as long as they like.
NOON = f"""{{
  const noon = Date.parse("{TODAY}T12:00:00Z");
  window.Date = class extends Date {{
    constructor(...parts) {{ super(...(parts.length ? parts : [noon])); }}
    static now() {{ return noon; }}
  }};
}}"""


def of_days(*written: str) -> str:
    """Return a file whose days are written like this, each with a pain of 4."""
    rows = (f'"{day}",4' for day in written)
    return "\r\n".join((HEADER, *rows, ""))


MINE = packed(entry("2026-11-01", 6), entry("2026-11-20", 5))


@pytest.fixture
def mine(looks: Looks, served: str) -> Page:
    return looks(NOON)(served + PATH, storage_state=remembered(served, diary=MINE))


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


def test_turned_days_that_are_not_right_change_nothing(mine: Page) -> None:
    for way in ("Change nothing", "Escape"):
        bring_back(mine, of_days("28/11/2026"))
        expect(mine.get_by_role("dialog")).to_be_visible()
        expect(status(mine)).to_be_empty()
        if way == "Escape":
            mine.keyboard.press("Escape")
        else:
            answer(mine, way)
        expect(status(mine)).to_have_text("Nothing was changed.")
        assert (way, kept(mine)) == (way, json.loads(MINE)["entries"])


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
    expect(shown).to_have_text([f"“{day:02}/10/2026” is {day} Oct 2026." for day in (1, 8, 15, 22, 29)])


def test_an_unclear_day_is_refused_with_both_readings_and_nothing_is_lost(mine: Page) -> None:
    bring_back(mine, of_days("05/06/2026"))
    assert refused(mine) == [
        "Line 2: “05/06/2026” may be 5 Jun 2026 or 6 May 2026, and no day in the file shows which. In your spreadsheet, "
        "give this column the date format year-month-day, like 2026-11-24. Then save the file again."
    ]
    assert kept(mine) == json.loads(MINE)["entries"]


def test_a_file_of_another_encoding_that_can_be_told_for_sure_is_read(mine: Page) -> None:
    bring_back(mine, "".join("\t".join(row) + "\r\n" for row in (COLUMNS, PLAIN)).encode("utf-16"))
    expect(status(mine)).to_have_text("File read. New days: 1. Changed: 0. Unchanged: 0.")
    assert WANTED in kept(mine)


def test_days_in_words_of_the_language_of_the_browser_are_read(visit: Visit, served: str) -> None:
    page = visit(locale="de-DE").open(served + PATH)
    bring_back(page, of_days("Montag, 5. Oktober 2026"))
    dialog = page.get_by_role("dialog", name="Are these days right?")
    expect(dialog.get_by_role("listitem")).to_have_text(["“Montag, 5. Oktober 2026” is 5 Oct 2026."])


def test_a_workbook_is_called_one(mine: Page) -> None:
    bring_back(mine, b"PK\x03\x04" + bytes(range(256)))
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
    one.may_say("net::ERR")  # the browser's own word about the connection
    bring_back(page, of_days("2026-11-02"))
    expect(status(page)).to_contain_text("New days: 1.")
