"""`evidence.csv` has one row for each confirmed number, and a spreadsheet can read it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from guide.export import csv_table, open_data
from guide.export.csv_table import COLUMNS
from guide.facts.load import load
from guide.facts.study import Arm, Comparison, Figure, Outcome, Study
from tests.fixtures import facts


@pytest.fixture
def written(tmp_path: Path) -> str:
    return open_data.evidence_csv(load(facts.write(tmp_path)).studies).decode("utf-8")


def rows(written: str) -> list[dict[str, str]]:
    """Return the rows, each without its empty cells and without `several` where one event a person is counted."""
    found = csv.DictReader(io.StringIO(written, newline=""))
    return [{name: cell for name, cell in row.items() if cell and cell != "false"} for row in found]


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


@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        ("smd", "standard deviations"),
        *(("mean-difference", "points of 100"), ("risk-difference", "points of 100")),
        *(("risk-ratio", "ratio"), ("odds-ratio", "ratio"), ("hazard-ratio", "ratio")),
    ],
)
def test_an_estimate_is_in_the_unit_of_its_kind(kind: str, unit: str) -> None:
    one = Comparison(of="a", against="b", kind=kind, value=-0.4)
    arms = {key: Arm(name=key, role=role) for key, role in (("a", "acupuncture"), ("b", "pretend"))}
    measured = {"name": "Pain", "measure": "Pain", "time": "1 week", "better": "lower", "unit": "points of 100"}
    outcome = Outcome(**measured, confirmed=True, comparisons=[one])
    study = Study(title="T", year=2020, design="rct", plain="P", arms=arms, outcomes={"pain": outcome})
    assert [(row.value, row.unit) for row in csv_table.rows("some-2020", study)] == [(-0.4, unit)]


def test_events_of_which_a_person_can_have_several_are_marked() -> None:
    fallen = Figure(what="Falls", events=9, of=20, several=True, confirmed=True)
    study = Study(title="T", year=2020, design="rct", plain="P", figures=[fallen])
    assert [row.several for row in csv_table.rows("some-2020", study)] == [True]
    assert csv_table.table({"some-2020": study}).splitlines()[1].endswith("9,20,true,,")


def test_the_first_line_names_the_columns(written: str) -> None:
    assert written.splitlines()[0] == ",".join(COLUMNS)
    assert written.startswith("study,kind,name,arm,against,estimate,value,low,high,unit,")


def test_lines_end_as_the_standard_for_csv_says(written: str) -> None:
    assert written.count("\r\n") == written.count("\n") == 7


def test_the_description_beside_it_names_its_columns_types_licence_version_and_checksum(tmp_path: Path) -> None:
    studies = load(facts.write(tmp_path)).studies
    about = json.loads(open_data.csv_metadata(studies))
    assert [column["name"] for column in about["tableSchema"]["columns"]] == list(COLUMNS)
    types = {column["name"]: column["datatype"] for column in about["tableSchema"]["columns"]}
    assert [types[name] for name in ("study", "value", "events", "several")] == [
        "string",
        "number",
        "integer",
        "boolean",
    ]
    assert about["schema:sha256"] == hashlib.sha256(open_data.evidence_csv(studies)).hexdigest()
    assert about["dc:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"
    assert about["url"] == "evidence.csv"
    assert about["schema:version"]
