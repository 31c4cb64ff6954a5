"""The sheet of pictures, made of a small site: whatever was taken stands on it, and it needs nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from bench.look.__main__ import compare, look
from bench.look.states import STATES
from tests.conftest import ROOT
from tests.site.test_valid_html import errors, messages

BUILT = ROOT / "tests" / "fixtures" / "built"
NAMES = ("index.html", "old.html")  # the second leads on to another page


@pytest.fixture(scope="module")
def sheet(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a sheet of two pages in every state."""
    folder = tmp_path_factory.mktemp("look")
    look(browser, BUILT, ROOT, folder, NAMES, STATES)
    return folder


def read(folder: Path) -> LexborHTMLParser:
    return LexborHTMLParser((folder / "index.html").read_text("utf-8"))


def addresses(folder: Path) -> set[str]:
    """Return what the sheet shows and leads to."""
    tree = read(folder)
    named = [node.attributes["src"] for node in tree.css("[src]")]
    named += [node.attributes["href"] for node in tree.css("[href]")]
    return {name for name in named if not name.startswith("#")}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"index.html"}


def test_the_sheet_names_every_picture_and_every_picture_is_one(sheet: Path) -> None:
    assert addresses(sheet) == files(sheet)
    sizes = set()
    for name in files(sheet):
        if name.endswith(".pdf"):
            assert (sheet / name).read_bytes().startswith(b"%PDF")
            continue
        with Image.open(sheet / name) as picture:
            picture.load()
            sizes |= {picture.width} if "-small" not in name else set()
    assert sizes == {320, 360, 768, 794, 1280, 1600}


def test_the_sheet_says_page_width_and_medium_in_words(sheet: Path) -> None:
    tree = read(sheet)
    assert [node.text() for node in tree.css("section h3")] == [state.words for _ in NAMES for state in STATES]
    told = {node.attributes["alt"] for node in tree.css("section img")}
    title = LexborHTMLParser((BUILT / "index.html").read_text("utf-8")).css_first("title").text()
    for state in STATES:
        for width in state.widths:
            part = "the height of a sheet" if state.on_paper else "first screen"
            assert f"{title}, {state.words}, {width} px, {part}" in told
            assert [
                each for each in told if each.startswith(f"{title}, {state.words}, {width} px, whole page, {width}")
            ]
    assert len(told) == len(tree.css("section img")), "two pictures have the same words"


def test_a_page_that_leads_on_is_taken_itself(sheet: Path) -> None:
    title = LexborHTMLParser((BUILT / "old.html").read_text("utf-8")).css_first("title").text()
    assert [node.text() for node in read(sheet).css("section h2")][1] == title


def test_the_sheet_is_valid_and_needs_no_script(sheet: Path) -> None:
    assert errors(messages(sheet / "index.html")) == []
    assert read(sheet).css("script, link") == []


def test_before_and_after_show_the_page_that_was_changed_and_no_other(browser: Browser, tmp_path: Path) -> None:
    after = shutil.copytree(BUILT, tmp_path / "after")
    page = after / "other.html"
    page.write_text(page.read_text("utf-8").replace("A part</h2>", "Another part</h2>"), "utf-8")
    folder = tmp_path / "sheet"
    folder.mkdir()
    assert compare(browser, BUILT, after, ROOT, folder) == 1
    tree = read(folder)
    assert [node.attributes["id"] for node in tree.css("section h2")] == ["other"]
    captions = [node.text().split(", whole page")[0] for node in tree.css("section figcaption")]
    assert captions == [
        *("Before, 360 px, first screen", "After, 360 px, first screen", "Before, 360 px", "After, 360 px"),
        *("Before, 1280 px, first screen", "After, 1280 px, first screen", "Before, 1280 px", "After, 1280 px"),
    ]
    assert addresses(folder) == files(folder)
    pictures = {side: (folder / side / "other" / "light-1280-first.png").read_bytes() for side in ("before", "after")}
    assert pictures["before"] != pictures["after"]
    assert errors(messages(folder / "index.html")) == []


def test_a_change_of_no_page_makes_a_sheet_that_says_so(browser: Browser, tmp_path: Path) -> None:
    assert compare(browser, BUILT, BUILT, ROOT, tmp_path) == 0
    assert "Pages that differ: 0." in read(tmp_path).body.text()
    assert errors(messages(tmp_path / "index.html")) == []
