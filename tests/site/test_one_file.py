"""The guide in one HTML file holds every page and every source, loads nothing, and each of its links leads somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.build.editions import book, links, make, pdf
from guide.build.editions.chapter import LEFT_OUT, anchor_of
from guide.build.editions.chapter import words as words_in
from tests.conftest import EPOCH, EVERY_PAGE, ROOT, SITE_URL, STUDY_PAGES

NAME = "back-to-running.html"
LISTS = ("about/all-pages.html", "research/studies/index.html")  # the contents and the list of sources take their place
CHAPTERS = [page for page in EVERY_PAGE if page not in STUDY_PAGES and page not in LISTS]
PLACES = {
    **{page: f"#{anchor_of(page)}" for page in CHAPTERS},
    **{page: f"#source-{Path(page).stem}" for page in STUDY_PAGES},
    **dict(zip(LISTS, ("#contents", "#sources"), strict=True)),
}
# What leads around a site, or waits for its scripts and its files.
ONLY_ON_SITE = (
    *(".breadcrumbs", ".aside", ".neighbours", ".change", ".facts-foot", ".worksheet__tools", ".worksheet__address"),
    *(".quiz__show", ".sources__back", "template", "[hidden]:not(button)", "[data-store]", "[data-columns-pain]"),
)


def faults(html: str) -> list[str]:
    """Return the names that stand twice, the links and references that lead nowhere, and what would be loaded."""
    tree = LexborHTMLParser(html)
    names = Counter(node.attributes["id"] or "" for node in tree.css("[id]"))
    found = [f"twice: {name}" for name, count in names.items() if count > 1]
    for node in tree.css("[href]"):
        href = node.attributes["href"] or ""
        if href.startswith("#"):
            found += [f"dead: {href}"] * (href[1:] not in names)
        elif not href.startswith(("https:", "tel:", "mailto:", "data:")) or (node.tag == "link" and "https:" in href):
            found += [f"elsewhere: {href}"] * (node.attributes.get("rel") != "canonical")
    for attribute in ("for", "aria-labelledby", "aria-describedby", "headers"):
        for node in tree.css(f"[{attribute}]"):
            lost = set((node.attributes[attribute] or "").split()) - set(names)
            found += [f"dead: {attribute}={name}" for name in sorted(lost)]
    found += [f"dead: {name}" for name in re.findall(r"\burl\(#([^)]+)\)", html) if name not in names]
    found += [f"loaded: {node.tag}" for node in tree.css("[src], [srcset], [data], [poster], iframe, object, embed")]
    found += [f"loaded: {what}" for what in re.findall(r"@import|\burl\((?!#|[\"']?data:)", html)]
    return found


@pytest.fixture(scope="module")
def html(editions: Path) -> str:
    return (editions / NAME).read_text("utf-8")


@pytest.fixture(scope="module")
def tree(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


@pytest.fixture(scope="module")
def without_browser(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[make.Made, Path]:
    """Return what is made of a site without an address on a machine without a browser, and the folder of it."""
    folder = tmp_path_factory.mktemp("editions")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf.browser, "find", lambda: None)
        patch.setattr(pdf.browser, "find_shell", lambda: None)
        return make.make_all(site, ROOT, folder, EPOCH), folder


def test_every_name_is_the_only_one_every_link_leads_somewhere_and_nothing_is_loaded(html: str) -> None:
    assert faults(html) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p id=a></p><p id=a></p>", "twice: a"),
        ("<a href='#b'>b</a>", "dead: #b"),
        ("<a href='../b.html'>b</a>", "elsewhere: ../b.html"),
        ("<link rel=stylesheet href='https://a.example/a.css'>", "elsewhere: https://a.example/a.css"),
        ("<input aria-labelledby='c'>", "dead: aria-labelledby=c"),
        ("<svg><path fill='url(#d)'/></svg>", "dead: d"),
        ("<img src=a.png>", "loaded: img"),
        ("<style>p{background:url(a.png)}</style>", "loaded: url("),
    ],
)
def test_a_fault_in_a_file_is_found(html: str, fault: str) -> None:
    assert faults(html) == [fault]


def links_of(part: LexborNode, lead: Callable[[str], str] = str) -> Counter[tuple[str, str]]:
    """Return the words of the links in a text and where each leads, but for marks of sources, whose numbers are new."""
    links = [node for node in part.css("a[href]") if "cite" not in (node.parent.attributes.get("class") or "")]
    return Counter((" ".join(node.text().split()), lead(node.attributes["href"] or "")) for node in links)


def led(path: str, href: str) -> str:
    """Return where in the file a link of the page at `path` must lead."""
    file, _, name = href.partition("#")
    page = normpath(join(dirname(path), file)) if file else path
    if ":" in href or page not in PLACES:
        return href if ":" in href else f"{SITE_URL}{page}"
    return f"{PLACES[page]}-{name}" if name and page in CHAPTERS else PLACES[page]


def test_every_page_is_a_chapter_with_its_title_its_headings_its_links_and_its_place_in_the_contents(
    tree: LexborHTMLParser, published: Path
) -> None:
    contents = {link.attributes["href"]: link.text() for link in tree.css(".book-contents nav a")}
    assert sorted(contents) == sorted([*(f"#{anchor_of(page)}" for page in CHAPTERS), "#sources"])
    there, named = set(), set()
    for path in CHAPTERS:
        page = LexborHTMLParser((published / path).read_text("utf-8"))
        chapter = tree.css_first(f"[id='{anchor_of(path)}']")
        titles = [node.text() for node in chapter.css("h2, h3, h4")]
        missing = [node.text() for node in page.css("main :is(h1, h2, h3)") if node.text() not in (*titles, "Sources")]
        assert missing == [], path
        assert contents[f"#{anchor_of(path)}"] == page.css_first("h1").text(), path
        fields = {node.attributes["name"] for node in chapter.css("input[name], textarea[name]")}
        assert not fields & named, f"{path}: a choice in it would take back one of another sheet"
        named |= fields
        assert not chapter.css_first(".sources") or chapter.css_first(".worksheet, .diary"), (
            f"{path}: there is one list for all"
        )
        there |= {one for one in ONLY_ON_SITE if page.css_first(f"main {one}")}
        assert [one for one in ONLY_ON_SITE if chapter.css_first(one)] == [], path
        for node in page.css(f"{LEFT_OUT}, .sources"):
            node.decompose()
        lost = links_of(page.css_first("main"), partial(led, path)) - links_of(chapter)
        assert lost == Counter(), path
    assert there == set(ONLY_ON_SITE)
    assert len(named) > 30


def test_the_front_the_language_and_the_parts_are_those_of_the_site(tree: LexborHTMLParser, published: Path) -> None:
    home = LexborHTMLParser((published / "index.html").read_text("utf-8"))
    assert (tree.root.attributes["lang"], tree.css_first("title").text()) == (
        home.root.attributes["lang"],
        home.css_first("title").text(),
    )
    front = tree.css_first(".book-front")
    assert (
        f"{front.css_first('h1').text()}: {front.css_first('.hero__message').text()}" == home.css_first("title").text()
    )
    assert len(tree.css(".hero__picture")) == len(front.css(".hero__picture")) == 1
    assert tree.css_first(".footer p").text() == home.css_first(".footer p").text()
    parts = tree.css(".book-parts > li:has(b)")
    assert [part.css_first("b").text() for part in parts] == [link.text() for link in home.css(".menu ul a")][1:]
    assert len(tree.css(".book-parts > li > a")) == 2, "home and the sources, which are in no part"
    for part in parts:
        chapters = [tree.css_first(f"[id='{link.attributes['href'][1:]}']") for link in part.css("a")]
        assert {one.css_first(".chapter__part").text() for one in chapters} == {part.css_first("b").text()}


def test_the_style_is_that_of_the_site_for_one_document_with_headings_one_level_lower(
    tree: LexborHTMLParser, published: Path
) -> None:
    style = tree.css_first("style").text()
    assert style.startswith("@layer tokens,")
    sheets = [path.read_text("utf-8") for path in (published / "assets").glob("*.css") if path.name[:7] != "search."]
    classes = set(re.findall(r"\.[a-z][\w-]+", "".join(sheets)))
    assert len(classes) > 150
    assert classes - set(re.findall(r"\.[a-z][\w-]+", style)) == set()
    assert "h1{font-size:var(--h1)" in "".join(sheets)
    assert ("h2{font-size:var(--h1)" in style, "h1{font-size:var(--h1)" in style) == (True, False)
    assert re.findall(r"(?:root|body):has\(\.(?:worksheet|handout|rate)|@page\{margin:10mm", style) == []


def test_answers_of_the_quiz_stand_behind_its_last_question(tree: LexborHTMLParser) -> None:
    assert len(tree.css(".quiz__questions .quiz__question")) == len(
        tree.css(".quiz__questions + .quiz__answers .quiz__answer")
    )


def numbers_of(study: LexborHTMLParser) -> Iterator[str]:
    """Yield what the page of a study says of its numbers, as a list of sources must say it: each with whose it is."""
    node = study.css_first("h2#numbers")
    while node and (node := node.next) and node.tag != "h2":
        if node.tag == "p" or (node.tag == "h3" and not node.css_first("h3:has(+ ul)")):
            yield words_in(node) + "." * (node.tag == "h3")
        yield from (words_in(item) for item in node.css("li"))
        for place, row in enumerate(node.css("tbody tr")):
            (_, column), (name, number) = (
                [words_in(cell) for cell in part.css("th, td")] for part in (node.css_first("thead"), row)
            )
            yield f"{'' if place else f'{column}: '}{name}: {number}"


def test_every_study_is_listed_once_with_its_message_and_its_numbers(tree: LexborHTMLParser, published: Path) -> None:
    listed = {node.attributes["id"]: node for node in tree.css(".book-sources > ol > li")}
    assert sorted(listed) == sorted(f"source-{Path(page).stem}" for page in STUDY_PAGES)
    numbers = 0
    for page in STUDY_PAGES[::4]:
        study = LexborHTMLParser((published / page).read_text("utf-8"))
        for node in study.css(".cite"):
            node.decompose()
        said, message = words_in(listed[f"source-{Path(page).stem}"]), study.css_first(".message__text")
        wanted = [words_in(message) if message else "", *numbers_of(study)]
        assert [text for text in wanted if text not in said] == [], page
        numbers += len(study.css("tbody td"))
    assert numbers > 50, "too few are compared"


def test_a_number_in_the_text_is_that_of_the_source_it_leads_to(tree: LexborHTMLParser) -> None:
    places = {node.attributes["id"]: str(place) for place, node in enumerate(tree.css(".book-sources > ol > li"), 1)}
    cites = [link for link in tree.css(".cite a") if (link.attributes["href"] or "").startswith("#source-")]
    assert len(cites) > 500
    wrong = [link.html for link in cites if link.text() != places[(link.attributes["href"] or "")[1:]]]
    assert wrong == []
    assert [link.html for link in cites if link.attributes["aria-label"] != f"Source {link.text()}"] == [], (
        "heard, not read"
    )
    marks = [[int(link.text()) for link in mark.css("a[href^='#source-']")] for mark in tree.css(".cite")]
    assert [mark for mark in marks if mark != sorted(mark)] == []


def test_nothing_is_folded(tree: LexborHTMLParser) -> None:
    assert len(tree.css("details[open]")) > 5
    assert tree.css("details:not([open])") == []


def test_the_policy_allows_the_style_and_the_script_that_stand_inside_and_nothing_else(tree: LexborHTMLParser) -> None:
    policy = tree.css_first("meta[http-equiv='Content-Security-Policy']").attributes["content"] or ""
    assert policy.startswith("default-src 'none'; img-src data:; ")
    for tag in ("style", "script"):
        [node] = tree.css(tag)
        digest = base64.b64encode(hashlib.sha256(node.text().encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_it_says_its_version_its_date_when_its_next_check_is_due_and_where_the_newest_is(
    tree: LexborHTMLParser,
) -> None:
    imprint = tree.css_first(".imprint")
    assert imprint.text(strip=True).startswith("Version1.0.0")
    assert imprint.css("time")[0].attributes["datetime"] == "2023-11-14"
    due = min(time.attributes["datetime"] or "" for time in tree.css(".dates div:last-child time"))
    assert imprint.css("time")[1].attributes["datetime"] == due
    assert [link.attributes["href"] for link in imprint.css("a")] == [SITE_URL]
    assert "an old copy may lack newer warning signs" in tree.css_first(".imprint + p").text()
    foot = tree.css_first(".footer__inner p:last-child").text()
    assert [words for words in ("1.0.0", *(time.text() for time in imprint.css("time"))) if words not in foot] == []


def test_a_link_out_of_an_edition_keeps_the_section_that_it_leads_to() -> None:
    leads = {"../a.html#b": "https://guide.example/a.html#b", "#b": "https://guide.example/x/y.html#b"}
    for href, whole in {**leads, "z.html": "https://guide.example/x/z.html", "mailto:a": "mailto:a"}.items():
        assert links.elsewhere(href, "x/y.html", SITE_URL) == whole
    assert links.elsewhere("../a.html#b", "x/y.html", "") is None


def test_without_an_address_none_is_invented(without_browser: tuple[make.Made, Path]) -> None:
    html = (without_browser[1] / NAME).read_text("utf-8")
    assert faults(html) == []
    assert LexborHTMLParser(html).css(".imprint a, link[rel=canonical]") == []
    assert "guide.example" not in html


def test_without_a_browser_the_rest_is_made_and_a_sentence_says_how_to_get_one(
    without_browser: tuple[make.Made, Path],
) -> None:
    made, folder = without_browser
    assert [path.name for path in made.files] == [NAME, "back-to-running.epub"]
    assert sorted(path.name for path in folder.iterdir()) == ["back-to-running.epub", NAME]
    [sentence] = made.missing
    assert sentence.startswith("There are no PDF files: No browser found. Install Chromium")


def test_a_second_run_writes_the_same_bytes(editions: Path, published: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf.browser, "find", lambda: None)
        patch.setattr(pdf.browser, "find_shell", lambda: None)
        made = make.make_all(published, ROOT, tmp_path, EPOCH)
    for path in made.files:
        assert path.read_bytes() == (editions / path.name).read_bytes(), path.name


def test_two_pages_of_one_name_are_reported(published: Path) -> None:
    chapters = book.read(published, ROOT, EPOCH).chapters
    with pytest.raises(ValueError, match="would both be called “home”"):
        book.are_apart([chapters[0], chapters[0]])
