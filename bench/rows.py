"""The rows of the table: what is measured, in which unit, and whether less or more of it is better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIZES = (30, 300, 3000)
PARTS = ("build", "bytes", "phone", "search", "host")


@dataclass(frozen=True)
class Row:
    """A row: the part of the run that fills it, its key there, its words, its unit, digits, and which way is better."""

    part: str
    key: str
    label: str
    unit: str
    digits: int = 0
    more: bool = False

    def shown(self, value: float) -> str:
        """Return a figure with its unit."""
        return f"{value:,.{self.digits}f}{' ' if self.unit else ''}{self.unit}"

    def times(self, value: float, best: float) -> float | None:
        """Return how many times worse a value is than another one; 1 is equal, and nothing is said beside nothing."""
        above, below = (best, value) if self.more else (value, best)
        return above / below if below else (1.0 if above == below else None)


_FIXED = (
    Row("bytes", "first gzip", "First page, gzip", "B"),
    Row("bytes", "first brotli", "First page, brotli", "B"),
    Row("bytes", "first requests", "First page, requests", ""),
    Row("bytes", "second gzip", "Second page, gzip", "B"),
    Row("bytes", "second brotli", "Second page, brotli", "B"),
    Row("bytes", "second requests", "Second page, requests", ""),
    Row("phone", "first paint", "Slow phone: first contentful paint", "ms"),
    Row("phone", "largest paint", "Slow phone: largest contentful paint", "ms"),
    Row("phone", "blocking", "Slow phone: total blocking time", "ms"),
    Row("phone", "shift", "Slow phone: cumulative layout shift", "", 3),
    Row("search", "whole", "Page and search until the first result, gzip", "B"),
    Row("search", "search", "Of it loaded once the search is opened", "B"),
    Row("search", "first", "Slow phone: from opening to the first result", "ms"),
    Row("search", "later", "Slow phone: to the result of the next query", "ms"),
    Row("host", "visits", "nginx: first visits a second", "", 0, more=True),
)
# The bytes that a search loads late are no merit or fault by themselves: the whole is compared. Who takes long to begin grows
# slowly, so growth is a goal and no contest.
NOT_RANKED = frozenset({"search", "growth"})


def rows(sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """Yield all rows in their order."""
    yield from _FIXED
    for size in sizes:
        yield Row("build", f"cold {size}", f"Build of {size:,} pages, cold", "s", 2)
        yield Row("build", f"changed {size}", f"Build of {size:,} pages after one changed line", "s", 2)
        yield Row("build", f"memory {size}", f"Build of {size:,} pages, most memory", "MB")
    if len(sizes) > 1:
        few, many = sizes[-2:]
        label = f"Seconds a page at {many:,} beside {few:,} pages"
        yield Row("build", "growth", label, "", 2)
