"""What every page repeats leads where its words say, marks only the page that is open, and writes each day as it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.pages.front_matter import FrontMatter
from tests.conftest import PAGES, STUDY_PAGES
from tests.fronts import front

HELP = "back-pain/when-to-get-help.html"
LIST = "about/all-pages.html"
STUDIES = "research/studies/index.html"
# All pages could agree on a wrong address; `test_same_everywhere.py` asks that they agree.
LEADS = {
    "Back to Running": "index.html",
    "Warning signs": HELP,
    "All emergency signs": HELP,
    "Search": LIST,
    "All pages": LIST,
    "About": "about/index.html",
    "Privacy": "about/privacy.html",
    "Read it offline": "about/privacy.html#four-steps-keep-a-copy-on-your-computer",
    "Home": "index.html",
    "Back pain in runners": "back-pain/index.html",
    "Acupuncture": "acupuncture/index.html",
    "Complementary therapies": "therapies/index.html",
    "Decide": "decide/index.html",
    "The research": "research/index.html",
    "Every study": STUDIES,
    "Suggest a change to this page": "about/change-this-guide.html",
    "Report a mistake": "about/change-this-guide.html#report-a-mistake",
}
# What a page of its own says, also in a template, which no parser looks into.
SAID = {
    "See when to get help": HELP,
    "Use the stopping rule": "back-pain/plan.html",
}
FILES = {"programs": ".json", "spreadsheet": ".csv", "Zotero": ".bib", "citation styles": ".csl.json"}
REPEATED = ".header__bar a, #menu li a, .breadcrumbs a, .help a, .change a, .footer a"
# Front matter on the left, what stands before the day on the right.
DAYS = {
    "written": "Written",
    "evidence_searched": "Evidence searched",
    "reviewed": "Last checked by the editors",
    "next_review": "Next check due",
}
# What may be missing on no page: what the guide is no substitute for, and what a list of steps is.
NOTE = "General information for adults. It does not replace advice from somebody who has examined you."
TIME = re.compile(r'<time datetime="([\d-]+)">([^<]*)</time>')


def place(page: str, link: LexborNode) -> str:
    """Return where a link of a page leads: the path in the built folder, with the part of the page."""
    file, mark, part = (link.attributes["href"] or "").partition("#")
    return (normpath(join(dirname(page), file)) if file else page) + mark + part


def astray(page: str, tree: LexborHTMLParser) -> Iterator[str]:
    """Yield each repeated link that leads elsewhere than its words say, what is not said, and each mark of another page."""
    for link in tree.css(REPEATED):
        words = " ".join(link.text().split())
        if words in LEADS and place(page, link) != LEADS[words] and not link.attributes["href"].startswith("#menu"):
            yield f"{page}: {words} leads to {place(page, link)}"
    for link in tree.css("[aria-current]"):
        if place(page, link) != page or link.attributes["aria-current"] != "page":
            yield f"{page}: {link.text().strip()} is marked as the page that is open"
    note, message = tree.css_first(".footer p"), tree.css_first(".message")
    if note and not note.text().startswith(NOTE):
        yield f"{page}: the foot says {note.text()}"
    if message and message.css_first("ul") and [one.text() for one in message.css("h3")] != ["What to do"]:
        yield f"{page}: its steps are called {[one.text() for one in message.css('h3')]}"
    for marked in tree.css(".menu__here"):
        if dirname(place(page, marked.css_first("a"))) not in (dirname(page), dirname(dirname(page))):
            yield f"{page}: {marked.text().strip()} is marked as its section"


def misdated(page: str, tree: LexborHTMLParser, wanted: FrontMatter) -> Iterator[str]:
    """Yield each day at the foot that is another one than the front matter has."""
    said = {
        div.css_first("dt").text(): div.css_first("time").attributes["datetime"] for div in tree.css(".dates dl > div")
    }
    if said != {words: str(getattr(wanted, field)) for field, words in DAYS.items()}:
        yield f"{page}: {said}"


def misnamed(html: str) -> Iterator[str]:
    """Yield each day that reads otherwise than it is marked up."""
    for iso, words in TIME.findall(html):
        day = date.fromisoformat(f"{iso}-01"[:10])
        if words != (f"{day.day} {day:%B %Y}" if len(iso) > 7 else f"{day:%B %Y}"):
            yield f"{iso} reads {words}"


def test_what_every_page_repeats_leads_where_its_words_say_and_marks_the_page_that_is_open(site: Path) -> None:
    trees = {page: LexborHTMLParser((site / page).read_text("utf-8")) for page in PAGES}
    assert [found for page, tree in trees.items() for found in astray(page, tree)] == []
    assert [found for page, tree in trees.items() for found in misdated(page, tree, front(page))] == []
    notes = [page for page, tree in trees.items() if not tree.css_first(".footer p")]
    assert notes == []
    met = {" ".join(link.text().split()) for tree in trees.values() for link in tree.css(REPEATED)}
    assert LEADS.keys() <= met
    unmarked = {page for page, tree in trees.items() if not tree.css("[aria-current=page]")}
    assert unmarked <= {*STUDY_PAGES, "decide/diary.html"}  # which are in no list, and which shows none


def test_the_diary_leads_to_help_by_the_words_that_say_so(site: Path) -> None:
    page = "decide/diary.html"
    links = LexborHTMLParser((site / page).read_text("utf-8").replace("<template", "<div")).css("main a")
    found = {(link.text(), place(page, link)) for link in links if link.text() in SAID}
    assert found == set(SAID.items())


def test_each_file_of_open_data_is_called_what_it_is(site: Path) -> None:
    items = LexborHTMLParser((site / STUDIES).read_text("utf-8")).css(".open-data li")
    assert len(items) == len(FILES)
    for item in items:
        [ending] = [ending for word, ending in FILES.items() if word in item.text()]
        address = item.css_first("a").attributes["href"] or ""
        assert address.endswith(f"/{item.css_first('a').text()}")
        assert re.fullmatch(rf"[a-z]+{re.escape(ending)}", address.rpartition("/")[2]), item.text()


def test_every_day_reads_as_it_is_marked_up(site: Path) -> None:
    texts = {page: (site / page).read_text("utf-8") for page in PAGES}
    assert sum(len(TIME.findall(text)) for text in texts.values()) > 4 * len(PAGES)
    assert {page: found for page, text in texts.items() if (found := list(misnamed(text)))} == {}


def test_pages_before_and_after_are_those_of_the_order_of_reading(site: Path) -> None:
    trees = {page: LexborHTMLParser((site / page).read_text("utf-8")) for page in PAGES if page not in STUDY_PAGES}
    ways: Mapping[str, dict[str, str]] = {
        rel: {
            page: place(page, link)
            for page, tree in trees.items()
            if (link := tree.css_first(f".neighbours a[rel={rel}]"))
        }
        for rel in ("prev", "next")
    }
    read, page = ["index.html"], "index.html"
    while page in ways["next"] and len(read) <= len(trees):
        page = ways["next"][page]
        read.append(page)
    assert sorted(read) == sorted(trees)
    assert ways["prev"] == {after: before for before, after in ways["next"].items()}


GOOD = f"""<section class="message"><h3>What to do</h3><ul><li>Run.</li></ul></section>
<footer class="footer"><p>{NOTE} Free.</p></footer>
<div class="header__bar"><a href="../back-pain/when-to-get-help.html">Warning signs</a></div>
<nav id="menu"><ul><li class="menu__here"><a href="index.html">About</a></li></ul></nav>
<ul><li><a aria-current="page" href="privacy.html">Privacy
</a></li></ul>"""


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ("../back-pain/when-to-get-help.html", "index.html", "Warning signs leads to about/index.html"),
        ('href="privacy.html"', 'href="glossary.html"', "Privacy is marked as the page that is open"),
        (NOTE, "Free.", "the foot says Free. Free."),
        ("<h3>What to do</h3>", "", "its steps are called []"),
        ('"index.html">About', '"../decide/index.html">Decide', "Decide is marked as its section"),
    ],
)
def test_words_that_lead_elsewhere_are_reported(right: str, wrong: str, found: str) -> None:
    page = "about/privacy.html"
    assert list(astray(page, LexborHTMLParser(GOOD))) == []
    assert list(astray(page, LexborHTMLParser(GOOD.replace(right, wrong)))) == [f"{page}: {found}"]


def test_a_day_that_is_another_one_or_reads_otherwise_is_reported() -> None:
    wanted = front("about/privacy.html")
    foot = "".join(
        f'<div><dt>{words}</dt><dd><time datetime="{getattr(wanted, field)}"></time></dd></div>'
        for field, words in DAYS.items()
    )
    good = f'<section class="dates"><dl>{foot}</dl></section>'
    assert list(misdated("a.html", LexborHTMLParser(good), wanted)) == []
    swapped = good.replace("Written", "@").replace("Evidence searched", "Written").replace("@", "Evidence searched")
    assert list(misdated("a.html", LexborHTMLParser(swapped), wanted))
    assert list(misnamed('<time datetime="2026-11-03">3 November 2026</time>')) == []
    assert list(misnamed('<time datetime="2026-11">December 2026</time>')) == ["2026-11 reads December 2026"]
