"""One yardstick: every treatment against the same comparisons, in one table that is filled from claims alone.

A cell names what the claim was compared with, so that no treatment is set against a softer comparison than another
without a word; a claim whose comparison belongs in another cell is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from guide.facts.evidence import Evidence
from guide.facts.plausibility import Objection
from guide.facts.statements import Against, Claim, Estimate, Span
from guide.facts.study import Certainty, Comparison, Study, Treatment

# What the comparison of a claim says when it belongs in a column; harm has no comparison of its own.
_COMPARISONS: Mapping[str, re.Pattern[str]] = {
    "nothing-or-usual-care": re.compile(r"\b(?:no treatment|nothing|usual care|waiting list|no exercise)\b", re.I),
    "pretend": re.compile(r"\b(?:pretend|sham|placebo|fake|dummy)\b", re.I),
}
_IN_UNITS = ("mean-difference", "smd")  # a number of points or of standard deviations, and no share of people
_LEVEL = r"(?:very low|low|moderate|high)"
_RATED = re.compile(rf"\b{_LEVEL}(?: (?:to|or) {_LEVEL})?\b", re.I)
_NO_SCALE = "not stated"  # how the unit ends when the paper names no scale


@dataclass(frozen=True)
class Entry:
    """What a cell prints of a claim: the claim, and its main estimate in words."""

    key: str
    claim: Claim
    amount: str

    @property
    def others(self) -> dict[str, tuple[str, ...]]:
        """Return the ratings of reviews that are not ours, with the reviews."""
        ours = (self.claim.certainty, "not rated")
        return {rating: studies for rating, studies in self.claim.ratings.items() if rating not in ours}


@dataclass(frozen=True)
class Row:
    """A treatment with its cells, by column; an empty cell holds nothing."""

    treatment: Treatment
    cells: Mapping[Against, tuple[Entry, ...]]


def rows(evidence: Evidence, pain: str) -> list[Row]:
    """Return a row for each treatment, in one order for all kinds of pain, also where no claim is known."""
    found: dict[Treatment, dict[Against, list[Entry]]] = {
        name: {column: [] for column in get_args(Against)} for name in get_args(Treatment)
    }
    for key, claim in evidence.claims.items():
        for cell in claim.cells:
            if cell.pain == pain:
                found[cell.treatment][cell.against].append(Entry(key, claim, _amount(evidence, claim, cell.against)))
    return [
        Row(treatment, {column: tuple(entries) for column, entries in columns.items()})
        for treatment, columns in found.items()
    ]


def in_its_column(claim: Claim) -> Iterator[Objection]:
    """Yield each cell that claims another comparison than its claim names."""
    for index, cell in enumerate(claim.cells):
        wanted = _COMPARISONS.get(cell.against)
        if cell.against == "harm" and claim.kind != "harm":
            yield (
                ("cells", index, "against"),
                f"a claim of kind {claim.kind} is no harm. Choose the column of its comparison.",
            )
        elif cell.against == "other" and (right := _columns(claim)):
            yield (
                ("cells", index, "against"),
                f"the claim compares with {claim.comparison}, which has a column of its own. Write {right[0]}.",
            )
        elif wanted and not wanted.search(claim.comparison):
            hint = f" Write {(_columns(claim) or ['other'])[0]}."
            yield (
                ("cells", index, "against"),
                f"the claim compares with {claim.comparison}, and the cell is the one against {cell.against}.{hint}",
            )


def _columns(claim: Claim) -> list[str]:
    return [name for name, pattern in _COMPARISONS.items() if pattern.search(claim.comparison)]


def silent_on(key: str, study: Study, evidence: Evidence) -> Iterator[Objection]:
    """Yield each treatment that a review rates and no claim takes from it: it would be cited for the others alone.

    A claim takes a rating from the review when the review stands under it, and the claim has a cell of that treatment.
    What has no row in the tables can have no cell, and a guideline advises: `guide.lint.studies.reviews` looks for both
    in the pages.
    """
    rated = study.rates if study.design != "guideline" else ()
    if not rated and not study.left_out:  # most studies rate nothing, and the claims are many
        return
    told = {
        cell.treatment
        for claim in evidence.claims.values()
        if key in (*claim.supporting, *claim.against, *(one.study for one in claim.rated))
        for cell in claim.cells
    }
    for index, treatment in enumerate(rated):
        if told and treatment in get_args(Treatment) and treatment not in {*told, *study.left_out}:
            yield (
                ("rates", index),
                f"claims take what this review says of {', '.join(sorted(told))}, and none what it says of {treatment}. "
                "Add it to a claim with a cell of that treatment, or say why not under `left_out:`.",
            )
    for treatment in study.left_out:
        if treatment in told:
            yield ("left_out", treatment), f"a claim takes what this review says of {treatment}. Delete the line."


def ratings_are_told(claim: Claim) -> Iterator[Objection]:
    """Yield what is missing where our certainty is not the review's: both stand on the page, with the reason."""
    other = [
        one for one in claim.rated if one.certainty not in (claim.certainty, "not rated", *_spans(claim.certainty))
    ]
    if other and not claim.differs:
        names = "; ".join(f"{one.study} rates it {one.certainty}" for one in other)
        yield (
            ("rated", claim.rated.index(other[0])),
            f"{names}, and the claim {claim.certainty}. Say why in `differs:`, or take the review's rating.",
        )
    if claim.differs and not other:
        yield ("differs",), "no rating in `rated:` differs from the claim's. Delete the line."


