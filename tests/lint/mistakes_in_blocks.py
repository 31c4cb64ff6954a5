"""Mistakes in the blocks `/// name | argument` … `///`."""

from mistakes import Mistake, both, edit, rename

BACK = "docs/back.md"

OF_FORM = (
    Mistake(
        "an unclosed block",
        "blocks_are_closed",
        edit(BACK, "- do not stay in bed\n///\n", "- do not stay in bed\n"),
        "docs/back.md:32: the block is never closed. Add a line `///` after it.",
    ),
    Mistake(
        "a closing line too many",
        "blocks_are_closed",
        edit(BACK, "- do not stay in bed\n///\n", "- do not stay in bed\n///\n\n///\n"),
        "docs/back.md:36: `///` closes a block that was never opened. Delete the line.",
    ),
    Mistake(
        "a closing line with a letter behind it",
        "blocks_are_closed",
        edit(BACK, "- do not stay in bed\n///\n", "- do not stay in bed\n///x\n"),
        "docs/back.md:34: there is no block “x”. Blocks: care, do, do-not, verdict, icon-array, drawing, tiles, choose, rate, "
        "lines, claim, claim-list, effects, harms, options, yardstick, guidelines, study, study-list, glossary, scores, "
        "criteria, quiz, signs, sign-reasons, pain-rule, stages, not-alone, emergency-numbers, diary.",
    ),
    Mistake(
        "a cell too many among the headings of a table",
        "tables_are_whole",
        edit(BACK, "| What | How sure |", "| What | How sure | Why |"),
        "docs/back.md:44: a row of 3 cells in a table of 2 columns. Write a cell for each column.",
    ),
    Mistake(
        "an option whose name is no text to YAML",
        "blocks_are_understood",
        edit(BACK, "    certainty: low", "    no: low"),
        "docs/back.md:49: `/// verdict` has no option `no`. Options: certainty.",
    ),
    Mistake(
        "an option that the block does not have",
        "blocks_are_understood",
        edit(BACK, "    certainty: low", "    certainly: low"),
        "docs/back.md:49: `/// verdict` has no option `certainly`. Did you mean “certainty”? Options: certainty.",
    ),
    Mistake(
        "an option of a block that has none",
        "blocks_are_understood",
        edit(BACK, "/// do-not\n", "/// do-not\n    level: urgent\n\n"),
        "docs/back.md:33: `/// do-not` has no option `level`. Options: none.",
    ),
    Mistake(
        "an option that holds a colon and a space",
        "blocks_are_understood",
        edit(BACK, "alt: A back with", "alt: A back: with"),
        "docs/back.md:53: the option `alt` is not plain text. Put what stands after `alt:` in double quotes.",
    ),
    Mistake(
        "an option that YAML takes for a number",
        "blocks_are_understood",
        edit(BACK, "alt: A back with a cross on the sore spot.", "alt: 1"),
        "docs/back.md:53: the option `alt` is not plain text. Put what stands after `alt:` in double quotes.",
    ),
)

OF_CHOICE = (
    Mistake(
        "an unknown level of a care card",
        "",
        edit(BACK, "level: urgent", "level: emergent"),
        "docs/back.md:21: /// care: level is “emergent”. Did you mean “emergency”? "
        "Allowed: emergency, urgent, non-urgent.",
    ),
    Mistake(
        "a care card without a level",
        "",
        edit(BACK, "    level: urgent\n", ""),
        "docs/back.md:20: /// care: level is “”. Allowed: emergency, urgent, non-urgent.",
    ),
    Mistake(
        "an unknown verdict below a known one",
        "",
        edit(BACK, "/// drawing | back\n", "/// verdict | party\n    certainty: low\n///\n\n/// drawing | back\n"),
        "docs/back.md:52: /// verdict: the verdict is “party”. Did you mean “partly”? "
        "Allowed: supported, partly, unproven, contradicted.",
    ),
    Mistake(
        "an unknown certainty, whose word stands in other places too",
        "",
        edit(BACK, "certainty: low", "certainty: little"),
        "docs/back.md:49: /// verdict: certainty is “little”. Allowed: high, moderate, low, very low.",
    ),
    Mistake(
        "an icon array of an unknown study",
        "",
        edit(BACK, "/// icon-array | first-2010", "/// icon-array | first-2011"),
        "docs/back.md:38: no source is called “first-2011”. Did you mean “first-2010”? "
        "Add the file evidence/studies/first-2011.yml or use a key that is there.",
    ),
    Mistake(
        "an icon array of an unknown outcome",
        "",
        edit(BACK, "outcome: better-6-weeks", "outcome: better-6-week"),
        "docs/back.md:39: /// icon-array: outcome is “better-6-week”. Did you mean “better-6-weeks”? "
        "Allowed: better-6-weeks.",
    ),
    Mistake(
        "an icon array of a source without outcomes",
        "",
        edit(BACK, "/// icon-array | first-2010", "/// icon-array | second-2015"),
        "docs/back.md:38: second-2015 holds no outcome to draw. Choose another study, or name `figures:`.",
    ),
    Mistake(
        "an icon array of an outcome that is not confirmed",
        "",
        both(
            edit("evidence/studies/first-2010.yml", "t\n    confirmed: true", "t\n    confirmed: false"),
            edit(
                "evidence/studies/first-2010.yml",
                "Of 100 people, 50 were better with walks and 40 with",
                "More were better than with",
            ),
        ),
        "docs/back.md:38: the outcome “Better after 6 weeks” of first-2010 is not confirmed and cannot be printed. "
        "Check it at the source, then delete `confirmed: false`.",
    ),
    Mistake(
        "an icon array that leaves out a group",
        "",
        edit("evidence/studies/first-2010.yml", "      - {arm: usual-care, value: 40, low: 30, high: 50}\n", ""),
        "docs/back.md:38: the outcome “Better after 6 weeks” of first-2010 leaves out usual-care. "
        "Real, pretend and usual care stand together: give each arm's result.",
    ),
    Mistake(
        "a drawing that is not there",
        "",
        rename("docs/drawings/back.svg", "docs/drawings/backs.svg"),
        "docs/back.md:52: there is no drawing “back” in docs/drawings. Did you mean “backs”? There are: backs.",
    ),
    Mistake(
        "a drawing without words",
        "",
        edit(BACK, "    alt: A back with a cross on the sore spot.\n", ""),
        "docs/back.md:52: the drawing “back” has no words. Add the option `alt:`, four spaces in, that says what it shows.",
    ),
    Mistake(
        "a drawing that is not well-formed",
        "pictures_hold_only_pictures",
        edit("docs/drawings/back.svg", "</svg>", ""),
        "docs/drawings/back.svg:1: the drawing is not well-formed: no element found: line 2, column 0. "
        "Save it again as plain SVG.",
    ),
)

CASES = (*OF_FORM, *OF_CHOICE)
