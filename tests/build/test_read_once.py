"""Facts are read once in a run, however many pages and rules ask for them."""

from __future__ import annotations

from pathlib import Path

import mkdocs.config
import pytest
from mkdocs.commands.build import build

from guide.build.generator import hooks_with_facts, mkdocs_hooks
from guide.facts import load
from guide.lint import linter
from guide.markdown import context
from guide.pages import project


class Counted:
    """The function that reads facts, and how often it was called."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, folder: Path) -> object:
        self.calls += 1
        return load.load(folder)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Return the count of all reading of facts, by whichever module."""
    counted = Counted()
    for module in (context, project, hooks_with_facts):
        monkeypatch.setattr(module, "load", counted)
    return counted


def test_a_run_of_all_rules_reads_the_facts_once(small: Path, reading: Counted) -> None:
    assert linter.findings(small / "mkdocs.yml") == []
    assert reading.calls == 1


def test_a_build_reads_the_facts_once(small: Path, reading: Counted, tmp_path: Path) -> None:
    config = mkdocs.config.load_config(str(small / "mkdocs.yml"), site_dir=str(tmp_path / "out"))
    assert len(list((small / "docs").rglob("*.md"))) > 1, "one page would say nothing"
    build(mkdocs_hooks.on_config(config))
    assert reading.calls == 1


def test_without_facts_that_are_handed_in_each_page_reads_its_own(convert, reading: Counted) -> None:
    assert convert("Needles.[@first-2010]").reports == []
    assert reading.calls == 1
