"""What the pages of the built site must be, whatever templates, style sheets and the build itself did to them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.facts.findings import Finding, shown
from guide.lint.built.site import MISSING, Built, Site

# Attributes by which a page makes the browser load something, with the elements that carry them.
LOADS = {"src": "[src]", "href": "link[href]", "data": "object[data]", "poster": "[poster]", "srcset": "[srcset]"}
# A page speaks of treating pain when it names both again and again; lists that templates fill from facts do not speak.
OFTEN = 10
TREATMENTS = re.compile(r"\b(?:acupuncture|needl\w+|massage|exercises?|tablets?|painkillers?|cupping|yoga)\b", re.I)
NOT_SPEAKING = ".sources, .study-list, .study__body, .glossary, .dates, nav, script"
# The short card with the warning signs, or all of them.
_CARD = ".help a, .care--emergency"
_FOR_READERS = re.compile(r"^kind: *[\"']?(?:reader|tool)\b", re.MULTILINE)
CSP = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; object-src 'none'"


def nothing_comes_from_another_host(site: Site) -> Iterator[Finding]:
    """No page loads anything from elsewhere: readers are reported to nobody."""
    for page in site.pages:
        for name, selector in LOADS.items():
            for node in page.tree.css(selector):
                address = node.attributes[name] or ""
                if urlsplit(address).netloc and node.attributes.get("rel") != "canonical":
                    yield page.finding(
                        f"{address} is loaded from another host. Put the file into the project.", address
                    )
    for path in sorted(site.folder.rglob("*.css")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if re.search(r"(@import|url\()\s*['\"]?(https?:)?//", line):
                yield Finding.of(
                    shown(path), number, "the style sheet loads from another host. Put the file into the project."
                )


def policy_is_kept(site: Site) -> Iterator[Finding]:
    """The content security policy stands on each page, and nothing in the page needs an exception from it."""
    for page in site.pages:
        node = page.tree.css_first('meta[http-equiv="Content-Security-Policy"]')
        if node is None or node.attributes.get("content") != CSP:
            yield page.finding("the content security policy is missing or changed. Take it from partials/head.html.")
        for styled in page.tree.css("[style], style"):
            token = "<style" if styled.tag == "style" else " style="
            yield page.finding(f"an inline style on <{styled.tag}>. Use a class of components.css.", token)
        yield from _scripts(page)


def _scripts(page: Built) -> Iterator[Finding]:
    """Yield each script that stands in the page or would not run from disk."""
    for script in page.tree.css("script:not([src])"):
        if script.attributes.get("type") != "application/ld+json":
            yield page.finding("an inline script. Put it into overrides/assets/js/.", "<script>")
    for script in page.tree.css("script[src]"):
        if "defer" not in script.attributes or "type" in script.attributes:
            address = f'src="{script.attributes["src"]}"'
            yield page.finding("a script that is not a classic `defer` script. It would not run from disk.", address)
    for name in (name for node in page.tree.css("*") for name in node.attributes if name.startswith("on")):
        yield page.finding(f"the event attribute {name}. Add the listener in a script.", f" {name}=")


def one_main_heading_and_levels_in_order(site: Site) -> Iterator[Finding]:
    """Each page has one h1, and no level is skipped on the way down."""
    for page in site.pages:
        main = page.tree.css("h1")
        if len(main) != 1:
            yield page.finding(f"{len(main)} main headings. A page has exactly one h1.", "<h1")
        level = 0
        for node in page.tree.css("main h1, main h2, main h3, main h4, main h5, main h6"):
            now = int((node.tag or "").removeprefix("h"))
            if now > level + 1:
                yield page.finding(f"<h{now}> follows <h{level}>. Do not skip a level.", f"<h{now}")
            level = now


def heads_are_complete(site: Site) -> Iterator[Finding]:
    """Title, description and language stand on each page, no two share one of the first, and search engines list them all."""
    seen: dict[tuple[str, str], str] = {}
    for page in site.pages:
        if page.leads_on:
            continue  # nobody stays there, and no search engine lists it
        title = page.tree.css_first("title")
        description = page.tree.css_first('meta[name="description"]')
        values = {
            "title": title.text(strip=True) if title else "",
            "description": (description.attributes.get("content") or "") if description else "",
        }
        for kind, value in values.items():
            other = seen.setdefault((kind, value), page.name)
            if not value:
                yield page.finding(f"the {kind} is empty. Fill it in the page's front matter.")
            elif other != page.name:
                yield page.finding(f"{other} has the same {kind}. Each page needs its own.")
        if not (page.tree.root and page.tree.root.attributes.get("lang")):
            yield page.finding("the page names no language. Set theme.language.")
        if page.tree.css_first('meta[name="robots"]'):
            message = "search engines are told to pass the page over. Take the meta `robots` out of the template."
            yield page.finding(message, 'name="robots"')


def there_are_no_hover_tips(site: Site) -> Iterator[Finding]:
    """A tip shows only under a mouse: it is hidden from thumbs, from paper and from many who listen."""
    for page in site.pages:
        for node in page.tree.css("body [title]"):
            tip = node.attributes["title"]
            message = f"a hover tip “{tip}” on <{node.tag}>. Say it in the text, or leave it out."
            yield page.finding(message, " title=")


def ids_are_unique(site: Site) -> Iterator[Finding]:
    """An id stands once on a page, and what `aria-*` and `for` point to is there."""
    for page in site.pages:
        for name, count in Counter(page.ids).items():
            if count > 1:
                yield page.finding(f"the id {name} stands {count} times. Rename a heading.", f'id="{name}"')
        for attribute in ("aria-labelledby", "aria-describedby", "for", "popovertarget"):
            for node in page.tree.css(f"[{attribute}]"):
                names = node.attributes[attribute] or ""
                for name in names.split():
                    if name not in page.ids:
                        yield page.finding(
                            f"{attribute} points to {name}, which is not there.", f'{attribute}="{names}"'
                        )


def every_page_is_reachable(site: Site) -> Iterator[Finding]:
    """Whoever starts on the home page can reach every page by links."""
    by_name = {page.name: page for page in site.pages}
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        here = by_name.get(waiting.pop())
        if here is None:
            continue
        for node in here.tree.css("a[href]"):
            address = node.attributes["href"] or ""
            target = site.target(here, address) if not urlsplit(address).netloc else ""
            if target in by_name and target not in reached:
                reached.add(target)
                waiting.append(target)
    for page in site.pages:
        if page.name not in reached and page.name != MISSING and not page.leads_on:
            yield page.finding("no chain of links leads here from the home page. Add the page to nav in mkdocs.yml.")


def pictures_have_words(site: Site) -> Iterator[Finding]:
    """A picture says in words what it shows, or is hidden from those who listen."""
    for page in site.pages:
        for node in page.tree.css("img:not([alt])"):
            yield page.finding(
                "a picture without alternative words. Write them between `![` and `]`.", node.html or "<img"
            )
        for node in page.tree.css('[role="img"]'):
            if not node.attributes.get("aria-label"):
                yield page.finding("a drawing without words. Add the option `alt:` to its block.", 'role="img"')
            elif _is_read_out(node):
                yield page.finding(
                    "an image holds words, which Firefox reads out after its name. Leave out the role and the name.",
                    'role="img"',
                )
        for node in page.tree.css("svg"):
            if node.attributes.get("aria-hidden") != "true" and not _is_icon(node):
                yield page.finding("an SVG that is neither hidden nor named. Add aria-hidden to the file.", "<svg")


def charts_say_what_they_count(site: Site) -> Iterator[Finding]:
    """Of whom, of what and out of how many: a chart without its title leaves the reader to guess."""
    for page in site.pages:
        for node in page.tree.css("figure.people, figure.effects, figure.harms"):
            if not node.css_first(".chart-title, caption"):
                yield page.finding("a chart without a title. Put one into its template.", node.html or "<figure")


def pages_on_treating_pain_lead_to_help(site: Site) -> Iterator[Finding]:
    """Whoever reads of treating pain may have a pain that must not wait: the short card with the warning signs is there."""
    for page in site.pages:
        tree = LexborHTMLParser(page.html)  # a copy of its own, to take things out of
        main = tree.css_first("main")
        if main is None or _is_for_readers(site, page) or main.css_first(_CARD) or _leads_to_help(site, main):
            continue  # of pages for readers the next rule asks more
        for node in main.css(NOT_SPEAKING):
            node.decompose()
        text = main.text()
        if min(len(TREATMENTS.findall(text)), len(re.findall(r"\bpain\b", text))) >= OFTEN:
            yield page.finding(
                "the page speaks of treating pain and does not lead to the warning signs. "
                f"Link {site.help_page or 'the page that lists them'}, or include partials/help-card.html.",
                "<main",
            )


def readers_are_told_not_to_wait(site: Site) -> Iterator[Finding]:
    """Whoever opens a page to read, the source of some signs or an address that is none may have a pain that must not wait."""
    for page in site.pages:
        main = page.tree.css_first("main")
        if main is None or page.leads_on or main.css_first(_CARD):
            continue
        # The page of a source on which a warning sign rests says a few of them, and looks like a list.
        if _is_for_readers(site, page) or (main.css_first(".study__body") and _leads_to_help(site, main)):
            token = 'class="message__text"' if page.name == MISSING else 'id="message"'
            yield page.finding(
                "the short card with the warning signs is not there. Include partials/help-card.html.", token
            )


def _leads_to_help(site: Site, main: LexborNode) -> bool:
    """Tell whether a text has a link to the page with all warning signs."""
    return bool(site.help_page) and main.css_first(f'a[href*="{Path(site.help_page).name}"]') is not None


def _is_for_readers(site: Site, page: Built) -> bool:
    """Tell whether a page is for readers of a guide that has warning signs, as its source says.

    Without sources only the page for what is missing is known to be one.
    """
    if page.root is None:
        return page.name == MISSING
    if not site.help_page:
        return False
    path = page.root / "docs" / Path(page.name).with_suffix(".md")
    said = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    return page.name == MISSING or _FOR_READERS.search(said) is not None


def descriptions_for_machines_are_valid(site: Site) -> Iterator[Finding]:
    """JSON-LD can be read, and names no reviewer whom the page does not name."""
    for page in site.pages:
        for node in page.tree.css('script[type="application/ld+json"]'):
            try:
                data = json.loads(node.text())
            except json.JSONDecodeError as error:
                yield page.finding(f"the structured data is not JSON: {error}. Fix partials/structured-data.html.")
                continue
            if "reviewedBy" in data:
                yield page.finding(
                    "the structured data names a reviewer. Leave it out until there is one.", "reviewedBy"
                )


def sources_of_blocks_do_not_show(site: Site) -> Iterator[Finding]:
    """No reader sees `///`, `[@key]` or a template's braces."""
    for page in site.pages:
        tree = LexborHTMLParser(page.html)  # a copy of its own: what shows sources on purpose is taken out
        for node in tree.css("code, pre, script"):
            node.decompose()
        match = re.search(r"(?m)^\s*///.*$|\[@[^\]]*\]|\{\{|\{%", tree.body.text() if tree.body else "")
        if match:
            yield page.finding(
                f"the page shows “{match.group().strip()}”. Fix the block or reference.", match.group().strip()
            )


def _is_read_out(image: LexborNode) -> bool:
    """Tell whether an image holds words that are not hidden from those who listen."""
    copy = LexborHTMLParser(image.html or "")
    for hidden in copy.css('[aria-hidden="true"]'):
        hidden.decompose()
    return any(sign.isalnum() for sign in (copy.root.text() if copy.root else ""))


def _is_icon(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and parent.tag in ("button", "a") and bool(parent.text(strip=True))
