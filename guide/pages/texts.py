"""Everything that a reader reads, as passages and sentences with their file and line: pages, front matter and facts.

A sentence is found whole even where its author broke the line in the middle of it.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from guide.facts.evidence import Evidence
from guide.facts.fact import Fact
from guide.facts.findings import Finding, shown
from guide.facts.kinds import FOLDERS
from guide.facts.yaml_source import values as yaml_values
from guide.markdown.excuses import EXCUSE
from guide.markdown.marks import mark
from guide.pages.front_matter import FrontMatter
from guide.pages.page import Page
from guide.pages.plain_text import Places, plain, split

# The files of words that pages get from the theme and the blocks.
WORDS = ("overrides/words/en.html", "guide/markdown/words/en.yml")
# Blocks whose content is the caption of what they draw.
DRAWN = frozenset({"icon-array", "drawing", "effects", "harms"})

_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+]|\d+[.)])\s+(?P<text>.*)")


@dataclass(frozen=True)
class Sentence:
    """A sentence, heading, list item or cell as its author wrote it, without marks, references and addresses.

    `kind` is title, description, main_message, actions, heading, paragraph, item, row, caption, alt, legend, quote, fact or
    study. A sentence of a page knows its line; one of a YAML field is looked for from that `field` on, once somebody asks.
    """

    path: Path
    kind: str
    text: str
    known_line: int = 0
    headings: str = ""
    field: str = ""

    @cached_property
    def line(self) -> int:
        """Return the file's line on which the sentence begins."""
        if self.known_line:
            return self.known_line
        lines = self.path.read_text(encoding="utf-8").splitlines()
        before = next((count for count, line in enumerate(lines) if line.startswith(f"{self.field}:")), 0)
        return before + Places("\n".join(lines[before:])).line(self.text)

    def finding(self, message: str) -> Finding:
        """Return a finding where the sentence begins."""
        return Finding.of(shown(self.path), self.line, message)


@dataclass
class Passage:
    """A heading, paragraph, list item, table row or caption: its lines with their numbers, and where it stands.

    `block` is the block around it; `list` counts the lists of the page, for an item, and `depth` is its indent;
    `headings` are those of a row's table.
    """

    kind: str
    lines: list[tuple[int, str]]
    block: str = ""
    list: int = 0
    depth: int = 0
    headings: str = ""

    @property
    def line(self) -> int:
        """Return the number of its first line."""
        return self.lines[0][0]

    @cached_property
    def text(self) -> str:
        """Return its words on one line, once all its lines are there."""
        return " ".join(part for part in (plain(text) for _, text in self.lines) if part)

    def sentences(self, path: Path) -> Iterator[Sentence]:
        """Yield its sentences, each with the line on which it begins."""
        for part, line in self._parts:
            yield Sentence(path, self.kind, part, line, self.headings)

    @cached_property  # a dozen rules read the same passage
    def _parts(self) -> tuple[tuple[str, int], ...]:
        starts, length = [], 0
        for number, text in self.lines:
            starts.append((length, number))
            length += len(plain(text)) + bool(plain(text))
        parts: tuple[tuple[str, int], ...] = ()
        place = 0
        for part in split(self.text):
            place = self.text.index(part, place)
            parts += ((part, max(number for start, number in starts if start <= place)),)
            place += len(part)
        return parts


@functools.lru_cache(maxsize=512)  # many rules ask for the passages of the same page
def passages(page: Page) -> list[Passage]:
    """Return the passages of a page's Markdown in their order; code is left out."""
    return _Reader(page).read()


def with_markdown(passage: Passage, page: Page) -> Iterator[tuple[Sentence, str]]:
    """Yield the sentences of a passage of a page, each with the Markdown of its lines, in which its sources stand."""
    told = list(passage.sentences(page.path))
    for sentence, behind in itertools.zip_longest(told, told[1:]):
        end = max(behind.line if behind else passage.lines[-1][0] + 1, sentence.line + 1)
        yield sentence, " ".join(page.by_number.get(number, "") for number in range(sentence.line, end))


def written(pages: Iterable[Page]) -> list[Page]:
    """Return the pages that people wrote; those of studies are filled from facts."""
    return [page for page in pages if page.meta and page.meta.kind != "study"]


def of_page(page: Page) -> Iterator[Sentence]:
    """Yield the sentences of a page: front matter first, then its passages."""
    if page.meta:
        for name, text in front(page.meta):
            yield from (Sentence(page.path, name, part, field=name) for part in split(text))
    for passage in passages(page):
        yield from passage.sentences(page.path)


