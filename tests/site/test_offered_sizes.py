"""The page on reading offline offers each edition that is made, with a size that is still right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT, Builds

PAGE = ROOT / "docs/about/privacy.md"
OFF = 0.3  # as far as “about” reaches: the fonts of a machine make a PDF file larger or smaller


def offered(page: str) -> dict[str, float]:
    """Return the megabytes that the page says each file takes."""
    said = re.findall(r"`(back-to-running[\w.-]*)`[^\n]*?about (\d+(?:\.\d+)?) MB", page)
    return {name: float(size) for name, size in said}


def wrong(said: dict[str, float], sizes: dict[str, int]) -> list[str]:
    """Return what is not offered, what is not made, and what no longer has its size, each as a sentence."""
    found = [f"{name} is made and not offered" for name in sizes if name not in said]
    found += [f"{name} is offered and not made" for name in said if name not in sizes]
    for name in said.keys() & sizes.keys():
        size = sizes[name] / 1e6
        if abs(said[name] - size) > max(OFF * said[name], 0.05):
            found.append(f"{name} takes {size:.2f} MB, not about {said[name]:g} MB. Write the new size in {PAGE.name}.")
    return sorted(found)


def test_the_page_offers_every_edition_with_its_size(builds: Builds, editions: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in editions.iterdir()}
    sizes["back-to-running.zip"] = (builds / "guide.zip").stat().st_size
    assert wrong(offered(PAGE.read_text("utf-8")), sizes) == []


@pytest.mark.parametrize(
    ("sizes", "sentence"),
    [
        ({"back-to-running.epub": 900_000}, "back-to-running.epub takes 0.90 MB, not about 0.4 MB"),
        ({}, "back-to-running.epub is offered and not made"),
        ({"back-to-running.epub": 400_000, "back-to-running.pdf": 1}, "back-to-running.pdf is made and not offered"),
    ],
)
def test_a_size_that_is_no_longer_right_is_told(sizes: dict[str, int], sentence: str) -> None:
    [said] = wrong(offered("| `back-to-running.epub` | about 0.4 MB | an e-reader |"), sizes)
    assert said.startswith(sentence)
