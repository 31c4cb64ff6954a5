"""What the guide itself says: claims, guidelines, options, terms, its answers to the article, and its quiz.

Every field is explained in `evidence/FIELDS.md`. The studies behind them are in `model.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from guide.facts.fact import FOR_READERS, Fact
from guide.facts.field_types import Identifier, Month, Text
from guide.facts.study import Certainty, Treatment

Size = Literal["large", "moderate", "small", "none"]
Kind = Literal["effect", "harm", "course", "context"]
# What a statement is about: the headings of the pages of conclusions.
Topic = Literal[
    "long-lasting-pain",
    "new-pain",
    "relatives",
    "harms",
    "how-it-works",
    "evidence",
    "course",
    "warning-signs",
    "running",
    "shoes-and-technique",
    "other-help",
]
Pain = Literal["long-lasting", "new", "leg"]
Against = Literal["nothing-or-usual-care", "pretend", "other", "harm"]
Verdict = Literal["supported", "partly", "unproven", "contradicted"]
Direction = Literal["for", "against", "conditional", "silent"]
Strength = Literal["strong", "conditional", "not stated"]
# What a summary says of all the results of a review.
Span = Literal["low or very low", "very low to moderate", "low to moderate"]


class Reasons(Fact):
    """Why we are not surer, by the five questions of GRADE."""

    blinding: Annotated[str, FOR_READERS] = ""
    size: Annotated[str, FOR_READERS] = ""
    consistency: Annotated[str, FOR_READERS] = ""
    directness: Annotated[str, FOR_READERS] = ""
    bias: Annotated[str, FOR_READERS] = ""

    @property
    def given(self) -> tuple[str, ...]:
        """Return the reasons that are filled in, in order."""
        return tuple(text for text in (self.blinding, self.size, self.consistency, self.directness, self.bias) if text)


class Estimate(Fact):
    """A comparison in a study's file: the row of an effect strip."""

    study: Identifier
    outcome: Identifier
    of: Identifier
    against: Identifier


class Frequency(Fact):
    """A frequency in a study's file, one of its `figures` by key: a rung of the ladder of harms."""

    study: Identifier
    figure: Identifier


class Cell(Fact):
    """The place of a claim in the tables that set treatments side by side."""

    pain: Pain
    treatment: Treatment
    against: Against


class Rating(Fact):
    """How sure the review itself is: its own rating, and where that was read; `not rated` when it gives none.

    A span, such as `low or very low`, is what a summary says of all its results when it does not rate this one by itself.
    """

    study: Identifier
    certainty: Literal[Certainty, Span, "not rated"]
    where: Text


class Claim(Fact):
    """A statement of ours about an effect, a harm, the natural course or the context, and what it rests on."""

    statement: Annotated[Text, FOR_READERS]
    topic: Topic
    kind: Kind
    population: Annotated[Text, FOR_READERS]
    intervention: Text
    comparison: Text
    outcome: Text
    time: Annotated[Text, FOR_READERS]
    size: Size | None = None
    certainty: Certainty
    reasons: Annotated[Reasons, FOR_READERS]
    rated: tuple[Rating, ...] = ()
    differs: Annotated[str, FOR_READERS] = ""
    cells: tuple[Cell, ...] = ()
    numbers: Annotated[str, FOR_READERS] = ""
    estimates: tuple[Estimate, ...] = ()
    frequencies: tuple[Frequency, ...] = ()
    supporting: tuple[Identifier, ...] = Field(alias="for", min_length=1)
    against: tuple[Identifier, ...] = ()
    written: datetime.date
    next_review: datetime.date

    @property
    def ratings(self) -> dict[str, tuple[str, ...]]:
        """Return the reviews by how sure they are by their own rating, so that each rating is told once."""
        given = dict.fromkeys(one.certainty for one in self.rated)
        return {rating: tuple(one.study for one in self.rated if one.certainty == rating) for rating in given}

    @property
    def studies(self) -> tuple[str, ...]:
        """Return the keys of the studies that it rests on: those for it, against it, and whose numbers it draws."""
        drawn = (*(one.study for one in self.estimates), *(one.study for one in self.frequencies))
        return (*self.supporting, *self.against, *drawn)


class Guideline(Fact):
    """What a guideline or a payer says on needling for back pain, and why it differs from others."""

    who: Text
    country: Text
    year: int = Field(ge=1990, le=2100)
    source: Identifier
    says: Annotated[Text, FOR_READERS]
    direction: Direction
    for_whom: Annotated[Text, FOR_READERS]
    strength: Strength
    why: Annotated[Text, FOR_READERS]
    checked: Month


class Option(Fact):
    """One thing that a runner with a sore back can do, for the table of all of them."""

    name: Annotated[Text, FOR_READERS]
    order: int = Field(ge=1)
    page: Text
    effect: Annotated[Text, FOR_READERS]
    certainty: Certainty
    claims: tuple[Identifier, ...] = Field(min_length=1)
    harms: Annotated[Text, FOR_READERS]
    time: Annotated[Text, FOR_READERS]
    cost: Annotated[Text, FOR_READERS]
    effort: Annotated[Text, FOR_READERS]


class ArticleClaim(Fact):
    """One of the 16 claims of the article, in our words, with our answer."""

    number: int = Field(ge=1, le=16)
    says: Annotated[Text, FOR_READERS]
    finding: Annotated[Text, FOR_READERS]
    verdict: Verdict
    certainty: Certainty
    because: Annotated[Text, FOR_READERS]
    studies: tuple[Identifier, ...] = Field(min_length=1)
    page: Text


class Term(Fact):
    """A word that a reader may not know, and what it means; `also` holds its other written forms."""

    term: Annotated[str, Field(min_length=1, max_length=40)]
    also: tuple[Text, ...] = ()
    says: Annotated[str, Field(min_length=10, max_length=240), FOR_READERS]


class Answer(Fact):
    """One answer to choose, with the reason why it is right or wrong."""

    text: Annotated[Text, FOR_READERS]
    right: bool = False
    reason: Annotated[str, FOR_READERS] = ""

    def for_readers(self) -> Iterator[tuple[str, str]]:
        """Yield the texts; a wrong answer may say what no page may say, so of that one only the reason counts."""
        yield from ((name, text) for name, text in super().for_readers() if name != "text" or self.right)


class Question(Fact):
    """A question of the quiz, with its answers, their sources, and the page that holds the answer."""

    question: Annotated[Text, FOR_READERS]
    answers: Annotated[tuple[Answer, ...], FOR_READERS] = Field(min_length=2, max_length=5)
    reason: Annotated[str, FOR_READERS] = ""
    studies: tuple[Identifier, ...] = Field(min_length=1)
    page: Text

    @property
    def right(self) -> Answer:
        """Return the answer that is right; reading the file made sure that there is one."""
        return next(answer for answer in self.answers if answer.right)
