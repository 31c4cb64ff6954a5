"""Links and pictures of the sources lead to what is there, and so do the pages that facts, templates and settings name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from guide.facts.findings import Finding, nearest, shown
from guide.lint.intruders.addresses import page_of, relative
from guide.lint.project import moved
from guide.lint.theme.files import html_templates
from guide.pages.page import Page
from guide.pages.plain_text import words_of as _words_of
from guide.pages.project import Project

_WORDS = re.compile(r"(?<!!)\[(?P<words>[^\]\[]+)\]\((?P<target>[^)\s]+)\)")
# The address of another site, without what it begins with.
_SITE = re.compile(r"(?:[a-z0-9-]+\.)+(?!(?:md|html?|svg|png|pdf)\b)[a-z]{2,}(?:/.*)?")
# How a setting names a page, `help_page: folder/page.html`, and how a template does, `"/folder/page.md"`.
NAMED = re.compile(
    r"(?m)(?P<before>^ +\w+_pages?: |(?<==\")/)(?P<page>[\w./-]+)\.(?P<kind>html|md)(?P<anchor>#[\w-]+)?(?=\"|\s)"
)
_NAMES_NONE = re.compile(r"(?m)^  (?P<name>\w+_pages?): (?!\"?[\w./-]+\.html(?:#[\w-]+)?\"?(?:\s|$))(?P<value>\S+)")
_IN_MENU = re.compile(r"(?m)^\s*- \"?([^:\n]+(?:: [^:\n]+)??)\"?: (\S+\.md)\s*$")


def links_lead_somewhere(project: Project) -> Iterator[Finding]:
    """Every link inside the guide leads to a page that is there, and to a heading that is on it."""
    pages, docs = project.by_path, project.docs.resolve()
    for page in project.pages:
        for link in page.links:
            parts = urlsplit(link.target)
            if parts.scheme or parts.netloc or link.picture:
                continue
            target = page.leads_to(parts.path)
            if link.target.startswith("/"):
                names = {relative(path, docs): path for path in pages}
                meant = page_of(link.target, names)
                advice = f"Write {relative(names[meant], page.path.parent)}" if meant else "Link a file of docs/"
                yield page.finding(link.line, f"the link {link.target} begins with `/`. {advice}.")
            elif target not in pages and (was := moved.gone(project, relative(target, docs))):
                new = was.with_anchor(parts.fragment)
                advice = (
                    f"Write {relative(project.docs / new, page.path.parent)}"
                    if new
                    else "Link the page that has its content now"
                )
                message = f"the link {link.target} leads to a page that is gone. {advice}."
                yield page.finding(link.line, message, was.cause)
            elif target not in pages:
                ways = [relative(other, page.path.parent) for other in pages]
                yield page.finding(
                    link.line,
                    f"the link {link.target} leads nowhere. Write https:// before the address of another site."
                    if _SITE.fullmatch(link.target)
                    else f"the link {link.target} leads nowhere.{nearest(link.target, ways)} Link a file of docs/.",
                )
            elif parts.fragment and unquote(parts.fragment) not in pages[target].anchors:
                # Long anchors share many letters by chance: a heading that is none of the meant ones would be linked for good.
                hint = nearest(parts.fragment, pages[target].anchors, 0.6)
                advice = "Correct the anchor" if hint else "Write its words, small and joined by hyphens"
                message = f"{relative(target, project.docs)} has no heading #{parts.fragment}.{hint} {advice}."
                yield page.finding(link.line, message)


def links_keep_their_words(project: Project) -> Iterator[Finding]:
    """“Who should ask a doctor first” that opens another page leaves a reader without what the words said."""
    pages = {path: page for path, page in project.by_path.items() if not page.made}
    settings = project.config_file.read_text(encoding="utf-8")
    menu = ((name, project.docs / path) for name, path in _IN_MENU.findall(settings))
    names = {words_of(name): path for name, path in menu if path in pages}
    names |= {words_of(page.meta.title): path for path, page in pages.items() if page.meta}
    headings = {path: _headings(page) for path, page in pages.items()}
    for page in pages.values():
        for number, line in page.prose:
            for match in _WORDS.finditer(line):
                parts = urlsplit(match["target"])
                if parts.scheme or (target := page.leads_to(parts.path)) not in pages:
                    continue
                said = words_of(match["words"])
                own = names.get(said, target)
                there = [name for name, anchor in headings[target].items() if len(said) > 2 and _holds(name, said)]
                anchors = [headings[target][name] for name in there]
                if own != target and own.resolve() != target:
                    yield page.finding(
                        number,
                        f"“{match['words']}” is the name of {relative(own, project.docs)}, and the link leads elsewhere. "
                        "Lead it there, or say what is where it leads.",
                    )
                elif parts.fragment in headings[target].values() and anchors and parts.fragment not in anchors:
                    yield page.finding(
                        number,
                        f"“{match['words']}” stands in the heading #{anchors[0]}, and the link leads to another one. "
                        "Lead it there, or say what is where it leads.",
                    )


@lru_cache(maxsize=512)
def _headings(page: Page) -> Mapping[tuple[str, ...], str]:
    """Return the anchor of each heading of a page, by its words."""
    found = {}
    for node in LexborHTMLParser(page.html).css("h2[id], h3[id], h4[id]"):
        found[words_of(node.text())] = node.attributes["id"] or ""
    return found


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    return any(whole[start : start + len(part)] == part for start in range(len(whole) - len(part) + 1))


def pictures_are_there(project: Project) -> Iterator[Finding]:
    """A picture is a file of the guide and has words for those who cannot see it."""
    for page in project.pages:
        drawings = set()  # a block has their words, so none are asked for here
        for link in page.links:
            if not link.picture:
                continue
            if urlsplit(link.target).scheme or urlsplit(link.target).netloc:
                yield page.finding(link.line, f"the picture {link.target} lies on another site. Put it into docs/.")
            elif project.docs.resolve() not in page.leads_to(link.target).parents:
                yield page.finding(link.line, f"the picture {link.target} lies outside docs/. Put it into docs/.")
            elif (project.docs / "drawings").resolve() in page.leads_to(link.target).parents:
                drawings.add(link.line)
                name = Path(link.target).stem
                advice = f"Write `/// drawing | {name}` and `///`, or put the picture beside the page."
                yield page.finding(
                    link.line, f"the picture {link.target} lies where only blocks take it from. {advice}"
                )
            elif not page.leads_to(link.target).is_file():
                there = [relative(path, page.path.parent) for path in project.docs.rglob("*") if path.suffix != ".md"]
                yield page.finding(
                    link.line,
                    f"there is no picture {link.target}.{nearest(link.target, there)} Correct the name or add the file.",
                )
        for number, line in page.prose:
            if number not in drawings and re.search(r"!\[\s*\]\(", line):
                yield page.finding(number, "the picture has no words. Write what it shows between `![` and `]`.")


def pages_that_facts_name_are_there(project: Project) -> Iterator[Finding]:
    """A fact that names a page sends readers there: the page is in the guide, and so is the heading."""
    evidence = project.evidence
    pages = {page.path.relative_to(project.docs).as_posix(): page for page in project.pages}
    for kind in ("options", "article", "quiz"):
        for key, fact in getattr(evidence, kind).items():
            name, _, anchor = fact.page.partition("#")
            cause = None
            if name not in pages and (was := moved.gone(project, name)):
                advice = f"Write {was.with_anchor(anchor)}" if was.now else "Name the page that has its content now"
                message, cause = f"the page {name} is gone. {advice}.", was.cause
            elif name not in pages:
                message = f"there is no page {name}.{nearest(name, pages)} Name a file of docs/."
            elif anchor and anchor not in pages[name].anchors:
                message = f"{name} has no heading #{anchor}.{nearest(anchor, pages[name].anchors)} Correct the anchor."
            elif (
                kind == "options"
                and (keys := evidence.studies_of(fact))
                and not {*keys} & {*project.uses.studies_by_page.get(name, ())}
            ):
                message = f"{name} cites no study that this rests on. Name the page that tells of it."
            else:
                continue
            yield evidence.documents[kind, key].finding(("page",), message, cause)


def pages_that_templates_and_settings_name_are_there(project: Project) -> Iterator[Finding]:
    """A page that a template or a setting names is linked from many others: from each card of warning signs, for example."""
    root, pages = project.root, project.by_address
    for path in files_that_name_pages(root):
        text = path.read_text(encoding="utf-8")
        for match in _NAMES_NONE.finditer(text if path.suffix == ".yml" else ""):
            message = f"`{match['name']}` leads to {match['value']}, which is no page. Name one, like about/index.html."
            yield Finding.of(shown(path), text.count("\n", 0, match.start()) + 1, message)
        for match in NAMED.finditer(text):
            name, address, anchor = f"{match['page']}.md", f"{match['page']}.html", (match["anchor"] or "").lstrip("#")
            cause = None
            if address not in pages and (was := moved.gone(project, name)):
                new = was.with_anchor(anchor).replace(".md", f".{match['kind']}")
                message = f"the page {name} is gone. Write {new or 'the page that has its content now'}."
                cause = was.cause
            elif address not in pages:
                message = f"there is no page {name}.{nearest(address, pages)} Name a page of the guide."
            elif anchor and anchor not in pages[address].anchors:
                message = (
                    f"{name} has no heading #{anchor}.{nearest(anchor, pages[address].anchors)} Correct the anchor."
                )
            else:
                continue
            yield Finding.of(shown(path), text.count("\n", 0, match.start()) + 1, message, cause=cause)


def files_that_name_pages(root: Path) -> Iterator[Path]:
    """Yield the settings and each template."""
    yield root / "mkdocs.yml"
    yield from html_templates(root)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, in lower case and without punctuation."""
    return tuple(_words_of(text))
