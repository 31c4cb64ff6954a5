"""A small folder of facts and drawings, and a function that turns Markdown into parsed HTML."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from guide.facts.findings import EvidenceError
from guide.markdown.extension import EvidenceExtension

GOOD = Path(__file__).parent.parent / "broken" / "good"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the small good project; it is also the working folder."""
    copy = tmp_path / "small"
    shutil.copytree(GOOD, copy)
    monkeypatch.chdir(copy)
    return copy


class Page:
    """What Markdown became: the parsed HTML and the reports on the way."""

    def __init__(self, html: str, reports: list[EvidenceError]) -> None:
        self.html = html
        self.reports = [report.message for report in reports]
        self.tokens = [report.token for report in reports]
        self.tree = LexborHTMLParser(html)

    def texts(self, selector: str) -> list[str]:
        """Return the text of each element, its spaces made single."""
        return [" ".join(node.text().split()) for node in self.tree.css(selector)]

    def attributes(self, selector: str, name: str) -> list[str | None]:
        """Return one attribute of each element; None where it is not there."""
        return [node.attributes.get(name) for node in self.tree.css(selector)]


@pytest.fixture
def convert(small: Path) -> Callable[..., Page]:
    """Return a function that converts Markdown with the facts of the small project and collects the reports; options go to it."""

    def run(text: str, **options: str) -> Page:
        reports: list[EvidenceError] = []
        extension = EvidenceExtension(
            evidence=str(small / "evidence"),
            drawings=str(small / "docs" / "drawings"),
            on_error=reports.append,
            **options,
        )
        return Page(markdown.markdown(text, extensions=["tables", "toc", extension]), reports)

    return run
