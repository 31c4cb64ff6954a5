"""A project without facts is built without their models; a page that names a fact is told all the same that there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import markdown
import pytest

from guide.facts.evidence import Evidence
from guide.facts.findings import EvidenceError
from guide.facts.folder import holds_none
from guide.markdown import EvidenceExtension
from tests.conftest import ROOT

TEXT = "# Legs\n\nRun BL23.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n"
BUILD = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
from guide.build import minify
from guide.build.search import index as search_index

build(load_config("mkdocs.yml", site_dir="site"))
print(*(name for name in ("pydantic", "guide.facts.study", "pymdownx.blocks") if name in sys.modules))
"""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Return a project whose folder of facts is empty."""
    (tmp_path / "evidence").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "main.html").write_text("{{ page.content }}", encoding="utf-8")
    hooks = ROOT / "guide/build/generator/mkdocs_hooks.py"
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Bare\ntheme: {{name: null, custom_dir: theme}}\nplugins: []\nhooks: [{hooks.as_posix()}]\n"
        "markdown_extensions: [tables, guide.markdown]\n",
        encoding="utf-8",
    )
    return tmp_path


def built(project: Path) -> tuple[str, str]:
    """Build a project in a process of its own; return which of the models were loaded, and the HTML of the page."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=project, capture_output=True, text=True, check=True, env=_environment()
    )
    return done.stdout.strip(), (project / "site" / "index.html").read_text("utf-8")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}


def test_no_model_is_loaded_where_there_is_no_fact(bare: Path) -> None:
    loaded, page = built(bare)
    assert loaded == ""
    assert '<span translate="no">BL23</span>' in page
    assert 'role="table"' in page


def test_the_models_are_loaded_where_there_is_one(bare: Path, small: Path) -> None:
    plain = built(bare)[1]
    (small / "evidence").rename(bare / "facts")
    (bare / "evidence").rmdir()
    (bare / "facts").rename(bare / "evidence")
    assert built(bare) == ("pydantic guide.facts.study pymdownx.blocks", plain)


def converted(folder: Path, text: str) -> str:
    return markdown.markdown(text, extensions=["tables", EvidenceExtension(evidence=str(folder))])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Needles.[@haake-2007]", "no source is called “haake-2007”"),
        ("/// claim | needles\n///", "no claim is called “needles”"),
        ("Needles.[@Haake]", "is no reference"),
    ],
)
def test_a_page_that_names_a_fact_is_told_that_there_is_none(bare: Path, text: str, said: str) -> None:
    with pytest.raises(EvidenceError, match=said):
        converted(bare / "evidence", text)


# What brings the models or not must be the same page: in lists and quotations, escaped, in code, in the middle of a line.
@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("> /// do\n> - Walk.\n> ///", True),
        ("- First:\n\n    /// do  \n    - Walk.\n    ///", True),
        ("1. /// do\n    - Walk.\n    ///", True),
        ("//// do|Walk\n////", True),
        ("/// drawing | a b\n///", True),
        ("Cited.\\\\[@haake-2007]", True),
        ("[text]\n[@haake-2007; @mu-2020]", True),
        ("Write \\[@haake-2007] like that, by @haake-2007.", False),
        ("| a | b |\n| --- | --- |\n| /// care \\| Ask: ///  | \\[@key\\] |", False),
        ("/// do - walk ///\n\n///\n\nhttps:///", False),
        ("```\n/// do\n[@haake-2007]\n///\n```", False),
    ],
)
def test_a_page_is_the_same_whether_the_models_were_there_before_it(bare: Path, text: str, asks: bool) -> None:
    found, brought = [], False
    for facts in (None, Evidence({})):
        said: list[str] = []
        ours = EvidenceExtension(
            evidence=str(bare / "evidence"), facts=facts, on_error=lambda error, said=said: said.append(str(error))
        )
        one = markdown.Markdown(extensions=["tables", "fenced_code", ours])
        page = one.convert(text)
        found.append((page, said))
        brought = brought or (facts is None and "evidence-reference" in one.inlinePatterns)
    assert found[0] == found[1]
    assert brought == asks


def test_a_block_that_needs_no_fact_works_without_any(bare: Path) -> None:
    page = converted(bare / "evidence", "/// lines | How long do you run?\n///")
    assert "How long do you run?" in page
    assert "///" not in page


def test_one_markdown_makes_the_same_before_and_behind_the_first_block(bare: Path) -> None:
    one = markdown.Markdown(extensions=["tables", EvidenceExtension(evidence=str(bare / "evidence"))])
    before = one.reset().convert(TEXT)
    field = one.reset().convert("/// lines | A\n///")
    assert one.reset().convert("/// lines | A\n///") == field, "its name is free again on the next page"
    assert one.reset().convert(TEXT) == before


def test_a_folder_that_is_not_there_is_no_folder_without_facts(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="is not there"):
        converted(tmp_path / "evidence", "Text.")


def test_a_folder_holds_a_fact_once_a_file_lies_in_the_folder_of_a_kind(bare: Path) -> None:
    folder = bare / "evidence"
    (folder / "FIELDS.md").write_text("Fields.", encoding="utf-8")
    (folder / "studies").mkdir()
    assert holds_none(folder)
    (folder / "studies" / "README.md").write_text("", encoding="utf-8")
    assert holds_none(folder)
    (folder / "studies" / "haake-2007.yaml").write_text("", encoding="utf-8")
    assert not holds_none(folder), "a file with a wrong name is read as well, to say so"
