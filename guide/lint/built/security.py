"""What may be in the built site, whoever wrote its sources: known files and scripts by name, harmless HTML, safe addresses.

`intruders/security.py` asks the same of the sources, where a mistake has a line; these rules do not trust it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.facts.findings import Finding, shown
from guide.lint.built.site import Built, Site
from guide.lint.intruders import pictures
from guide.lint.intruders.addresses import ADVICE, as_a_browser_reads, danger, is_elsewhere
from guide.lint.intruders.unseen import named, unseen

# Every script of the theme by its path in the built folder, also those that another script loads.
SCRIPTS = frozenset(
    {
        "assets/js/diary-file.js",
        "assets/js/diary.js",
        "assets/js/keep.js",
        "assets/js/search-find.js",
        "assets/js/search.js",
        "assets/js/site.js",
        "assets/js/worksheet.js",
        "search/index.js",
    }
)
# What else there may be, beside the scripts: pages, styles and pictures, and a few files for programs.
FILES = re.compile(
    r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.html|(?:assets/)?[a-z0-9-]+\.css|(?:[a-z0-9-]+/)*[a-z0-9-]+\.(?:png|jpe?g|webp|svg)"
    r"|data/[a-z0-9./-]+\.(?:json|csv|bib)|data/evidence\.csv-metadata\.json"
    r"|search/texts-\d+\.js"  # the pieces of what stands below a result
    r"|manifest\.webmanifest|robots\.txt|\.well-known/security\.txt|sitemap\.xml"
)
# HTML that can do nothing but show text, pictures and our own fields. `x-template` stands for `template`, see `_whole`.
ELEMENTS = frozenset(
    re.findall(
        r"[a-z0-9-]+",
        """html head title meta link script style body header footer main nav section article aside search address h1 h2
        h3 h4 h5 h6 hgroup p hr pre blockquote ol ul menu li dl dt dd figure figcaption div a em strong small s cite q dfn
        abbr ruby rb rt rp data time code var samp kbd sub sup i b u mark bdi bdo span br wbr ins del img picture source
        table caption colgroup col tbody thead tfoot tr td th form label input button select datalist optgroup option
        textarea output progress meter fieldset legend details summary dialog x-template noscript area map""",
    )
)
RELATIONS = frozenset({"stylesheet", "icon", "manifest", "canonical"})  # of <link>
FORBIDDEN = frozenset(
    {"action", "formaction", "srcdoc", "ping", "background", "manifest", "codebase", "archive", "shadowrootmode", "is"}
)
# What <meta http-equiv> can do; only the policy is ours.
PRAGMAS = frozenset({"refresh", "set-cookie", "default-style", "content-language", "content-type", "x-ua-compatible"})
ADDRESSES = frozenset(
    {"href", "xlink:href", "src", "poster", "data", "cite", "longdesc", "usemap", "imagesrcset", "srcset"}
)
_FROM_ELSEWHERE = ("src", "data", "poster", "srcset")  # `nothing_comes_from_another_host` reports these
_NOT_OURS = "Only our templates make HTML: find the page, fact or template that it comes from."


def only_scripts_of_the_theme_run(site: Site) -> Iterator[Finding]:
    """A script that nobody knows could read a diary and send it away; ours are named one by one."""
    advice = "Delete it, or name it in SCRIPTS of guide/lint/built/security.py if the theme needs it."
    for page in site.pages:
        for node in _whole(page).css("script[src]"):
            address = as_a_browser_reads(node.attributes["src"] or "")
            if is_elsewhere(address) or site.target(page, address) not in SCRIPTS:
                yield page.finding(f"the script {address} is none of the theme. {advice}", node.attributes["src"] or "")


def files_are_known(site: Site) -> Iterator[Finding]:
    """Whatever lies in the folder can be opened by its address, and would speak in the guide's name."""
    for path in sorted(site.folder.rglob("*")):
        name = path.relative_to(site.folder).as_posix()
        if path.is_symlink():
            yield Finding.of(shown(path), 1, "the file is a link to another one. Put the file itself there.")
        elif not path.is_file() or name in SCRIPTS:
            continue
        elif not FILES.fullmatch(name):
            advice = "Delete it, or name its kind in FILES of guide/lint/built/security.py if the guide needs it."
            yield Finding.of(shown(path), 1, f"a file of a kind that the guide does not have. {advice}")
        elif path.suffix == ".svg":
            yield from pictures.findings(path)


