"""The columns of a table: which were exchanged, renamed or lost, and which say the same in other words."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Sequence

from guide.lint.agreed.entries import Entry
from guide.lint.agreed.weighty import read, section_of

# Kinds of words that make another column of it.
_IN_COLUMNS = ("number", "how much", "which way", "in whom", "against what", "harm", "how long and how far")
_NEAR = 0.4  # how much of two rows of names must be the same for one to stand in the place of the other


def other_columns(before: str, here: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Yield when a table has other columns than agreed; one whose names say the same in other words has not."""
    cells = before.split(" | ")
    near = difflib.get_close_matches(before, [one.text for one in here], n=1, cutoff=_NEAR)
    if not near:
        return
    told = near[0].split(" | ")
    if _has_in_order(told, cells):
        return  # a column more takes nothing away
    if len(told) == len(cells) and all(_is_column(one, other, cells) for one, other in zip(cells, told, strict=True)):
        return
    yield f"the columns are “{near[0]}”, and agreed is “{before}”", f"| {told[0]}"


def _has_in_order(told: Sequence[str], cells: Sequence[str]) -> bool:
    """Tell whether all agreed columns stand in a row of names by their own names, in their order and once."""
    return [one for one in told if one in cells] == [*cells]


def _is_column(before: str, now: str, every: Sequence[str]) -> bool:
    """Tell whether a column has its name, or one that is no other column's and says the same of whom, when and how much."""
    return before == now or (now not in every and _of_weight(before) == _of_weight(now))


def _of_weight(text: str) -> Counter[str]:
    return Counter(word for word in read(text).weighty if section_of(word) in _IN_COLUMNS)
