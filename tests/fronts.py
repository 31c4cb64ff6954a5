"""The front matter of every page, also of those of studies, which are no files: the build makes them of the facts."""

from __future__ import annotations

from functools import cache

from guide.facts.load import load
from guide.pages import front_matter, study_pages
from tests.conftest import ROOT


@cache
def _made() -> dict[str, str]:
    folder = ROOT / "evidence"
    made = study_pages.made(load(folder).studies, folder, ROOT / "docs", "research/studies")
    return {page.name.replace(".md", ".html"): page.text for page in made}


@cache
def front(page: str) -> front_matter.FrontMatter:
    """Return the front matter of a page by its path in the built folder."""
    found, _, _, findings = front_matter.read((ROOT / "docs" / page).with_suffix(".md"), _made().get(page))
    assert found is not None, findings
    return found
