"""Put a small page at each address that a page once had: it leads on at once, over the network and from disk."""

from __future__ import annotations

import posixpath
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from selectolax.lexbor import LexborHTMLParser

from guide.pages import redirects
from guide.pages.redirects import Redirect

TEMPLATE = "moved.html"  # of the theme, with its words


def write_all(root: Path, site: Path) -> None:
    """Write a page into the built `site` for each redirect of the project in `root`.

    They are the last that is written: neither the search nor anything else that reads the pages finds them. What leads
    nowhere, or stands in the place of a page, is left out; the check of the sources says so.
    """
    theme = root / "overrides"
    environment = Environment(
        loader=FileSystemLoader(theme), autoescape=True, trim_blocks=True, undefined=StrictUndefined
    )
    for one in redirects.read(root)[0]:
        target, path = site / one.page, site / one.old
        if path.exists() or not target.is_file():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(environment, one, target.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def _page(environment: Environment, redirect: Redirect, target: str) -> str:
    """Return the page at the old address; its language, the new title and the new address are those of the target."""
    tree = LexborHTMLParser(target)
    html, heading, canonical = (tree.css_first(name) for name in ("html", "h1", 'link[rel="canonical"]'))
    attributes = html.attributes if html else {}
    return environment.get_template(TEMPLATE).render(
        language=attributes.get("lang") or "en",
        direction=attributes.get("dir") or "ltr",
        title=" ".join(heading.text().split()) if heading else redirect.page,
        address=posixpath.relpath(redirect.new, posixpath.dirname(redirect.old) or "."),
        canonical=(canonical.attributes.get("href") or "") if canonical else "",
    )
