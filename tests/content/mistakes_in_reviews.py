"""Mistakes with reviews: one that keeps quiet about what it rates, and one that is cited for half of it."""

from mistakes import Change, Mistake, edit
from mistakes_in_statements import both

FIRST = "evidence/studies/first-2010.yml"
PLACE = "No runner took part in the trial."


def review(rates: str = "") -> Change:
    """Return the change that makes a review of a trial, with the treatments that it rates."""
    return edit(FIRST, "design: rct\n", f"design: systematic-review\n{rates}")


def massage(text: str = "Massage was part of both.[@first-2010]") -> Change:
    """Return the change that cites it on a page for massage."""
    return edit("docs/back.md", PLACE, f"{PLACE}\n{text}")


CASES = (
    Mistake(
        "a review that does not say what it rates",
        "reviews_say_what_they_rate",
        review(),
        f"{FIRST}:8: review of studies: nothing says what it rates. "
        "Add `rates:` with every treatment, or `rates: [nothing]`.",
    ),
    Mistake(
        "a review that rates needles and massage, cited for massage alone",
        "reviews_are_cited_for_all_that_they_rate",
        both(review("rates: [needles, massage]\n"), massage()),
        f"{FIRST}:9: pages cite this review for massage, and none for needles. "
        "Tell there what it says of it, or say why not under `left_out:`.",
    ),
)
