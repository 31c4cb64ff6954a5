"""`site/data/` holds the same bytes whenever and wherever it is written, and nothing when a fact is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.export import open_data
from guide.facts import schema
from guide.facts.findings import EvidenceError
from tests.fixtures import facts


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_all_files_are_written(tmp_path: Path) -> None:
    open_data.write_all(facts.write(tmp_path), tmp_path / "site")
    schemas = {f"data/schema/{name}.json" for name in schema.NAMES.values()}
    named = {
        f"data/{name}"
        for name in (
            "evidence.json",
            "evidence.csv",
            "evidence.csv-metadata.json",
            "sources.bib",
            "sources.csl.json",
        )
    }
    assert set(files(tmp_path / "site")) == named | schemas
    assert all(content.endswith(b"\n") for content in files(tmp_path / "site").values())


def test_the_schemas_are_those_that_belong_to_the_facts(tmp_path: Path) -> None:
    folder = facts.write(tmp_path)
    schema.write(folder)
    open_data.write_all(folder, tmp_path / "site")
    for name in schema.NAMES.values():
        committed = (folder / "schema" / f"{name}.json").read_bytes()
        assert (tmp_path / "site" / "data" / "schema" / f"{name}.json").read_bytes() == committed


def test_the_order_in_which_files_were_made_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_data.write_all(facts.write(tmp_path / "one"), tmp_path / "one" / "site")
    monkeypatch.setattr(facts, "FILES", dict(reversed(facts.FILES.items())))
    open_data.write_all(facts.write(tmp_path / "two"), tmp_path / "two" / "site")
    assert files(tmp_path / "one" / "site") == files(tmp_path / "two" / "site")


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    folder = facts.write(tmp_path)
    open_data.write_all(folder, tmp_path / "site")
    before = files(tmp_path / "site")
    open_data.write_all(folder, tmp_path / "site")
    assert files(tmp_path / "site") == before


def test_nothing_is_written_when_a_fact_is_wrong(tmp_path: Path) -> None:
    folder = facts.write(tmp_path)
    (folder / "studies" / "who-2023.yml").write_text("title: Only a title\n", "utf-8")
    with pytest.raises(EvidenceError):
        open_data.write_all(folder, tmp_path / "site")
    assert not (tmp_path / "site").exists()
