"""Slips of the hand that a spelling check lets through: a word typed twice, a word that is another word."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from guide.facts.findings import Finding, shown
from guide.facts.yaml_source import values as yaml_values
from guide.pages.plain_text import plain
from guide.pages.project import Project

_CONFUSED = Path(__file__).with_name("confused-words.yml")
# Words that may stand twice in a row: “people who had had pain”, “that that study”.
MAY_STAND_TWICE = frozenset({"had", "that"})
DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]+(?:[’'][^\W\d_]+)*)\s+\1(?![\w’'-])", re.I)
_COUNTED = "people|adults|runners|patients|women|men|children|sessions|treatments|needles|visits|steps|metres|trials"
_WORD = re.compile(r"[a-z]+(?:[’'][a-z]+)?")
_ATTRIBUTES = re.compile(r"\{[^}]*\}")
# Numbers as other languages write them, with how English writes each. Three digits alone, as in 116 123, may be called.
_OTHER_NUMBERS: Sequence[tuple[re.Pattern[str], Callable[[str], str]]] = (
    (re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d,])"), lambda text: text.replace(",", ".")),
    (
        re.compile(rf"(?<![\d.,+])(?<!\d\s)\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?= (?:{_COUNTED}))"),
        lambda text: re.sub(r"(?<=\d)\s(?=\d)", ",", text),
    ),
)
_STRAIGHT = re.compile(r"""\S*['"]\S*""")


def words_stand_once(project: Project) -> Iterator[Finding]:
    """A word typed twice is passed over by the eye that wrote it, and stops every other one."""
    for path, lines in _read(project):
        for number, word in _doubled(lines):
            yield Finding.of(shown(path), number, f"“{word}” stands twice in a row. Delete one of the two.")


def words_are_the_ones_meant(project: Project) -> Iterator[Finding]:
    """“It comes form practice”: each word has its place in a dictionary, and together they say nothing."""
    meant = _meant()
    for path, lines in _read(project):
        for number, line in lines:
            low = line.lower()
            there = meant.keys() & _WORD.findall(low)
            found = ((pattern.search(low), right) for word in sorted(there) for pattern, right in meant[word])
            for match, right in found:
                if match:
                    said = line[match.start() : match.end()]
                    yield Finding.of(shown(path), number, f"“{said}” says nothing. Probably meant: {right}.")
                    break


@functools.cache
def _meant() -> Mapping[str, list[tuple[re.Pattern[str], str]]]:
    """Return, by each word that is taken for another, where it is wrong and what was meant."""
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for entry in yaml_values(_CONFUSED.read_text(encoding="utf-8")):
        words = entry["words"].split()
        pattern = re.compile(rf"\b(?:{entry['where'].replace('…', '(?:' + '|'.join(words) + ')')})(?!\w)")
        for word in words:
            found.setdefault(word, []).append((pattern, entry["meant"]))
    return found


def marks_are_curly(project: Project) -> Iterator[Finding]:
    """Beside ‘curly’ marks a straight one looks like a slip, and who searches for one does not find the other."""
    for sentence in project.sentences:
        if match := _STRAIGHT.search(_ATTRIBUTES.sub("", sentence.text)):
            told = (
                f"“{match.group()}” has a straight mark. Write ’ for an apostrophe, and ‘ and ’ around what is quoted."
            )
            yield sentence.finding(told)


def numbers_are_written_as_in_english(project: Project) -> Iterator[Finding]:
    """“2,9 km” is read as two numbers, by people and by the rule that asks for the source of each figure."""
    for sentence in project.sentences:
        for pattern, instead in _OTHER_NUMBERS:
            if match := pattern.search(sentence.text):
                right = instead(match.group())
                yield sentence.finding(f"“{match.group()}” is no number as English writes it. Write “{right}”.")


def _read(project: Project) -> Iterator[tuple[Path, list[tuple[int, str]]]]:
    """Yield the pages to be judged and the files of facts that pages print, each with its lines as a reader sees them."""
    for page in project.pages:
        if not page.made:
            yield page.path, [*page.front_lines, *((number, plain(line)) for number, line in page.prose)]
    for path in {path: None for path, _ in project.printed_facts()}:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        yield path, [(number, line) for number, line in enumerate(lines, 1) if not line.lstrip().startswith("#")]


def _doubled(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield each word that stands twice, with the line on which it stands the second time."""
    last, place = "", 0
    for number, line in lines:
        match = re.match(r"\s*([^\W\d_]+(?:[’'][^\W\d_]+)*)(?![\w’'-])(?!:)", line)
        if (
            match
            and last
            and place == number - 1
            and match[1].lower() == last.lower()
            and last.lower() not in MAY_STAND_TWICE
        ):
            yield number, match[1]
        for found in DOUBLED.finditer(line):
            if found[1].lower() not in MAY_STAND_TWICE:
                yield number, found[1]
        end = re.search(r"(?<![\w’'-])([^\W\d_]+(?:[’'][^\W\d_]+)*)\s*$", line)
        last, place = (end[1] if end else ""), number
