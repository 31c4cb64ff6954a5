"""What nothing uses is kept, translated and read for nothing: whoever takes the last use away takes it away too."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.conftest import ROOT

WORDS = "overrides/words/en.html"


@cache
def everything(*folders: str, but: str = "") -> str:
    """Return the text of all files by hand in these folders; a README that names something does not use it."""
    endings = (".py", ".html", ".js", ".css", ".md", ".yml", ".txt", ".xml", ".webmanifest")
    paths = (path for folder in folders for path in sorted((ROOT / folder).rglob("*")) if path.suffix in endings)
    return "\n".join(path.read_text("utf-8") for path in paths if path.name != "README.md" and path != ROOT / but)


@pytest.mark.parametrize("folder", ["icons", "partials"])
def test_each_piece_of_the_theme_is_put_into_a_template(folder: str) -> None:
    names = [path.name for path in (ROOT / "overrides" / folder).iterdir() if path.suffix != ".md"]
    assert names
    assert sorted(name for name in names if f"{folder}/{name}" not in everything("overrides", "guide")) == []


def test_each_template_of_a_block_is_filled() -> None:
    names = [path.stem for path in (ROOT / "guide/markdown/templates").glob("*.html")]
    used = everything("guide/markdown", "guide/build")
    assert names
    assert sorted(name for name in names if not re.search(rf"\"{name}(?:\.html)?\"", used)) == []


def test_each_drawing_is_on_a_page() -> None:
    names = [path.stem for path in (ROOT / "docs/drawings").glob("*.svg")]
    used = everything("docs", "evidence", "overrides", "guide")
    assert names
    assert sorted(name for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", used)) == []


def test_each_word_of_the_theme_is_written_by_a_template() -> None:
    names = re.findall(r'(?m)^  "(\w+)":', (ROOT / WORDS).read_text("utf-8"))
    used = everything("overrides", "guide", but=WORDS)
    assert names
    assert sorted(name for name in names if not re.search(rf"\bwords\.{name}\b|\[\"{name}\"\]", used)) == []
