"""Mistakes in the marks of Markdown that no generator tells: half a link, a table drawn by hand, a box of another generator."""

from mistakes import PRETEND, WORDS, Mistake, add, edit

BACK = "docs/back.md"
TABLE = "| What | How sure |\n| --- | ---: |\n| Walking | low |\n"
BOX = "a box as other generators have it. Write `/// do | Heading`, the text, and `///`."
DRAWN = "a table drawn with signs. Write rows as `| one | two |`, with `| --- | --- |` below the first."
EMPTY = "a link without its words or its address. Write `[words](address)`."
SLANTED = "a `*` or `_` that makes no words slanted. Write it close to both ends of the words."
OTHER = "a mark that Markdown here does not have, and readers see. Write plain words."
BRACES = "braces, which give a line nothing here, and readers see them. Take them out."
EXPLAINED = "an explanation as other generators have it. Write a sentence, or add the term to evidence/glossary/."
NO_BAR = "a row without its first bar. Write `|` at its beginning and its end."

# What is written in the place of the sentence on line 15, the rule, and what is told of it there.
IN_TEXT = {
    "It looks real @first-2010.": ("links", "a reference without its brackets. Write `[@first-2010]`."),
    "It looks real [first-2010].": ("links", "a reference without its `@`. Write it like `[@haake-2007]`."),
    "It [looks](www.example.org) real.": (
        "lead",
        "the link www.example.org leads nowhere. Write https:// before the address of another site.",
    ),
    "<!-- Not here: words-not-used: proven because so -->\nIt looks real.": (
        "html",
        "an excuse that is not understood. Write it as `<!-- not-here: RULE: WORDS because REASON -->`.",
    ),
    "It [looks]() real.": ("links", EMPTY),
    "It [looks](#) real.": ("links", EMPTY),
    "It looks real.[](back.md)": ("links", EMPTY),
    "See www.example.org for more.": ("links", "a bare address, www.example.org. Write `[words](https://…)`."),
    "> [!NOTE]\n> It looks real.": (
        "links",
        "a box as other sites have it. Write `/// do | Heading`, the text, and `///`.",
    ),
    "See [[back]].": (
        "links",
        "a link as other programs write it. Write `[words](page.md)`; a drawing is `/// drawing | name` and `///`.",
    ),
    "*[NHS]: A health service": (
        "links",
        "an abbreviation explained. Write it out, or add the term to evidence/glossary/.",
    ),
    '!!! note "Hint"\n    Walk on.': ("lines", BOX),
    "??? note\n    Walk on.": ("lines", BOX),
    "::: tip\nWalk on.\n:::": ("lines", BOX),
    '=== "One"\n    Walk on.': ("lines", BOX),
    ": A pretend treatment": ("lines", EXPLAINED),
    "+----+----+\n| a  | b  |\n+====+====+\n| c  | d  |\n+----+----+": ("lines", DRAWN),
    " ## A heading": (
        "lines",
        "a heading that does not begin at the margin, where it is none. Take the spaces away.",
    ),
    "##": ("lines", "a heading without words. Write them, or delete the line."),
    "It {{ looks }} real.": ("lines", BRACES),
    "It looks real.{.big}": ("lines", BRACES),
    "It looks&nbsp real.": ("lines", "a sign as HTML writes it. Type the sign itself, or a space."),
    "It ==looks== real.": ("lines", OTHER),
    "It looks real :smile:": ("lines", OTHER),
    "Drink H~2~O.": ("lines", OTHER),
    "Run 5 km^2^.": ("lines", OTHER),
    "It looks real,\\\nand is not.": ("lines", "a backslash, which readers see. Delete it."),
    "a. Walk\nb. Rest": ("lines", "a mark with a letter or bracket, which begins no list. Write `1. item`."),
    "It *looks real.": ("lines", SLANTED),
    "It _looks real.": ("lines", SLANTED),
    "What | Sure\n--- | ---\nWalk | low": ("tables", NO_BAR),
}
RULES = {
    "links": "links_are_whole",
    "lines": "lines_are_understood",
    "tables": "tables_are_whole",
    "lead": "links_lead_somewhere",
    "html": "there_is_no_raw_html",
}
EXPORTED = (
    "@article{third2020,\n  title={Walks},\n}\n",
    "TY  - JOUR\nTI  - Walks\nER  -\n",
    "PMID- 123\nTI  - Walks\n",
    "%0 Journal Article\n%T Walks\n",
    '{"title": "Walks", "year": 2020}\n',
)

