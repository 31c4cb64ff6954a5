"""At each address that a page once had stands a small page that leads on; nothing that lists pages lists it."""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from guide.build.hosts import redirects as build
from guide.lint import linter
from guide.lint.built import rules as built
from guide.lint.project import moved
from guide.pages import redirects
from tests.conftest import ROOT, SITE_URL, Builds
from tests.site.search_files import texts

ALL = redirects.read(ROOT)[0]


@pytest.mark.parametrize("name", ["site", "published", "under-path", "again"])
def test_each_old_address_leads_to_its_page(builds: Builds, name: str) -> None:
    pages = {page.name: page for page in built.read(builds / name).pages}
    leads = {
        one.old: posixpath.normpath(posixpath.join(posixpath.dirname(one.old), pages[one.old].leads_on)) for one in ALL
    }
    assert leads == {one.old: one.new for one in ALL}
    assert [one.old for one in ALL if len(pages[one.old].html.encode()) >= 1500] == []
    assert [one.old for one in ALL if pages[one.old].tree.css_first("html").attributes["lang"] != "en"] == []


def test_an_old_page_names_the_new_one_in_its_title_and_for_search_engines(published: Path) -> None:
    old = LexborHTMLParser((published / "therapies/plan.html").read_text(encoding="utf-8"))
    new = LexborHTMLParser((published / "back-pain/plan.html").read_text(encoding="utf-8"))
    heading = new.css_first("h1").text()
    assert old.css_first("title").text() == f"This page has moved: {heading}"
    assert old.css_first("a").text() == heading
    assert old.css_first('link[rel="canonical"]').attributes["href"] == f"{SITE_URL}back-pain/plan.html"


def test_no_list_of_pages_holds_an_old_address(published: Path) -> None:
    lists = ("sitemap.xml", "search/index.js", *texts(published), "about/all-pages.html", "index.html")
    for name in lists:
        text = (published / name).read_text(encoding="utf-8")
        assert [one.old for one in ALL if one.old in text] == [], name
    assert [
        one.old for one in ALL if (published / "assets/preview" / f"{one.old.replace('/', '-')[:-5]}.png").exists()
    ] == []


def test_a_redirect_never_takes_the_place_of_a_page_and_one_to_nothing_is_not_written(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "overrides", project / "overrides")
    (project / redirects.FILE).parent.mkdir(parents=True)
    (project / redirects.FILE).write_text(
        "page.html: other.html\nold.html: gone.html\nfar/old.html: page.html#part\n", "utf-8"
    )
    site = tmp_path / "site"
    site.mkdir()
    for name in ("page.html", "other.html"):
        (site / name).write_text('<html lang="de" dir="rtl"><h1>A & B</h1></html>', "utf-8")
    shutil.copy(project / "overrides/words/en.html", project / "overrides/words/de.html")
    build.write_all(project, site)
    assert (site / "far/old.html").is_file()
    assert (site / "page.html").read_text("utf-8").startswith('<html lang="de" dir="rtl"><h1>A &')
    assert not (site / "old.html").exists()
    text = (site / "far/old.html").read_text("utf-8")
    assert '<a href="../page.html#part">A &amp; B</a>' in text
    assert 'content="0; url=../page.html#part"' in text
    assert '<html lang="de" dir="rtl">' in text


def test_a_fault_of_an_old_page_names_the_line_of_its_redirect(builds: Builds) -> None:
    one = ALL[0]
    page = next(page for page in built.read(builds / "site", ROOT).pages if page.name == one.old)
    assert str(page.finding("it is wrong.")) == f"{redirects.FILE.as_posix()}:{one.line}: it is wrong."


def test_every_page_that_the_guide_ever_had_is_in_the_list_and_leads_somewhere() -> None:
    listed = {line for line in (ROOT / moved.FILE).read_text("utf-8").splitlines() if not line.startswith("#")}
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert pages | {one.old for one in ALL} <= listed
    assert len(listed) > 300
    rules = (moved.redirects_lead_to_a_page, moved.published_addresses_still_lead_somewhere)
    project, _ = linter.read(ROOT / "mkdocs.yml")
    assert [str(fault) for rule in rules for fault in rule(project)] == []


def test_the_list_keeps_what_is_gone_and_takes_up_what_is_new(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT / "tests/fixtures/good", project)
    (project / moved.FILE).parent.mkdir(parents=True)
    (project / moved.FILE).write_text("gone.html\nback.html\n", "utf-8")
    assert moved.write(project / "mkdocs.yml") == 3
    lines = (project / moved.FILE).read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "about/index.html", "back.html", "gone.html", "index.html", "words.html"
    ]  # fmt: skip
