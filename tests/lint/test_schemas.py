"""The checks of the schemas for editors: each finds its mistake, in its place, and only that."""

from __future__ import annotations

from pathlib import Path

import mistakes_in_schemas
import pytest
from mistakes import Mistake
from mistakes_in_schemas import name_schemas

from guide.facts import schema
from guide.facts.evidence import Evidence
from guide.facts.load import load
from guide.lint.project import schemas
from guide.markdown.usage import Uses
from guide.pages.project import Project

RULES = (schemas.schema_is_named, schemas.schemas_agree_with_the_models)


@pytest.fixture
def named(project: Path) -> Path:
    """Return the small good project with its schemas, named in every file."""
    name_schemas(project)
    return project


def found(folder: Path) -> dict[str, list[str]]:
    """Return the findings that each check finds."""
    evidence = Evidence({})  # these checks read the files alone
    project = Project(folder / "mkdocs.yml", folder / "docs", [], evidence, Uses([], evidence))
    reports = {rule.__name__: [str(finding) for finding in rule(project)] for rule in RULES}
    return {name: findings for name, findings in reports.items() if findings}


def test_a_project_that_names_its_schemas_has_no_finding(named: Path) -> None:
    assert found(named) == {}
    assert list(load(named / "evidence").studies) == ["first-2010", "second-2015"]


@pytest.mark.parametrize("case", mistakes_in_schemas.CASES, ids=lambda case: case.name)
def test_a_mistake_is_reported_in_its_place_and_nothing_else_is(case: Mistake, named: Path) -> None:
    case.change(named)
    assert found(named) == {case.rule: [case.report]}


def test_the_schemas_of_the_guide_agree_with_the_models(root: Path) -> None:
    assert schema.stale(root / "evidence") == []
