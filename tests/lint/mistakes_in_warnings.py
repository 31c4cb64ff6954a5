"""Changes of what was agreed on warnings: each shows as such, and says which line of the second file goes with it."""

from __future__ import annotations

from pathlib import Path

from mistakes import Change, Mistake, add, edit

from guide.lint.agreed import warnings as agreed

BACK = "docs/back.md"
PIN = "guide/lint/agreed-warnings.txt"
CARD = "/// care | Ask for an appointment today if you have:\n    level: urgent\n\n- a high temperature\n///\n"
FULL = """\
/// care | Call 111 today if you have:
    level: urgent

- a high temperature of 38 degrees or more
- a lump in your back
///

/// care | Ask to be seen this week if you have:
    level: non-urgent

- a sore back for weeks
///
"""
WORDS = '{%- set words = {\n  "help_title": "Do not wait",\n  "help_text": "Weak legs are an emergency."\n} -%}\n'
READ = "or leave it as it is here, and whoever reviews your request does that; if not, put it back."


def after(*changes: Change) -> Change:
    """Return changes that are made after a guide with two cards was agreed on."""

    def change(project: Path) -> None:
        edit(BACK, CARD, FULL)(project)
        add("overrides/words/en.html", WORDS)(project)
        agreed.write(project / "mkdocs.yml")
        for one in changes:
            one(project)

    return change


def lose_the_file(project: Path) -> None:
    """Take the file of what was agreed away from a guide that has a page on when to get help."""
    path = project / "mkdocs.yml"
    path.write_text(path.read_text("utf-8") + "\nextra:\n  help_page: back.html\n", "utf-8")


def lose_a_conclusion(project: Path) -> None:
    """Delete a conclusion on harm that a page draws in a list, where nothing names it."""
    path = project / "guide/lint/agreed-parts.txt"
    path.write_text(
        path.read_text("utf-8") + "\nevidence/claims/needles-harm.yml\nfrequencies: frequencies = 1\nhas: size\n",
        "utf-8",
    )


def mistake(name: str, file: str, old: str, new: str, report: str) -> Mistake:
    """Return a change of words that were agreed."""
    return Mistake(name, "warnings_are_as_agreed", after(edit(file, old, new)), f"{file}:{report}, {READ}")


THEME = "overrides/words/en.html"
CASES = (
    mistake("a warning sign that is deleted", BACK, "- a lump in your back\n", "",
            f"23: “a lump in your back” (urgent) was deleted. If that is meant, delete line 12 of {PIN} too"),
    mistake("a number to call that is changed", BACK, "Call 111 today", "Call 112 today",
            "20: “Call 112 today if you have:” was changed: agreed is “Call 111 today if you have:”. "
            f"If that is meant, write `urgent card: Call 112 today if you have:` into line 10 of {PIN}"),
    mistake("a warning sign that is new", BACK, "- a lump in your back\n", "- a lump in your back\n- a fever at night\n",
            "25: “a fever at night” (urgent) is new and was not agreed. "
            f"If that is meant, write `urgent: a fever at night` below line 12 of {PIN}"),
    mistake("words of the short card that are changed", THEME, "Weak legs are", "Weak arms are",
            "3: “Weak arms are an emergency.” was changed: agreed is “Weak legs are an emergency.”. "
            f"If that is meant, write `help_text: Weak arms are an emergency.` into line 48 of {PIN}"),
    Mistake("a warning sign that is made less urgent", "warnings_are_as_agreed",
            after(edit(BACK, "- a lump in your back\n", ""),
                  edit(BACK, "- a sore back for weeks\n", "- a sore back for weeks\n- a lump in your back\n")),
            f"{BACK}:30: “a lump in your back” was made less urgent: agreed is “urgent”, and here it is “non-urgent”. "
            f"If that is meant, write `non-urgent: a lump in your back` into line 12 of {PIN}, {READ}"),
    Mistake("a conclusion that is deleted", "parts_are_as_agreed", after(lose_a_conclusion),
            "guide/lint/agreed-parts.txt:34: evidence/claims/needles-harm.yml is gone, and what was agreed of it stands on lines "
            "34 to 36. If that is meant, delete these lines, or leave it as it is here, and whoever reviews your request does "
            "that; if not, bring the file back."),
    Mistake("no file of what was agreed", "warnings_are_as_agreed", lose_the_file,
            f"{PIN}:1: the file of what was agreed is missing. Bring it back from the branch main."),
)  # fmt: skip
