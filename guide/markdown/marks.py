"""The lines that open and close a block, `/// name | argument` … `///`, read in one way by whoever reads a page's source."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"\s*/{3,}\s*(?P<name>[\w-]*)\s*\|?\s*(?P<argument>.*?)\s*")

OPTION = re.compile(r"\s{4,}\S")  # how the lines of its options begin, right below the one that opens it


def keys(argument: str) -> tuple[str, ...]:
    """Return the words of an argument or option, with commas or spaces between them, which blocks take for keys."""
    return tuple(argument.replace(",", " ").split())


class Mark(NamedTuple):
    """A line that opens a block, or closes one: then it has no name."""

    name: str
    argument: str

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of the argument, which blocks take for keys."""
        return keys(self.argument)


def mark(line: str) -> Mark | None:
    """Return what a line opens or closes; None when it is neither."""
    match = _MARK.fullmatch(line)
    return Mark(match["name"], match["argument"]) if match else None