CASES = (
    *(
        Mistake(f"a mark that is none: {text}", RULES[rule], edit(WORDS, PRETEND, text), f"{WORDS}:15: {said}")
        for text, (rule, said) in IN_TEXT.items()
    ),
    *(
        Mistake(
            f"an entry of a reference manager in the place of a study: {text[:5]}",
            "",
            add("evidence/studies/third-2020.yml", text),
            "evidence/studies/third-2020.yml:1: this is an entry as reference managers export it. Save it under another name "
            "outside of evidence/, and `make study FILE=…` begins the study’s file from it.",
        )
        for text in EXPORTED
    ),
    Mistake(
        "an excuse that is never closed",
        "excuses_are_sound",
        edit(WORDS, PRETEND, f"<!-- not-here: words: looks because so\n{PRETEND}"),
        f"{WORDS}:15: readers would see this excuse. Write it on a line of its own: "
        "`<!-- not-here: RULE: WORDS because REASON -->`, with no brackets or links in it.",
    ),
    Mistake(
        "a title in curly marks with an apostrophe in it",
        "",
        edit(WORDS, "title: Words", "title: “A runner’s words”"),
        f"{WORDS}:2: curly marks stand round the whole text, and are a part of it. Write straight double quotes, or none; "
        "around curly ones, if readers should see them.",
    ),
    Mistake(
        "a sign of HTML in a title",
        "facts_and_front_matter_are_plain_text",
        edit(WORDS, "title: Words", "title: Words &amp; more"),
        f"{WORDS}:2: &amp; is a sign as HTML writes it. Type the sign itself.",
    ),
    Mistake(
        "words whose bold is never closed, in the second line of a paragraph",
        "lines_are_understood",
        edit(WORDS, PRETEND, f"{PRETEND}\nIt **looks real."),
        f"{WORDS}:16: `**` that does not make words bold. Write it close to both ends of the words.",
    ),
    Mistake(
        "a table drawn with dashes alone",
        "lines_are_understood",
        edit(WORDS, PRETEND, "What   Sure\n-----  ----\nWalk   low"),
        f"{WORDS}:16: {DRAWN}",
    ),
    Mistake(
        "a row that lost its first bar",
        "tables_are_whole",
        edit(BACK, TABLE, TABLE + "Resting | low |\n| Sitting | low |\n"),
        f"{BACK}:47: {NO_BAR}",
    ),
    Mistake(
        "a cell of two lines",
        "tables_are_whole",
        edit(BACK, TABLE, TABLE + "| Resting,\nor sitting | low |\n| Lying | low |\n"),
        f"{BACK}:47: a row without its last bar. Write `|` at its end.",
    ),
    Mistake(
        "an empty line within a table",
        "tables_are_whole",
        edit(BACK, TABLE, TABLE + "\n| Resting | low |\n"),
        f"{BACK}:47: an empty line parts a table in two. Delete it.",
    ),
    Mistake(
        "a second line of dashes",
        "tables_are_whole",
        edit(BACK, TABLE, TABLE.replace("| Walk", "| --- | --- |\n| Walk")),
        f"{BACK}:46: a table has one line of dashes, the second. Delete this one.",
    ),
    Mistake(
        "a sentence right behind a table",
        "tables_are_whole",
        edit(BACK, TABLE, TABLE + "It is free.\n"),
        f"{BACK}:47: a line of text right behind a table becomes its last row. Leave an empty line.",
    ),
    Mistake(
        "a block with four slashes",
        "blocks_are_closed",
        edit(BACK, "/// do-not\n", "//// do-not\n"),
        f"{BACK}:32: a block begins and ends with three slashes. Write `///`.",
    ),
    Mistake(
        "a name of a block in two words",
        "blocks_are_closed",
        edit(BACK, "/// do-not\n", "/// do not\n"),
        f"{BACK}:32: the name of the block is one word. Write `/// do-not`.",
    ),
    Mistake(
        "a block without the bar behind its name",
        "blocks_are_closed",
        edit(BACK, "/// verdict | partly", "/// verdict: partly"),
        f"{BACK}:48: a bar parts the name of a block from what follows. Write `/// verdict | partly`.",
    ),
    Mistake(
        "a closing line that is indented",
        "blocks_are_closed",
        edit(BACK, "bed\n///", "bed\n    ///"),
        f"{BACK}:34: the mark of a block begins after four spaces. Begin it at the margin.",
    ),
    Mistake(
        "an option with two spaces before it",
        "blocks_are_understood",
        edit(BACK, "    alt: A back", "  alt: A back"),
        f"{BACK}:53: the option `alt` is read as text here. Put it right below `/// drawing`, four spaces in.",
    ),
    Mistake(
        "an option that stands twice",
        "blocks_are_understood",
        edit(BACK, "    certainty: low", "    certainty: low\n    certainty: low"),
        f"{BACK}:50: the option `certainty` stands twice. Keep one of the two.",
    ),
    Mistake(
        "an option in curly marks",
        "blocks_are_understood",
        edit(BACK, "alt: A back with a cross on the sore spot.", "alt: “A runner’s back with a cross on it.”"),
        f"{BACK}:53: curly marks stand round the option `alt`. Write straight double quotes.",
    ),
)

# Lines that hold the same signs and are right.
HONEST = (
    "It costs $15 to $80, or £20 & more.",
    "A *pretend* treatment, **two *kinds* of it**, and ***both***: 2 * 3 is 6.",
    "Use snake_case_names or 10^6 at 9:30 to 10:15.",
    "| What | How sure |\n| --- | --- |\n| Walking \\| running | low |\n\nIt is free.",
    "| What | How sure |\n| --- | --- |\n| Walking | low |\n\n| Who | When |\n| --- | --- |\n| You | now |",
    "/// do | What\nwalk on\n///\n\n> Walk on.",
    "///do\nwalk on\n///",
    "Write `www.example.org`, `@first-2010`, `{{ }}` and `[]()` as code.",
    "See [the site](https://www.example.org/a_b_c).",
)
