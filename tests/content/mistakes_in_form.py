"""Mistakes in the form of a page: long paragraphs and lists, headings that ask, warnings, captions."""

from pathlib import Path

from mistakes import Change, Mistake, add, edit

BACK = "docs/back.md"
WORDS = "docs/words.md"
PRETEND = "A pretend treatment looks real and is not."
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
rates:
  - {study: first-2010, figure: falls}
for: [first-2010]
written: 2026-01-10
next_review: 2027-01-20
"""
CARD = "/// care | Go to a hospital now if you have:\n    level: emergency\n\n- numb legs\n///\n\n## What to do"


def written(text: str) -> Change:
    """Return the change that puts other words into the page of words."""
    return edit(WORDS, PRETEND, text)


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
    report = f"{WORDS}:15: the heading “{text}” asks. Write what the answer is."
    return Mistake(name, "headings_are_statements", written(f"### {text}\n\n{PRETEND}"), report)


def action(name: str, text: str) -> Mistake:
    """Return an action that begins with no verb."""
    report = f"{BACK}:6: the action “{text}” does not begin with a verb. Say what to do, as in “read …”."
    return Mistake(name, "actions_begin_with_a_verb", edit(BACK, "Keep walking.", text), report)


ACTIONS = (
    action("an action that only names a thing", "The list of words."),
    action("an action that tells of somebody", "You can walk."),
    action("an action that only names a doing", "Walking in the evening."),
    action("an action that names a thing behind a condition", "If it lasts, a short walk."),
)

LONG = (
    Mistake(
        "a paragraph of five sentences",
        "paragraphs_are_short",
        written(
            "It looks real.\nAnd yet it is not. You cannot tell real and pretend needles apart.\nNor can I. Nobody can."
        ),
        "docs/words.md:15: 5 sentences in one paragraph, 4 are the most. Put an empty line between two of them.",
    ),
    Mistake(
        "a main message of two sentences",
        "main_messages_are_one_sentence",
        edit(
            WORDS,
            "main_message: Each word is explained in one sentence.",
            "main_message: Each word is here. It is explained.",
        ),
        "docs/words.md:4: the main message has 2 sentences. Make one of them, and put the rest into the text.",
    ),
    Mistake(
        "a list of eight items",
        "lists_are_short",
        written(items(8)),
        "docs/words.md:15: a list of 8 items, 7 are the most. Make two lists, or leave out the least.",
    ),
    Mistake(
        "an inner list of eight items",
        "lists_are_short",
        written(f"- a list:\n{items(8, '    ')}- a word"),
        "docs/words.md:16: a list of 8 items, 7 are the most. Make two lists, or leave out the least.",
    ),
)

HEADINGS = (
    heading("a heading with a question mark", "Real or not?"),
    heading("a heading that asks what something is", "What is a pretend treatment"),
    heading("a heading that asks how", "How does it work"),
    heading("a heading that asks how long", "How long does it last"),
    heading("a heading that can be answered with yes", "Can I tell"),
    Mistake(
        "a title that asks",
        "headings_are_statements",
        edit(WORDS, "title: Words", "title: Which words do we use"),
        "docs/words.md:2: the title “Which words do we use” asks. Write what the answer is.",
    ),
    Mistake(
        "a care card that asks",
        "headings_are_statements",
        edit(BACK, "Ask for an appointment today if you have:", "Do you have one of these?"),
        "docs/back.md:20: the heading “Do you have one of these?” asks. Write what the answer is.",
    ),
)

WARNINGS = (
    Mistake(
        "a line of a do-not list that says what not to do as if it were to be done",
        "do_not_is_repeated",
        edit(BACK, "- do not stay in bed", "- stay in bed"),
        "docs/back.md:33: a line of a do-not list. Begin it with “do not”.",
    ),
    Mistake(
        "an emergency below what is less urgent",
        "care_cards_go_by_urgency",
        edit(BACK, "## What to do", CARD),
        "docs/back.md:26: a card of level emergency below one that is urgent. Put the most urgent card first.",
    ),
)

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
    Mistake(
        "a table of which nothing is said",
        "pictures_and_tables_are_explained",
        written(f"{items(1)}\n| Word | Meaning |\n| --- | --- |\n| real | not made up |"),
        "docs/words.md:17: the table stands alone. Write a heading or sentence above it that says what to see in it.",
    ),
    Mistake(
        "a finding, and nothing on who was measured",
        "findings_say_if_runners_were_measured",
        edit(BACK, "No runner took part in the trial.", "Nobody was left out."),
        "docs/back.md:48: a finding, and the page does not say if runners were measured. Say whom the studies took.",
    ),
)

CASES = (*ACTIONS, *LONG, *HEADINGS, *WARNINGS, *PICTURES)
