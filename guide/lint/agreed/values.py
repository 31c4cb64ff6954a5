"""The values of a fact that no sentence of a page holds: its figures, what it is found by, in whom and against what it measured.

Two digits, two groups or the name of a country change places while somebody types; of what is said in words, only the words that
weigh are compared, whatever their order, so that whoever rewords it meets nothing. `figures.py` keeps their sums.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from guide.facts.advice import PainRule, Stages
from guide.facts.fact import Fact
from guide.facts.instruments import Instrument
from guide.facts.statements import Claim, Option
from guide.facts.study import Study
from guide.lint.agreed.weighty import read

# The name of a value, the value, words near which it stands, and its text where it is one.
Value = tuple[str, tuple[object, ...], str, str]
# What a source is found by, and what of its figures no words hold.
_NAMES = ("year", "volume", "issue", "pages", "doi", "pmid", "pmcid", "design", "participants", "country")
# What says in words whom and what a study measured, and how far it can be trusted: of these the words that weigh are compared.
_IN_WORDS = ("title", "population", "risk_of_bias", "plain")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")  # a sentence with figures less takes them with it
_OF_CLAIMS = ("topic", "kind", "intervention", "comparison", "outcome", "certainty")
_OF_STAGES = ("sessions", "most_added", "longer", "longer_days", "rest", "race")


@functools.singledispatch
def values_of(fact: Fact) -> Iterator[Value]:
    """Yield the values of a fact that no sentence holds: a name for each, the value, words near which it stands, its text."""
    yield from ()  # of a fact of another kind, sentences hold them all


@values_of.register
def _of_study(study: Study) -> Iterator[Value]:
    yield from _figures(study)
    yield from _measured(study)


@values_of.register
def _of_claim(claim: Claim) -> Iterator[Value]:
    yield from ((name, (getattr(claim, name),), f"{name}:", "") for name in _OF_CLAIMS)
    for name in ("statement", "population", "time"):
        yield _of_words(name, getattr(claim, name), f"{name}:")
    yield "numbers", tuple(sorted(_NUMBER.findall(claim.numbers))), "numbers:", claim.numbers
    cells = [f"{{pain: {one.pain}, treatment: {one.treatment}, against: {one.against}}}" for one in claim.cells]
    yield "cells", tuple(cells), "cells:", ", ".join(cells)
    for name, text in claim.reasons:
        yield _of_words(f"reason {name}", text, f"{name}:")
    for rated in claim.rated:
        yield f"rated {rated.study}", (rated.certainty, rated.where), f"study: {rated.study}", ""


@values_of.register
def _of_option(option: Option) -> Iterator[Value]:
    yield "order", (option.order,), "order:", ""
    yield _of_words("time", option.time, "time:")


@values_of.register
def _of_instrument(instrument: Instrument) -> Iterator[Value]:
    for item in instrument.items:
        yield f"points {item.asks}", (item.points,), item.asks[:30], ""
        if not item.is_full:  # what is missing; praise for what is full is nobody's loss
            yield _of_words(f"why {item.asks}", item.why, item.asks[:30])


@values_of.register
def _of_pain_rule(rule: PainRule) -> Iterator[Value]:
    for light in rule.lights:
        yield f"highest {light.light}", (light.highest,), f"light: {light.light}", ""


@values_of.register
def _of_stages(stages: Stages) -> Iterator[Value]:
    for place, stage in enumerate(stages.stages, 1):
        near = f"run: {stage.run:g}, walk: {stage.walk:g}"
        yield f"stage {place}", (stage.run, stage.walk, stage.times), near, f"{near}, {stage.times} times"
    for name in _OF_STAGES:
        yield name, (getattr(stages, name),), f"{name}:", ""


def _of_words(name: str, text: str, near: str) -> Value:
    """Return a text by the words of it that weigh, whatever their order: whoever rewords it keeps them."""
    return name, tuple(sorted(read(text).weighty)), near, text


def _measured(study: Study) -> Iterator[Value]:
    """Yield in whom, against what, when and by which scale a study measured, and what it says in words."""
    for name in _IN_WORDS:
        yield _of_words(f"words of {name}", getattr(study, name), f"{name}:")
    for key, arm in study.arms.items():
        yield f"role of {key}", (arm.role,), f"{key}:", ""
        yield _of_words(f"name of {key}", arm.name, f"{key}:")
        yield _of_words(f"about {key}", arm.about, f"{key}:")
    for key, outcome in study.outcomes.items():
        confirmed = "confirmed" if outcome.confirmed else "not confirmed"
        yield f"scale of {key}", (outcome.better, outcome.unit, confirmed), f"{key}:", ""
        yield _of_words(f"time of {key}", outcome.time, f"{key}:")
        yield _of_words(f"measure of {key}", outcome.measure, f"{key}:")
        yield _of_words(f"note on {key}", outcome.note, f"{key}:")
        yield f"kinds of {key}", tuple(one.kind for one in outcome.comparisons), f"{key}:", ""
    for figure in study.figures:
        if figure.key:
            yield _of_words(f"what of {figure.key}", figure.what, "figures:")
        yield _of_words(f"text of {figure.what}", figure.text, figure.what[:30])
        yield _of_words(f"note of {figure.what}", figure.note, figure.what[:30])


def _figures(study: Study) -> Iterator[Value]:
    """Yield what a study is found by and its figures: a name for each, its values, and words near which they stand."""
    for name in _NAMES:
        yield name, (getattr(study, name),), f"{name}:", ""
    yield "first author", study.authors[:1], "authors:", ""
    yield "funding", tuple(sorted(read(study.funding).every)), "funding:", study.funding  # each word says who gains
    for key, arm in study.arms.items():
        yield f"arm {key}", (arm.size,), f"{key}:", ""
    for key, outcome in study.outcomes.items():
        for one in outcome.results:
            yield f"{key} {one.arm}", (one.value, one.low, one.high, one.sd, one.events, one.size), f"{key}:", ""
        for each in outcome.comparisons:
            yield (
                f"{key} {each.of} {each.against} {each.kind}",
                (each.value, each.low, each.high, each.certainty),
                f"{key}:",
                "",
            )
    for figure in study.figures:
        name = f"figure {' '.join(read(figure.what).every)}"
        doubted = "" if figure.confirmed else "not confirmed"  # who takes that away prints the figure
        values = (figure.value, figure.low, figure.high, figure.events, figure.of, figure.unit, doubted)
        yield name, values, figure.what, ""
