"""What search engines and other sites read of a page is complete, true and the same as what readers see."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from guide.build.social_cards import SIZE, file_name
from tests.conftest import EVERY_PAGE, PAGES, SITE_URL, STUDY_PAGES, Builds
from tests.fronts import front


def parsed(folder: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((folder / page).read_text(encoding="utf-8"))


def property_of(tree: LexborHTMLParser, name: str) -> list[str | None]:
    return [node.attributes["content"] for node in tree.css(f'meta[property="{name}"]')]


def descriptions(tree: LexborHTMLParser, kind: str) -> list[dict]:
    every = [json.loads(node.text()) for node in tree.css('script[type="application/ld+json"]')]
    return [each for each in every if each["@type"] == kind]


def test_a_published_page_names_its_own_address_once(published: Path) -> None:
    for page in PAGES:
        tree = parsed(published, page)
        assert [node.attributes["href"] for node in tree.css("link[rel=canonical]")] == [SITE_URL + page]
        assert property_of(tree, "og:url") == [SITE_URL + page]


def test_a_shared_link_shows_title_description_and_picture(published: Path) -> None:
    for page in PAGES:
        tree, wanted = parsed(published, page), front(page)
        assert property_of(tree, "og:title") == [wanted.title]
        assert property_of(tree, "og:description") == [wanted.description]
        drawn = "index.html" if page in STUDY_PAGES else page  # studies share the picture of the home page
        assert property_of(tree, "og:image:alt") == [front(drawn).title]
        [address] = property_of(tree, "og:image")
        assert address, page
        assert address == f"{SITE_URL}assets/preview/{file_name(drawn)}", page
        size = tuple(int(property_of(tree, f"og:image:{side}")[0] or 0) for side in ("width", "height"))
        with Image.open(published / address.removeprefix(SITE_URL)) as picture:
            assert picture.size == size == SIZE, page


@pytest.mark.parametrize("name", ["site", "published"])
def test_the_description_for_machines_says_what_the_page_says(builds: Builds, name: str) -> None:
    for page in PAGES:
        tree, wanted = parsed(builds / name, page), front(page)
        [about] = descriptions(tree, "MedicalWebPage")
        assert about["name"] == wanted.title
        assert about["datePublished"] == wanted.written.isoformat(), page
        assert about["dateModified"] == wanted.reviewed.isoformat(), page
        assert "reviewedBy" not in about or wanted.reviewed_by, f"{page}: no reviewer is named in the front matter"
        sources = [source.css_first("a") for source in tree.css(".sources > ol > li")]
        cited = [link and link.attributes["href"] for link in sources]
        assert about["citation"] == cited, page


def test_the_trail_leads_from_home_to_the_page(published: Path) -> None:
    assert descriptions(parsed(published, "index.html"), "BreadcrumbList") == []
    for page in sorted({*PAGES} - {"index.html"}):
        trails = descriptions(parsed(published, page), "BreadcrumbList")
        assert len(trails) == 1, page
        steps = trails[0]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1)), page
        assert steps[0]["item"] == SITE_URL, page
        assert steps[-1]["item"] == SITE_URL + page
        addresses = [step["item"] for step in steps]
        assert len(addresses) == len(set(addresses)), f"{page}: one address stands twice in the trail"
        assert {address.removeprefix(SITE_URL) or "index.html" for address in addresses} <= set(PAGES), page


def test_the_sitemap_lists_exactly_the_pages_with_the_day_of_their_review(published: Path) -> None:
    entries = parsed(published, "sitemap.xml").css("url")
    listed = {tuple(entry.css_first(part).text() for part in ("loc", "lastmod")) for entry in entries}
    assert len(listed) == len(entries)
    assert listed == {(SITE_URL + page, front(page).reviewed.isoformat()) for page in EVERY_PAGE}


def test_robots_are_told_where_the_sitemap_is(published: Path, site: Path) -> None:
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (published / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert not re.search(r"(?i)sitemap|disallow", (site / "robots.txt").read_text(encoding="utf-8"))


def test_the_manifest_names_the_guide_and_an_icon_that_is_there(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["name"] == manifest["short_name"] == "Back to Running"
    assert manifest["icons"]
    for place in (*(icon["src"] for icon in manifest["icons"]), manifest["start_url"]):
        assert (site / place).is_file()
