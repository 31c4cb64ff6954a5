"""What the guide tells once and every page prints: the pain rule, the stages of running, whom to call in which country.

Each is one file in a folder of its own. Every field is explained in `evidence/FIELDS.md`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from guide.facts.fact import FOR_READERS, Fact
from guide.facts.field_types import Identifier, Month, Text, matches
from guide.facts.plausibility import Objection

# The ambulance of South Africa, which answers 112 from a mobile phone only, has the one longer number.
EmergencyNumber = Annotated[
    str, matches(r"\d{3}|10177", "an emergency number has three digits. Write those that people dial, in quotes.")
]


class Light(Fact):
    """One colour of the pain rule: what is felt during, after and the next morning, and what to do then."""

    light: Literal["green", "amber", "red"]
    highest: int = Field(ge=0, le=10)
    during: Annotated[Text, FOR_READERS]
    next_morning: Annotated[Text, FOR_READERS]
    then: Annotated[Text, FOR_READERS]


class PainRule(Fact):
    """The rule for running and exercise on a sore back: pain from 0 to 10, and signs that stop a session at any pain."""

    lights: Annotated[tuple[Light, Light, Light], FOR_READERS]
    stop: Annotated[tuple[Text, ...], FOR_READERS] = Field(min_length=1)
    stop_then: Annotated[Text, FOR_READERS]
    later: Annotated[tuple[Text, ...], FOR_READERS] = ()
    sources: tuple[Identifier, ...] = ()
    caution: Annotated[Text, FOR_READERS]


class Stage(Fact):
    """One stage of running and walking in turn, in minutes; `walk` is 0 when nobody walks."""

    run: float = Field(gt=0)
    walk: float = Field(ge=0)
    times: int = Field(ge=1)

    @property
    def running(self) -> float:
        """Return the minutes of running in the whole session."""
        return self.run * self.times


class Case(Fact):
    """People who ask a clinician before the first stage, and `then`, when they must be seen sooner than that."""

    case: Annotated[Text, FOR_READERS]
    then: Annotated[Text, FOR_READERS]


class NotAlone(Fact):
    """Who asks a clinician before the first stage: what all of them do, and each case, the most urgent first."""

    ask: Annotated[Text, FOR_READERS]
    cases: Annotated[tuple[Case, ...], FOR_READERS] = Field(min_length=1)


class Stages(Fact):
    """The stages on the way back to running, and how fast to go through them.

    `most_added` is the most minutes of running that a stage adds; `longer` the most per cent by which a run may pass the
    longest since the pain began, no oftener than every `longer_days` days. `rest` days without running lie between two
    runs; `race` is the longest race, in km, on a sore back; `not_alone` says who asks a clinician before the first stage.
    """

    stages: tuple[Stage, ...] = Field(min_length=2)
    sessions: int = Field(ge=1)
    most_added: float = Field(gt=0)
    longer: int = Field(ge=1, le=100)
    longer_days: int = Field(ge=1)
    rest: int = Field(ge=1)
    race: int = Field(ge=1)
    not_alone: Annotated[NotAlone, FOR_READERS]
    sources: tuple[Identifier, ...] = ()
    caution: Annotated[Text, FOR_READERS]


class Country(Fact):
    """Whom to call in a country: the number for an emergency, and one for advice where there is such a line."""

    country: Text
    emergency: tuple[EmergencyNumber, ...] = Field(min_length=1)
    advice: Annotated[str, FOR_READERS] = ""
    sources: tuple[Identifier, ...] = ()


class EmergencyNumbers(Fact):
    """Whom to call, country by country, and what to do where none of them is known."""

    countries: Annotated[tuple[Country, ...], FOR_READERS] = Field(min_length=1)
    elsewhere: Annotated[Text, FOR_READERS]
    without_advice: Annotated[Text, FOR_READERS]
    checked: Month


def lights_rise(rule: PainRule) -> Iterator[Objection]:
    """Yield what is wrong with the rule's own order: green below amber below red, up to 10."""
    if [one.light for one in rule.lights] != ["green", "amber", "red"]:
        yield ("lights",), "the lights are out of order. Write green, amber and red, once each."
    for index, (before, after) in enumerate(itertools.pairwise(rule.lights), 1):
        if after.highest <= before.highest:
            yield (
                ("lights", index, "highest"),
                f"{after.highest} is not above {before.highest}. Let each light end higher.",
            )
    if rule.lights[-1].highest != 10:
        yield ("lights", 2, "highest"), "red ends below 10, the worst pain. Write `highest: 10`."


def stages_rise_slowly(stages: Stages) -> Iterator[Objection]:
    """Yield each stage that is shorter than the one before it, or adds more running than the file itself allows."""
    for index, (before, after) in enumerate(itertools.pairwise(stages.stages), 1):
        added = after.running - before.running
        if added > stages.most_added:
            yield (
                ("stages", index),
                f"the stage adds {added:g} minutes of running, and {stages.most_added:g} are the most. Put a stage between.",
            )
        if added < 0 or after.run < before.run:
            yield ("stages", index), "the stage is shorter than the one before it. Put the stages in order."
