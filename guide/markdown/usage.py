"""Which pages use which fact, and what a page is called: a look at the Markdown itself, so that facts can name pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guide.facts.evidence import Evidence
from guide.facts.folder import visible
from guide.markdown.code import without_code
from guide.markdown.marks import mark

_REFERENCE = re.compile(r"\[(@[a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]")
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
# Blocks that print claims, by their keys.
_OF_CLAIMS = ("claim", "effects", "harms")
# Blocks that print all facts of a kind.
_OF_A_KIND = {
    "quiz": "quiz",
    "sign-reasons": "signs",
    "pain-rule": "pain",
    "stages": "stages",
    "emergency-numbers": "emergency",
}


@dataclass(frozen=True, order=True)
class Use:
    """A page that uses a fact: its path under the folder of pages, and its title."""

    path: str
    title: str


@dataclass(frozen=True)
class Named:
    """What a page's source names: references in brackets, and blocks with their arguments as words."""

    use: Use
    cited: tuple[str, ...]
    blocks: tuple[tuple[str, tuple[str, ...]], ...]


class Uses:
    """Which pages use which fact, worked out once from the sources of all pages and the facts."""

    def __init__(self, pages: Iterable[Named], evidence: Evidence) -> None:
        """Take what the pages name, in the order of their paths, and the facts."""
        self._pages = tuple(pages)
        self._evidence = evidence
        self._titles = {page.use.path: page.use.title for page in self._pages}

    @property
    def pages(self) -> tuple[Named, ...]:
        """Return what the pages name, of which all the rest is worked out."""
        return self._pages

    @cached_property
    def of_studies(self) -> Mapping[str, tuple[Use, ...]]:
        """Return, for each study's key, the pages that cite it or print its numbers, in order of their path."""
        found: dict[str, dict[Use, None]] = defaultdict(dict)
        for page in self._pages:
            for key in (*page.cited, *_of_blocks(page, self._evidence)):
                found[key][page.use] = None
        return {key: tuple(pages) for key, pages in found.items()}

    @cached_property
    def studies_by_page(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each page's path, the studies that it cites or prints numbers of."""
        known = self._evidence.studies
        found = {}
        for page in self._pages:
            told = [word for name, words in page.blocks if name == "study" for word in words if word in known]
            cited = [key for key in page.cited if key in known]
            found[page.use.path] = tuple(dict.fromkeys((*cited, *_of_blocks(page, self._evidence), *told)))
        return found

    @cached_property
    def claims_by_page(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each page's path, the keys of the claims that it prints: in a box, a chart, or a list."""
        return {
            page.use.path: tuple(
                dict.fromkeys(key for name, words in page.blocks for key in claims_of(name, words, self._evidence))
            )
            for page in self._pages
        }

    @cached_property
    def claims(self) -> frozenset[str]:
        """Return the keys of the claims that a page prints."""
        return frozenset(key for keys in self.claims_by_page.values() for key in keys)

    @cached_property
    def claim_lists(self) -> Mapping[str, str]:
        """Return, for each topic, the path of the page that lists its claims."""
        return {
            topic: page.use.path
            for page in self._pages
            for name, words in page.blocks
            if name == "claim-list"
            for topic in words
        }

    @cached_property
    def glossary(self) -> str:
        """Return the path of the first page that holds the block of that name, or an empty string."""
        return next((page.use.path for page in self._pages if any(name == "glossary" for name, _ in page.blocks)), "")

    def title(self, page: str) -> str:
        """Return the title of the page at a path, which may end in an anchor; the path itself when there is none."""
        path = page.partition("#")[0]
        return self._titles.get(path, path)


def read_uses(folder: Path, evidence: Evidence) -> Uses:
    """Return what every page in `folder` names, by page and the other way round."""
    pages = sorted(visible(folder, "**/*.md"), key=lambda path: path.parts)
    return Uses((read_named(path.relative_to(folder), path.read_text(encoding="utf-8")) for path in pages), evidence)


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
    elif kind := _OF_A_KIND.get(name):
        yield from (key for fact in getattr(evidence, kind).values() for key in evidence.studies_of(fact))
    elif name == "scores":
        yield from (evidence.scores[key].source for key in words if key in evidence.scores)
    for key in claims_of(name, words, evidence):
        claim = evidence.claims[key]
        yield from claim.studies


def _of_blocks(page: Named, evidence: Evidence) -> Iterator[str]:
    for name, words in page.blocks:
        yield from studies_of(name, words, evidence)


def read_named(name: Path, source: str) -> Named:
    """Return what the source of a page names; `name` is its path under the folder of pages."""
    text = without_code(source)  # an example of how to cite is no use of the study
    title = _TITLE.search(text)
    use = Use(name.as_posix(), title[1] if title else name.as_posix())
    cited = [key for bracket in _REFERENCE.findall(text) for key in re.findall(r"@([a-z0-9-]+)", bracket)]
    opened = (mark(line) for line in text.split("\n") if "///" in line)
    blocks = [(block.name, block.words) for block in opened if block and block.name]
    return Named(use, tuple(dict.fromkeys(cited)), tuple(blocks))
