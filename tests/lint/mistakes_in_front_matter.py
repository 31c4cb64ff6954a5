"""Mistakes between the two `---` lines at the top of a page."""

from pathlib import Path

from mistakes import WORDS, Mistake, edit

BACK = "docs/back.md"
DESCRIPTION = "description: The words that this small guide uses, each explained in one plain sentence.\n"


def lose_all_fields(project: Path) -> None:
    """Take all between the two lines."""
    text = (project / WORDS).read_text("utf-8")
    (project / WORDS).write_text("---\n---\n" + text.split("---\n", 2)[2], "utf-8")


def mistake(name: str, old: str, new: str, report: str) -> Mistake:
    """Return a mistake in the front matter of the page of words."""
    return Mistake(name, "", edit(WORDS, old, new), f"{WORDS}:{report}")


CASES = (
    mistake(
        "a page without front matter",
        "---\ntitle: Words\n",
        "title: Words\n",
        "1: the page has no front matter. Begin the file with a line `---`, the fields, and a second line `---`; "
        "copy them from another page.",
    ),
    mistake(
        "front matter without its second line",
        "reviewed_by: []\n---\n",
        "reviewed_by: []\n",
        "11: the fields at the top have no end. Write a line `---` below the last one.",
    ),
    Mistake(
        "front matter without a field",
        "",
        lose_all_fields,
        f"{WORDS}:2: no field stands at the top. Copy the fields from another page, and give each its value.",
    ),
    mistake(
        "an empty line above the front matter",
        "---\ntitle: Words\n",
        "\n---\ntitle: Words\n",
        "1: an empty line stands above the fields. Delete it, so that the file begins with `---`.",
    ),
    mistake(
        "a missing description",
        DESCRIPTION,
        "",
        "2: the field `description` is missing. Add a line `description: …`.",
    ),
    mistake(
        "a description that is too short",
        DESCRIPTION,
        "description: The words.\n",
        "3: `description` is “The words.”, 10 characters long. Write at least 50.",
    ),
    mistake(
        "a description that is too long",
        DESCRIPTION,
        f"description: {'word ' * 32}end\n",
        f"3: `description` is “{'word ' * 16}…”, 163 characters long. Write at most 160.",
    ),
    mistake(
        "a title that is too long",
        "title: Words",
        f"title: {'word ' * 13}end",
        f"2: `title` is “{'word ' * 13}end”, 68 characters long. Write at most 65.",
    ),
    mistake(
        "a title that is too short",
        "title: Words",
        "title: A",
        "2: `title` is “A”, 1 character long. Write at least 3.",
    ),
    mistake(
        "a title that YAML takes for a number",
        "title: Words",
        "title: 1234",
        "2: `title` is “1234”, which YAML does not take for text. Put it in double quotes.",
    ),
    mistake(
        "an empty main message",
        "main_message: Each word is explained in one sentence.",
        'main_message: ""',
        "4: `main_message` has no value. Write a text.",
    ),
    mistake(
        "an unknown kind of page",
        "kind: reference",
        "kind: references",
        "5: `kind` is “references”. Did you mean “reference”? Allowed: reader, tool, reference, about, study.",
    ),
    mistake(
        "an unknown template",
        "kind: reference",
        "kind: reference\ntemplate: hoem.html",
        "6: `template` is “hoem.html”. Did you mean “home.html”? "
        "Allowed: home.html, help.html, all-pages.html, worksheet.html, "
        "handout.html, diary.html, privacy.html, study.html, studies.html.",
    ),
    mistake(
        "a day that is in no calendar",
        "reviewed: 2026-01-20",
        "reviewed: 2026-02-30",
        "8: `reviewed` is “2026-02-30”, a day that no calendar has. Write one that it has.",
    ),
    mistake(
        "a month that is none",
        "evidence_searched: 2026-01",
        "evidence_searched: January 2026",
        "7: `evidence_searched` is “January 2026”: a date is year-month or year-month-day. Write it like 2026-11.",
    ),
    mistake(
        "a review before the page was written",
        "reviewed: 2026-01-20",
        "reviewed: 2026-01-09",
        "8: 2026-01-09 is before the page was written. Write 2026-01-10 or later.",
    ),
    mistake(
        "a next review that is not after the last one",
        "next_review: 2027-01-20",
        "next_review: 2026-01-20",
        "9: 2026-01-20 is not after 2026-01-20. Write a later date.",
    ),
    mistake(
        "a field that stands twice",
        "kind: reference",
        "kind: reference\ntitle: Other words",
        "6: `title` stands twice. Keep one of the two; the first is on line 2.",
    ),
    mistake(
        "invalid YAML in the front matter",
        "title: Words",
        "title: Words: and more",
        "2: the text holds a colon and a space, as a field does. Put all behind `title: ` in double quotes.",
    ),
    mistake(
        "front matter that holds no fields",
        "title: Words\n"
        + DESCRIPTION
        + "main_message: Each word is explained in one sentence.\n"
        + "kind: reference\nwritten: 2026-01-10\nevidence_searched: 2026-01\nreviewed: 2026-01-20\n"
        + "next_review: 2027-01-20\nreviewed_by: []\n",
        "- Words\n",
        "2: this file holds no fields. Write one `field: value` on each line.",
    ),
    Mistake(
        "a description that repeats the title",
        "",
        edit(
            "docs/index.md",
            "title: Small guide\ndescription: The home page of a guide that is as small as a guide with every part can be.",
            "title: A guide that is as small as a guide can be, with it all\n"
            "description: A guide that is as small as a guide can be, with it all",
        ),
        "docs/index.md:3: new words in the description beside the title: 0, 4 are the least. Say what a reader will find.",
    ),
    Mistake(
        "a description that says the title in other words",
        "",
        edit(
            BACK,
            "description: What one small trial found about walking for a sore back, and what you can do this week.",
            "description: All the things that help sore backs, and how each of them may help a back.",
        ),
        "docs/back.md:3: new words in the description beside the title: 0, 4 are the least. Say what a reader will find.",
    ),
    Mistake(
        "a description that says little more than the title",
        "",
        edit(
            BACK,
            "description: What one small trial found about walking for a sore back, and what you can do this week.",
            "description: What helps a sore back, and how walking may help it, after one trial.",
        ),
        "docs/back.md:3: new words in the description beside the title: 3, 4 are the least. Say what a reader will find.",
    ),
    Mistake(
        "a reader page without an action",
        "",
        edit(
            BACK,
            "actions:\n  - text: Keep walking.\n  - text: Look up the words.\n    link: words.md#what-pretend-means\n",
            "",
        ),
        "docs/back.md:5: a reader page says what to do. Add `actions:` with one to three entries.",
    ),
    Mistake(
        "a fourth action",
        "",
        edit(BACK, "  - text: Keep walking.\n", "  - text: Keep walking.\n  - text: Sleep.\n  - text: Eat.\n"),
        "docs/back.md:5: `actions` has 4 entries. Write at most 3.",
    ),
    Mistake(
        "an action without words",
        "",
        edit(BACK, "  - text: Look up the words.\n    link:", "  - link:"),
        "docs/back.md:7: the field `actions.1.text` is missing. Add a line `text: …`.",
    ),
    Mistake(
        "an unknown field of an action",
        "",
        edit(BACK, "    link: words.md#what-pretend-means", "    links: words.md#what-pretend-means"),
        "docs/back.md:8: unknown field `actions.1.links`. Did you mean “link”? Allowed: link, text.",
    ),
)