def of_facts(evidence: Evidence, folder: Path) -> Iterator[Sentence]:
    """Yield the sentences of every fact that pages print, and what studies say in words."""
    for path, fact in files(evidence, folder):
        mark = "study" if path.parent.name == "studies" else "fact"
        for name, text in fact.for_readers():
            yield from (Sentence(path, mark, part, field=name) for part in split(text))


def of_words(root: Path) -> Iterator[Sentence]:
    """Yield the sentences that the theme and the blocks put around the text of pages; `{day}` is filled in later."""
    for name in WORDS:
        path = root / name
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for part in re.findall(r': "([^"]+)"', text) if path.suffix == ".html" else _texts(yaml_values(text)):
            yield from (Sentence(path, "fact", one) for one in split(re.sub(r"\{\w+\}", "", part)))


def front(meta: FrontMatter) -> list[tuple[str, str]]:
    """Return the texts of a page's front matter that readers read, each with its field."""
    found = [("title", meta.title), ("description", meta.description), ("main_message", meta.main_message)]
    return found + [("actions", action.text) for action in meta.actions]


def files(evidence: Evidence, folder: Path) -> Iterator[tuple[Path, Fact]]:
    """Yield the facts that pages print, each with its file."""
    for kind in FOLDERS:
        for key, fact in getattr(evidence, kind, {}).items():
            yield folder / kind / f"{key}.yml", fact


def _texts(value: object) -> Iterator[str]:
    """Yield the texts in a field's value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from itertools.chain.from_iterable(map(_texts, value.values()))
    elif isinstance(value, list | tuple):
        yield from itertools.chain.from_iterable(map(_texts, value))


class _Reader:
    """Reads the lines of a page into passages, one after the other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[Passage] = []
        self.blocks: list[str] = []
        self.open: Passage | None = None  # what a line without a mark of its own belongs to
        self.list = 0
        self.in_list = False
        self.headings = ""
        self.options = {number for number, _ in page.options}

    def read(self) -> list[Passage]:
        for number, line in self.page.prose:
            self._line(number, line)
        return [passage for passage in self.found if passage.text]

    def _line(self, number: int, line: str) -> None:
        text = line.strip()
        if number in self.options:
            name, _, value = text.partition(":")
            if name == "alt":
                self._add("alt", number, value.strip().strip('"'))
            return
        if not text.startswith("|"):
            self.headings = ""
        if EXCUSE.fullmatch(text):
            return
        if opened := mark(text):
            self._block(number, *opened)
        elif not text:
            self.open = None
        elif match := re.match(r"#{1,6}\s*(.*)", text):
            self._heading(number, match[1])
        elif text.startswith("|"):
            self._row(number, text)
        elif match := _ITEM.match(line):
            self._item(number, match)
        elif self.open:
            self.open.lines.append((number, text.lstrip("> ")))
        else:
            self._paragraph(number, line)

    def _heading(self, number: int, text: str) -> None:
        self._end()
        self.blocks.clear()  # none holds a heading: one that is still open was never closed
        self._add("heading", number, text)

    def _paragraph(self, number: int, line: str) -> None:
        text = line.strip()
        if self.in_list and not line.startswith((" ", "\t")):
            self.in_list = False
        kind = "caption" if set(self.blocks) & DRAWN else "quote" if text.startswith(">") else "paragraph"
        self.open = self._add(kind, number, text.lstrip("> "))

    def _block(self, number: int, name: str, argument: str) -> None:
        self._end()
        if not name:
            del self.blocks[-1:]
            return
        self.blocks.append(name)
        if argument and name in ("care", "do", "do-not"):
            self._add("heading", number, argument)
        elif argument and name in ("choose", "rate", "lines"):
            self._add("legend", number, argument)

    def _item(self, number: int, match: re.Match[str]) -> None:
        if not self.in_list:
            self.list += 1
            self.in_list = True
        self.open = self._add("item", number, match["text"])
        self.open.list, self.open.depth = self.list, len(match["indent"].expandtabs(4))

    def _row(self, number: int, text: str) -> None:
        self.open = None
        self.in_list = False
        if re.fullmatch(r"[|\s:-]+", text):
            return
        cells = " | ".join(plain(cell) for cell in text.strip("|").split("|"))
        passage = self._add("row", number, cells)
        passage.headings, self.headings = self.headings, self.headings or cells

    def _end(self) -> None:
        self.open = None
        self.in_list = False

    def _add(self, kind: str, number: int, text: str) -> Passage:
        block = self.blocks[-1] if self.blocks else ""
        self.found.append(Passage(kind, [(number, text)], block))
        return self.found[-1]
