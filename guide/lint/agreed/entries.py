"""What was agreed, line by line: a text of `agreed-warnings.txt`, and how urgent it says something is."""

from __future__ import annotations

import functools
import itertools
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guide.markdown.render import words

FILE = Path("guide/lint/agreed-warnings.txt")
LEVELS = tuple(words("en")["care"])  # the most urgent first
# The sentences of a page that are agreed wherever they stand. One that says how sure we are may be new: claims hold it.
MUST, VERDICT, SURE = "must", "verdict", "sure"
FOUND = "found"  # of which only the words that weigh are agreed
SAID = "said"  # what else is said of a body, running or a treatment with no source: it may go, and a new one waits
FREE_WHEN_NEW = frozenset({SURE, FOUND})
FREE_WHEN_GONE = frozenset({SAID})
MEANS = "means"  # what a term means, which may be said in other words altogether, as long as the same of them weigh
# Texts that judge or describe. As long as they tell no reader what to do, only their words that weigh are agreed.
LOOSE = frozenset(
    {
        VERDICT,
        SURE,
        "description",
        "plain",
        "says",
        "because",
        "finding",
        "why",
        "risk_of_bias",
        "limits",
        "population",
        "time",
    }
    | {"differs", "answers", "effect", "harms", "reason", "for_whom", "name", "also", "question", "cost", "effort"}
)
OF_FACTS = ("evidence/", "docs/drawings/", "guide/build/")  # the folders of agreed words that stand in no page
CARD = " card"  # behind the level, for the heading of a card


_ONLY_NAMED = re.compile(r"(?P<folder>[\w/-]+)/\*(?P<suffix>\.\w+) = (?P<stems>.*)")
_WIDTH = 130
_LETTERS = 8  # of the alphabet that share a group of lines


@dataclass(frozen=True)
class Entry:
    """One line of words: `kind` is a level, `emergency card` for the heading of such a card, or what the text is."""

    kind: str
    text: str
    card: str = ""  # the heading of the card that it stands in
    before: str = field(default="", compare=False)  # the sentence before it in its paragraph
    behind: str = field(default="", compare=False)  # and the one behind it: what was one sentence may be two now
    row: str = field(default="", compare=False)  # the first cell of the row of a table that it stands in
    waits: bool = field(default=False, compare=False)  # it has no source, so that somebody has to see it once it is new

    def __str__(self) -> str:
        """Return the line as it stands in the file."""
        return f"{self.kind}: {self.text}"

    @property
    def urgency(self) -> int | None:
        """Return 0 for what is most urgent, more for what is less, None for text that is no part of a card."""
        level = self.kind.removesuffix(CARD)
        return LEVELS.index(level) if level in LEVELS else None


@dataclass(frozen=True)
class Agreed:
    """An entry of the file, and its line there."""

    entry: Entry
    line: int


def entries_of(kind: str, sentences: Sequence[str]) -> Iterator[Entry]:
    """Yield the sentences of a paragraph as entries, each with those that stand before and behind it."""
    for before, text, behind in zip(["", *sentences], sentences, [*sentences[1:], ""], strict=False):
        yield Entry(kind, text, before=before, behind=behind)


@functools.lru_cache(maxsize=4)  # four rules ask for the same text, and it is long
def read(text: str) -> Mapping[str, Sequence[Agreed]]:
    """Return what was agreed, by the file that it stands in; a file of which nothing has to be agreed is only named."""
    found: dict[str, list[Agreed]] = {}
    name = card = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if one := _ONLY_NAMED.fullmatch(line):
            found.update({f"{one['folder']}/{stem}{one['suffix']}": [] for stem in one["stems"].split()})
            continue
        kind, mark, rest = line.partition(": ")
        if not mark:
            name, card = line.strip(), ""
            found[name] = []
            continue
        entry = Entry(kind, rest.strip())
        if kind.endswith(CARD):
            card = entry.text
        elif entry.urgency is not None:
            entry = Entry(kind, entry.text, card)
        found.setdefault(name, []).append(Agreed(entry, number))
    return found


def print_all(now: Mapping[str, Sequence[Entry]]) -> str:
    """Return entries as they stand in the file: below each name its lines, and the files without one by their folders."""
    parts: dict[str, list[str]] = {}
    bare: dict[str, list[str]] = {}
    for name, entries in sorted(now.items()):
        path = Path(name)
        if entries:
            parts.setdefault(path.parent.as_posix(), []).append("\n".join([name, *map(str, entries)]))
        else:
            bare.setdefault(f"{path.parent.as_posix()}/*{path.suffix} = ", []).append(path.stem)
    # In groups by their first letter, so that a new name moves few others.
    only = [
        f"{folder}{line}"
        for folder, stems in bare.items()
        for _, names in itertools.groupby(stems, key=lambda stem: ord(stem[0]) // _LETTERS)
        for line in textwrap.wrap(" ".join(names), _WIDTH - len(folder), break_on_hyphens=False)
    ]
    nothing = ["# Of these nothing has to be agreed yet.", *only] if only else []
    return "\n\n".join(["\n".join(names) for names in parts.values()] + ["\n".join(nothing)] * bool(nothing))
