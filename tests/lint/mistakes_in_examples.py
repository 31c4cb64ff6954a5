"""The faulty example that stands beside each rule of the sources, in `guide/lint/examples.yml`, as a mistake to find."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from mistakes import Change, Mistake, add, both, edit
from mistakes_in_load_advice import ruled
from mistakes_in_moved import move_pages
from mistakes_in_pages import make_pages_of_studies
from mistakes_in_retracted import THIRD
from mistakes_in_reviews import review
from mistakes_in_schemas import name_schemas
from mistakes_in_signs import FALL, SIGN
from mistakes_in_statements import claimed, german
from mistakes_in_voice import NEARLY_LONG, chop
from mistakes_in_warnings import after

from guide.lint import examples
from guide.lint.built.rules import RULES
from guide.lint.rule import rule_id

# What an example adds to the small good guide before the mistake is made.
GIVEN: Mapping[str, Change] = {
    "": both(),
    "a claim": claimed(),
    "a review of needles and massage": review("rates: [needles, massage]\n"),
    "a share of sessions": edit(
        "evidence/studies/first-2010.yml",
        "figures:\n",
        "figures:\n  - {what: Sessions done, value: 70, unit: percent}\n",
    ),
    "a retracted study": add("evidence/studies/third-2012.yml", THIRD),
    "a sign": add("evidence/signs/numb-saddle.yml", SIGN),
    "agreed warnings": after(),
    "an agreed pain rule": both(ruled, after()),
    "two signs": both(add("evidence/signs/numb-saddle.yml", SIGN), add("evidence/signs/high-fall.yml", FALL)),
    "pages that moved": move_pages,
    "pages that moved and were agreed": both(move_pages, after()),
    "pages of studies": make_pages_of_studies(both()),
    "schemas": name_schemas,
    "short sentences on one page": partial(chop, blocks=1),
    "the German trial": german,
    "the pain rule": ruled,
    **NEARLY_LONG,
}
OF_SOURCES = {rule: example for rule, example in examples.read().items() if rule not in {rule_id(one) for one in RULES}}


def changed(example: examples.Example) -> Change:
    """Return the change that an example makes."""
    if example.right:
        return both(GIVEN[example.given], edit(example.file, example.right, example.faulty))
    return both(GIVEN[example.given], add(example.file, example.faulty))


CASES = tuple(
    Mistake(f"the example of {rule}", rule.replace("-", "_"), changed(example), example.reported)
    for rule, example in OF_SOURCES.items()
)
