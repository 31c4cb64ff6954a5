"""The e-book passes the checker of its format, holds every chapter, and says what it needs and what it leaves out."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.lint.theme.styles import contrast
from tests import java
from tests.conftest import SITE_URL
from tests.site.test_drawn_by_style_sheets import CIRCLES, PEOPLE, value
from tests.site.test_one_file import CHAPTERS

NAME = "back-to-running.epub"
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
# What an e-book cannot do, or what its readers forbid.
ON_WHITE = ".people a"  # charts stand on white, whatever the paper
NEEDS_A_SCRIPT = ("script", "form", "input", "textarea", "button", "select", "details", "template", "iframe", "object")


@pytest.fixture(scope="module")
def parts(editions: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(editions / NAME) as book:
        return {name: book.read(name) for name in book.namelist()}


def read(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 (of ours)


def checked(path: Path) -> str:
    """Return what epubcheck says of a file. Skips, with the reason, where there is none."""
    jar = shutil.which("epubcheck")
    if jar is None:
        pytest.skip("epubcheck is not installed here (Debian and Ubuntu: `sudo apt-get install epubcheck`)")
    done = java.run(Path(jar).resolve(), path)
    return done.stdout + done.stderr


def test_epubcheck_finds_neither_an_error_nor_a_warning(editions: Path) -> None:
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in checked(editions / NAME)


def test_epubcheck_finds_a_chapter_that_is_listed_and_not_there(parts: dict[str, bytes], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "faulty.epub", "w") as book:
        for name, data in parts.items():
            if name.endswith((".opf", ".xml", "mimetype")):
                book.writestr(name, data)
    assert "home.xhtml" in checked(tmp_path / "faulty.epub")


def test_its_kind_comes_first_and_as_it_is(editions: Path) -> None:
    with zipfile.ZipFile(editions / NAME) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {entry.date_time for entry in book.infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_every_page_is_a_chapter_in_the_contents_and_in_the_order_of_reading(parts: dict[str, bytes]) -> None:
    nav = read(parts["EPUB/nav.xhtml"])
    listed = [link.get("href") for link in nav.find(f".//{XHTML}nav").iter(f"{XHTML}a")]
    assert len(listed) == len(CHAPTERS) + 2  # the front and the sources
    spine = read(parts["EPUB/package.opf"])
    names = {item.get("id"): item.get("href") for item in spine.iter("{http://www.idpf.org/2007/opf}item")}
    order = [names[item.get("idref")] for item in spine.iter("{http://www.idpf.org/2007/opf}itemref")]
    assert [name for name in order if name != "nav.xhtml"] == listed


def test_a_chapter_has_the_words_and_the_links_of_the_one_file_and_so_have_the_sources(
    parts: dict[str, bytes], editions: Path
) -> None:
    tree = LexborHTMLParser((editions / "back-to-running.html").read_text("utf-8"))
    chapters = tree.css(".chapter")
    own = {one.id for one in chapters}
    led = set()
    for one in chapters:
        for node in one.css(
            "button, .yardstick thead, .diary__sheets"
        ):  # see `LEFT_OUT` and `_in_lines`; the sheets are PDF
            node.decompose()
        page = LexborHTMLParser(parts[f"EPUB/{one.id}.xhtml"].decode())
        assert words(one) - words(page.body) == Counter(), one.id
        boxes = [len(one.css(f"input[type={kind}]")) for kind in ("checkbox", "radio")]
        assert [page.body.text().count(box) for box in ("☐ ", "○ ")] == boxes, one.id
        lines = sum(int(field.attributes["rows"] or 2) for field in one.css("textarea"))
        assert len(page.css(".to-write br")) == lines, one.id
        assert len(page.css("div.details > div.summary")) == len(one.css("details > summary")), one.id
        assert [node.html for node in page.css("[lang]") if not node.attributes.get("xml:lang")] == [], one.id
        led |= {(link.attributes["href"] or "").partition("#")[2] for link in page.css("a[href]")}
    wanted = {(link.attributes["href"] or "")[1:] for one in chapters for link in one.css("a[href^='#']")} - own
    assert len(wanted) > 200
    assert wanted - led == {"contents"}, "it leads to the list of chapters, which is a file of its own"
    listed = LexborHTMLParser(parts["EPUB/sources.xhtml"].decode()).css(".all-sources > li")
    assert [words(one) for one in listed] == [words(one) for one in tree.css(".book-sources > ol > li")]


def words(part: LexborNode) -> Counter[str]:
    """Return how often each word stands in a text."""
    return Counter(re.findall(r"\w+", part.text(separator=" ")))


def test_its_cover_is_drawn_with_its_title_and_no_larger_than_readers_take(parts: dict[str, bytes]) -> None:
    spine = read(parts["EPUB/package.opf"])
    [item] = [one for one in spine.iter("{http://www.idpf.org/2007/opf}item") if one.get("properties") == "cover-image"]
    data = parts[f"EPUB/{item.get('href')}"]
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (1200, 1800)
        assert 4 < len(picture.getcolors()) <= 16, "paper, ink, lanes and foot, with smooth edges"
    assert len(data) < 40_000


def test_charts_are_shown_and_nothing_needs_a_script(parts: dict[str, bytes]) -> None:
    trees = {name: read(data) for name, data in parts.items() if name.endswith(".xhtml")}
    drawn = {name for name, tree in trees.items() if next(tree.iter(f"{SVG}svg"), None) is not None}
    assert {"EPUB/front.xhtml", "EPUB/home.xhtml", "EPUB/research.xhtml", "EPUB/safety.xhtml"} <= drawn
    found = [(name, tag) for name, tree in trees.items() for tag in NEEDS_A_SCRIPT for _ in tree.iter(f"{XHTML}{tag}")]
    assert found == []
    assert "☐ ".encode() in parts["EPUB/decide.xhtml"]


def long_cells(pages: Iterable[str]) -> list[str]:
    """Return the cells of tables that are as long as paragraphs: an e-reader shows a few words a line of them."""
    cells = (cell.text() for page in pages for cell in LexborHTMLParser(page).css("td, th"))
    return [text for text in (" ".join(cell.split()) for cell in cells) if len(text) > 400]


def pale(css: str) -> list[str]:
    """Return what cannot be told from white paper or black, of the rules that say a colour and no ground to it."""
    rules = [
        (name.strip(), body) for name, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css) if "background" not in body
    ]
    colours = [(name, match[1]) for name, body in rules if (match := re.search(r"(?<!-)color:\s*(#\w+)", body))]
    said = [(name, value) for name, value in colours if not name.startswith(ON_WHITE)]
    return [
        f"{name}: {value}" for name, value in said if min(contrast(value, "#ffffff"), contrast(value, "#000000")) < 4.5
    ]


def test_words_are_read_on_white_paper_and_on_black_for_the_reader_chooses_it(parts: dict[str, bytes]) -> None:
    assert pale(parts["EPUB/style.css"].decode()) == []
    assert len(re.findall(r"\bcolor:", parts["EPUB/style.css"].decode())) > 5
    # A reader's own blue is not seen on the red of an emergency: the numbers to call are links in its heading.
    assert value(parts["EPUB/style.css"].decode(), ".care--emergency h2 a", "color") == ["inherit"]
    assert pale(".a,.b{color:#a8401f;margin:0}.c{background:#fff;color:#111111}") == [".a,.b: #a8401f"]


def test_its_signs_mean_what_those_of_the_site_do(parts: dict[str, bytes]) -> None:
    css = parts["EPUB/style.css"].decode()
    signs = {f".sure{level}": circles for level, circles in CIRCLES.items()}
    signs |= {".advice--do li": "✓", ".advice--do-not li": "✗"}
    for selector, sign in signs.items():
        assert value(css, f"{selector}::before", "content") == [f'"{sign} "'], selector
    assert value(css, ".people__no", "fill") == [PEOPLE[".people__no"]] == ["none"]
    [filled] = value(css, ".people__yes", "fill")
    assert contrast(filled, "#ffffff") > 4.5


def test_the_answers_of_the_quiz_ask_nobody_to_open_them(parts: dict[str, bytes]) -> None:
    assert b"answer to question 1</div>" in parts["EPUB/quiz.xhtml"]
    assert b"Show" not in parts["EPUB/quiz.xhtml"]


def test_no_cell_of_a_table_is_as_long_as_a_paragraph(parts: dict[str, bytes]) -> None:
    pages = {name: data.decode() for name, data in parts.items() if name.endswith(".xhtml")}
    assert long_cells(pages.values()) == []
    assert long_cells(["<table><tr><td>Short.</td><td>" + "long " * 90 + "</td></tr></table>"]) != []
    named = LexborHTMLParser(pages["EPUB/therapies.xhtml"]).css(".yardstick__cell > b")
    assert {"Against a pretend treatment:", "Harm:"} <= {name.text() for name in named}


def test_the_front_says_where_what_is_left_out_can_be_found_and_from_when_the_book_is(parts: dict[str, bytes]) -> None:
    front = parts["EPUB/front.xhtml"].decode()
    for words in (
        "1.0.0",
        "14 November 2023",
        "Next check due",
        SITE_URL,
        "print the PDF files",
        "The search and the diary",
        "an old copy may lack newer warning signs",
    ):
        assert words in front
    assert b'<meta property="dcterms:modified">2023-11-14T22:13:20Z</meta>' in parts["EPUB/package.opf"]
    for words in (
        b"The form for typing your days in is in the folder",
        b"The empty sheets are in back-to-running-diary.pdf",
    ):
        assert words in parts["EPUB/diary.xhtml"]
