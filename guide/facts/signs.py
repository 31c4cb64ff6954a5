"""Warning signs as data: one file a sign, with one urgency for the whole guide, and the cards that pages draw of them.

Every field is explained in `evidence/FIELDS.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import Field

from guide.facts.fact import FOR_READERS, Fact
from guide.facts.field_types import Identifier, Text
from guide.facts.plausibility import Objection

Urgency = Literal["emergency", "today", "this-week", "appointment"]
Whom = Literal[
    "everyone",
    "runners",
    "after-a-fall",
    "after-cancer",
    "weak-immunity",
    "weak-bones",
    "blood-thinners",
    "pregnant",
    "under-18",
    "after-needling",
]
Topic = Literal[
    "nerves",
    "bone",
    "blood-vessels",
    "lungs",
    "clots",
    "infection",
    "cancer",
    "inflammation",
    "kidney",
    "muscle",
    "pregnancy",
    "course",
]

# How a card looks: the two urgencies in the middle share a look and differ in their words.
LEVELS: Mapping[Urgency, str] = {
    "emergency": "emergency",
    "today": "urgent",
    "this-week": "urgent",
    "appointment": "non-urgent",
}


class Sign(Fact):
    """A sign that may not wait, or not for long: what it is, how urgent, for whom, and what says so.

    `words` goes on from “if you have any of these:”. `known_by` holds phrases by which a check knows the sign again where a
    page words it for itself; `…` in a phrase stands for other words between.
    """

    words: Annotated[Text, FOR_READERS]
    urgency: Urgency
    whom: tuple[Whom, ...] = Field(min_length=1)
    topic: Topic
    order: int = Field(ge=1)
    may_mean: Annotated[Text, FOR_READERS]
    meanwhile: Annotated[str, FOR_READERS] = ""
    sources: tuple[Identifier, ...] = ()
    caution: Annotated[str, FOR_READERS] = ""
    known_by: tuple[Text, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Card:
    """The signs of one urgency, in groups by whom they concern, those for everyone first."""

    urgency: Urgency
    groups: tuple[tuple[Whom, tuple[Sign, ...]], ...]

    @property
    def level(self) -> str:
        """Return the look of the card."""
        return LEVELS[self.urgency]


def has_its_ground(sign: Sign) -> Iterator[Objection]:
    """Yield what is missing under a sign: a source, or the word that the editors' own caution put it there."""
    if not sign.sources and not sign.caution:
        yield (
            (),
            "nothing says where the sign comes from. Add `sources:`, or say in `caution:` why the editors put it there.",
        )
    if sign.words[:1].isupper():
        yield ("words",), "the words go on from “if you have any of these:”. Begin them with a small letter."
    if sign.words.endswith("."):
        yield ("words",), "the words are the line of a list. Take the full stop away."


def cards(
    signs: Mapping[str, Sign],
    urgencies: Sequence[str] = (),
    whom: Sequence[str] = (),
    topics: Sequence[str] = (),
) -> list[Card]:
    """Return the signs as cards, the most urgent first; an empty choice of urgency, person or topic takes all.

    Within a card a sign stands under the first of those it concerns that was asked for.
    """
    chosen = [
        sign
        for _, sign in sorted(signs.items(), key=lambda item: (item[1].order, item[0]))
        if (not urgencies or sign.urgency in urgencies)
        and (not whom or set(sign.whom) & set(whom))
        and (not topics or sign.topic in topics)
    ]
    found = []
    for urgency in get_args(Urgency):
        groups: dict[Whom, list[Sign]] = {}
        for sign in chosen:
            if sign.urgency == urgency:
                first = next((one for one in sign.whom if not whom or one in whom), sign.whom[0])
                groups.setdefault(first, []).append(sign)
        if groups:
            in_order = sorted(groups.items(), key=lambda group: get_args(Whom).index(group[0]))
            found.append(Card(urgency, tuple((name, tuple(members)) for name, members in in_order)))
    return found
