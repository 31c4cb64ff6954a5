"""Whoever looks for the place of something reads the README of its folder: what is there stands in it, and nothing else."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from guide.facts.kinds import FOLDERS as KINDS
from tests.conftest import ROOT
from tests.project.test_files_are_portable import files

THERE = {path.relative_to(ROOT) for path in files(ROOT)}
READMES = sorted(path for path in THERE if path.name == "README.md")
# The folders outside `guide/` whose README names each file, and the ending of these.
LISTED = {
    ".github/workflows": "yml",
    "overrides": "html",
    "overrides/assets/css": "css",
    "overrides/assets/js": "js",
    "overrides/assets/js/diary": "js",
    "overrides/assets/js/search": "js",
    "overrides/assets/js/site": "js",
    "overrides/partials": "html",
}
NAMING = sorted({path.parent.as_posix() for path in READMES if path.parts[0] == "guide"} | {*LISTED})
# Where a README would do harm, and why; in the folders below as well.
NEVER = {
    ".github": "GitHub would show it in place of the project's own",
    ".github/ISSUE_TEMPLATE": "GitHub would offer it as a form",
    "docs": "each file in it becomes a page",
}
# Which folders need none of their own, and why; those below as well.
TOLD = {
    ".ci": "one script, which says itself what it is for",
    "bench/peers": "what other generators are set up with, told in the README of all",
    "guide/build/editions/templates/epub": "the parts of an e-book, told in the README above",
    "overrides/assets/images": "one icon, told in the README above",
    "tests/fixtures": "projects and pages that tests read as they are, told in the README of all",
    "tests/watch/answers": "what registries said, told in the README above",
}
NAMED = re.compile(r"`(?:[\w-]+/)*([\w-]+\.(?:py|html|css|js|yml))`")
EXAMPLE = re.compile(r"`[^`\n]*\]\([^`\n]*`")  # of a link, as somebody may write it
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[\w-]*)?\)")
PLACE = re.compile(r"(?<!\[)`((?:\.\./)*(?:[\w-][\w.-]*/|\.(?:github|ci)/)+[\w.-]*)`")
MADE = ("site/", "dist/", "public/")  # by a build, so that a clone has none of them


def there(folder: str) -> set[str]:
    """Return the files of a folder that its README names: the modules of Python, or what else the folder is for."""
    paths = (ROOT / folder).glob(f"*.{LISTED.get(folder, 'py')}")
    return {path.name for path in paths if not path.stem.startswith("__")}


def test_each_folder_has_a_readme_but_where_it_does_harm_or_is_not_needed() -> None:
    folders = {path.parent for path in THERE} - {path.parent for path in READMES}
    excused = {*map(Path, NEVER), *map(Path, TOLD)}
    lacking = sorted(str(folder) for folder in folders if not excused & {folder, *folder.parents})
    assert lacking == [], "say in a few lines what is there, in words that people look for, or here why it needs none"
    assert [str(one) for one in excused if not (ROOT / one).is_dir()] == []
    assert [str(path) for path in READMES if path.parent.as_posix() in NEVER or path.parts[0] == "docs"] == []


@pytest.mark.parametrize("folder", NAMING)
def test_each_file_of_a_folder_stands_in_its_readme(folder: str) -> None:
    named = {*NAMED.findall((ROOT / folder / "README.md").read_text("utf-8"))}
    assert sorted(there(folder) - named) == [], f"say in a line of {folder}/README.md what these are for"


@pytest.mark.parametrize("folder", NAMING)
def test_no_table_of_a_readme_names_a_module_that_is_gone(folder: str) -> None:
    cells = re.findall(r"(?m)^\| ([^|]+) \|", (ROOT / folder / "README.md").read_text("utf-8"))
    named = {name for cell in cells for name in NAMED.findall(cell)}
    assert sorted(name for name in named if not [*(ROOT / folder).rglob(name)]) == []


def gone(readme: Path, text: str) -> list[str]:
    """Return the places that a README links, as seen from its folder, or names, as seen from around it, and that are gone."""
    folder = ROOT / readme.parent
    links = [link for link in LINK.findall(EXAMPLE.sub("", text)) if not (folder / link).exists()]
    places = [place for place in PLACE.findall(text) if not place.startswith(MADE)]
    around = (folder, folder.parent, ROOT, ROOT / "guide")
    return [*links, *(place for place in places if not any((one / place).exists() for one in around))]


def test_each_place_that_a_readme_leads_to_is_there() -> None:
    read = {path: (ROOT / path).read_text("utf-8") for path in (*READMES, Path("CONTRIBUTING.md"))}
    assert {path.as_posix(): found for path, text in read.items() if (found := gone(path, text))} == {}


def test_a_place_that_is_gone_is_seen() -> None:
    text = "[there](../README.md), [gone](gone.md#a), `guide/facts/`, `gone/`, `[x](page.md)`, `site/x.html`, `facts/gone.py`"
    assert gone(Path("guide/README.md"), text) == ["gone.md", "gone/", "facts/gone.py"]


def test_each_folder_of_facts_stands_in_the_readme_of_the_facts() -> None:
    text = (ROOT / "evidence/README.md").read_text("utf-8")
    folders = [path.name for path in (ROOT / "evidence").iterdir() if path.is_dir()]
    assert sorted(name for name in folders if f"`{name}/`" not in text) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_readme_of_a_kind_of_fact_names_its_model_and_where_it_is(kind: str) -> None:
    text, model = (ROOT / "evidence" / kind / "README.md").read_text("utf-8"), KINDS[kind].model
    module = Path(inspect.getfile(model)).relative_to(ROOT).as_posix()
    assert re.search(rf"`{model.__name__}`\s+in\s+`{module}`", text)
    assert kind == "runs" or f"](../FIELDS.md#{kind})" in text
