"""The front matter of every page, also of those of studies, which are no files: the build makes them of the facts."""

from __future__ import annotations

from guide.facts.load import load
from guide.pages import front_matter, study_pages
from tests.conftest import ROOT

_FACTS = ROOT / "evidence"
TEXTS = {
    page.name.replace(".md", ".html"): page.text
    for page in study_pages.made(load(_FACTS).studies, _FACTS, ROOT / "docs", "research/studies")
}


def front(page: str) -> front_matter.FrontMatter:
    """Return the front matter of a page by its path in the built folder."""
    found, _, _, faults = front_matter.read((ROOT / "docs" / page).with_suffix(".md"), TEXTS.get(page))
    assert found is not None, faults
    return found
