"""The PDF files are tagged, have an outline and working links, number their pages, and are the same on every day."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from guide.build.editions import alone, book, imprint, pdf, pdf_pack, pdf_read, single
from guide.build.editions.named import named
from tests.conftest import EPOCH, ROOT, SITE_URL
from tests.site.pdf_file import objects, of_kind, places, sheet, sheets

NAME = "back-to-running"
# Sides of paper of each sheet: the handout and the guide to a choice are made to fit, the diary has one for two weeks.
SIDES = {"decide": 4, "questions": 1, "handout": 2, "diary": 6, "quiz": 4}


@pytest.fixture(scope="module")
def guide(editions: Path) -> dict[int, str]:
    return objects(editions / f"{NAME}.pdf")


@pytest.fixture(scope="module")
def whole(published: Path) -> book.Book:
    return book.read(published, ROOT, EPOCH)


def test_the_files_are_the_guide_and_each_of_its_sheets(editions: Path) -> None:
    assert sorted(path.stem for path in editions.glob("*.pdf")) == sorted([NAME, *(f"{NAME}-{one}" for one in SIDES)])


def test_the_guide_is_tagged_in_its_language_and_has_an_outline_and_a_title(guide: dict[int, str]) -> None:
    [catalog] = of_kind(guide, "Catalog")
    for part in ("/StructTreeRoot", "/MarkInfo <</Type /MarkInfo\n/Marked true>>", "/Lang (en", "/Outlines"):
        assert part in catalog
    kinds = set(re.findall(r"/S /(\w+)", " ".join(of_kind(guide, "StructElem"))))
    assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TR", "TH", "TD", "Link", "Figure"} - {"Figure"} <= kinds
    assert any("/Title (Back to Running" in text for text in guide.values())


def test_each_picture_in_the_tags_says_what_it_shows(guide: dict[int, str], editions: Path) -> None:
    drawn = LexborHTMLParser((editions / f"{NAME}.html").read_text("utf-8")).css(".drawing__picture .unseen")
    pictures = [one for one in of_kind(guide, "StructElem") if "/S /Figure" in one]
    assert len(pictures) == len(drawn) > 20
    assert [one for one in pictures if "/Alt" not in one] == []


def test_words_of_a_drawing_are_its_name_on_paper() -> None:
    drawing = '<figure class="drawing"><div class="drawing__picture"><svg aria-hidden="true" {}></svg>{}</div></figure>'
    html = drawing.format(
        'width="1"', '<p class="unseen">Picture: A "back" &amp; a <span translate="no">cross</span>: here.</p>'
    )
    right = drawing.format('width="1"', "").replace(
        'aria-hidden="true"', 'role="img" aria-label="A &quot;back&quot; &amp; a cross: here."'
    )
    assert named(html + html) == (right + right).replace("<figure ", '<figure role="group" ')


def test_the_outline_holds_every_chapter(guide: dict[int, str], whole: book.Book) -> None:
    entries = [text for text in guide.values() if "/Title" in text and "/Parent" in text]
    assert len(entries) > 400
    titles = {title_of(text) for text in entries}
    assert [one.title for one in whole.chapters if one.title not in titles] == []


def title_of(entry: str) -> str:
    """Return what an entry of the outline is called."""
    plain, as_hex = re.search(r"/Title (?:\((.*?)\)|<FEFF([0-9A-F]*)>)\n", entry).groups()
    return bytes.fromhex(as_hex).decode("utf-16-be") if as_hex else plain


def test_two_words_that_chromium_joined_are_apart_in_the_outline() -> None:
    entry = rb"9 0 obj\n<</Title (A \(b\) cd)\n/Parent 1 0 R>>\nendobj\n"
    data = b"%PDF-1.4\n" + entry.replace(b"\\n", b"\n")
    start = len(data)
    data += (
        b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Root 9 0 R>>\nstartxref\n%d\n%%%%EOF" % start
    )
    for headings, title in (([], "A (b) cd"), (["A (b)  c\nd"], "A (b) c d")):
        packed = pdf_pack.packed(data, EPOCH, headings)
        texts = [zlib.decompress(one) for one in re.findall(rb"stream\n(.*?)\nendstream", packed, re.DOTALL)]
        assert title in {title_of(text.decode("latin-1").replace("\\", "")) for text in texts if b"/Title" in text}


def test_every_link_inside_leads_to_a_place_in_the_file(guide: dict[int, str]) -> None:
    links = re.findall(r"/Dest /(\S+)", " ".join(of_kind(guide, "Annot")))
    assert len(links) > 1500
    named = set(re.findall(r"/(\S+) \[\d+ 0 R /XYZ", " ".join(guide.values())))
    assert sorted(set(links) - named) == []


def test_the_contents_tell_the_page_of_each_chapter_and_their_own_page_does_not_move_it(
    guide: dict[int, str], editions: Path
) -> None:
    found = places(guide)
    assert (found["top"], found["contents"], found["home"]) == (1, 2, 3)  # so the numbers need no sheet more
    html = (editions / f"{NAME}.html").read_text("utf-8")
    assert "book-page" not in html.partition("</style>")[2]
    contents = LexborHTMLParser(single.with_page_numbers(html, found)).css(".book-contents nav li:not(:has(ol))")
    told = [(item.css_first("a").attributes["href"], item.css_first(".book-page").text()) for item in contents]
    assert told == sorted(told, key=lambda pair: int(pair[1]))
    assert told == [(href, str(found[href[1:]])) for href, _ in told]
    assert len(told) > 30


def test_no_sheet_of_the_guide_holds_a_few_lines_only(guide: dict[int, str], editions: Path) -> None:
    *written, _ = sheets(editions / f"{NAME}.pdf", guide)
    assert len(written) > 200
    chapters = LexborHTMLParser((editions / f"{NAME}.html").read_text("utf-8")).css(".chapter")
    alone = [bool(one.css_first(".worksheet, .diary")) for one in chapters]
    after = [False, *alone[:-1]]
    # What is handed on alone begins a sheet and ends one, however much of the sheet before it is left.
    cut = {places(guide)[one.id] - 1 for one, *pair in zip(chapters, alone, after, strict=True) if any(pair)}
    assert len(cut) > len(SIDES)
    assert {page: one.full for page, one in enumerate(written, 1) if one.full < 1 / 3 and page not in cut} == {}


@pytest.mark.parametrize("name", ["", *(f"-{one}" for one in SIDES)])
def test_no_line_is_cut_by_the_edge_of_a_sheet(editions: Path, name: str) -> None:
    path = editions / f"{NAME}{name}.pdf"
    written = sheets(path, objects(path))
    assert [page for page, one in enumerate(written, 1) if not all(0 < line <= one.height for line in one.lines)] == []


def test_a_sheet_is_measured_by_the_lines_on_it_through_all_their_scales() -> None:
    drawn = (
        ".24 0 0 -.24 0 841.92 cm\nq\n3 0 0 3 0 0 cm\nBT\n1 0 0 -1 700 1089 Tm\n<14> Tj\nET\nQ\nq\n100 200 2000 3000 re\nW* n\n"
        "q\n3 0 0 3 100 -2000 cm\nBT\n1 0 0 -1 0 800 Tm\n<14> Tj\nET\n{}Q\nQ\n"
    )
    few = sheet(drawn.format(""))
    assert (round(few.height), [round(line) for line in few.lines], round(few.full, 3)) == (720, [48], 0.067)
    cut = sheet(drawn.format("q\n1 0 0 1 0 100 cm\nBT\n1 0 0 -1 0 1640 Tm\n<14> Tj\nET\nQ\n"))
    assert [round(line) for line in cut.lines] == [48, 725]


def test_links_outside_are_those_of_the_web(guide: dict[int, str]) -> None:
    led = re.findall(r"/URI \((.*?)\)", " ".join(guide.values()))
    assert len(led) > 300
    assert [one for one in led if not one.startswith(("https://", "tel:"))] == []


@pytest.mark.parametrize("name", ["", *(f"-{one}" for one in SIDES)])
def test_a_file_names_its_authors_for_whoever_quotes_it(editions: Path, name: str) -> None:
    end = (editions / f"{NAME}{name}.pdf").read_bytes()[-300_000:].rpartition(b"/Type /XRef")[2]
    assert re.search(rb"/Root \d+ 0 R", end)
    assert re.search(rb"/Info \d+ 0 R", end), "no program would find the title, the author and the date"
    [author] = re.findall(r"/Author <FEFF([0-9A-F]+)>", " ".join(objects(editions / f"{NAME}{name}.pdf").values()))
    assert bytes.fromhex(author).decode("utf-16-be") == "The Back to Running contributors"


@pytest.mark.parametrize("sheet", SIDES)
def test_a_sheet_takes_as_many_sides_of_a4_as_it_was_made_for(editions: Path, sheet: str) -> None:
    pages = of_kind(objects(editions / f"{NAME}-{sheet}.pdf"), "Page")
    assert len(pages) == SIDES[sheet]
    assert {re.search(r"/MediaBox \[0 0 (\d+)\.\d+ (\d+)", page).groups() for page in pages} == {("594", "841")}


def test_another_run_prints_the_same_bytes_with_the_day_of_the_commit(
    editions: Path, whole: book.Book, tmp_path: Path
) -> None:
    sheet = next(one for one in whole.chapters if one.anchor == "questions")
    alone.write(sheet, whole.site, whole.imprint, tmp_path / "questions.html")
    pdf.write(tmp_path / "questions.html", tmp_path / "questions.pdf", EPOCH)
    first = editions / f"{NAME}-questions.pdf"
    assert (tmp_path / "questions.pdf").read_bytes() == first.read_bytes()
    assert any("/CreationDate (D:20231114221320+00'00')" in text for text in objects(first).values())


def test_a_sheet_is_dated_on_each_side_and_leads_nowhere_but_in_itself_and_to_the_web(
    whole: book.Book, tmp_path: Path
) -> None:
    assert whole.imprint.line.endswith(f"14 November 2023 · next check due {imprint.in_words(whole.imprint.due)}")
    for each in (one for one in whole.chapters if one.sheet):
        page = tmp_path / f"{each.anchor}.html"
        alone.write(each, whole.site, whole.imprint, page)
        html = page.read_text("utf-8")
        tree = LexborHTMLParser(html)
        sides = {"", *re.findall(r"(?<![-.\w])page:\s*([\w-]+)", html)}  # each kind that a style sheet names
        assert [
            one for one in sides if f'@page {one}{{@bottom-center{{content:"{whole.imprint.line} · ' not in html
        ] == []
        assert len(sides) > 2
        assert tree.css("script, link, template, [hidden], .skip") == []
        names = {f"#{node.id}" for node in tree.css("[id]")}
        led = {link.attributes["href"] or "" for link in tree.css("a[href]")}
        assert [one for one in led if one not in names and not one.startswith(("https://", "tel:"))] == []
        assert len(led) > 3
        if tree.css_first(".worksheet"):  # it is handed on, and says where all else stands
            assert tree.css_first(".worksheet__address").text().endswith(SITE_URL)
            assert re.search(r"\.worksheet__address\{[^}]*display:block", html), (
                "the screen has no room for it, paper has"
            )


def test_a_browser_that_fails_is_told_in_its_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "chromium"
    broken.write_text('#!/bin/sh\necho no room left >&2\necho "$@" >&2\nexit 1\n', "utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(pdf.browser, "find_shell", lambda: str(broken))
    with pytest.raises(pdf.PrintError, match=r"did not print a\.html\. Try again, .* It said:\nno room left") as raised:
        pdf.write(tmp_path / "a.html", tmp_path / "a.pdf", EPOCH)
    assert not (tmp_path / "a.pdf").exists()
    # No path of this machine at the head and foot of a sheet, and no other host asked.
    assert {"--no-pdf-header-footer", "--disable-background-networking"} <= {*str(raised.value).split()}


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4\nstartxref\n9\n%%EOF", b"%PDF-1.4\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF"]
)
def test_what_is_not_a_pdf_of_chromium_is_refused(data: bytes) -> None:
    with pytest.raises(pdf_read.PdfError, match="the printed file has"):
        pdf_pack.packed(data, EPOCH)
