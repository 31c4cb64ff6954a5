"""What a first visit to a page costs: the page and all that it loads, compressed as a server would send it."""

from __future__ import annotations

import gzip
import statistics
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from guide.lint.built_site import Site, read


@dataclass(frozen=True)
class Weight:
    """Bytes over gzip of one page: its HTML, style sheets, scripts, and what else its head asks for."""

    page: str
    html: int
    css: int
    js: int
    other: int

    @property
    def total(self) -> int:
        """Return all bytes of a first visit without pictures of the text."""
        return self.html + self.css + self.js + self.other


def compressed(path: Path) -> int:
    """Return the file's size in bytes after gzip at level 9."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def weights(folder: Path) -> list[Weight]:
    """Return the weight of each page of a built site, the page for errors left out, lightest first."""
    site = read(folder)
    found = [_weight(site, page.name) for page in site.pages if page.name != "404.html"]
    return sorted(found, key=lambda weight: weight.total)


def median(found: list[Weight]) -> float:
    """Return the median of the totals, in bytes."""
    return statistics.median(weight.total for weight in found)


def _weight(site: Site, name: str) -> Weight:
    page = next(page for page in site.pages if page.name == name)
    tree = LexborHTMLParser(page.html)
    css = _sum(site, name, [node.attributes.get("href") for node in tree.css('link[rel="stylesheet"]')])
    js = _sum(site, name, [node.attributes.get("src") for node in tree.css("script[src]")])
    other = _sum(site, name, [node.attributes.get("href") for node in tree.css('link[rel="icon"]')])
    return Weight(name, compressed(page.path), css, js, other)


def _sum(site: Site, name: str, addresses: list[str | None]) -> int:
    page = next(page for page in site.pages if page.name == name)
    local = [address for address in addresses if address and not urlsplit(address).netloc]
    files = {site.folder / site.target(page, address) for address in local}
    return sum(compressed(path) for path in files if path.is_file())
