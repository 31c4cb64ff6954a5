"""The lines that open and close a block, `/// name | argument` … `///`, read in one way by whoever reads a page's source."""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = re.compile(r"\s*/{3,}\s*(?P<name>[\w-]*)\s*\|?\s*(?P<argument>.*?)\s*")


class Mark(NamedTuple):
    """A line that opens a block, or closes one: then it has no name."""

    name: str
    argument: str

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of the argument, which blocks take for keys."""
        return tuple(self.argument.replace(",", " ").split())


def mark(line: str) -> Mark | None:
    """Return what a line opens or closes; None when it is neither."""
    match = _MARK.fullmatch(line)
    return Mark(match["name"], match["argument"]) if match else None
