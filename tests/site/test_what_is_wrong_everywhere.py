"""A slip in a template is told once, in the template, though every page of the built site shows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guide.facts.findings import Finding
from guide.lint.built.everywhere import told_once

TWICE = Finding("docs/a.md", 3, "ids-are-unique", "the id text stands 2 times.", "Rename a heading.")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with two templates that write the same id."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "overrides/partials").mkdir(parents=True)
    (tmp_path / "overrides/main.html").write_text('<main id="text">\n', "utf-8")
    (tmp_path / "overrides/partials/menu.html").write_text('<nav>\n<ul id="text">\n', "utf-8")
    return tmp_path


def on(pages: int) -> list[Finding]:
    return [replace(TWICE, path=f"docs/{number}.md") for number in range(pages)]


def test_what_most_pages_show_is_told_in_the_part_that_writes_it(root: Path) -> None:
    assert [str(one) for one in told_once(on(20), 30, root)] == [
        "overrides/partials/menu.html:2: ids-are-unique: on 20 pages, the id text stands 2 times. "
        "Look at this template first. Rename a heading."
    ]


def test_what_no_template_is_known_to_write_is_told_at_the_page_that_all_are_made_of(root: Path) -> None:
    found = [replace(one, rule="heads-are-complete", problem="the description is empty.") for one in on(20)]
    assert [(one.path, one.line) for one in told_once(found, 30, root)] == [("overrides/main.html", 1)]


@pytest.mark.parametrize(("pages", "of"), [(9, 9), (15, 31), (1, 100)])
def test_what_few_pages_show_is_told_of_each(root: Path, pages: int, of: int) -> None:
    assert list(told_once(on(pages), of, root)) == on(pages)