def html_is_harmless(site: Site) -> Iterator[Finding]:
    """No element and no attribute can run, load, send, turn round or hide anything that our templates do not."""
    for page in site.pages:
        for node in _whole(page).css("*"):
            for what, token in _harmful(node, leads_on=bool(page.leads_on)):
                yield page.finding(f"{what}. {_NOT_OURS}", token)


def addresses_of_pages_are_safe(site: Site) -> Iterator[Finding]:
    """Addresses lead to our own files; links in the text may also lead to https: and mailto:, those of menus may not."""
    for page in site.pages:
        for node in _whole(page).css("*"):
            for name in ADDRESSES & set(node.attributes):
                written = node.attributes[name] or ""
                if reason := _unsafe(node, name, written):
                    yield page.finding(f"the address {as_a_browser_reads(written)} {reason}. {ADVICE}", written)


def nothing_is_unseen_in_pages(site: Site) -> Iterator[Finding]:
    """Characters that nobody sees can turn a sentence round or hide a word from those who listen."""
    for page in site.pages:
        if one := unseen(html.unescape(page.html)):
            message = f"a character that nobody sees, {named(one)}. Find it in the page or fact, and delete it."
            yield page.finding(message, one)


def _whole(page: Built) -> LexborHTMLParser:
    """Return the parsed page with what stands in templates, which a parser keeps apart and a script brings to life."""
    if "<template" not in page.html.lower():
        return page.tree
    return LexborHTMLParser(re.sub(r"(?i)<(/?)template\b", r"<\1x-template", page.html))


def _harmful(node: LexborNode, *, leads_on: bool) -> Iterator[tuple[str, str]]:
    """Yield what an element may not be or have, each with the text by which it is found in the page.

    A page that only `leads_on` may do just that.
    """
    tag, attributes = node.tag or "", node.attributes
    if tag not in ELEMENTS:
        from_elsewhere = any(urlsplit(attributes.get(name) or "").netloc for name in _FROM_ELSEWHERE)
        drawn = tag.lower() in pictures.ELEMENTS and _in(node, "svg")
        if not drawn and not from_elsewhere:
            yield f"the element <{tag}>", f"<{tag}"
    pragma = (attributes.get("http-equiv") or "").strip().lower() if tag == "meta" else ""
    if pragma in PRAGMAS and not (leads_on and pragma == "refresh"):
        yield f"<meta http-equiv={attributes['http-equiv']}>", f'http-equiv="{attributes["http-equiv"]}"'
    if tag == "link" and (attributes.get("rel") or "").lower() not in RELATIONS:
        yield f"<link rel={attributes.get('rel')}>", f'rel="{attributes.get("rel")}"'
    for name in attributes:
        if name in FORBIDDEN:
            yield f"the attribute {name} on <{tag}>", f" {name}="
        elif name.startswith("on") and _in(node, "x-template"):  # elsewhere `policy_is_kept` reports it
            yield f"the event attribute {name} on <{tag}>", f" {name}="


def _unsafe(node: LexborNode, name: str, written: str) -> str:
    """Return what is wrong with an attribute that is an address; nothing when it may stand there."""
    if name in ("srcset", "imagesrcset"):
        return next(
            filter(None, (_unsafe(node, "src", one.split()[0]) for one in written.split(",") if one.split())), ""
        )
    if node.tag == "link" and (node.attributes.get("rel") or "").lower() == "canonical":
        return ""  # what the publisher set as SITE_URL
    if node.tag in ("a", "area") and name == "href":
        return danger(written) or (
            "leads out of the guide in a menu" if is_elsewhere(written) and _in(node, "nav") else ""
        )
    reported = name in (*_FROM_ELSEWHERE, "href") and node.tag != "use" and urlsplit(written).netloc
    return (danger(written) or "leads to another host") if is_elsewhere(written) and not reported else ""


def _in(node: LexborNode | None, tag: str) -> bool:
    """Tell whether an element is of that name or in one."""
    while node is not None:
        if node.tag == tag:
            return True
        node = node.parent
    return False


RULES: tuple[Callable[[Site], Iterator[Finding]], ...] = (
    only_scripts_of_the_theme_run,
    files_are_known,
    html_is_harmless,
    addresses_of_pages_are_safe,
    nothing_is_unseen_in_pages,
)
