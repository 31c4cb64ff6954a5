"""Mistakes in what a reader fills in, and in the questions of the quiz."""

from mistakes import Change, Mistake, add, edit

BACK = "docs/back.md"
NEXT = "## A sore back may settle on its own"
QUESTION = """\
question: Do walks help?
answers:
  - {text: "Yes, a lot", reason: The gap was small.}
  - {text: A little, right: true}
reason: Of 100 people, 50 were better with walks and 40 with usual care.
studies: [first-2010]
page: back.md#what-to-do
"""
KEY = "evidence/quiz/q01.yml"


def block(text: str) -> Change:
    """Return the change that puts a block into a page."""
    return edit(BACK, NEXT, f"{text}\n\n{NEXT}")


def asked(old: str, new: str) -> Change:
    """Return the change that adds a question with one passage of it changed."""
    assert QUESTION.count(old) == 1
    return add(KEY, QUESTION.replace(old, new))


FIELDS = (
    Mistake(
        "a list of reasons that is longer than the one against it",
        "reasons_for_and_against_are_as_many",
        block("/// rate | For walks\n\n- the sea\n- the sun\n///\n\n/// rate | Against\n\n- the rain\n///"),
        "docs/back.md:69: 2 lines stand in “For walks”, and 1 in “Against”: the longer list leans. "
        "Bring both to the same number.",
    ),
    Mistake(
        "a field of an unknown kind",
        "",
        block("/// choose | I want\n    kind: radios\n\n- to walk\n///"),
        "docs/back.md:70: /// choose: kind is “radios”. Did you mean “radio”? Allowed: checkbox, radio, question.",
    ),
    Mistake(
        "a field with nothing to choose",
        "",
        block("/// choose | I want\n\nto walk\n///"),
        "docs/back.md:69: /// choose: there is nothing to choose. "
        "Write a list, an empty line before it, each line with `- `.",
    ),
    Mistake(
        "an entry that holds a list",
        "",
        block("/// choose | I want\n\n- to walk\n    - far\n///"),
        "docs/back.md:69: /// choose: an entry holds more than a line of text. Put what belongs together on one line.",
    ),
    Mistake(
        "a field that holds a table",
        "",
        block("/// choose | I want\n\n- to walk\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n///"),
        "docs/back.md:69: /// choose: holds <table>. Put it above the block.",
    ),
    Mistake(
        "a field that holds a paragraph",
        "",
        block("/// lines | My plan\n\nOne line a week.\n///"),
        "docs/back.md:69: /// lines: holds <p>. Put it above the block.",
    ),
    Mistake(
        "two fields of one name",
        "",
        block("/// lines | My plan\n///\n\n/// lines | My plan\n///"),
        "docs/back.md:69: /// lines: a second field of this page is called “My plan”. Reword one of them.",
    ),
    Mistake(
        "a number of rows that is not there",
        "",
        block('/// lines | My plan\n    rows: "0"\n///'),
        "docs/back.md:69: /// lines: rows is “0”. Write a number from 1 to 12 in double quotes.",
    ),
    Mistake(
        "lines that hold a list",
        "",
        block("/// lines | My plan\n\n- walk\n///"),
        "docs/back.md:69: /// lines: holds a list. Use `/// choose` for boxes to tick.",
    ),
    Mistake(
        "a quiz without a question",
        "",
        block("/// quiz\n///"),
        "docs/back.md:69: there is no question yet. Add the file evidence/quiz/q01.yml.",
    ),
)

QUIZ = (
    Mistake(
        "a question without a right answer",
        "",
        asked(", right: true", ""),
        f"{KEY}:2: no answer is right. Add `right: true` to the one that is.",
    ),
    Mistake(
        "a question with two right answers",
        "",
        asked("The gap was small.}", "The gap was small., right: true}"),
        f"{KEY}:4: a second answer is right. Keep `right: true` at one of them.",
    ),
    Mistake(
        "an answer without a reason",
        "",
        asked("reason: Of 100 people, 50 were better with walks and 40 with usual care.\n", ""),
        f"{KEY}:4: nothing says why “A little” is right. Add `reason:` to it, or one for all answers below them.",
    ),
    Mistake(
        "a question with one answer",
        "",
        asked('  - {text: "Yes, a lot", reason: The gap was small.}\n', ""),
        f"{KEY}:2: `answers` has 1 entries. Write at least 2.",
    ),
    Mistake(
        "a question with a source that is not there",
        "",
        asked("[first-2010]", "[first-2011]"),
        f"{KEY}:6: no source is called “first-2011”. Did you mean “first-2010”? "
        "Add the file evidence/studies/first-2011.yml or use a key that is there.",
    ),
    Mistake(
        "a figure of the right answer that the sources do not hold",
        "figures_of_facts_are_in_their_sources",
        asked("A little, right", "A little in 57 people, right"),
        f"{KEY}:2: the figure 57 is not in first-2010. Nearest there: 40, 50. "
        "Write what the source says, or excuse it with a reason.",
    ),
    Mistake(
        "a question that sends readers to a heading that is not there",
        "pages_that_facts_name_are_there",
        asked("#what-to-do", "#what-to-doo"),
        f"{KEY}:7: back.md has no heading #what-to-doo. Did you mean “what-to-do”? Correct the anchor.",
    ),
)

CASES = (*FIELDS, *QUIZ)
