"""Whoever looks for the place of something reads the README of its folder: what is there stands in it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

FOLDERS = sorted(path.parent for path in (ROOT / "guide").rglob("README.md"))
NAMED = re.compile(r"`(?:[\w-]+/)*([\w-]+\.(?:py|html))`")


def there(folder: Path) -> set[str]:
    """Return the files of a folder that its README names: the modules of Python, and the templates of the theme."""
    ending = "html" if folder.name == "overrides" else "py"
    return {path.name for path in folder.glob(f"*.{ending}") if not path.stem.startswith("__")}


@pytest.mark.parametrize(
    "folder", [*FOLDERS, ROOT / "overrides"], ids=lambda folder: folder.relative_to(ROOT).as_posix()
)
def test_each_file_of_a_folder_stands_in_its_readme(folder: Path) -> None:
    named = {*NAMED.findall((folder / "README.md").read_text("utf-8"))}
    assert sorted(there(folder) - named) == [], f"say in a line of {folder.name}/README.md what these are for"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_no_table_of_a_readme_names_a_module_that_is_gone(folder: Path) -> None:
    cells = re.findall(r"(?m)^\| ([^|]+) \|", (folder / "README.md").read_text("utf-8"))
    named = {name for cell in cells for name in NAMED.findall(cell)}
    assert sorted(name for name in named if not [*folder.rglob(name)]) == []


def test_each_folder_of_facts_stands_in_the_readme_of_the_facts() -> None:
    text = (ROOT / "evidence/README.md").read_text("utf-8")
    folders = [path.name for path in (ROOT / "evidence").iterdir() if path.is_dir()]
    assert sorted(name for name in folders if f"`{name}/`" not in text) == []
