"""The blocks of a page as its author wrote them, each with its lines: what rules on blocks ask."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from guide.markdown.marks import OPTION, keys, mark


@dataclass(frozen=True)
class Block:
    """A block: its name and argument, the lines on which it begins and ends, and its options with their lines.

    `end` is 0 when it is never closed.
    """

    name: str
    argument: str
    line: int
    end: int = 0
    options: tuple[tuple[int, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of the argument, which blocks take for keys."""
        return keys(self.argument)


def read_blocks(prose: Sequence[tuple[int, str]]) -> tuple[list[Block], list[int]]:
    """Return the blocks in the lines of a page, in the order in which they begin, and the lines that close none."""
    ends: dict[int, int] = {}
    begun: list[Block] = []
    opened: list[int] = []
    stray: list[int] = []
    for index, (number, line) in enumerate(prose):
        found = mark(line)
        if not found:
            continue
        if found.name:
            options = itertools.takewhile(lambda entry: OPTION.match(entry[1]), prose[index + 1 :])
            told = tuple((place, text.strip()) for place, text in options)
            begun.append(Block(found.name, found.argument, number, options=told))
            opened.append(number)
        elif opened:
            ends[opened.pop()] = number
        else:
            stray.append(number)
    blocks = [Block(one.name, one.argument, one.line, ends.get(one.line, 0), one.options) for one in begun]
    return blocks, stray
