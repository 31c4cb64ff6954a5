"""The built folder as rules of it read it: each page parsed once, each file by its path, each address resolved."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from guide.facts.findings import Finding, shown
from guide.lint import origin
from guide.pages.named_pages import named_page

MISSING = "404.html"  # a host shows it at any address, so only links from the root of the host work in it
# The elements of a page that only leads on, in their order, but for what its head tells browsers.
_MOVED = ["html", "head", "title", "body", "main", "h1", "p", "a"]


@dataclass(frozen=True)
class Built:
    """One HTML file of the site."""

    path: Path
    name: str
    html: str
    root: Path | None = None  # of the sources, when they are at hand

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """Return the parsed page."""
        return LexborHTMLParser(self.html)

    @cached_property
    def ids(self) -> list[str]:
        """Return every id, in order."""
        return [node.attributes["id"] or "" for node in self.tree.css("[id]")]

    @cached_property
    def leads_on(self) -> str:
        """Return the address to which a page of the kind of `overrides/moved.html` sends every reader; else nothing.

        Such a page holds nothing but a heading and a sentence with one link: whatever has more is a page like others.
        """
        refresh = self.tree.css('head > meta[http-equiv="refresh"]')
        tags = [node.tag for node in self.tree.css("*")]
        shown = [tag for tag in tags if tag not in ("meta", "link")]
        links = self.tree.css("link")
        if shown != _MOVED or len(refresh) != 1 or any(link.attributes.get("rel") != "canonical" for link in links):
            return ""
        match = re.fullmatch(r"0; url=(?!/)([\w./-]+(?:#[\w-]+)?)", refresh[0].attributes.get("content") or "")
        return match[1] if match else ""

    def finding(self, message: str, token: str = "") -> Finding:
        """Return a finding where `token` comes from in the sources; without those, on the built line where it first stands."""
        if self.root:
            path, line = origin.of_page(self.root, self.name, self.html, token)
            return Finding.of(shown(path), line, message)
        before = self.html.partition(token)[0] if token and token in self.html else ""
        return Finding.of(shown(self.path), before.count("\n") + 1, message)


@dataclass(frozen=True)
class Site:
    """The built folder and its pages; `404.html` is a page that nobody links to, with links from the root of the host.

    `address` is where the site is published, with a slash at its end, or an empty string when the build was not told.
    `help_page` is the one with all warning signs, as the settings name it; nothing where they name none, or are not at hand.
    """

    folder: Path
    pages: tuple[Built, ...]
    address: str = ""
    help_page: str = ""

    @cached_property
    def base(self) -> str:
        """Return the path of the site on its host, with a slash at both ends; the host's root when it is not known."""
        return unquote(urlsplit(self.address).path) or "/"

    @cached_property
    def files(self) -> frozenset[str]:
        """Return the path of each file inside the folder, as it is written."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    def inside(self, address: str) -> str | None:
        """Return an address on a page without the host of the site, or None when it leads elsewhere."""
        if address not in self._inside:
            self._inside[address] = self._without_host(address)
        return self._inside[address]

    @cached_property
    def _inside(self) -> dict[str, str | None]:
        return {}

    def _without_host(self, address: str) -> str | None:
        if self.address and address.startswith(self.address):
            return f"{urlsplit(self.address).path}{address.removeprefix(self.address)}"
        parts = urlsplit(address)
        return None if parts.scheme or parts.netloc else address

    def target(self, page: Built, address: str) -> str:
        """Return the file inside the folder that a relative address on a page means, `index.html` filled in."""
        return self.resolve(page.name, address)

    def resolve(self, name: str, address: str) -> str:
        """Return the file that a relative address in the file `name` means; one outside the site keeps its slash or dots."""
        place = posixpath.dirname(name), address  # menus lead from each page of a folder to the same places
        if place not in self._resolved:
            self._resolved[place] = self._resolve(*place)
        return self._resolved[place] or name

    @cached_property
    def _resolved(self) -> dict[tuple[str, str], str]:
        return {}

    def _resolve(self, folder: str, address: str) -> str:
        """Return the file that an address in a file of a folder means; nothing when it is that file itself."""
        path = unquote(urlsplit(address).path)
        if not path:
            return ""
        if path.startswith("/") and not f"{path}/".startswith(self.base):
            return path
        joined = path.removeprefix(self.base) if path.startswith("/") else posixpath.join(folder, path)
        clean = posixpath.normpath(joined.lstrip("/"))
        index = posixpath.normpath(posixpath.join(clean, "index.html"))
        return index if clean not in self.files and index in self.files else clean


def read(folder: Path, root: Path | None = None) -> Site:
    """Return every HTML file of a folder that was built of the sources in `root`, and where the first says it is published."""
    files = sorted(folder.rglob("*.html"))
    pages = tuple(Built(path, path.relative_to(folder).as_posix(), path.read_text("utf-8"), root) for path in files)
    first = next((page.tree.css_first('link[rel="canonical"]') for page in pages if page.name == "index.html"), None)
    address = (first.attributes.get("href") or "") if first else ""
    help_page = named_page(root / "mkdocs.yml", "help_page") if root else ""
    return Site(folder, pages, address.removesuffix("index.html"), help_page)
