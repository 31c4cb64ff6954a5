"""What a study's file holds. Every field is explained, with a whole example, in `evidence/FIELDS.md`."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import Field

from guide.facts.designs import DESIGN_WORDS, GROUPS, Design
from guide.facts.fact import FOR_READERS, Fact
from guide.facts.field_types import Author, Doi, Identifier, Language, Month, Pmcid, Pmid, Text, TextOrNumber, Web

Role = Literal["acupuncture", "pretend", "usual-care", "no-treatment", "waiting-list", "other-active"]
ComparisonKind = Literal["mean-difference", "risk-difference", "smd", "risk-ratio", "hazard-ratio", "odds-ratio"]
# Where two arms do not differ, the value of one of these is 0; that of the others, which are ratios, is 1.
DIFFERENCES: frozenset[ComparisonKind] = frozenset({"mean-difference", "risk-difference", "smd"})
Certainty = Literal["high", "moderate", "low", "very low"]
# What the tables that set treatments side by side have a row for.
Treatment = Literal["needles", "exercise", "tablets", "manual-therapy", "mind-body", "staying-active"]
# What else a review may rate; `nothing` says that it is about causes, courses or tests, and no treatment.
Rated = Literal[
    Treatment,
    "massage",
    "heat-or-cold",
    "education",
    "shoes-and-insoles",
    "belts-and-tape",
    "traction",
    "programmes",
    "currents",
    "cupping",
    "moxibustion",
    "acupressure",
    "herbs",
    "supplements",
    "injections",
    "nothing",
]


class Arm(Fact):
    """A group of people in a study: `name` in a reader's words, `size` people analysed."""

    name: Annotated[Text, FOR_READERS]
    role: Role
    size: int | None = Field(default=None, ge=1)
    about: str = ""


class Result(Fact):
    """What one arm reached: `value` in the outcome's unit with its 95 % interval, or `events`, people of the arm."""

    arm: Identifier
    value: float | None = None
    low: float | None = None
    high: float | None = None
    sd: float | None = None
    events: int | None = Field(default=None, ge=0)
    size: int | None = Field(default=None, ge=1)
    note: Annotated[str, FOR_READERS] = ""


class Comparison(Fact):
    """One arm against another: the estimate with its 95 % interval, in the outcome's unit or as a ratio.

    `adjusted` marks an estimate that the paper adjusted, so that it need not be the difference of the arms.
    """

    of: Identifier
    against: Identifier
    kind: ComparisonKind
    value: float
    low: float | None = None
    high: float | None = None
    certainty: Certainty | None = None
    studies: int | None = Field(default=None, ge=1)
    people: int | None = Field(default=None, ge=1)
    adjusted: bool = False
    note: Annotated[str, FOR_READERS] = ""


class Outcome(Fact):
    """What was measured, when, and what came of it. One that is not `confirmed` is never printed."""

    name: Annotated[Text, FOR_READERS]
    measure: Annotated[Text, FOR_READERS]
    time: Text
    better: Literal["higher", "lower"]
    unit: Text
    confirmed: bool = True
    results: Annotated[tuple[Result, ...], FOR_READERS] = ()
    comparisons: Annotated[tuple[Comparison, ...], FOR_READERS] = ()
    note: Annotated[str, FOR_READERS] = ""

    def comparison(self, of: str, against: str) -> Comparison | None:
        """Return the comparison of one arm with another, by their keys; None when the study does not make it."""
        return next((one for one in self.comparisons if (one.of, one.against) == (of, against)), None)


class Figure(Fact):
    """A single figure that does not belong to an arm: a rate, a share, a range, a rule in words.

    `key` names it for a claim or a block that draws it; most figures need none. `several` says that events were counted, of
    which one person or treatment can have more than one, so that at least all others had none.
    """

    what: Annotated[Text, FOR_READERS]
    key: Identifier | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    events: int | None = Field(default=None, ge=0)
    of: int | None = Field(default=None, ge=1)
    several: bool = False
    text: str = ""
    note: Annotated[str, FOR_READERS] = ""
    confirmed: bool = True


class Compared(Fact):
    """The day on which this file was last read beside its source, what was read, and what was found to differ.

    `found` is empty where direction, comparison, certainty and conclusion all agreed, as far as the source was read.
    """

    day: datetime.date
    beside: Literal["full-text", "abstract", "part-of-abstract", "official-page", "copy", "notes"]
    found: str = ""


class Retracted(Fact):
    """That a study was retracted or withdrawn: the `day` and the DOI of the notice, and what somebody decided then.

    It `stays` as an example of what went wrong, or `goes` from every page; `because` says why. Without a decision
    nothing is built.
    """

    day: datetime.date
    notice: Doi
    decision: Literal["stays", "goes"] | None = None
    because: Annotated[str, FOR_READERS] = ""


