"""The sheet of pictures, made of a small site: whatever was taken stands on it, and it needs nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from bench.look.__main__ import compare, look
from bench.look.states import SIDE_BY_SIDE, STATES
from tests.conftest import ROOT
from tests.fixtures.projects import BUILT
from tests.site.test_valid_html import errors, messages

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


# A page in which each medium has colours of its own, and letters of twice their size a line of its own.
MEDIA = """<!doctype html><html lang="en"><title>Media</title><link rel="stylesheet" href="media.css"><p>Words.</p></html>"""
COLOURS = """
html { background: rgb(0, 0, 255); block-size: 3000px; font-size: 100%; forced-color-adjust: none; }
@media (min-width: 50em) { html { background: rgb(0, 0, 200); } }
@media (min-width: 50em) and (forced-colors: active) { html { background: rgb(0, 255, 0); } }
@media (prefers-color-scheme: dark) { html { background: rgb(90, 0, 0); } }
@media print { html { background: rgb(255, 0, 0); } }
body { margin: 0; }
p { block-size: 50em; background: rgb(255, 255, 0); inline-size: 10px; margin: 0; overflow: hidden; }
"""


def test_each_picture_is_taken_in_its_medium(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "media.html").write_text(MEDIA, "utf-8")
    (tmp_path / "media.css").write_text(COLOURS, "utf-8")
    (tmp_path / "again.html").write_text(MEDIA, "utf-8")
    states = [
        replace(state, widths=(360,) if state.twice_as_large else (794 if state.on_paper else 1280,))
        for state in STATES
    ]
    look(browser, tmp_path, ROOT, tmp_path, ["media.html", "again.html"], states)
    # What is seen at the right, and how far the bar at the left goes down.
    wanted = {
        "light-1280": ((0, 0, 200), 800),
        "dark-1280": ((90, 0, 0), 800),
        "forced-1280": ((0, 255, 0), 800),
        "print-794": ((255, 0, 0), 800),
        "large-360": ((0, 0, 255), 1600),
        "no-script-1280": ((0, 0, 200), 800),
        "disk-1280": ((0, 0, 200), 800),
    }
    for page in ("media", "again"):
        for key, (colour, bottom) in wanted.items():
            with Image.open(tmp_path / page / f"{key}-first.png") as picture:
                assert picture.convert("RGB").getpixel((picture.width - 20, 100)) == colour, (page, key)
            with Image.open(tmp_path / page / f"{key}-whole.jpg") as picture:
                whole = picture.convert("RGB")
            apart = zip(whole.getpixel((whole.width - 20, 2900)), colour, strict=True)
            assert max(abs(one - other) for one, other in apart) < 12, (page, key)
            bar = [
                whole.getpixel((4, y))[0] > 200 and whole.getpixel((4, y))[1] > 200 for y in (bottom - 20, bottom + 20)
            ]
            assert bar == [True, False], (page, key)


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