def _spans(certainty: str) -> tuple[str, ...]:
    """Return the spans of a review's ratings that hold the certainty."""
    levels = get_args(Certainty)  # from high to very low
    ends = {span: sorted(levels.index(end) for end in _ends(span)) for span in get_args(Span)}
    return tuple(span for span, (first, last) in ends.items() if first <= levels.index(certainty) <= last)


def ratings_are_in_their_files(claim: Claim, evidence: Evidence) -> Iterator[Objection]:
    """Yield each rating that its review's file does not hold: a reader meets it as the review's own."""
    for index, one in enumerate(claim.rated):
        study = evidence.studies.get(one.study)
        named = _ratings(study) if study and one.certainty != "not rated" else ()
        if named and frozenset(_ends(one.certainty)) not in named:
            yield (
                ("rated", index, "certainty"),
                f"the file of {one.study} does not say that it rates a result {one.certainty}. Write what it says there, "
                "such as `low or very low` where a summary speaks of all, add its rating to the file, or write `not rated`.",
            )


def _ratings(study: Study) -> set[frozenset[str]]:
    """Return the certainties that the study's file names, each as its one end or its two; an empty set among them."""
    rows = [row for outcome in study.outcomes.values() for row in outcome.comparisons]
    texts = [row.note for row in rows] + [one.note for one in study.outcomes.values()]  # a risk of bias is low, too
    texts += [text for figure in study.figures for text in (figure.what, figure.text, figure.note)]
    named = {frozenset(_ends(found.group())) for text in texts for found in _RATED.finditer(text or "")}
    return {frozenset[str](), *named, *(frozenset((row.certainty,)) for row in rows if row.certainty)}


def _ends(certainty: str) -> list[str]:
    return [end.lower() for end in re.split(r" (?:to|or) ", certainty)]


def _amount(evidence: Evidence, claim: Claim, column: Against) -> str:
    """Return the claim's first estimate that is a difference, which is its main one; the claim's own page has all.

    In the column of pretend treatments, a result that mixes them with others says so: it looks larger than one that does not.
    A size says when it was measured, where the claim covers other times too: a gain of two weeks would stand for three months.
    """
    for one in claim.estimates:
        study = evidence.studies[one.study]
        outcome = study.outcomes[one.outcome]
        pair = outcome.comparison(one.of, one.against)
        # A number of points says nothing without its scale.
        if pair and pair.kind in _IN_UNITS and _NO_SCALE not in outcome.unit:
            unit = "standard deviations" if pair.kind == "smd" else outcome.unit
            other = study.arms[one.against]
            mixed = f" than with {_low(other.name)}" if column == "pretend" and other.role != column else ""
            when = "" if outcome.time.casefold() in claim.time.casefold() else f", {_low(outcome.time)}"
            size = " to ".join(dict.fromkeys(_size(each) for each in _kinds(claim, study, one, pair)))
            return f"{size} {unit} {'lower' if pair.value < 0 else 'higher'}{mixed}{when}[@{one.study}]"
    return ""


def _kinds(claim: Claim, study: Study, main: Estimate, first: Comparison) -> list[Comparison]:
    """Return the main result and, from small to large, those of other kinds of the treatment in that study."""
    found = {main.of: first}
    for one in claim.estimates:
        if one.study == main.study and one.against == main.against and one.of not in found:
            pair = study.outcomes[one.outcome].comparison(one.of, one.against)
            if pair and pair.kind == first.kind and (pair.value < 0) == (first.value < 0):
                found[one.of] = pair
    return sorted(found.values(), key=lambda pair: abs(pair.value))


def _low(name: str) -> str:
    return name[:1].lower() + name[1:]


def _size(pair: Comparison) -> str:
    digits = 2 if pair.kind == "smd" or abs(pair.value) < 2 else 0
    return f"{abs(pair.value):.{digits}f}"
