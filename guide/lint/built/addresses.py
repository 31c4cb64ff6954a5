"""Rules on the addresses in a built site: each leads somewhere, wherever the site is published and when opened from disk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from guide.facts.findings import Finding, shown
from guide.lint.built.site import MISSING, Built, Site

_STYLED = re.compile(r"url\(\s*['\"]?([^'\")]+)")
_TEXTS = ("sitemap.xml", "robots.txt", "manifest.webmanifest")
_TEXT_ADDRESS = re.compile(r"https?://[^\s\"'<>]+|(?<=\": \")[^\s\"]*/[^\s\"]*(?=\")")


def links_resolve(site: Site) -> Iterator[Finding]:
    """Every internal link, anchor and asset is in the folder, and is written so that it works where the page is shown."""
    ids = {page.name: set(page.ids) for page in site.pages}
    for page in site.pages:
        for address in _addresses(page, site.address):
            inside = site.inside(address)
            if inside is not None and (message := _wrong(site, page, address, inside, ids)):
                yield page.finding(message, address)
    yield from _styled(site)


def _wrong(site: Site, page: Built, address: str, inside: str, ids: Mapping[str, set[str]]) -> str:
    """Return what is wrong with an address that leads into the site; nothing when it is right."""
    parts, target = urlsplit(inside), site.target(page, inside)
    if target not in site.files:
        return f"{address} is not in the site. Fix the link in the page or template."
    if parts.fragment and target in ids and unquote(parts.fragment) not in ids[target]:
        return f"{target} has no #{parts.fragment}. Correct the anchor."
    if inside != address:
        return ""
    if page.name == MISSING and parts.path and not _at_the_root(page, parts.path):
        return f"{address} begins at this page, which a host shows at any address. Let it begin with a slash."
    if page.name != MISSING and parts.path.startswith("/"):
        return f"{address} begins at the root of the host. From disk it leads nowhere: begin it at this page."
    return ""


def _styled(site: Site) -> Iterator[Finding]:
    """Yield what style sheets load and the site has not."""
    for path in sorted(site.folder.rglob("*.css")):
        name = path.relative_to(site.folder).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for address in _STYLED.findall(line):
                if not re.match(r"(?i)[a-z]+:|//|#", address) and site.resolve(name, address) not in site.files:
                    yield Finding.of(
                        shown(path), number, f"{address} is not in the site. Fix the address in the style sheet."
                    )


def _at_the_root(page: Built, path: str) -> bool:
    """Tell whether an address of 404.html works wherever a host shows it.

    It begins at the root, or it is a style sheet that the page names a second time for whoever opens it from disk.
    """
    styles = [node.attributes["href"] or "" for node in page.tree.css('link[rel="stylesheet"]')]
    return path.startswith("/") or (path in styles and any(one.endswith(f"/{path}") for one in styles))


def pages_name_their_own_address(site: Site) -> Iterator[Finding]:
    """The address that a page gives of itself is where it is published: search engines and shared links go there."""
    for page in site.pages:
        if page.leads_on:
            continue  # it gives the address of another page, as another rule asks
        given = [node.attributes["href"] for node in page.tree.css('link[rel="canonical"]')]
        given += [node.attributes["content"] for node in page.tree.css('meta[property="og:url"]')]
        own = f"{site.address}{quote(page.name)}" if site.address and page.name != MISSING else None
        for address in given:
            if address not in (own, own and own.removesuffix("index.html")):
                yield page.finding(
                    f"the page gives {address} as its address, and is at {own or 'no known one'}. Fix partials/head.html.",
                    address or "",
                )


def addresses_are_joined_once(site: Site) -> Iterator[Finding]:
    """No address of the site has two slashes in a row in its path: hosts take that for another address, or another host."""
    for page in site.pages:
        values = [value for node in page.tree.css("*") for value in node.attributes.values() if value]
        for value in sorted({*values, *_described(page)}):
            if _is_joined_twice(site, value):
                yield page.finding(f"{value} has two slashes in a row. Join it with one in the template.", value)
    for name in _TEXTS:
        path = site.folder / name
        for number, line in enumerate(path.read_text("utf-8").splitlines() if path.is_file() else (), 1):
            for address in _TEXT_ADDRESS.findall(line):
                if _is_joined_twice(site, address):
                    yield Finding.of(
                        shown(path), number, f"{address} has two slashes in a row. Join it with one in the template."
                    )


def _is_joined_twice(site: Site, value: str) -> bool:
    if "//" not in value or re.search(r"\s", value):
        return False  # joined once, or words and no address
    if value.startswith("//"):  # a path joined twice, or the name of another host, which other rules see
        return "." not in value[2:].partition("/")[0] or site.resolve(MISSING, value.lstrip("/")) in site.files
    inside = site.inside(value)
    return inside is not None and "//" in re.split(r"[?#]", inside)[0]


def _addresses(page: Built, own: str) -> Iterator[str]:
    """Return every address that a page leads to, loads, or names as one of the site's own."""
    for node in page.tree.css("[href]"):
        yield node.attributes.get("href") or ""  # in a drawing the name may have a prefix
    for name in ("src", "data", "poster"):
        for node in page.tree.css(f"object[{name}]" if name == "data" else f"[{name}]"):
            yield node.attributes[name] or ""
    for node in page.tree.css("[srcset]"):
        yield from re.findall(r"(\S+)(?:\s[^,]*)?(?:,\s*|$)", node.attributes["srcset"] or "")
    named = [node.attributes["content"] or "" for node in page.tree.css('meta[property^="og:"]')]
    yield from (address for address in (*named, *_described(page)) if own and address.startswith(own))


def _described(page: Built) -> Iterator[str]:
    """Return every text of the page's structured data; none when it cannot be read, which another rule reports."""
    for node in page.tree.css('script[type="application/ld+json"]'):
        try:
            yield from _texts(json.loads(node.text()))
        except json.JSONDecodeError:
            continue


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
