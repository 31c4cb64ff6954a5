"""Mistakes in how the guide counts people: without a source near by, one side only, and parts of a person."""

from mistakes import Mistake, edit
from mistakes_in_statements import CLAIM, KEY, both, claimed

SLEEP = "Sleep as you like best."

CASES = (
    Mistake(
        "a certainty whose words a space joins that does not break",
        "certainties_are_those_of_claims",
        both(
            claimed(),
            edit(
                "docs/back.md",
                "were a little better off.",
                "were probably a little better off (moderate\u00a0certainty).",
            ),
        ),
        "docs/back.md:17: moderate certainty with first-2010, and the claim that rests on it has low. Write the certainty of "
        "the claim, or correct the claim and its reasons.",
    ),
    Mistake(
        "a gap in daily function below the mark that is not called slight",
        "small_gaps_are_called_small",
        edit("docs/back.md", SLEEP, "Daily function was 9 points of 100 better with walks.[@first-2010]"),
        "docs/back.md:79: a gap of 9 points of 100 in daily function is slight. Add “slightly”.",
    ),
    Mistake(
        "a count of people without a source near it",
        "figures_are_in_their_sources",
        edit("docs/back.md", SLEEP, "Of 60 people, 30 of 100 slept badly."),
        "docs/back.md:79: no source stands near the count 30. Cite it, like [@key], or excuse it with a reason.",
    ),
    Mistake(
        "a percentage without a source near it",
        "figures_are_in_their_sources",
        edit("docs/back.md", SLEEP, "About 30% of people sleep badly."),
        "docs/back.md:79: no source stands near the count 30. Cite it, like [@key], or excuse it with a reason.",
    ),
    Mistake(
        "points of a scale without a source near them, in a list",
        "figures_are_in_their_sources",
        edit("docs/back.md", "- keep walking\n", "- keep walking, at 3 points of 10\n"),
        "docs/back.md:29: no source stands near the count 3. Cite it, like [@key], or excuse it with a reason.",
    ),
    Mistake(
        "a claim that leaves out those who were not better",
        "both_frames_are_told",
        claimed(CLAIM.replace("50 of 100 were better with walks and 40", "40 of 100 were better")),
        f"{KEY}:12: 40 of 100 were better, and the rest is left out. Add that 60 were not.",
    ),
    Mistake(
        "a part of a person in a column that counts people",
        "people_are_whole",
        edit(
            "docs/back.md",
            "| What | How sure |\n| --- | ---: |\n| Walking | low |",
            "| What | People, of 100 |\n| --- | ---: |\n| Walking | 7.5 |",
        ),
        "docs/back.md:46: 7.5 of 100 are not whole people. Write “about 8”.",
    ),
)
