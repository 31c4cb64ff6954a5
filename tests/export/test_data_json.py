"""`evidence.json` holds what is confirmed, all of it and nothing else, and says what it is."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from guide.export import open_data
from guide.facts.load import load
from guide.facts.schema import NAMES, schema
from tests.conftest import ROOT
from tests.fixtures import facts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return facts.write(tmp_path)


@pytest.fixture
def written(folder: Path) -> dict[str, Any]:
    return json.loads(open_data.evidence_json(load(folder)))


def test_every_kind_is_there_by_key(written: dict[str, Any]) -> None:
    assert {kind: list(entries) for kind, entries in written["facts"].items()} == {
        "studies": ["board-2026", "muller-2010", "who-2023"],
        "claims": ["walks-help"],
        "guidelines": ["who-2023"],
        "options": ["walks"],
        "glossary": ["walks"],
        "scores": ["discern"],
        "article": ["claim-01"],
        "quiz": ["q01"],
        "signs": ["numb-saddle"],
        "pain": ["rule"],
        "stages": ["running"],
        "emergency": ["numbers"],
        "criteria": ["wcag"],
        "runs": ["last"],
    }


def test_it_names_licence_schema_and_the_version_of_the_project(written: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (written["licence"], written["schema_version"]) == ("CC-BY-4.0", open_data.SCHEMA_VERSION)
    assert written["version"] == project["version"]
    assert written["schemas"]["studies"] == "schema/study.json"


def test_what_is_not_confirmed_is_left_out(written: dict[str, Any]) -> None:
    assert "oubted" not in json.dumps(written)
    assert "not_confirmed" not in json.dumps(written)
    study = written["facts"]["studies"]["muller-2010"]
    assert list(study["outcomes"]) == ["better"]
    assert [figure["what"] for figure in study["figures"]] == ["People who fell", "Weeks", "Who took part"]


def test_fields_have_the_names_of_the_files(written: dict[str, Any]) -> None:
    assert written["facts"]["claims"]["walks-help"]["for"] == ["muller-2010"]
    assert written["facts"]["claims"]["walks-help"]["next_review"] == "2027-11-23"
    assert written["facts"]["studies"]["muller-2010"]["authors"][0] == "Müller HH"


def test_fields_that_hold_nothing_are_left_out(written: dict[str, Any]) -> None:
    assert "funding" not in written["facts"]["studies"]["muller-2010"]
    assert "pmid" not in written["facts"]["studies"]["who-2023"]


@pytest.mark.parametrize("kind", NAMES)
def test_every_entry_fits_the_published_schema(written: dict[str, Any], kind: str) -> None:
    validator = Draft202012Validator(schema(kind))
    assert written["facts"][kind], f"write a fact of {kind} into tests/fixtures/facts.py"
    for entry in written["facts"][kind].values():
        assert [error.message for error in validator.iter_errors(entry)] == []


def test_anyone_can_check_the_checksum(written: dict[str, Any]) -> None:
    canonical = json.dumps(written["facts"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert written["sha256"] == hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def test_the_checksum_changes_with_a_fact(written: dict[str, Any], folder: Path) -> None:
    path = folder / "studies" / "muller-2010.yml"
    path.write_text(path.read_text("utf-8").replace("low: 30.5", "low: 30.6"), "utf-8")
    assert json.loads(open_data.evidence_json(load(folder)))["sha256"] != written["sha256"]


def test_the_checksum_does_not_change_with_what_is_not_confirmed(written: dict[str, Any], folder: Path) -> None:
    path = folder / "studies" / "muller-2010.yml"
    path.write_text(path.read_text("utf-8").replace("value: 77", "value: 78"), "utf-8")
    assert json.loads(open_data.evidence_json(load(folder)))["sha256"] == written["sha256"]


def test_whole_numbers_are_written_as_other_languages_write_them(written: dict[str, Any]) -> None:
    result = written["facts"]["studies"]["muller-2010"]["outcomes"]["better"]["results"][1]
    assert json.dumps(result) == '{"arm": "usual-care", "value": 40, "low": 30.5, "high": 50, "size": 39}'
