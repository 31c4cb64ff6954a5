"""The rules of the built site find each finding, and nothing where there is none."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from guide.lint.built import rules as built
from guide.lint.built.pages import readers_are_told_not_to_wait
from guide.lint.built.site import read
from tests.conftest import ROOT, Builds
from tests.fixtures.projects import BUILT
from tests.site.built_mistakes import CASES, Case


@pytest.mark.parametrize("name", ["site", "published", "under-path"])
def test_the_guide_has_no_finding(builds: Builds, name: str) -> None:
    assert [str(finding) for finding in built.findings(builds / name, ROOT)] == []


def test_a_good_site_has_no_finding() -> None:
    assert [str(finding) for finding in built.findings(BUILT)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_finding_is_reported_by_its_rule_and_by_no_other(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(BUILT, folder)
    changed = folder / case.file
    before = changed.read_text(encoding="utf-8")
    after = before.replace(case.old, case.new, 1)
    assert after != before, "the case changes nothing: the good site has no such text any more"
    changed.write_text(after, encoding="utf-8")

    found = built.findings(folder)
    assert [finding.rule.replace("-", "_") for finding in found] == [case.rule]
    assert [str(replace(finding, rule="")).replace(f"{folder.as_posix()}/", "") for finding in found] == [case.finding]


@pytest.mark.parametrize(("settings", "told"), [("extra:\n  help_page: other.html\n", ["docs/index.md"]), ("", [])])
def test_the_page_with_all_signs_is_the_one_that_the_settings_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, told: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("---\nkind: reader\n---\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    assert [finding.path for finding in readers_are_told_not_to_wait(read(BUILT, tmp_path))] == told


def test_every_rule_has_a_case() -> None:
    assert {rule.__name__ for rule in built.RULES} == {case.rule for case in CASES}
