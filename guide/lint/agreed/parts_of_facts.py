"""How many limits and reasons a fact has, what it rests on and leads to, and on which day somebody looked at it or at a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.facts.fact import Fact
from guide.facts.signs import Sign
from guide.facts.statements import Claim, Option, Term
from guide.facts.study import Study
from guide.lint.agreed.entries import Entry
from guide.lint.agreed.weighty import stem_of
from guide.pages.front_matter import FrontMatter

FORM = "form"  # by which a page uses a term: the word becomes a link to what the term means
_OF_STUDIES = ("country", "funding", "risk_of_bias")  # what a study says of itself, where it says so


def days_of(meta: FrontMatter) -> Iterator[Entry]:
    """Yield the days on which somebody read a page or searched for it: readers trust them, and nothing else shows them."""
    yield Entry("day", f"reviewed = {meta.reviewed}")
    yield Entry("day", f"evidence_searched = {meta.evidence_searched}")


def of_fact(fact: Fact) -> Iterator[Entry]:
    """Yield how many parts a fact has, what it rests on and leads to, and when it was compared with its source."""
    if page := getattr(fact, "page", ""):
        yield Entry("leads", page)
    for name in ("checked", "scored"):
        if day := getattr(fact, name, ""):
            yield Entry("day", f"{name} = {day}")
    if isinstance(fact, Study):
        yield from [Entry("day", f"compared = {fact.compared.day}")] if fact.compared else ()
        yield from _counts(fact, "limits", "figures", "not_confirmed")
        yield from (Entry("has", name) for name in _OF_STUDIES if getattr(fact, name))
    elif isinstance(fact, Claim):
        yield from _counts(fact, "rated", "estimates", "frequencies")
        yield from (Entry("has", name) for name, text in fact.reasons if text)
        if not fact.cells:  # of the others, these lists are agreed word for word
            yield from (Entry("rests on", f"for {key}") for key in fact.supporting)
            yield from (Entry("rests on", f"against {key}") for key in fact.against)
    elif isinstance(fact, Sign):
        yield from (Entry("rests on", f"known_by {one}") for one in fact.known_by)
        yield from (Entry("rests on", f"sources {key}") for key in fact.sources)
        yield from [Entry("has", "caution")] if fact.caution else ()
    elif isinstance(fact, Option):
        yield from (Entry("rests on", f"claims {key}") for key in fact.claims)
    elif isinstance(fact, Term):
        yield from (Entry(FORM, form) for form in (fact.term, *fact.also))


def foreign_forms(agreed: Sequence[Entry], new: Sequence[Entry]) -> Iterator[str]:
    """Yield each new form of a term that holds a word which none of its agreed forms has, such as ‘new’ for lasting pain."""
    words = {stem_of(word) for one in agreed if one.kind == FORM for word in one.text.casefold().split()}
    for one in new if words else ():
        if one.kind == FORM and not {stem_of(word) for word in one.text.casefold().split()} <= words:
            yield one.text


def _counts(fact: Fact, *names: str) -> Iterator[Entry]:
    yield from (Entry(name, f"{name} = {len(getattr(fact, name))}") for name in names if getattr(fact, name, ()))
