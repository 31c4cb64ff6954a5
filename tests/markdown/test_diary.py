"""The diary block: sheets for paper, a template for the script, and every word that the script says."""

from __future__ import annotations

import re

import pytest
import yaml

from guide.markdown.render import words
from tests.conftest import ROOT

SCRIPTS = {
    "diary": "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "overrides/assets/js/diary").glob("*.js"))),
    "diary-file": (ROOT / "overrides/assets/js/diary-file.js").read_text("utf-8"),
}
SCRIPT = SCRIPTS["diary"]
SAID = words("en")["diary"]
BLOCK = "/// diary\n\n| What | How |\n| --- | --- |\n| Pain | A number |\n///"
COLUMNS = [
    "Day, date",
    "Pain, 0 to 10",
    "Leg, 0 to 10",
    "Minutes run",
    "Exercise",
    "Tablets",
    "Sleep",
    "Session",
    "Side effects",
    "Note",
]


def test_there_is_a_sheet_a_week_with_a_row_a_day_and_room_for_everything(convert) -> None:
    page = convert(BLOCK)
    assert page.reports == []
    assert [text.split(" Middle")[0] for text in page.texts(".diary__sheets caption")] == [
        f"Week {number}" for number in range(1, 7)
    ]
    assert page.texts(".diary__sheets tbody th") == [str(day) for day in range(1, 43)]
    assert page.texts(".diary__sheets table:first-of-type thead th") == COLUMNS
    assert len(page.tree.css(".diary__sheets tbody td")) == 42 * 9


def test_cells_of_the_sheets_know_their_columns_and_rows(convert) -> None:
    page = convert(BLOCK)
    assert page.attributes(".diary__sheets tbody tr:first-of-type td", "data-label")[:9] == COLUMNS[1:]
    assert set(page.attributes(".diary__sheets tbody th", "scope")) == {"row"}


def test_the_sheets_wait_behind_a_line_that_says_what_to_do_without_a_script(convert) -> None:
    page = convert(BLOCK)
    assert page.attributes(".diary__sheets", "open") == [None]
    assert "open the empty sheets here, print this page" in page.texts(".diary__paper")[0]


def test_the_content_says_what_to_write(convert) -> None:
    page = convert(BLOCK)
    assert page.texts(".diary__how summary") == ["What to write each evening"]
    assert page.texts(".diary__how tbody tr") == ["Pain A number"]


def test_what_needs_a_script_stands_in_a_template(convert) -> None:
    html = convert(BLOCK).html
    before, inside = html.split("<template>")
    inside, after = inside.split("</template>")
    for element in ("<form", "<dialog", "<button", "<input"):
        assert element in inside
        assert element not in before + after


def test_six_weeks_have_a_sheet_each(convert) -> None:
    page = convert(BLOCK)
    assert len(page.tree.css(".diary__sheets table")) == 6
    assert page.attributes(".diary", "data-goal") == ["42"]


def test_the_page_carries_every_word_that_its_script_says(convert) -> None:
    page = convert(BLOCK)
    for group in ("columns", "chart", "say", "advice"):
        for name, text in SAID[group].items():
            assert page.attributes(".diary", f"data-{group}-{name}") == [text]


def test_each_word_that_the_script_asks_for_is_there() -> None:
    asked = re.findall(r'\bword\("(columns|say|advice)", "([a-z_]+)"', SCRIPT)
    assert len(asked) > 5
    assert [pair for pair in asked if pair[1] not in SAID[pair[0]]] == []
    told = re.findall(r'\btell\((?:trouble \? )?"([a-z]+)"(?: : "([a-z]+)")?', SCRIPT)
    assert len(told) > 5
    assert [name for pair in told for name in pair if name and name not in SAID["say"]] == []


@pytest.mark.parametrize("group", ["columns", "chart", "say", "advice"])
def test_no_word_is_there_for_nothing(group: str) -> None:
    names = [
        name for name in SAID[group] if not any(re.search(rf'["\s{{]{name}["\s:,]', part) for part in SCRIPTS.values())
    ]
    assert names == []


@pytest.mark.parametrize(("part", "least"), [("diary", 50), ("diary-file", 30)])
def test_the_script_says_nothing_by_itself(part: str, least: int) -> None:
    """What stands between its quotation marks are names, never sentences: nobody could translate those."""
    code = re.sub(r"(?s:/\*.*?\*/)|(?m:^\s*//.*$)|(?<=[;{}]) //.*", "", SCRIPTS[part])
    texts = re.findall(r'"([^"\n]*)"', code)
    assert len(texts) > least
    assert [text for text in texts if re.search(r"[a-z]{2,} [a-z]{2,}", text) and not text.startswith(".")] == []


def limits(script: str) -> tuple[int, int]:
    """Return what the script calls a clear change: points of 10, and per cent of the first week's pain."""
    points, tenths = (int(re.search(rf"const {name} = (\d+);", script)[1]) for name in ("CLEAR", "THIRTY"))
    return points, 10 * tenths


def agreed() -> tuple[int, int]:
    """Return what experts agreed on as a change that matters to one person, from the file of their study."""
    figures = yaml.safe_load((ROOT / "evidence/studies/ostelo-2008.yml").read_text("utf-8"))["figures"]
    points = next(one["value"] for one in figures if one.get("unit") == "points of 10")
    return points, next(one["value"] for one in figures if one.get("unit") == "percent")


def test_the_script_counts_a_change_as_its_source_does() -> None:
    assert limits(SCRIPT) == agreed()


@pytest.mark.parametrize(("old", "new"), [("CLEAR = 2", "CLEAR = 1"), ("THIRTY = 3", "THIRTY = 2")])
def test_a_script_that_counts_otherwise_is_found(old: str, new: str) -> None:
    assert SCRIPT.count(old) == 1
    assert limits(SCRIPT.replace(old, new)) != agreed()


@pytest.mark.parametrize("page", ["docs/decide/diary.md", "docs/back-pain/plan.md"])
def test_the_pages_name_the_same_change_as_the_script(page: str) -> None:
    points, percent = limits(SCRIPT)
    text = (ROOT / page).read_text("utf-8")
    sentence = next(line for line in text.splitlines() if line.startswith("Experts agreed"))
    assert re.findall(r"\d+", sentence.split("[@")[0]) == [str(points), "10", str(percent)]


def test_the_sheets_say_how_to_find_the_middle_number(convert) -> None:
    assert convert(BLOCK).texts(".diary__sheets > p") == [SAID["sheets"]["how"]]
