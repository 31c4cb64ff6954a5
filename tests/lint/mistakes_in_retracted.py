"""Mistakes with a study that was retracted: nobody says why it stays, or the guide goes on as if nothing had happened."""

from mistakes import Change, Mistake, add, both, edit

THIRD = """\
title: A trial that was retracted
authors: [Third C]
year: 2012
doi: 10.5555/third
design: rct
plain: The trial reported a gain that nobody can check.
retracted:
  day: 2016-05-04
  notice: 10.5555/third-notice
  decision: stays
  because: The numbers could not be checked; it stands here as an example of what went wrong
"""
PLACE = "No runner took part in the trial."
CALLED = f"{PLACE}\nAnother trial was retracted.[@third-2012]"
GOES = THIRD.replace("stays", "goes", 1)
QUIZ = """\
question: Are walks good?
answers:
  - text: May be.
    right: true
    reason: One trial says so.
  - text: No.
    reason: That was not found.
studies: [third-2012]
page: back.md
"""


def third(text: str, page: str) -> Change:
    """Return the change that adds the retracted study with this text, and cites it on a page in these words."""
    return both(add("evidence/studies/third-2012.yml", text), edit("docs/back.md", PLACE, page))


CASES = (
    Mistake(
        "a decision without its reason",
        "retracted_studies_wait_for_a_decision",
        third(THIRD.partition("  because")[0], CALLED),
        "evidence/studies/third-2012.yml:7: the study was retracted on 2016-05-04, and why nobody has said. Write "
        "`decision: stays` (as an example of what went wrong) or `decision: goes`, and why in a line `because: …`.",
    ),
    Mistake(
        "a page that cites a study which is to go",
        "retracted_studies_are_called_so",
        third(GOES, CALLED),
        "docs/back.md:88: third-2012 was retracted, and is to go. Take it out here, and weigh what is left.",
    ),
    Mistake(
        "an answer that rests on a retracted study",
        "retracted_studies_are_called_so",
        both(third(THIRD, CALLED), add("evidence/quiz/q01.yml", QUIZ)),
        "evidence/quiz/q01.yml:8: third-2012 was retracted and carries nothing. Take it out here, and weigh anew what is "
        "left.",
    ),
)
