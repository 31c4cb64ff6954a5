"""A worksheet as a page of its own, to be printed: with its style inside, and no link into a folder that is not there."""

from __future__ import annotations

from html import escape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from guide.build.editions import links, styles
from guide.build.editions.chapter import Chapter
from guide.build.editions.imprint import Imprint
from guide.build.editions.named import named

# The policy of the page, too: it forbids a style inside, and this page meets nobody but the printer. Paper shows no link
# to what a source found, and this file needs no script.
_NOT_ALONE = (
    'head > link, meta[http-equiv="Content-Security-Policy"], script, template, .skip, [hidden], '
    ".sources__kind + a, .diary__paper"
)
_FOOT = '@bottom-center{{content:"{line} · page " counter(page) " of " counter(pages);font:7pt Georgia,serif}}'


def write(sheet: Chapter, site: Path, imprint: Imprint, target: Path) -> None:
    """Write the page of a sheet as it lies in the built `site`, alone, into the HTML file `target`."""
    tree = LexborHTMLParser((site / sheet.path).read_text(encoding="utf-8"))
    for node in tree.css(_NOT_ALONE):
        node.decompose()
    for node in tree.css('a[href]:not([href^="#"])'):
        where = links.elsewhere(node.attributes.get("href") or "", sheet.path, imprint.address)
        if where is None:
            node.unwrap()
        else:
            node.attrs["href"] = where
    foot = _FOOT.format(line=imprint.line)
    pages = "".join(f"@page {name}{{{foot}}}" for name in ("", "sheet", "choice"))
    author = f'<meta name="author" content="{escape(imprint.authors)}">'
    style = f"<style>{''.join(styles.of_site(site).values())}@page{{size:A4}}{pages}</style>"
    target.write_text(
        named((tree.html or "").replace("</head>", f"{author}{style}</head>", 1)), encoding="utf-8", newline="\n"
    )
