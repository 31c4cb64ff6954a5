"""The JSON Schemas say what the models say: an editor refuses what `make check` refuses, and takes what it takes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from guide.facts import schema
from guide.facts.kinds import FOLDERS
from guide.facts.load import load
from tests.fixtures import facts


def entry(name: str) -> Any:
    """Return a file of the small facts as an editor reads it: a date is text there."""
    return json.loads(json.dumps(yaml.safe_load(facts.FILES[name]), default=str))


def findings(kind: str, found: Any) -> list[str]:
    validator = Draft202012Validator(schema.schema(kind))
    return sorted(error.json_path for error in validator.iter_errors(found))


@pytest.mark.parametrize("kind", schema.NAMES)
def test_the_schema_is_itself_right(kind: str) -> None:
    Draft202012Validator.check_schema(schema.schema(kind))


@pytest.mark.parametrize("name", facts.FILES)
def test_a_file_that_is_right_fits_its_schema(name: str) -> None:
    assert findings(name.partition("/")[0], entry(name)) == []


@pytest.mark.parametrize(
    ("name", "field", "value", "place"),
    [
        ("studies/muller-2010.yml", "doi", "https://doi.org/10.5555/x", "$.doi"),
        ("studies/muller-2010.yml", "pmid", "PM1", "$.pmid"),
        ("studies/muller-2010.yml", "design", "rtc", "$.design"),
        ("studies/muller-2010.yml", "year", 1800, "$.year"),
        ("studies/muller-2010.yml", "heading", "A trial", "$"),
        ("studies/muller-2010.yml", "arms", {"Usual Care": {"name": "U", "role": "usual-care"}}, "$.arms"),
        ("studies/who-2023.yml", "accessed", "November 2026", "$.accessed"),
        ("studies/who-2023.yml", "url", "http://example.org", "$.url"),
        ("claims/walks-help.yml", "certainty", "sure", "$.certainty"),
        ("claims/walks-help.yml", "for", [], "$.for"),
        ("article/claim-01.yml", "number", 17, "$.number"),
        ("quiz/q01.yml", "answers", [{"text": "Yes", "right": True}], "$.answers"),
    ],
)
def test_what_the_model_refuses_the_schema_refuses(name: str, field: str, value: object, place: str) -> None:
    kind = name.partition("/")[0]
    wrong = {**entry(name), field: value}
    assert findings(kind, wrong) == [place]
    with pytest.raises(ValueError, match="validation error"):
        FOLDERS[kind].model.model_validate(wrong)


def test_a_bare_number_is_text_where_the_model_takes_it_so() -> None:
    assert findings("studies", {**entry("studies/muller-2010.yml"), "volume": 12, "pmid": 123}) == []
    assert findings("studies", {**entry("studies/muller-2010.yml"), "title": 12}) == ["$.title"]


def test_an_editor_shows_the_advice_of_make_check() -> None:
    (doi, _) = schema.schema("studies")["properties"]["doi"]["anyOf"]
    assert doi["patternErrorMessage"].startswith("a DOI begins with 10. and has no spaces.")


def test_the_docstring_explains_a_kind_and_the_readme_its_fields() -> None:
    readme = "| `title`, `year` | as in `x` |\n| `authors` or `pages` | who |\n\n## `claims/`\n| `statement` | ours |\n"
    made = schema.schema("studies", readme)
    assert made["description"].startswith("A source that pages may cite")
    assert [made["properties"][name].get("description") for name in ("title", "year", "authors", "pages", "issue")] == [
        *("as in x", "as in x", "who", "who", None)
    ]
    assert schema.schema("claims", readme)["properties"]["statement"]["description"] == "ours"


def test_schemas_just_written_are_not_stale(tmp_path: Path) -> None:
    names = sorted(f"{name}.json" for name in schema.NAMES.values())
    assert schema.stale(tmp_path) == names
    assert schema.write(tmp_path) == names
    assert schema.stale(tmp_path) == schema.write(tmp_path) == []


def test_a_schema_that_was_changed_is_lost_or_belongs_to_nothing_is_stale(tmp_path: Path) -> None:
    schema.write(tmp_path)
    folder = tmp_path / "schema"
    (folder / "claim.json").write_text("{}\n", "utf-8")
    (folder / "option.json").unlink()
    (folder / "trial.json").write_text("{}\n", "utf-8")
    assert schema.stale(tmp_path) == ["claim.json", "option.json", "trial.json"]
    schema.write(tmp_path)
    assert schema.stale(tmp_path) == []
    assert not (folder / "trial.json").exists()


def test_a_changed_explanation_makes_the_schema_stale(tmp_path: Path) -> None:
    (tmp_path / "FIELDS.md").write_text("| `plain` | one sentence |\n", "utf-8")
    schema.write(tmp_path)
    (tmp_path / "FIELDS.md").write_text("| `plain` | one plain sentence |\n", "utf-8")
    assert schema.stale(tmp_path) == ["study.json"]


def test_the_command_writes_the_schemas_of_the_working_folder(tmp_path: Path) -> None:
    facts.write(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "guide", "schemas"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[0] == "evidence/schema/article.json"
    assert schema.stale(tmp_path / "evidence") == []


def test_the_line_that_names_the_schema_does_not_change_the_facts(tmp_path: Path) -> None:
    folder = facts.write(tmp_path)
    before = load(folder).studies["who-2023"]
    path = folder / "studies" / "who-2023.yml"
    path.write_text(f"{schema.first_line('studies')}\n{path.read_text('utf-8')}", "utf-8")
    assert load(folder).studies["who-2023"] == before


@pytest.mark.parametrize("kind", schema.NAMES)
def test_the_named_schema_is_where_the_line_says(kind: str, tmp_path: Path) -> None:
    schema.write(tmp_path)
    named = schema.first_line(kind).partition("$schema=")[2]
    assert (tmp_path / kind / ".." / named.removeprefix("../")).resolve().is_relative_to(tmp_path.resolve())
    assert (tmp_path / named.removeprefix("../")).is_file()
