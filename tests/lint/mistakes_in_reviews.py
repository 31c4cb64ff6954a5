"""Changes that make a review of a trial, and cite it for half of what it rates."""

from mistakes import Change, edit

FIRST = "evidence/studies/first-2010.yml"
PLACE = "No runner took part in the trial."


def review(rates: str = "") -> Change:
    """Return the change that makes a review of a trial, with the treatments that it rates."""
    return edit(FIRST, "design: rct\n", f"design: systematic-review\n{rates}")


def massage(text: str = "Massage was part of both walks.[@first-2010]") -> Change:
    """Return the change that cites it on a page for massage."""
    return edit("docs/back.md", PLACE, f"{PLACE}\n{text}")
