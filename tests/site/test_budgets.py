"""What a first visit costs over gzip, search unused, stays within the budgets of the design."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest

from tests.conftest import EVERY_PAGE, PAGES, ROOT, STUDY_PAGES
from tests.site.budgets import KINDS, LOADED, cost, kind_of, listed, loaded, over, packed

# The pages of studies are many and light: counted in, they would hide how heavy the others are.
WRITTEN = [page for page in PAGES if page not in STUDY_PAGES]

# Bytes after gzip; a kilobyte has 1,000. The first paint fits into the first ten packets of a connection. The median of
# visits was 16,110 with the warning signs, the page on leg pain and the answers to readers' questions.
MEDIAN_VISIT = 17_000
# The heaviest page is the list of studies, which grows with each of them. At 30,000 their sentences had begun to lose words
# that limit what was found.
HEAVIEST_VISIT = 31_000
STYLE = 8_000
SCRIPTS = 3_000
FIRST_PAINT = 14_600
# A page that is a tool may load its own script beside those of every page, and no other page does. The diary had 8,000
# until it kept what two windows write at once, and broke the words of its chart for large letters; 8,100 until it kept
# what is typed and not saved, which a phone that discards the page, or a link that is followed, took with it.
TOOLS = {"diary.js": ("decide/diary.html", 8_400)}


@pytest.fixture(scope="module")
def visits(site: Path) -> dict[str, int]:
    return {page: cost(site, page, *LOADED) for page in PAGES}


def test_half_of_the_first_visits_cost_less_than_the_budget(visits: dict[str, int]) -> None:
    middle = median(visits[page] for page in WRITTEN)
    assert middle <= MEDIAN_VISIT, f"the median is {middle:,.0f} bytes, {MEDIAN_VISIT:,} allowed:{listed(visits)}"


def test_no_first_visit_costs_more_than_its_kind_of_page_may(site: Path) -> None:
    kinds = {page: kind_of((ROOT / "docs" / page).with_suffix(".md")) for page in EVERY_PAGE}
    assert set(kinds.values()) == set(KINDS), "a kind without pages, or pages of a kind without a budget"
    found = over({page: cost(site, page, *LOADED) for page in EVERY_PAGE}, kinds)
    assert found == [], "\n" + "\n".join(found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_over_the_budget_of_its_kind_is_reported_by_name(kind: str) -> None:
    most = KINDS[kind].most
    assert over({"a.html": most}, {"a.html": kind}) == []
    [sentence] = over({"a.html": most, "in/b.html": most + 1}, {"a.html": kind, "in/b.html": kind})
    assert sentence == (
        f"in/b.html costs {most + 1:,} bytes, {most:,} allowed for its kind ({kind}): 1 too many. "
        "Make the page shorter, or two pages of it."
    )


def test_the_page_furthest_over_its_budget_is_named_first() -> None:
    kinds = {"a.html": "study", "b.html": "home", "c.html": "list"}
    found = over({"a.html": 13_600, "b.html": 19_000, "c.html": 20_000}, kinds)
    assert [sentence.split()[0] for sentence in found] == ["b.html", "a.html"]


def test_two_more_sentences_on_the_home_page_stay_within_the_budget(site: Path, tmp_path: Path) -> None:
    sentences = "<p>Most back pain in runners eases within some weeks. What you do in the meantime counts more.</p>"
    html = (site / "index.html").read_text(encoding="utf-8")
    (tmp_path / "index.html").write_text(html.replace("</main>", f"{sentences}</main>"), encoding="utf-8")
    more = packed(tmp_path / "index.html") - packed(site / "index.html")
    assert 0 < more < 200
    assert over({"index.html": cost(site, "index.html", *LOADED) + more}, {"index.html": "home"}) == []


def test_no_first_visit_costs_more_than_the_heaviest_may(visits: dict[str, int]) -> None:
    assert {page: cost for page, cost in visits.items() if cost > HEAVIEST_VISIT} == {}


def test_what_the_first_paint_needs_fits_into_one_flight(site: Path) -> None:
    # A browser fetches the style of paper last, and waits for it with nothing.
    costs = {page: cost(site, page, "link[rel=stylesheet]:not([media=print])") for page in WRITTEN}
    middle = median(costs.values())
    assert middle <= FIRST_PAINT, f"the median is {middle:,.0f} bytes, {FIRST_PAINT:,} allowed:{listed(costs)}"


@pytest.mark.parametrize(("selector", "budget"), [("link[rel=stylesheet]", STYLE), ("script[src]", SCRIPTS)])
def test_style_and_scripts_stay_within_their_budgets(site: Path, selector: str, budget: int) -> None:
    for page in PAGES:
        sizes = {path.name: packed(path) for path in loaded(site, page, selector)}
        assert sizes, f"{page} has no {selector}: the budget measures nothing"
        for tool in TOOLS.keys() & sizes.keys():
            place, most = TOOLS[tool]
            assert page == place, f"{page} loads {tool}, which only {place} needs"
            assert sizes.pop(tool) <= most, page
        assert sum(sizes.values()) <= budget, f"{page}: {budget:,} bytes allowed:{listed(sizes)}"


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
