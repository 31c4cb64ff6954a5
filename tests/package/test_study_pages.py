"""A page for each study: written from its facts, kept while they agree, its dates left as people set them."""

from __future__ import annotations

from pathlib import Path

import claims
import pytest

from checks.front_matter import read
from evidence_md.load import load
from publish import study_pages


@pytest.fixture
def project(tmp_path: Path) -> Path:
    claims.write(tmp_path / "evidence")
    study_pages.write(load(tmp_path / "evidence").studies, tmp_path / "docs")
    return tmp_path


def test_a_page_has_front_matter_that_holds(project: Path) -> None:
    found, text, _, faults = read(project / "docs/research/studies/walks-2020.md")
    assert faults == []
    assert found.title == "Able, 2020"
    assert text.strip() == "/// study | walks-2020\n///"


def test_written_pages_agree_and_are_left_alone(project: Path) -> None:
    studies = load(project / "evidence").studies
    assert study_pages.stale(studies, project / "docs") == []
    assert study_pages.write(studies, project / "docs") == []


def test_a_changed_study_makes_its_page_stale_and_keeps_its_dates(project: Path) -> None:
    path = project / "docs/research/studies/walks-2020.md"
    path.write_text(path.read_text("utf-8").replace("reviewed: 2026-11-23", "reviewed: 2027-01-05"), encoding="utf-8")
    facts = project / "evidence/studies/walks-2020.yml"
    facts.write_text(facts.read_text("utf-8").replace("hardly more", "no more"), encoding="utf-8")
    studies = load(project / "evidence").studies
    assert study_pages.stale(studies, project / "docs") == ["walks-2020"]
    study_pages.write(studies, project / "docs")
    assert "reviewed: 2027-01-05" in path.read_text("utf-8")
    assert "no more than pretend walks" in path.read_text("utf-8")


def test_a_page_without_a_study_is_stale_and_taken_away(project: Path) -> None:
    lost = project / "docs/research/studies/lost-2001.md"
    lost.write_text("---\n---\n", encoding="utf-8")
    studies = load(project / "evidence").studies
    assert study_pages.stale(studies, project / "docs") == ["lost-2001"]
    study_pages.write(studies, project / "docs")
    assert not lost.exists()


def test_the_pages_of_the_guide_agree_with_its_facts() -> None:
    root = Path(__file__).parents[2]
    assert study_pages.stale(load(root / "evidence").studies, root / "docs") == [], "run `make studies`"
