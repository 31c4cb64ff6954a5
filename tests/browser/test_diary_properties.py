"""Whatever a diary holds, writing and reading its file gives it back; whatever a file holds, reading it ends in words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser.diary import COLUMNS, HEADER, PATH

# The same examples on every machine, however slow it is.
same = settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
# Letters that can go wrong, and any others; lone surrogates are no text and cannot be written as UTF-8.
LETTERS = st.one_of(
    st.sampled_from("\"',;=+-@\t\n ＝aß疲"), st.characters(exclude_categories=("Cs",), exclude_characters="\r")
)
TEXTS = st.text(LETTERS, max_size=40).map(lambda text: re.sub(r"\A[\s\ufeff]+|[\s\ufeff]+\Z", "", text))
ENTRIES = st.fixed_dictionaries(
    {
        "date": st.dates(min_value=date(2000, 1, 1), max_value=date(2026, 1, 1)).map(str),
        "pain": st.integers(0, 10),
        "running_minutes": st.integers(0, 1440),
        "acupuncture": st.integers(0, 1),
        "other_session": st.integers(0, 1),
        "side_effects": TEXTS,
        "note": TEXTS,
    }
)
DIARIES = st.lists(ENTRIES, min_size=1, max_size=12, unique_by=lambda one: one["date"])
KEYED = "() => { window.keyed = (list) => Object.fromEntries(list.map((one) => [one.date, one])); }"


@pytest.fixture(scope="module")
def page(browser: Browser, served: str) -> Iterator[Page]:
    opened = browser.new_page()
    opened.goto(served + PATH)
    opened.add_script_tag(url=f"{served}assets/js/diary-file.js")  # the page loads it when a file comes back
    opened.evaluate(KEYED)
    yield opened
    opened.close()


@same
@given(DIARIES)
def test_writing_and_reading_a_file_gives_the_same_diary(page: Page, diary: list[dict]) -> None:
    read = page.evaluate("list => diaryFile.read(diary.write(keyed(list)))", diary)
    assert read == {"entries": {one["date"]: one for one in diary}, "faults": [], "turned": []}


@same
@given(DIARIES)
def test_packing_and_unpacking_for_storage_gives_the_same_diary(page: Page, diary: list[dict]) -> None:
    read = page.evaluate("list => diary.unpack(diary.pack(keyed(list)))", diary)
    assert read == {"entries": {one["date"]: one for one in diary}, "broken": False}


@same
@given(DIARIES)
def test_another_program_reads_the_file_as_it_was_meant_and_sees_no_formula(page: Page, diary: list[dict]) -> None:
    text = page.evaluate("list => diary.write(keyed(list))", diary)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[0] == list(COLUMNS)
    assert [cells[0] for cells in rows[1:]] == sorted(one["date"] for one in diary)
    assert {len(cells) for cells in rows} == {7}
    assert [cell for cells in rows for cell in cells if cell[:1] in tuple("=+-@")] == []


@same
@given(DIARIES, DIARIES)
def test_undoing_a_change_gives_the_diary_from_before(page: Page, diary: list[dict], change: list[dict]) -> None:
    there = page.evaluate(
        """([list, change]) => {
          const before = keyed(list), patch = keyed(change);
          return diary.patched(diary.patched(before, patch), diary.inverse(before, patch));
        }""",
        [diary, change],
    )
    assert there == {one["date"]: one for one in diary}


@same
@given(st.text(LETTERS, max_size=200), st.booleans())
def test_whatever_a_file_holds_it_is_read_or_refused_with_a_line(page: Page, text: str, with_header: bool) -> None:
    content = f"{HEADER}\r\n{text}" if with_header else text
    read = page.evaluate("text => diaryFile.read(text)", content)
    assert read["entries"] or read["faults"]
    lines = len(re.split(r"\r\n|\r|\n", content))
    assert all(1 <= fault["line"] <= max(lines, 2) for fault in read["faults"])


@same
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda part: st.lists(part) | st.dictionaries(st.text(max_size=9), part),
    )
)
def test_whatever_is_stored_is_unpacked_or_called_broken(page: Page, stored: object) -> None:
    read = page.evaluate("stored => diary.unpack(JSON.stringify(stored))", stored)
    assert read == {"entries": {}, "broken": True}
