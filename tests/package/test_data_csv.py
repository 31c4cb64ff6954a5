"""`evidence.csv` has one row for each confirmed number, and a spreadsheet can read it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import facts
import pytest

from evidence_md.load import load
from publish import data
from publish.rows import COLUMNS


@pytest.fixture
def written(tmp_path: Path) -> str:
    return data.evidence_csv(load(facts.write(tmp_path)).studies).decode("utf-8")


def rows(written: str) -> list[dict[str, str]]:
    """Return the rows, each without its empty cells."""
    found = csv.DictReader(io.StringIO(written, newline=""))
    return [{name: cell for name, cell in row.items() if cell} for row in found]


def test_every_confirmed_number_has_its_row(written: str) -> None:
    always = {"study": "muller-2010", "doi": "10.5555/a_b%c#d"}
    better = {**always, "name": "Better", "time": "6 weeks"}
    arms = {"arm": "Walks", "against": "Usual care"}
    assert rows(written) == [
        {**better, "kind": "outcome", "arm": "Walks", "events": "20", "people": "40"},
        {**better, "kind": "outcome", "arm": "Usual care", "people": "39"}
        | {"value": "40", "low": "30.5", "high": "50", "unit": "percent"},
        {**better, **arms, "kind": "comparison", "estimate": "risk-difference"}
        | {"value": "10", "low": "-5", "high": "25", "unit": "percent"},
        {**better, **arms, "kind": "comparison", "estimate": "risk-ratio"}
        | {"value": "1.25", "unit": "ratio", "people": "79"},
        {**always, "kind": "figure", "name": "People who fell", "events": "1", "people": "80"},
        {**always, "kind": "figure", "name": "Weeks", "low": "2", "high": "4", "unit": "weeks"},
    ]


def test_the_first_line_names_the_columns(written: str) -> None:
    assert written.splitlines()[0] == ",".join(COLUMNS)
    assert written.startswith("study,kind,name,arm,against,estimate,value,low,high,unit,")


def test_lines_end_as_the_standard_for_csv_says(written: str) -> None:
    assert written.count("\r\n") == written.count("\n") == 7
