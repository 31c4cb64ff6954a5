"""The lines of a file before and after, as somebody reads them who wants to see whether a change is right."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """A line of a file as it was and as it is now; None for a line that is new, or one that has gone or moved."""

    path: str
    line: int
    before: str | None
    after: str | None

    def __str__(self) -> str:
        """Return the change with its place, each text on a line of its own."""
        told = [f"  {sign} {text}" for sign, text in (("-", self.before), ("+", self.after)) if text is not None]
        return "\n".join([f"{self.path}:{self.line}:", *told])


def between(path: str, before: str, after: str) -> Iterator[Change]:
    """Yield each line that differs; a line that moved stands twice, where it was and where it is now."""
    old, new = before.split("\n"), after.split("\n")
    if len(old) == len(new) and sorted(old) != sorted(new):
        pairs = enumerate(zip(old, new, strict=True), 1)
        yield from (Change(path, number, one, two) for number, (one, two) in pairs if one != two)
        return
    for tag, begin, end, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (Change(path, number, old[number - 1], None) for number in range(begin + 1, end + 1))
            yield from (Change(path, number, None, new[number - 1]) for number in range(first + 1, last + 1))
