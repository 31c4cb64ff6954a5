"""Mistakes with two groups of one study: each number is true, and stands beside the other one's group."""

from mistakes import Change, Mistake, both, edit
from mistakes_in_statements import CLAIM, claimed, german

CHECK = "groups_keep_their_numbers"
FIX = "and the study has them the other way round. Exchange the numbers, or the groups."
PAIRS = "pairs_are_not_turned_round"
PLACE = "No runner took part in either trial.[@haake-2007]"
REAL, PRETEND, CARE = "“Real acupuncture”", "“Pretend acupuncture”", "“Usual guideline care”"


def told(text: str, rest: str = "The other 52, 56 and 73 were not.") -> Change:
    """Return the change that adds the German trial and a sentence with its numbers to a page."""
    return both(german, edit("docs/back.md", PLACE, f"{PLACE}\n{text}[@haake-2007]\n{rest}"))


def table(row: str) -> Change:
    """Return the change that adds the German trial and a table of its groups to a page."""
    head = "| After 6 months | Real needles | Pretend needles | Usual care |\n| --- | --- | --- | --- |"
    return told(f"These are its groups.[@haake-2007]\n\n{head}\n{row}\n\n48, 44 and 27 of 100 were better.")


CASES = (
    Mistake(
        "real and pretend needles exchanged",
        CHECK,
        told(
            "Of 100 people, 44 were better with real needles, 48 with pretend ones and 27 with usual care.",
            "The other 56, 52 and 73 were not.",
        ),
        f"docs/back.md:88: 44 stands beside {REAL} and 48 beside {PRETEND}, {FIX}",
    ),
    Mistake(
        "pretend needles and usual care exchanged",
        CHECK,
        told(
            "Of 100 people, 48 were better with real needles, 27 with pretend ones and 44 with usual care.",
            "The other 52, 73 and 56 were not.",
        ),
        f"docs/back.md:88: 27 stands beside {PRETEND} and 44 beside {CARE}, {FIX}",
    ),
    Mistake(
        "groups before their numbers exchanged",
        CHECK,
        told("With real needles 44 were better, with pretend needles 48, and with usual care 27."),
        f"docs/back.md:88: 44 stands beside {REAL} and 48 beside {PRETEND}, {FIX}",
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
    Mistake(
        "all were better, beside a study of everyday tasks",
        "words_agree_with_their_study",
        both(
            edit("evidence/studies/first-2010.yml", "a third less pain", "a third less trouble with everyday tasks"),
            edit("docs/back.md", "People who walked were", "All were"),
        ),
        "docs/back.md:17: “All were”, and First 2010 says so of nobody. Write how many, or what the source says.",
    ),
    Mistake(
        "a rest that is wrong in the first sentence of its paragraph",
        "what_is_left_is_what_is_left",
        both(
            german,
            edit(
                "docs/back.md",
                PLACE,
                f"{PLACE}\n\nOf 100, 48 were better with real needles, 44 with pretend ones and 27 with usual care, "
                "so 51, 56 and 73 were not.[@haake-2007]",
            ),
        ),
        "docs/back.md:89: 51 is not what is left of 100 after the numbers before it. Take each of them from 100.",
    ),
    Mistake(
        "those left of 100 in another order",
        "what_is_left_is_what_is_left",
        both(
            german,
            edit(
                "docs/back.md",
                PLACE,
                f"{PLACE}\nOf 100, 48 were better with real needles, 44 with pretend ones and 27 with usual care."
                "[@haake-2007]\nThe other 73, 56 and 52 were not.",
            ),
        ),
        "docs/back.md:89: what is left stands in another order. Write 52, 56, 73.",
    ),
    Mistake(
        "the columns of two groups exchanged",
        PAIRS,
        table("| Clearly better[@haake-2007] | 44 | 48 | 27 |"),
        f"docs/back.md:92: 44 stands beside {REAL} and 48 beside {PRETEND}, {FIX}",
    ),
    Mistake(
        "a row with a number of another outcome",
        PAIRS,
        table("| Pain[@haake-2007] | 40 | 43 | 56 |"),
        "docs/back.md:92: no outcome of haake-2007 has 40, 43, 56 in these groups. Check the row in the source.",
    ),
    Mistake(
        "a range that begins with its end",
        PAIRS,
        told("The adults were 86 to 18 years old."),
        "docs/back.md:88: the range “86 to 18” begins with the larger number. Write 18 to 86.",
    ),
    Mistake(
        "a gap against the sign of its estimate",
        "gaps_point_where_their_study_points",
        told("Function was 4.6 points of 100 worse with real needles than with pretend ones.", "That is a small gap."),
        "docs/back.md:88: “4.6 points of 100 worse” is against the sign of haake-2007. Turn “worse” round, or correct the study.",
    ),
    Mistake(
        "worse beside the count of those who were better",
        "gaps_point_where_their_study_points",
        told("Of 100, 48 were clearly worse with real needles, 44 with pretend ones and 27 with usual care."),
        "docs/back.md:88: “clearly worse” stands beside the count of those who were better in haake-2007. Write “better”.",
    ),
)
