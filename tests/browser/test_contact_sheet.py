"""The sheet of pictures, made of a small site: whatever was taken stands on it, and it needs nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from bench.look.__main__ import compare, look
from bench.look.states import SIDE_BY_SIDE, STATES
from tests.conftest import ROOT
from tests.site.test_valid_html import errors, messages

BUILT = ROOT / "tests" / "fixtures" / "built"
PARTS = ("first screen", "whole page")


@pytest.fixture(scope="module")
def sheet(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a sheet of one page in every state."""
    folder = tmp_path_factory.mktemp("look")
    look(browser, BUILT, ROOT, folder, ["index.html"], STATES)
    return folder


@pytest.fixture(scope="module")
def change(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a sheet of two sites that differ in the text of one page."""
    after = shutil.copytree(BUILT, tmp_path_factory.mktemp("built") / "after")
    page = after / "other.html"
    page.write_text(page.read_text("utf-8").replace("A part</h2>", "Another part</h2>"), "utf-8")
    folder = tmp_path_factory.mktemp("change")
    assert compare(browser, BUILT, after, ROOT, folder) == 1
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
    assert sizes >= {320, 360, 768, 794, 1280, 1600}


def test_the_sheet_says_page_width_and_medium_in_words(sheet: Path) -> None:
    tree = read(sheet)
    heads = [f"{state.words}: {part}" for state in STATES for part in PARTS]
    assert [node.text() for node in tree.css("section h3")] == heads
    told = [node.attributes["alt"] for node in tree.css("section img")]
    assert len({*told}) == len(told), "two pictures have the same words"
    for state in STATES:
        for width in state.widths:
            begins = f"The good first page, {state.words}, {width} px, "
            assert sum(each.startswith(begins) for each in told) == len(PARTS), begins


def test_the_whole_page_begins_with_what_its_first_screen_shows(sheet: Path) -> None:
    for first in sorted(sheet.rglob("*-first.png")):
        whole = first.with_name(first.name.replace("-first.png", "-whole.jpg"))
        with Image.open(first) as one, Image.open(whole) as other:
            box = (0, 0, min(one.width, other.width), min(one.height, other.height))
            apart = ImageChops.difference(one.convert("RGB").crop(box), other.convert("RGB").crop(box))
        assert max(ImageStat.Stat(apart).mean) < 2, f"{first.name}: letters or colours are others in the whole page"


def test_a_page_that_stands_out_at_the_side_says_so(browser: Browser, tmp_path: Path) -> None:
    shutil.copy(BUILT.parent / "browser" / "wide.html", tmp_path / "wide.html")
    shutil.copy(BUILT.parent / "browser" / "wide.css", tmp_path / "wide.css")
    look(browser, tmp_path, ROOT, tmp_path, ["wide.html"], SIDE_BY_SIDE)
    captions = [node.text() for node in read(tmp_path).css("section figcaption")]
    assert any("px stand out at the side" in each for each in captions), captions


def test_a_page_that_leads_on_is_taken_itself_over_the_network_and_from_disk(browser: Browser, tmp_path: Path) -> None:
    states = [replace(SIDE_BY_SIDE[0], from_disk=from_disk) for from_disk in (False, True)]
    for state in states:
        look(browser, BUILT, ROOT, tmp_path, ["old.html"], [state])
        assert [node.text() for node in read(tmp_path).css("h2[id]")] == ["This page has moved: The good other page"]


def test_before_and_after_show_the_page_that_was_changed_and_no_other(change: Path) -> None:
    tree = read(change)
    assert [node.attributes["id"] for node in tree.css("h2[id]")] == ["other"]
    captions = [node.text().split(", whole page")[0] for node in tree.css("section figcaption")]
    assert captions == [
        *("Before, 360 px, first screen", "After, 360 px, first screen", "Before, 360 px", "After, 360 px"),
        *("Before, 1280 px, first screen", "After, 1280 px, first screen", "Before, 1280 px", "After, 1280 px"),
    ]
    assert addresses(change) == files(change)
    before, after = ((change / side / "other" / "light-1280-first.png").read_bytes() for side in ("before", "after"))
    assert before != after


def test_a_change_of_no_page_makes_a_sheet_that_says_so(browser: Browser, tmp_path: Path) -> None:
    assert compare(browser, BUILT, BUILT, ROOT, tmp_path) == 0
    assert "Pages that differ: 0." in read(tmp_path).body.text()
    assert addresses(tmp_path) == set()


def test_the_sheets_are_valid_and_need_no_script(sheet: Path, change: Path) -> None:
    assert errors(messages(sheet / "index.html", change / "index.html")) == []
    assert [node.html for one in (sheet, change) for node in read(one).css("script, link")] == []
