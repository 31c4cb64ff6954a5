"""What a first visit costs over gzip, search unused, stays within the budgets of the design."""

from __future__ import annotations

import gzip
import posixpath
from pathlib import Path
from statistics import median

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import PAGES, STUDY_PAGES

# The pages of studies are many and light: counted in, they would hide how heavy the others are.
WRITTEN = [page for page in PAGES if page not in STUDY_PAGES]

# Bytes after gzip; a kilobyte has 1,000. The first paint fits into the first ten packets of a connection.
MEDIAN_VISIT = 16_000
HEAVIEST_VISIT = 30_000
STYLE = 8_000
SCRIPTS = 3_000
FIRST_PAINT = 14_600
# A page that is a tool may load its own script beside those of every page, and no other page does.
TOOLS = {"diary.js": ("decide/diary.html", 8_000)}

LOADED = {"link[rel=stylesheet]": "href", "link[rel=icon]": "href", "script[src]": "src", "img[src]": "src"}


def packed(path: Path) -> int:
    """Return how many bytes a server sends for a file."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def loaded(site: Path, page: str, *selectors: str) -> set[Path]:
    """Return the files that a page makes the browser load by elements of these kinds."""
    tree = LexborHTMLParser((site / page).read_text(encoding="utf-8"))
    addresses = [node.attributes[LOADED[selector]] or "" for selector in selectors for node in tree.css(selector)]
    return {site / posixpath.normpath(posixpath.join(posixpath.dirname(page), address)) for address in addresses}


def cost(site: Path, page: str, *selectors: str) -> int:
    """Return the bytes of a page's HTML and of the files it loads by elements of these kinds."""
    return packed(site / page) + sum(packed(path) for path in loaded(site, page, *selectors))


def listed(costs: dict[str, int]) -> str:
    """Return the costs as lines, dearest first, for the message of a failed test."""
    return "\n" + "\n".join(f"{value:7,} {page}" for page, value in sorted(costs.items(), key=lambda each: -each[1]))


@pytest.fixture(scope="module")
def visits(site: Path) -> dict[str, int]:
    return {page: cost(site, page, *LOADED) for page in PAGES}


def test_half_of_the_first_visits_cost_less_than_the_budget(visits: dict[str, int]) -> None:
    middle = median(visits[page] for page in WRITTEN)
    assert middle <= MEDIAN_VISIT, f"the median is {middle:,.0f} bytes, {MEDIAN_VISIT:,} allowed:{listed(visits)}"


@pytest.mark.parametrize("page", PAGES)
def test_no_first_visit_costs_more_than_the_heaviest_may(visits: dict[str, int], page: str) -> None:
    assert visits[page] <= HEAVIEST_VISIT, f"{page} costs {visits[page]:,} bytes, {HEAVIEST_VISIT:,} allowed"


def test_what_the_first_paint_needs_fits_into_one_flight(site: Path) -> None:
    costs = {page: cost(site, page, "link[rel=stylesheet]") for page in WRITTEN}
    middle = median(costs.values())
    assert middle <= FIRST_PAINT, f"the median is {middle:,.0f} bytes, {FIRST_PAINT:,} allowed:{listed(costs)}"


@pytest.mark.parametrize(("selector", "budget"), [("link[rel=stylesheet]", STYLE), ("script[src]", SCRIPTS)])
@pytest.mark.parametrize("page", PAGES)
def test_style_and_scripts_stay_within_their_budgets(site: Path, page: str, selector: str, budget: int) -> None:
    sizes = {path.name: packed(path) for path in loaded(site, page, selector)}
    assert sizes, f"{page} has no {selector}: the budget measures nothing"
    for tool in TOOLS.keys() & sizes.keys():
        place, most = TOOLS[tool]
        assert page == place, f"{page} loads {tool}, which only {place} needs"
        assert sizes.pop(tool) <= most
    assert sum(sizes.values()) <= budget, f"{sum(sizes.values()):,} bytes, {budget:,} allowed:{listed(sizes)}"


@pytest.mark.parametrize("tool", TOOLS)
def test_the_script_of_a_tool_is_loaded_by_its_page(site: Path, tool: str) -> None:
    assert tool in {path.name for path in loaded(site, TOOLS[tool][0], "script[src]")}


def test_the_measure_counts_what_a_page_loads(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p { margin: 0 }", encoding="utf-8")
    page = '<link rel="stylesheet" href="../a.css"><link rel="manifest" href="b"><p>Text</p>'
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page.html").write_text(page, encoding="utf-8")
    html, style = packed(tmp_path / "in" / "page.html"), packed(tmp_path / "a.css")
    assert cost(tmp_path, "in/page.html", *LOADED) == html + style
