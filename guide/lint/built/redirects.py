"""Pages at old addresses lead to the page that has their content now, and are no pages for anything but that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from guide.facts.findings import Finding
from guide.lint.built.site import Built, Site

_MOST = 1500  # bytes; whoever comes on a slow line is sent on at once
_TEMPLATE = "Take the page from overrides/moved.html."
# What lists pages, with what stands before the name of one: the index of the search begins each line with a kind.
_LISTS = {"sitemap.xml": "<loc>{address}", "search/index.js": r'(?:\\n|")[a-z]'}


def old_addresses_lead_on(site: Site) -> Iterator[Finding]:
    """Whoever comes by an old link gets where its content is now, at once and in one step; nobody finds the old page."""
    pages = {page.name: page for page in site.pages}
    for page in site.pages:
        if not page.leads_on:
            continue
        target = site.target(page, page.leads_on)
        if target in pages and pages[target].leads_on:
            message = f"{page.leads_on} leads on itself. Name the page at the end in guide/pages/redirects.yml."
            yield page.finding(message, page.leads_on)
        for message, token in _wrong(site, page, target):
            yield page.finding(f"{message} {_TEMPLATE}", token)
        for name, before in _LISTS.items():
            path = site.folder / name
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            if re.search(f"{before.format(address=re.escape(site.address))}{re.escape(page.name)}", text):
                message = f"the page only leads on, and {name} lists it. Write it when {name} is there already."
                yield page.finding(message, "<title")


def _wrong(site: Site, page: Built, target: str) -> Iterator[tuple[str, str]]:
    """Yield what is not as the template writes it, each with the text by which it is found in the page."""
    links = [node.attributes.get("href") or "" for node in page.tree.css("a")]
    if links != [page.leads_on]:
        yield f"the page leads to {page.leads_on}, and its link to {' '.join(links)}.", f'<a href="{links[0]}'
    if page.tree.css_first('meta[name="robots"][content="noindex"]') is None:
        yield "the page only leads on, and search engines may list it.", "<title"
    given = [node.attributes.get("href") or "" for node in page.tree.css('link[rel="canonical"]')]
    own = f"{site.address}{quote(target)}"
    if site.address and (len(given) != 1 or given[0] not in (own, own.removesuffix("index.html"))):
        yield f"the page leads to {own} and names {' '.join(given) or 'nothing'} as its address.", "<title"
    if not site.address and given:
        yield f"the page gives {given[0]} as its address, and the site has none.", given[0]
    if len(page.html.encode()) > _MOST:
        yield f"the page only leads on, and is larger than {_MOST} bytes.", "<title"
