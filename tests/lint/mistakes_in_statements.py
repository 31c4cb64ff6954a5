"""Mistakes in what the guide says itself: claims, options and terms, and figures in the front matter of a page."""

from pathlib import Path

from mistakes import Change, Mistake, add, both, edit

from tests.conftest import ROOT

CLAIM = """\
statement: Walks may lower pain slightly, compared with usual care.
topic: other-help
kind: effect
population: Adults
intervention: walks
comparison: usual care
outcome: pain
time: at 6 weeks
size: small
certainty: low
reasons: {blinding: People knew their group.}
numbers: 50 of 100 were better with walks and 40 with usual care.
for: [first-2010]
written: 2026-01-10
next_review: 2027-01-20
"""
KEY = "evidence/claims/walks-vs-usual-care-pain.yml"
OPTION = """\
name: Walks
order: 1
page: back.md
effect: May lower pain slightly.
certainty: low
claims: [walks-vs-usual-care-pain]
harms: Of 80 people, 1 fell.
time: Six weeks
cost: Free
effort: Daily
"""
TERM = "term: pretend\nalso: [walking]\nsays: Made to look real, so that hope is the same in both groups.\n"
BOX = "/// claim | walks-vs-usual-care-pain\n///\n\n## What we do not know"
TOGETHER = "Write real needles, pretend needles and usual care in one place."
QUESTION = """\
question: Did real needles beat pretend needles?
answers:
  - {text: A little, reason: They did a little.}
  - {text: "Hardly: 48 of 100 were better", right: true, reason: With pretend needles it was 44.}
studies: [haake-2007]
page: back.md
"""
PROMISE = """\
question: Did walks help?
answers:
  - {text: By a miracle cure, reason: They did not.}
  - {text: "A little, and by a miracle", right: true, reason: They did.}
studies: [first-2010]
page: back.md
"""
SPELLING = "words_are_spelt_the_british_way"


def claimed(text: str = CLAIM) -> Change:
    """Return the change that adds a claim and prints it on a page."""

    def change(project: Path) -> None:
        add(KEY, text)(project)
        edit("docs/back.md", "## What we do not know", BOX)(project)

    return change


def german(project: Path) -> None:
    """Add the German trial as the guide has it, and cite it on a page."""
    file = "evidence/studies/haake-2007.yml"
    add(file, (ROOT / file).read_text("utf-8").replace("Cochrane review", "review"))(project)
    add("guide/lint/known-words.txt", "Hannover\nKorff\nVon\n")(project)  # of its scales
    edit("docs/back.md", "took part in the trial.", "took part in either trial.[@haake-2007]")(project)


CASES = (
    Mistake(
        "an American word in who paid for a study",
        SPELLING,
        edit("evidence/studies/first-2010.yml", "plain: Of", "funding: A health center\nplain: Of"),
        "evidence/studies/first-2010.yml:33: “center” is American. Write “centre”.",
    ),
    Mistake(
        "an American word in the name of an outcome",
        SPELLING,
        edit("evidence/studies/first-2010.yml", "Better after 6 weeks", "Better behavior after 6 weeks"),
        "evidence/studies/first-2010.yml:20: “behavior” is American. Write “behaviour”.",
    ),
    Mistake(
        "a promise in the right answer of the quiz, while a wrong one may hold it",
        "words_not_used_are_not_used",
        add("evidence/quiz/q01.yml", PROMISE),
        "evidence/quiz/q01.yml:4: “miracle” breaks the rule on miracle. Give the size of the effect.",
    ),
    Mistake(
        "an American word in the reason of a wrong answer",
        SPELLING,
        add(
            "evidence/quiz/q01.yml", PROMISE.replace("a miracle", "nothing").replace("They did not", "No behavior did")
        ),
        "evidence/quiz/q01.yml:3: “behavior” is American. Write “behaviour”.",
    ),
    Mistake(
        "a misspelt word of the theme",
        SPELLING,
        add("overrides/words/en.html", '{%- set words = {\n  "skip": "Skip to the txet",\n} -%}\n'),
        "overrides/words/en.html:2: “txet” is in no dictionary. Did you mean “text”? "
        "Fix it, or add it to guide/lint/known-words.txt, or leave that to whoever reviews it.",
    ),
    Mistake(
        "an American word of the blocks",
        SPELLING,
        add("guide/markdown/words/en.yml", "of: of\nverdicts:\n  none: The color for {day} is missing.\n"),
        "guide/markdown/words/en.yml:3: “color” is American. Write “colour”.",
    ),
    Mistake(
        "the German trial's real needles alone in a claim",
        "the_three_groups_stand_together",
        both(
            german,
            claimed(CLAIM.replace("50 of 100 were better with walks and 40", "48 of 100 were better, 52 not, and 27")),
            edit(KEY, "[first-2010]", "[haake-2007]"),
        ),
        f"{KEY}:12: 48 of haake-2007 stands without 44 and 27. {TOGETHER}",
    ),
    Mistake(
        "the German trial's real needles without usual care in the right answer of the quiz",
        "the_three_groups_stand_together",
        both(german, add("evidence/quiz/q01.yml", QUESTION)),
        f"evidence/quiz/q01.yml:4: 48 of haake-2007 stands without 44 and 27. {TOGETHER}",
    ),
    Mistake(
        "a figure of a claim that its studies do not hold",
        "figures_of_facts_are_in_their_sources",
        claimed(CLAIM.replace("and 40 with", "and 47 with")),
        f"{KEY}:12: the figure 47 is not in first-2010. Nearest there: 40, 50. "
        "Write what the source says, or excuse it with a reason.",
    ),
    Mistake(
        "a figure of an option that the studies of its claims do not hold",
        "figures_of_facts_are_in_their_sources",
        both(claimed(), add("evidence/options/walks.yml", OPTION.replace("Of 80 people, 1", "Of 80 people, 9"))),
        "evidence/options/walks.yml:7: the figure 9 is not in first-2010. Nearest there: 6, 10. "
        "Write what the source says, or excuse it with a reason.",
    ),
    Mistake(
        "the certainty of an option leads to a claim of another certainty",
        "",
        both(claimed(), add("evidence/options/walks.yml", OPTION.replace("certainty: low", "certainty: moderate"))),
        "evidence/options/walks.yml:5: the word leads to the claim walks-vs-usual-care-pain, which has low certainty. "
        "Put a claim of the option's own certainty first.",
    ),
    Mistake(
        "a rate of a claim that its study does not hold",
        "",
        claimed(CLAIM.replace("for: [", "frequencies:\n  - {study: first-2010, figure: falls}\nfor: [")),
        f"{KEY}:14: first-2010 has no confirmed figure “falls”. There are: none yet; add `key:` to the figure.",
    ),
    Mistake(
        "two terms of one form",
        "every_term_is_used",
        both(
            add("evidence/glossary/pretend.yml", TERM),
            add("evidence/glossary/sham.yml", "term: sore back\nalso: [pretend]\nsays: Made to look real.\n"),
        ),
        "evidence/glossary/sham.yml:2: the term pretend has the form “pretend” too. Keep it in one of the two.",
    ),
)
