"""Mistakes with the warning signs: a page that gives one another urgency, or words a card for itself."""

from mistakes import Change, Mistake, add, both, edit

SIGN = """\
words: numbness between your legs
urgency: emergency
whom: [everyone]
topic: nerves
order: 1
may_mean: pressed nerves
sources: [first-2010]
known_by: [numb … between your legs, numbness … groin]
"""
FALL = """\
words: pain after a fall from a height
urgency: emergency
whom: [everyone]
topic: bone
order: 2
may_mean: a broken bone
sources: [first-2010]
known_by: [fall from a height]
"""
SCAN = "Ask for help when you want it."
NAMED = "the sign “numb-saddle” is an emergency in evidence/signs/numb-saddle.yml, and"
FIX = "Give it the urgency of its file, or leave it out."


def told(text: str) -> Change:
    """Return the change that adds the sign as a fact and a sentence about it to a page."""
    return both(add("evidence/signs/numb-saddle.yml", SIGN), edit("docs/back.md", SCAN, text))


PART = "/// signs\n    topic: nerves\n///"
SOME = "these are some of the signs, and the text below does not lead to all. Link to the whole list."
CALL = "Say whom to call, or link to the page on help."
CASES = (
    Mistake(
        "a sign that was copied, and given another urgency",
        "signs_have_one_urgency",
        both(
            add("evidence/signs/numb-saddle.yml", SIGN),
            add("evidence/signs/of-a-copy.yml", SIGN.replace("emergency", "today")),
        ),
        "evidence/signs/of-a-copy.yml:1: the sign “numb-saddle” has the same words. Keep one of the two files, or say the "
        "other sign.",
    ),
    Mistake(
        "an emergency in a row of a table, and nothing that says so",
        "emergencies_are_told_as_such",
        told("| What | Who |\n| --- | --- |\n| numbness in the groin | few |\n| a bruise | many |\n"),
        f"docs/back.md:85: the sign “numb-saddle” is an emergency, and nothing here says so. {CALL}",
    ),
    Mistake(
        "a sign in other words that a page puts off to an appointment",
        "signs_have_one_urgency",
        told("Make an appointment for numbness around your groin."),
        f"docs/back.md:83: {NAMED} not urgent here. {FIX}",
    ),
    Mistake(
        "some of the signs, and a link below that leads to a page without them",
        "a_part_of_the_list_leads_to_the_whole",
        told(f"{PART}\n\nSee [the words](words.md)."),
        f"docs/back.md:83: {SOME}",
    ),
    Mistake(
        "some of the signs, and a link to all above them alone",
        "a_part_of_the_list_leads_to_the_whole",
        both(
            told(f"See [the words](words.md).\n\n{PART}"),
            edit("docs/words.md", "A pretend treatment looks real and is not.", "/// signs\n///"),
        ),
        f"docs/back.md:85: {SOME}",
    ),
    Mistake(
        "a sign on the short card that is no emergency in its file",
        "signs_have_one_urgency",
        both(
            add("evidence/signs/numb-saddle.yml", SIGN.replace("urgency: emergency", "urgency: today")),
            add(
                "overrides/words/en.html",
                '{%- set words = {\n  "help_text": "Being numb between your legs is an emergency."\n} -%}\n',
            ),
        ),
        "overrides/words/en.html:2: the sign “numb-saddle” is for today in evidence/signs/numb-saddle.yml, and an emergency "
        "here. Give it the urgency of its file, or leave it out.",
    ),
)
