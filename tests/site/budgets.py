"""What a first visit to a page costs over gzip, and how much each kind of page may cost."""

from __future__ import annotations

import gzip
import posixpath
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from guide.pages import front_matter

LOADED = ("link[rel=stylesheet]", "link[rel=icon]", "script[src]", "img[src]")
ADDRESS = {"link": "href", "script": "src", "img": "src"}


class Kind(NamedTuple):
    """A kind of page: how many bytes a first visit may cost, and why that many."""

    most: int
    why: str


# In November 2026 the heaviest page of each kind cost what its reason says. A paragraph of three sentences costs about
# 200 bytes, a drawing 1,000 to 2,000: the room is for those, and a page that outgrows it is better made two.
MANY = 10  # verdicts that make a page a list of them
KINDS = {
    "home": Kind(18_000, "15,227 bytes: the first page that most readers see stays one flight and a little"),
    "reader": Kind(24_000, "20,895 bytes, with four drawings"),
    "list": Kind(
        32_000, "30,105 bytes: filled from facts, a line for each sign, study, claim, term or page; a study is 37"
    ),
    "tool": Kind(28_500, "24,976 bytes, of which the diary's own script is a third"),
    "about": Kind(20_000, "17,332 bytes: the page of scores; the others are far below"),
    "study": Kind(13_500, "11,326 bytes: one template, filled from the facts of one study"),
}


def packed(path: Path) -> int:
    """Return how many bytes a server sends for a file."""
    return _packed(path.read_bytes())


@cache
def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 9, mtime=0))


def loaded(site: Path, page: str, *selectors: str) -> set[Path]:
    """Return the files that a page makes the browser load by elements of these kinds."""
    tree = LexborHTMLParser((site / page).read_text(encoding="utf-8"))
    addresses = [node.attributes[ADDRESS[node.tag]] or "" for selector in selectors for node in tree.css(selector)]
    return {site / posixpath.normpath(posixpath.join(posixpath.dirname(page), address)) for address in addresses}


def cost(site: Path, page: str, *selectors: str) -> int:
    """Return the bytes of a page's HTML and of the files it loads by elements of these kinds."""
    return packed(site / page) + sum(packed(path) for path in loaded(site, page, *selectors))


def listed(costs: Mapping[str, int]) -> str:
    """Return the costs as lines, dearest first, for the message of a failed test."""
    return "\n" + "\n".join(f"{value:7,} {page}" for page, value in sorted(costs.items(), key=lambda each: -each[1]))


def kind_of(source: Path) -> str:
    """Return the kind of a page in `KINDS`, from its source in `docs/`; the page of a study has none, and is one by that.

    Raises ValueError when the source has no kind.
    """
    if not source.is_file():
        return "study"
    meta, _, _, findings = front_matter.read(source)
    if meta is None:
        raise ValueError(*findings)
    if meta.template == "home.html":
        return "home"
    text = source.read_text(encoding="utf-8")
    filled = (
        any(f"\n/// {block}" in text for block in ("claim-list", "sign-reasons")) or text.count("\n/// yardstick") > 1
    )
    if meta.kind == "reference" or filled or text.count("\n/// verdict") >= MANY:
        return "list"
    return meta.kind


def over(costs: Mapping[str, int], kinds: Mapping[str, str]) -> list[str]:
    """Return a sentence for each page that costs more than its kind may, the most above its budget first."""
    above = {page: value - KINDS[kinds[page]].most for page, value in costs.items()}
    return [
        f"{page} costs {costs[page]:,} bytes, {KINDS[kinds[page]].most:,} allowed for its kind ({kinds[page]}): "
        f"{more:,} too many. Make the page shorter, or two pages of it."
        for page, more in sorted(above.items(), key=lambda each: -each[1])
        if more > 0
    ]
