"""Mistakes with two groups of one study: each number is true, and stands beside the other one's group."""

from mistakes import Change, Mistake, edit
from mistakes_in_statements import CLAIM, both, claimed, german

CHECK = "groups_keep_their_numbers"
MEND = "and the study has them the other way round. Exchange the numbers, or the groups."
PLACE = "No runner took part in either trial.[@haake-2007]"
REAL, PRETEND, CARE = "“Real acupuncture”", "“Pretend acupuncture”", "“Usual guideline care”"


def told(text: str) -> Change:
    """Return the change that adds the German trial and a sentence with its numbers to a page."""
    return both(german, edit("docs/back.md", PLACE, f"{PLACE}\n{text}[@haake-2007]\nSo 52, 56 and 73 were not."))


CASES = (
    Mistake(
        "real and pretend needles exchanged",
        CHECK,
        told("Of 100 people, 44 were better with real needles, 48 with pretend ones and 27 with usual care."),
        f"docs/back.md:88: 44 stands beside {REAL} and 48 beside {PRETEND}, {MEND}",
    ),
    Mistake(
        "pretend needles and usual care exchanged",
        CHECK,
        told("Of 100 people, 48 were better with real needles, 27 with pretend ones and 44 with usual care."),
        f"docs/back.md:88: 27 stands beside {PRETEND} and 44 beside {CARE}, {MEND}",
    ),
    Mistake(
        "groups before their numbers exchanged",
        CHECK,
        told("With real needles 44 were better, with pretend needles 48, and with usual care 27."),
        f"docs/back.md:88: 44 stands beside {REAL} and 48 beside {PRETEND}, {MEND}",
    ),
    Mistake(
        "the sentence of a study turned round",
        CHECK,
        edit("evidence/studies/first-2010.yml", "50 were better with walks and 40", "40 were better with walks and 50"),
        f"evidence/studies/first-2010.yml:33: 40 stands beside “Walks” and 50 beside {CARE.replace(' guideline', '')}, {MEND}",
    ),
    Mistake(
        "a wrong complement",
        "what_is_left_is_what_is_left",
        both(
            german,
            edit(
                "docs/back.md",
                PLACE,
                f"{PLACE}\nOf 100, 48 were better with real needles, 44 with pretend ones and 27 with usual care."
                "[@haake-2007]\nSo 54, 56 and 73 were not; 52 is left of 48.",
            ),
        ),
        "docs/back.md:89: 54 is not what is left of 100 after the sentence before. Write what is left: 52, 56, 73.",
    ),
    Mistake(
        "a certainty that no claim has",
        "certainties_are_those_of_claims",
        both(
            claimed(),
            edit(
                "docs/back.md", "were a little better off.", "were probably a little better off (moderate certainty)."
            ),
        ),
        "docs/back.md:17: moderate certainty with first-2010, and the claim that rests on it has low. "
        "Write the certainty of the claim, or mend the claim with its reasons.",
    ),
    Mistake(
        "a review cited for one treatment and silent on another",
        "",
        both(
            claimed(CLAIM + "cells: [{pain: long-lasting, treatment: exercise, against: nothing-or-usual-care}]\n"),
            edit("evidence/studies/first-2010.yml", "plain:", "rates: [exercise, tablets]\nplain:"),
        ),
        "evidence/studies/first-2010.yml:33: claims take what this review says of exercise, and none what it says of "
        "tablets. Add it to a claim with a cell of that treatment, or say why not under `left_out:`.",
    ),
    Mistake(
        "a comparison that has a column of its own put under something else",
        "",
        claimed(CLAIM + "cells: [{pain: long-lasting, treatment: exercise, against: other}]\n"),
        "evidence/claims/walks-vs-usual-care-pain.yml:16: the claim compares with usual care, which has a column of its "
        "own. Write nothing-or-usual-care.",
    ),
)
