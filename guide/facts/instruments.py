"""How the guide scores on instruments that others made: each item with its points and the reason, never a bare total."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from guide.facts.fact import FOR_READERS, Fact
from guide.facts.field_types import Identifier, Text
from guide.facts.plausibility import Objection


class Item(Fact):
    """One question of an instrument in our words: `points` of `most`; without points it does not apply."""

    asks: Annotated[Text, FOR_READERS]
    points: int | None = Field(default=None, ge=0)
    most: int = Field(default=1, ge=1)
    why: Annotated[Text, FOR_READERS]

    @property
    def is_full(self) -> bool:
        """Return whether nothing is missing; an item that does not apply misses nothing."""
        return self.points is None or self.points == self.most


class Instrument(Fact):
    """An instrument with our score: which pages were scored, what the goal is, when, and every item."""

    name: Text
    order: int = Field(ge=1)
    source: Identifier
    measures: Annotated[Text, FOR_READERS]
    pages: Annotated[Text, FOR_READERS]
    goal: Annotated[Text, FOR_READERS]
    scored: datetime.date
    items: Annotated[tuple[Item, ...], FOR_READERS] = Field(min_length=1)

    @property
    def points(self) -> int:
        """Return the sum over the items that apply."""
        return sum(item.points for item in self.items if item.points is not None)

    @property
    def most(self) -> int:
        """Return the most that the items that apply can bring."""
        return sum(item.most for item in self.items if item.points is not None)

    @property
    def percent(self) -> int:
        """Return the share reached, from 0 to 100, rounded down so that 100 means all of it."""
        return 100 * self.points // self.most if self.most else 0

    @property
    def weak(self) -> tuple[Item, ...]:
        """Return the items that are not full, in their order."""
        return tuple(item for item in self.items if not item.is_full)


def overdone(instrument: Instrument) -> Iterator[Objection]:
    """Yield each item with more points than there are."""
    for index, item in enumerate(instrument.items):
        if item.points is not None and item.points > item.most:
            yield (
                ("items", index, "points"),
                f"{item.points} of {item.most} points cannot be. Write at most {item.most}.",
            )
