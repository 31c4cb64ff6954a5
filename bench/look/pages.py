"""The pages that are looked at: each template and each block of the guide is on at least one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.markdown.code import lines_without_code
from guide.markdown.marks import mark
from guide.pages import front_matter, redirects

PAGES = (
    "index.html",
    "back-pain/index.html",  # what to do and what not, the pain rule, that nobody is alone
    "back-pain/when-to-get-help.html",  # every card of signs, emergency numbers, what signs mean
    "back-pain/plan.html",  # stages
    "back-pain/training-load.html",
    "acupuncture/safety.html",  # harms, charts of people
    "therapies/index.html",  # the table of options, yardsticks
    "therapies/exercise.html",  # drawings
    "decide/index.html",  # choices, ratings and lines to write on
    "decide/diary.html",
    "decide/quiz.html",
    "decide/handout.html",
    "research/gerac.html",  # strips of effects
    "research/guidelines.html",
    "research/claims.html",  # verdicts
    "research/conclusions/running-and-care.html",  # the shortest of the lists of claims
    "research/studies/index.html",
    "research/studies/haake-2007.html",
    "about/accessibility.html",  # wide tables
    "about/privacy.html",  # the tools that keep the guide
    "about/glossary.html",
    "about/scores.html",
    "about/all-pages.html",
    "404.html",
    "back-pain/course.html",  # has moved
)

_STUDIES = "research/studies"
_MAIN = "main.html"


@dataclass(frozen=True)
class Source:
    """What a page of the built site is made of: its template, and the names of the blocks on it."""

    template: str
    blocks: frozenset[str] = frozenset()


def sources(root: Path) -> dict[str, Source]:
    """Return what each page of the project in `root` is made of, by its path in the built folder."""
    docs = root / "docs"
    found = {f"{_STUDIES}/{path.stem}.html": _STUDY for path in sorted((root / "evidence" / "studies").glob("*.yml"))}
    found |= {
        path.relative_to(docs).with_suffix(".html").as_posix(): _of_page(path) for path in sorted(docs.rglob("*.md"))
    }
    found |= {one.old: Source("moved.html") for one in redirects.read(root)[0]}
    return found | {"404.html": Source("404.html")}


def missing(root: Path, names: Iterable[str]) -> list[str]:
    """Return what is wrong with a list of pages to look at, a sentence each: whatever no page of it shows, too."""
    chosen, known = list(names), sources(root)
    found = [
        f"{name}: no page has this address. Take it off the list, or write the page's new address."
        for name in chosen
        if name not in known
    ]
    found += [
        f"{name}: stands in the list twice. Take one away." for name in sorted({*chosen}) if chosen.count(name) > 1
    ]
    seen = [known[name] for name in chosen if name in known]
    templates = {path.name for path in (root / "overrides").glob("*.html")}
    for template in sorted(templates - {one.template for one in seen}):
        found.append(_lacking("template", template, (name for name, one in known.items() if one.template == template)))
    blocks = {name for one in known.values() for name in one.blocks}
    for block in sorted(blocks.difference(*(one.blocks for one in seen))):
        found.append(_lacking("block", block, (name for name, one in known.items() if block in one.blocks)))
    return found


def of_template(known: Mapping[str, Source], name: str) -> str:
    """Return the template of a page; that of most pages for one that the sources do not know."""
    return known[name].template if name in known else _MAIN


def _lacking(kind: str, name: str, pages: Iterator[str]) -> str:
    there = next(pages, None)
    advice = f"Add {there}." if there else "No page of the guide has it: take it away, or use it."
    return f"{name}: no page of the list has this {kind}. {advice}"


def _of_page(path: Path) -> Source:
    text = path.read_text(encoding="utf-8-sig")
    front = front_matter.document(text, path)
    fields = front.data if front and isinstance(front.data, Mapping) else {}
    marks = [mark(line) for line in lines_without_code(text) if line]
    return Source(fields.get("template") or _MAIN, frozenset(one.name for one in marks if one and one.name))


_STUDY = Source("study.html", frozenset({"study"}))