class Study(Fact):
    """A source that pages may cite: a trial, a review, a guideline, an official page."""

    title: Text
    title_language: Language | None = None
    title_phrases: dict[Text, Language] = Field(default={})
    authors: tuple[Author, ...] = ()
    more_authors: bool = False
    organisation: str = ""
    journal: str = ""
    publisher: str = ""
    year: int = Field(ge=1900, le=2100)
    volume: TextOrNumber = ""
    issue: TextOrNumber = ""
    pages: TextOrNumber = ""
    doi: Doi | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None
    url: Web | None = None
    accessed: Month | None = None
    design: Design
    country: str = ""
    population: Annotated[str, FOR_READERS] = ""
    participants: int | None = Field(default=None, ge=1)
    rates: tuple[Rated, ...] = ()
    left_out: dict[Rated, Text] = Field(default={})
    arms: Annotated[dict[Identifier, Arm], FOR_READERS] = Field(default={})
    outcomes: Annotated[dict[Identifier, Outcome], FOR_READERS] = Field(default={})
    figures: Annotated[tuple[Figure, ...], FOR_READERS] = ()
    risk_of_bias: Annotated[str, FOR_READERS] = ""
    funding: Annotated[str, FOR_READERS] = ""
    plain: Annotated[Text, FOR_READERS]
    limits: Annotated[tuple[Text, ...], FOR_READERS] = ()
    not_confirmed: tuple[Text, ...] = ()
    written: datetime.date | None = None
    compared: Compared | None = None
    retracted: Annotated[Retracted | None, FOR_READERS] = None

    @property
    def title_parts(self) -> tuple[tuple[str, str], ...]:
        """Return the title in parts, each with the code of its language, which is empty for English."""
        whole = self.title_language or ""
        if not self.title_phrases:
            return ((self.title, whole),)
        parts = re.split(f"({'|'.join(map(re.escape, self.title_phrases))})", self.title)
        return tuple((part, self.title_phrases.get(part, whole)) for part in parts if part)

    @property
    def address(self) -> str:
        """Return the address a reader should open: the DOI first, for it outlives web sites."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.url:
            return self.url
        if self.pmcid:
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"

    @property
    def byline(self) -> str:
        """Return the authors as a list of sources prints them: up to two, of more the first, or the organisation."""
        if self.organisation:
            return self.organisation
        many = len(self.authors) > 2
        some = self.authors[0] if many else ", ".join(self.authors)
        return f"{some} and others" if self.more_authors or many else some

    @property
    def short(self) -> str:
        """Return a name of few words, such as “Haake 2007”: the first author or the organisation, and the year."""
        first = self.organisation or re.sub(r" [A-Z]{1,3}$", "", self.authors[0])
        return f"{first if len(first) <= 40 else first[:39].rstrip() + '…'} {self.year}"

    def size_of(self, result: Result) -> int | None:
        """Return how many people a result is of: as many as it says itself, else all of its arm; None when nobody says."""
        arm = self.arms.get(result.arm)
        return result.size or (arm.size if arm else None)

    def figure(self, key: str) -> Figure:
        """Return the confirmed figure of that key. Raises KeyError when there is none."""
        return {one.key: one for one in self.printable_figures if one.key}[key]

    @property
    def kind(self) -> str:
        """Return the design in a reader's words, and first of all that the study was retracted."""
        return f"retracted {DESIGN_WORDS[self.design]}" if self.retracted else DESIGN_WORDS[self.design]

    @property
    def group(self) -> str:
        """Return which group of a reader's list the study belongs to."""
        return GROUPS.get(self.design, "other")

    @property
    def period(self) -> str:
        """Return the decade of publication, in the words of the list's choice."""
        return "2020s" if self.year >= 2020 else "2010s" if self.year >= 2010 else "older"

    @property
    def roles(self) -> tuple[str, ...]:
        """Return what real treatment was compared with, each role once."""
        return tuple(dict.fromkeys(arm.role for arm in self.arms.values() if arm.role != "acupuncture"))

    @property
    def printable_outcomes(self) -> tuple[Outcome, ...]:
        """Return the outcomes that were confirmed at a source; the others may not be printed."""
        return tuple(outcome for outcome in self.outcomes.values() if outcome.confirmed)

    @property
    def printable_figures(self) -> tuple[Figure, ...]:
        """Return the single figures that were confirmed at a source."""
        return tuple(figure for figure in self.figures if figure.confirmed)
