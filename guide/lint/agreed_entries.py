"""What was agreed, line by line: a text of `agreed-warnings.txt`, and how urgent it says something is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guide.markdown.render import words

FILE = Path("guide/lint/agreed-warnings.txt")
LEVELS = tuple(words("en")["care"])  # the most urgent first
MUST, VERDICT = "must", "verdict"  # the sentences of a page that are agreed wherever they stand
OF_FACTS = ("evidence/", "docs/drawings/", "guide/build/")  # where what no page holds stands
CARD = " card"  # behind the level, for the heading of a card


@dataclass(frozen=True)
class Entry:
    """One line of words: `kind` is a level, `emergency card` for the heading of such a card, or what the text is."""

    kind: str
    text: str
    card: str = ""  # the heading of the card that it stands in

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


def read(text: str) -> dict[str, list[Agreed]]:
    """Return what was agreed, by the file that it stands in; a file of which nothing has to be agreed is only named."""
    found: dict[str, list[Agreed]] = {}
    name = card = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
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
