"""A page points to the addresses it was built with, and without them to nothing invented."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import PAGES, REPO_URL, ROOT, SITE_URL, STUDY_PAGES, Builds
from tests.fronts import front

# An address that stands for another one, or for this machine.
INVENTED = re.compile(r"https?://(?:[\w-]+\.)*(?:example|invalid|test|localhost|127\.0\.0\.1)\b[^\s\"'<>]*")
ABSOLUTE_ONLY = 'link[rel="canonical"], [property="og:url"], [property="og:image"], [name="twitter:card"]'
CHANGE = "about/change-this-guide.html"


def parsed(folder: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / page).read_text(encoding="utf-8"))


def links(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [node.attributes["href"] or "" for node in tree.css(f"{selector} a[href]")]


def source(page: str) -> str:
    if page in STUDY_PAGES:  # written from the facts, so those are what is changed
        return f"evidence/studies/{Path(page).stem}.yml"
    return f"docs/{page.removesuffix('.html')}.md"


def naming_an_address(folder: Path) -> list[str]:
    return [page for page in [*PAGES, "404.html"] if parsed(folder, page).css(ABSOLUTE_ONLY)]


def test_a_page_built_without_an_address_names_none(site: Path) -> None:
    assert naming_an_address(site) == []


def test_a_page_that_names_an_address_is_found(published: Path) -> None:
    assert set(naming_an_address(published)) >= set(PAGES)


def test_no_file_built_without_an_address_holds_an_invented_one(site: Path) -> None:
    texts = [
        path for path in sorted(site.rglob("*")) if path.suffix in (".html", ".xml", ".txt", ".js", ".webmanifest")
    ]
    found = [(path.name, INVENTED.findall(path.read_text(encoding="utf-8"))) for path in texts]
    assert len(texts) > len(PAGES)
    assert [(name, addresses) for name, addresses in found if addresses] == []


def test_an_invented_address_is_reported(published: Path) -> None:
    text = (published / "index.html").read_text(encoding="utf-8")
    assert set(INVENTED.findall(text)) >= {f"{SITE_URL}index.html", f"{REPO_URL}/edit/main/docs/index.md"}


def test_a_published_page_leads_to_the_editor_of_its_own_file(published: Path) -> None:
    for page in PAGES:
        found = links(parsed(published, page), ".change")
        assert [link.partition("?")[0] for link in found] == [
            f"{REPO_URL}/edit/main/{source(page)}",
            f"{REPO_URL}/issues/new",
        ]
        assert parse_qs(urlsplit(found[1]).query) == {
            "template": ["mistake.yml"],
            "title": [front(page).title],
            "page": [source(page)],
        }
        assert (ROOT / source(page)).is_file(), page


def test_a_link_to_correct_a_part_leads_to_the_file_or_folder_that_it_is_made_of(published: Path) -> None:
    found = {
        node.attributes["href"] or ""
        for page in PAGES
        for node in parsed(published, page).css(".facts-foot a:last-child")
    }
    assert len(found) > 10
    there = {"edit": Path.is_file, "tree": Path.is_dir}
    parts = {address: re.fullmatch(rf"{REPO_URL}/(edit|tree)/main/(evidence/.+)", address) for address in found}
    assert [one for one, part in parts.items() if not part or not there[part[1]](ROOT / part[2])] == []


def test_without_a_repository_a_page_leads_to_how_to_change_it(site: Path) -> None:
    for page in PAGES:
        targets = [
            posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
            for link in links(parsed(site, page), ".change")
        ]
        assert targets == [CHANGE, f"{CHANGE}#report-a-mistake"], page


@pytest.mark.parametrize("name", ["site", "published"])
def test_the_foot_of_a_page_names_its_file(builds: Builds, name: str) -> None:
    named = {
        page: [node.text(strip=True) for node in parsed(builds / name, page).css(".change code")] for page in PAGES
    }
    assert named == {page: [source(page)] for page in PAGES}
