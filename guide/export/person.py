"""Names of authors: `Müller HH`, as the study files write them, and surname and initials apart, as formats want them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LETTERS = r"[^\W\d_]"
_AUTHOR = re.compile(rf"(?P<family>.+) (?P<initials>{_LETTERS}(?:-?{_LETTERS}){{0,4}})")


@dataclass(frozen=True)
class Person:
    """An author: `given` holds the initials with full stops, and is empty for an organisation."""

    family: str
    given: str = ""

    @property
    def author(self) -> str:
        """Return the name as a study file writes it."""
        return f"{self.family} {initials(self.given)}".strip()


def read(author: str) -> Person:
    """Return the author of a study file; a name that does not end in capitals is an organisation's."""
    match = _AUTHOR.fullmatch(author)
    if match is None or not match["initials"].isupper():
        return Person(author)
    return Person(match["family"], " ".join(f"{letter}." for letter in match["initials"] if letter != "-"))


def initials(given: str) -> str:
    """Return the initials of given names without full stops: `Hans-Helge` becomes `HH`, and so do `H. H.` and `HH`."""
    parts = re.findall(rf"{_LETTERS}+", given)
    return "".join(part if part.isupper() and len(part) <= 3 else part[0].upper() for part in parts)
