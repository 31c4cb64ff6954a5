"""Which pages use which fact, and what a page is called: a look at the Markdown itself, so that facts can name pages."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guide.facts.evidence import Evidence
from guide.facts.stamp import stamp
from guide.markdown.code import without_code

_REFERENCE = re.compile(r"\[(@[a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]")
_BLOCK = re.compile(r"^///+ *(?P<name>[a-z-]+) *\|? *(?P<argument>.*)$", re.MULTILINE)
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
# Blocks that print claims, by their keys.
_OF_CLAIMS = ("claim", "effects", "harms")


@dataclass(frozen=True, order=True)
class Use:
    """A page that uses a fact: its path under the folder of pages, and its title."""

    path: str
    title: str


@dataclass(frozen=True)
class Page:
    """What a page's source names: references in brackets, and blocks with their arguments as words."""

    use: Use
    cited: tuple[str, ...]
    blocks: tuple[tuple[str, tuple[str, ...]], ...]


def uses(folder: Path, evidence: Evidence) -> Mapping[str, tuple[Use, ...]]:
    """Return, for each study's key, the pages in `folder` that cite it or print its numbers, in order of their path."""
    found: dict[str, dict[Use, None]] = defaultdict(dict)
    for page in _pages(folder):
        for key in (*page.cited, *_of_blocks(page, evidence)):
            found[key][page.use] = None
    return {key: tuple(pages) for key, pages in found.items()}


def studies_named(folder: Path, evidence: Evidence) -> Mapping[str, tuple[str, ...]]:
    """Return, for each page's path under `folder`, the studies that it cites or prints numbers of."""
    found = {}
    for page in _pages(folder):
        told = [word for name, words in page.blocks if name == "study" for word in words if word in evidence.studies]
        cited = [key for key in page.cited if key in evidence.studies]
        found[page.use.path] = tuple(dict.fromkeys((*cited, *_of_blocks(page, evidence), *told)))
    return found


def claims_used(folder: Path, evidence: Evidence) -> frozenset[str]:
    """Return the keys of the claims that a page prints: in a box, a figure, or a list."""
    return frozenset(
        key for page in _pages(folder) for name, words in page.blocks for key in claims_of(name, words, evidence)
    )


def claims_by_page(folder: Path, evidence: Evidence) -> Mapping[str, tuple[str, ...]]:
    """Return, for each page's path under `folder`, the keys of the claims that it prints."""
    return {
        page.use.path: tuple(
            dict.fromkeys(key for name, words in page.blocks for key in claims_of(name, words, evidence))
        )
        for page in _pages(folder)
    }


def claim_lists(folder: Path) -> Mapping[str, str]:
    """Return, for each topic, the path under `folder` of the page that lists its claims."""
    return {
        topic: page.use.path
        for page in _pages(folder)
        for name, words in page.blocks
        if name == "claim-list"
        for topic in words
    }


def page_of(block: str, folder: Path) -> str:
    """Return the path under `folder` of the first page that holds a block of that name, or an empty string."""
    return next((page.use.path for page in _pages(folder) if any(name == block for name, _ in page.blocks)), "")


def title(folder: Path, page: str) -> str:
    """Return the title of the page at a path under `folder`; the path itself when there is no such page."""
    path = page.partition("#")[0]
    return next((one.use.title for one in _pages(folder) if one.use.path == path), path)


def claims_of(name: str, words: tuple[str, ...], evidence: Evidence) -> Iterator[str]:
    """Yield the claims that a block of that name and argument prints."""
    if name in _OF_CLAIMS:
        yield from (word for word in words if word in evidence.claims)
    elif name == "claim-list":
        yield from (key for key, claim in evidence.claims.items() if claim.topic in words)
    elif name == "yardstick":
        yield from (key for key, claim in evidence.claims.items() if any(cell.pain in words for cell in claim.cells))
    elif name == "options":
        yield from (key for option in evidence.options.values() for key in option.claims)


def studies_of(name: str, words: tuple[str, ...], evidence: Evidence) -> Iterator[str]:
    """Yield the studies that a block of that name and argument takes its words and numbers from."""
    if name == "icon-array":
        yield from (word for word in words if word in evidence.studies)
    elif name == "guidelines":
        yield from (
            evidence.guidelines[key].source for key in words or evidence.guidelines if key in evidence.guidelines
        )
    elif name == "quiz":
        yield from (key for question in evidence.quiz.values() for key in question.studies)
    elif name == "sign-reasons":
        yield from (key for sign in evidence.signs.values() for key in sign.sources)
    elif name == "pain-rule":
        yield from (key for rule in evidence.pain.values() for key in rule.sources)
    elif name == "stages":
        yield from (key for stages in evidence.stages.values() for key in stages.sources)
    elif name == "emergency-numbers":
        yield from (key for one in evidence.emergency.values() for row in one.countries for key in row.sources)
    elif name == "scores":
        yield from (evidence.scores[key].source for key in words if key in evidence.scores)
    for key in claims_of(name, words, evidence):
        claim = evidence.claims[key]
        yield from (*claim.supporting, *claim.against, *(one.study for one in (*claim.estimates, *claim.rates)))


def _of_blocks(page: Page, evidence: Evidence) -> Iterator[str]:
    for name, words in page.blocks:
        yield from studies_of(name, words, evidence)


def _pages(folder: Path) -> tuple[Page, ...]:
    return _read(folder, stamp(folder, ".md"))


@functools.lru_cache(maxsize=2)
def _read(folder: Path, files: tuple[tuple[str, int], ...]) -> tuple[Page, ...]:
    pages = []
    for name, _ in files:
        text = without_code(Path(name).read_text(encoding="utf-8"))  # an example of how to cite is no use of the study
        title = _TITLE.search(text)
        use = Use(Path(name).relative_to(folder.as_posix()).as_posix(), title[1] if title else name)
        cited = [key for bracket in _REFERENCE.findall(text) for key in re.findall(r"@([a-z0-9-]+)", bracket)]
        blocks = [
            (block["name"], tuple(block["argument"].replace(",", " ").split())) for block in _BLOCK.finditer(text)
        ]
        pages.append(Page(use, tuple(dict.fromkeys(cited)), tuple(blocks)))
    return tuple(pages)
