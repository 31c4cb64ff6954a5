"""A release says what it changed for readers, from the page that tells them, and what it was built with, from the lock."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

from guide import cli
from guide.build.reports import changes, sbom
from tests.conftest import ROOT

PAGE = """---
title: "What changed"
---

Newest first.

## 3 March 2026: needles

| We said | Now |
| --- | --- |
| one | [two](../a.md#b)[@first-2010; @second-2015] |

## 24 and 23 January 2026: first editions

- **Pain:** text.

## How corrections are made

Nothing is deleted.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/news.md").write_text(PAGE, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("extra:\n  changes_page: news.html\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "a"\nversion = "1.2.0"\nlicense = "MIT"\n', "utf-8")
    (tmp_path / "CITATION.cff").write_text("version: 1.2.0\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_newest_entry_is_told_without_links_that_would_lead_astray(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["changes", "latest"]) == 0
    said = capsys.readouterr().out
    assert said == "## 3 March 2026: needles\n\n| We said | Now |\n| --- | --- |\n| one | two |\n\n"


@pytest.mark.parametrize(("since", "titles"), [([], 2), (["2026-01-24"], 1), (["2026-01-23"], 2), (["2026-03-03"], 0)])
def test_a_release_tells_what_came_since_the_last_one(
    project: Path, capsys: pytest.CaptureFixture[str], since: list[str], titles: int
) -> None:
    assert cli.main(["changes", "v1.2.0", *since]) == 0
    said = capsys.readouterr().out
    assert said.count("## ") == titles
    assert titles or "Nothing that could change what a reader does." in said


@pytest.mark.parametrize(
    ("file", "text"),
    [("pyproject.toml", '[project]\nversion = "1.1.0"\n'), ("CITATION.cff", "version: 1.1.0\n")],
)
def test_a_version_that_the_files_of_the_project_do_not_name_is_none(
    project: Path, capsys: pytest.CaptureFixture[str], file: str, text: str
) -> None:
    (project / file).write_text(text, "utf-8")
    assert cli.main(["changes", "1.2.0"]) == 1
    assert capsys.readouterr().err == f"{file} names the version 1.1.0, not 1.2.0. Make them the same.\n"


def test_entries_are_in_the_order_of_their_days_whatever_their_titles_and_places() -> None:
    titles = ("4 May 2025: a", "12 March 2026: b", "3 April 2026: c", "31 December 2025: d")
    found = changes.entries("".join(f"## {title}\n\nText.\n\n" for title in titles))
    assert [entry.title[-1] for entry in found] == ["c", "b", "d", "a"]


@pytest.mark.parametrize("arguments", [[], ["1.2.0", "yesterday"], ["1.2.0", "2026-01-01", "x"]])
def test_it_says_how_changes_are_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.main(["changes", *arguments]) == 2
    assert "guide changes latest" in capsys.readouterr().err


def test_a_page_without_an_entry_is_reported_and_so_is_none(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "docs/news.md").write_text("## How corrections are made\n", "utf-8")
    assert cli.main(["changes", "latest"]) == 1
    assert capsys.readouterr().err.startswith("docs/news.md has no entry. Write one")
    (project / "mkdocs.yml").write_text("extra:\n", "utf-8")
    assert cli.main(["changes", "latest"]) == 1
    assert "Write `changes_page: folder/page.html` under `extra:`." in capsys.readouterr().err


def test_every_dated_heading_of_the_real_page_is_an_entry_and_the_newest_comes_first() -> None:
    page = (ROOT / "docs/about/what-changed.md").read_text("utf-8")
    found = changes.entries(page)
    assert [entry.title for entry in found] == re.findall(r"(?m)^## (\d.*)$", page)
    assert found[-1].day >= datetime.date(2026, 11, 23)
    assert not re.search(r"\]\(|\[@", "".join(map(str, found)))


def test_the_bill_of_materials_holds_each_locked_package_once_with_all_its_hashes(tmp_path: Path) -> None:
    lock = (ROOT / sbom.LOCK).read_text("utf-8")
    assert cli.main(["sbom", str(tmp_path / "bill.json")]) == 0
    bill = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    named = [f"{one['name']}=={one['version']}" for one in bill["components"]]
    assert sorted(named) == sorted(re.findall(r"(?m)^[\w.-]+==[\w.!+]+", lock))
    assert len({one["bom-ref"] for one in bill["components"]}) == len(named)
    assert bill["dependencies"][0]["dependsOn"] == [one["purl"] for one in bill["components"]]
    listed = re.findall(r'"value": "([0-9a-f]{64})"', json.dumps(bill))
    assert sorted(listed) == sorted(re.findall(r"sha256:([0-9a-f]{64})", lock))


def test_the_same_lock_gives_the_same_bill_and_another_lock_another() -> None:
    project = {"name": "a", "version": "1", "license": "MIT"}
    lock = f"b==1.0 ; python_version < '3.12' \\\n    --hash=sha256:{'0' * 64}\n"
    assert sbom.bill(project, lock) == sbom.bill(project, lock)
    assert sbom.bill(project, lock)["serialNumber"] != sbom.bill(project, lock * 2)["serialNumber"]
    [package] = sbom.components(lock)
    assert package["purl"] == "pkg:pypi/b@1.0"
    assert package["properties"][0] == {"name": "back-to-running:only-where", "value": "python_version < '3.12'"}


@pytest.mark.parametrize("line", ["b==1.0\n", "b>=1 --hash=sha256:" + "0" * 64, "-e ."])
def test_a_package_that_is_not_locked_is_reported(project: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    (project / "requirements").mkdir()
    (project / sbom.LOCK).write_text(line, "utf-8")
    assert cli.main(["sbom"]) == 1
    assert "has no version or no hash. Compile it anew with `make lock`." in capsys.readouterr().err
