"""The folder holds the pages and what they use, and nothing of the theme that lends us its icons."""

from __future__ import annotations

import hashlib
from pathlib import Path

import material
import pytest
from selectolax.lexbor import LexborHTMLParser

from guide.build.hosts.security_txt import PLACE
from guide.build.social_cards import file_name
from guide.pages import redirects
from tests.conftest import BUILDS, EVERY_PAGE, PAGES, ROOT, STUDY_PAGES, Builds
from tests.site.search_files import texts

# Every file that is no page, and why it is there.
ALLOWED = {
    "assets/lists.css": "the style of the glossary, the list of all pages and the options, on their pages only",
    "assets/site.css": "the style sheet",
    "assets/cards.css": "the style of care cards, on pages that have one",
    "assets/claims.css": "the style of claims and verdicts, on pages that have one",
    "assets/drawings.css": "the style of drawings, on pages that have one",
    "assets/people.css": "the style of people drawn one by one, on pages that have such a chart",
    "assets/scales.css": "the style of effect strips and ladders of harms, on pages that have one",
    "assets/home.css": "the style of the home page",
    "assets/print.css": "the style of paper, which no screen waits for",
    "assets/studies.css": "the style of studies and their list, on their pages only",
    "assets/search.css": "the style of the search, loaded on first use",
    "assets/tiles.css": "the style of tiles, on pages that have them",
    "assets/tools.css": "the style of worksheets, on their pages only",
    "assets/diary.css": "the style of the diary, on its page only",
    "assets/images/favicon.svg": "the icon of the tab",
    "assets/js/diary.js": "the diary, on its page only",
    "assets/js/diary-file.js": "reads a file of the diary, loaded when somebody brings one back",
    "assets/js/keep.js": "keeps the guide in the browser, on ‘Privacy and reading offline’ only",
    "assets/js/search-find.js": "finds places in the index, loaded on first use",
    "assets/js/search.js": "search in a dialog, loaded on first use",
    "assets/js/site.js": "the colour scheme, what is folded, and what opens the search",
    "assets/js/worksheet.js": "remembers what a reader ticks or writes on a worksheet",
    "manifest.webmanifest": "name and icon for the home screen of a phone",
    "robots.txt": "tells crawlers where the sitemap is",
    "search/index.js": "the index as a script, which a page opened from disk may load",
    "data/evidence.json": "all facts as open data",
    "data/evidence.csv": "all confirmed numbers as a table",
    "data/sources.bib": "the sources for reference managers",
    "data/evidence.csv-metadata.json": "what the columns of the table hold, with licence, version and checksum",
    "data/sources.csl.json": "the sources in the language of citation styles",
    "data/schema/article.json": "what a file of facts may hold",
    "data/schema/claim.json": "what a file of facts may hold",
    "data/schema/criteria.json": "what a file of facts may hold",
    "data/schema/guideline.json": "what a file of facts may hold",
    "data/schema/option.json": "what a file of facts may hold",
    "data/schema/question.json": "what a file of facts may hold",
    "data/schema/run.json": "what a file of facts may hold",
    "data/schema/score.json": "what a file of facts may hold",
    "data/schema/emergency-numbers.json": "what a file of facts may hold",
    "data/schema/pain-rule.json": "what a file of facts may hold",
    "data/schema/sign.json": "what a file of facts may hold",
    "data/schema/stages.json": "what a file of facts may hold",
    "data/schema/study.json": "what a file of facts may hold",
    "data/schema/term.json": "what a file of facts may hold",
}


def pictures_of_pages() -> set[str]:
    """Return the pictures and other files that lie among the pages; drawings become part of the HTML."""
    docs = ROOT / "docs"
    paths = (path.relative_to(docs) for path in docs.rglob("*") if path.is_file() and path.suffix != ".md")
    return {path.as_posix() for path in paths if path.parts[0] != "drawings"}


@pytest.mark.parametrize("name", ["site", "published"])
def test_the_folder_holds_the_pages_and_the_allowed_files(builds: Builds, name: str) -> None:
    there = {path.relative_to(builds / name).as_posix() for path in (builds / name).rglob("*") if path.is_file()}
    # What other sites are told: without an address there is nothing to tell.
    told = {"sitemap.xml", *(f"assets/preview/{file_name(page)}" for page in EVERY_PAGE if page not in STUDY_PAGES)}
    moved = {one.old for one in redirects.read(ROOT)[0]}
    known = (
        {PLACE} if BUILDS[name][1].get("REPO_URL") else set[str]()
    )  # where weaknesses are reported, of a known repository
    wanted = {
        *EVERY_PAGE,
        *known,
        *moved,
        "404.html",
        *ALLOWED,
        *texts(builds / name),  # what stands below a result, in pieces that the index of the search names
        *(told if BUILDS[name][1].get("SITE_URL") else ()),
        *pictures_of_pages(),
    }
    assert sorted(there - wanted) == [], "these files are in the folder, and no page needs them"
    assert sorted(wanted - there) == [], "these files are missing"


def test_no_style_or_script_of_the_theme_is_in_the_folder(site: Path) -> None:
    def marks(folder: Path) -> dict[str, Path]:
        paths = [path for path in folder.rglob("*") if path.suffix in (".css", ".js")]
        return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in paths}

    theirs = marks(Path(material.__file__).parent)
    assert theirs, "Material has no style sheet any more: the test compares nothing"
    assert [path.name for mark, path in marks(site).items() if mark in theirs] == []


def test_no_page_carries_a_class_of_the_theme(site: Path) -> None:
    for page in [*PAGES, "404.html"]:
        tree = LexborHTMLParser((site / page).read_text(encoding="utf-8"))
        classes = {name for node in tree.css("[class]") for name in (node.attributes["class"] or "").split()}
        assert classes, f"{page} has no class at all"
        assert sorted(name for name in classes if name.startswith(("md-", "mdx-"))) == [], page
