"""Mistakes in the form of a page: long paragraphs and lists, headings that ask, warnings, captions."""

from pathlib import Path

from mistakes import PRETEND, WORDS, Mistake, add, edit, written

BACK = "docs/back.md"
FALLS = """\
statement: One of 80 people fell.
topic: harms
kind: harm
population: Adults
intervention: walks
comparison: nothing to compare
outcome: a fall
time: within 6 weeks
certainty: low
reasons: {consistency: Nobody else counted.}
frequencies:
  - {study: first-2010, figure: falls}
for: [first-2010]
written: 2026-01-10
next_review: 2027-01-20
"""


def items(count: int, indent: str = "") -> str:
    """Return a list of so many items."""
    return "".join(f"{indent}- a word\n" for _ in range(count))


def count_the_falls(project: Path) -> None:
    """Draw how often people fell, with not a word on it."""
    edit(
        "evidence/studies/first-2010.yml", "{what: People who fell", "{key: falls, unit: people, what: People who fell"
    )(project)
    add("evidence/claims/walks-falls.yml", FALLS)(project)
    edit(BACK, "## What we do not know", "/// harms | walks-falls\n///\n\n## What we do not know")(project)


def heading(name: str, text: str) -> Mistake:
    """Return a heading that asks, on the page of words."""
    report = f"{WORDS}:15: the heading “{text}” is a question. Write the answer."
    return Mistake(name, "headings_are_statements", written(f"### {text}\n\n{PRETEND}"), report)


def action(name: str, text: str) -> Mistake:
    """Return an action that begins with no verb."""
    report = f"{BACK}:6: the action “{text}” does not begin with a verb. Say what to do, as in “read …”."
    return Mistake(name, "actions_begin_with_a_verb", edit(BACK, "Keep walking.", text), report)


ACTIONS = (
    action("an action that tells of somebody", "You can walk."),
    action("an action that only names a doing", "Walking in the evening."),
    action("an action that names a thing behind a condition", "If it lasts, a short walk."),
)

LONG = (
    Mistake(
        "an inner list of eight items",
        "lists_are_short",
        written(f"- a list:\n{items(8, '    ')}- a word"),
        "docs/words.md:16: a list of 8 items, 7 are the most. Make two lists, or drop what matters least.",
    ),
)

HEADINGS = (
    heading("a heading with a question mark", "Real or not?"),
    heading("a heading that asks how", "How does it work"),
    heading("a heading that asks how long", "How long does it last"),
    heading("a heading that can be answered with yes", "Can I tell"),
    Mistake(
        "a title that asks",
        "headings_are_statements",
        edit(WORDS, "title: Words", "title: Which words do we use"),
        "docs/words.md:2: the title “Which words do we use” is a question. Write the answer.",
    ),
    Mistake(
        "a care card that asks",
        "headings_are_statements",
        edit(BACK, "Ask for an appointment today if you have:", "Do you have one of these?"),
        "docs/back.md:20: the heading “Do you have one of these?” is a question. Write the answer.",
    ),
)

WARNINGS = ()

PICTURES = (
    Mistake(
        "a drawing without a caption",
        "pictures_and_tables_are_explained",
        edit(BACK, "\nThe cross marks the spot.\n", ""),
        "docs/back.md:52: `/// drawing` has no caption. Write before the closing `///` what to see in it.",
    ),
    Mistake(
        "harms without a caption",
        "pictures_and_tables_are_explained",
        count_the_falls,
        "docs/back.md:89: `/// harms` has no caption. Write before the closing `///` what to see in it.",
    ),
)

CASES = (*ACTIONS, *LONG, *HEADINGS, *WARNINGS, *PICTURES)
