"""Mistakes in menu, headings, links, pictures, HTML and references."""

from pathlib import Path

from mistakes import WORDS, Change, Mistake, add, edit, rename

BACK = "docs/back.md"
STUDIES = "evidence/studies"


COMPARED = "compared: {day: 2026-02-01, beside: abstract}"

LIST = """\
---
title: Every study of the small guide
description: "All sources of this small guide on one page, the newest above the older ones."
main_message: Each study has a page of its own.
kind: reference
written: 2026-01-10
evidence_searched: 2026-01
reviewed: 2026-01-10
next_review: 2027-01-20
reviewed_by: []
---

The newest stand first.

/// study-list
///
"""


def make_pages_of_studies(change: Change) -> Change:
    """Return the change, made in a project whose build makes a page of each study."""

    def changes(project: Path) -> None:
        edit("mkdocs.yml", "  - guide.markdown\n", "  - guide.markdown:\n      study_pages: studies\n")(project)
        edit("mkdocs.yml", "  - About:", "  - Studies: studies/index.md\n  - About:")(project)
        add("docs/studies/index.md", LIST)(project)
        change(project)

    return changes


def say_the_same(project: Path) -> None:
    """Give both studies one design and one sentence."""
    for name in ("first-2010", "second-2015"):
        path = project / STUDIES / f"{name}.yml"
        text = path.read_text("utf-8").replace("design: guidance", "design: rct")
        last = "plain: People are told to walk.\ncompared: {day: 2026-01-10, beside: abstract}\n"
        path.write_text(text[: text.index("plain: ")] + last, "utf-8")


IN_THE_MENU = (
    Mistake(
        "a page that the menu does not name",
        "every_page_is_in_the_menu",
        edit("mkdocs.yml", "  - About: about/index.md\n", ""),
        "docs/about/index.md:1: the page is missing from the menu. "
        "Add a line `- About this guide: about/index.md` under `nav:` in mkdocs.yml.",
    ),
    Mistake(
        "a description that another page has",
        "titles_and_descriptions_are_unique",
        edit(
            WORDS,
            "description: The words that this small guide uses, each explained in one plain sentence.",
            "description: The home page of a guide that is as small as a guide with every part can be.",
        ),
        "docs/words.md:3: docs/index.md has the same description. Say what is different here.",
    ),
)

IN_HEADINGS = (
    Mistake(
        "a second main heading",
        "headings_are_in_order",
        edit(WORDS, "## What pretend", "# What pretend"),
        "docs/words.md:13: a second main heading. The title stands in the front matter: begin with `##`.",
    ),
    Mistake(
        "a second main heading, written without a space",
        "lines_are_understood",
        edit(WORDS, "A pretend treatment", "#Pretend treatment\n\nA pretend treatment"),
        "docs/words.md:15: a heading without the space behind `#`. Write `## Heading`.",
    ),
    Mistake(
        "a list as it is pasted from an editor of texts",
        "lines_are_understood",
        edit(WORDS, "A pretend treatment", "• Walk\n\nA pretend treatment"),
        "docs/words.md:15: a point as editors of texts have it, which begins no list. Write `- item`.",
    ),
    Mistake(
        "a list whose mark has a space behind it that does not break",
        "lines_are_understood",
        edit(WORDS, "A pretend treatment", "-\u00a0Walk\n\nA pretend treatment"),
        "docs/words.md:15: a space that does not break stands where Markdown needs a plain one. Type the space anew.",
    ),
    Mistake(
        "a page that was pasted twice",
        "lines_are_understood",
        edit(WORDS, "A pretend treatment", "---\ntitle: Words\n---\n\nA pretend treatment"),
        "docs/words.md:16: the fields of the top stand here again: the page was pasted twice. Keep one of the two.",
    ),
    Mistake(
        "a list whose numbers have brackets",
        "lines_are_understood",
        edit(WORDS, "A pretend treatment", "1) Walk\n\nA pretend treatment"),
        "docs/words.md:15: a mark with a letter or bracket, which begins no list. Write `1. item`.",
    ),
    Mistake(
        "a heading below the fourth level",
        "headings_are_in_order",
        edit(WORDS, "A pretend", "### One\n\n#### Two\n\n##### Three\n\nA pretend"),
        "docs/words.md:19: the heading is too deep. Use at most `####`, or split the page.",
    ),
    Mistake(
        "a home page that does not say what is unknown",
        "reader_pages_say_what_is_unknown",
        edit("docs/index.md", "## What we do not know", "## What nobody knows"),
        "docs/index.md:13: the page does not say where knowledge ends. Add `## What we do not know`.",
    ),
    Mistake(
        "a part after what is unknown",
        "reader_pages_say_what_is_unknown",
        edit(
            BACK, "- We do not know who gets better.", "- We do not know who gets better.\n\n## More\n\nAsk a friend."
        ),
        "docs/back.md:93: the part “More” comes after “What we do not know”. Put it before that one, which is the last.",
    ),
)

IN_LINKS = (
    Mistake(
        "a broken link",
        "links_lead_somewhere",
        edit(BACK, "[list of words](words.md)", "[list of words](word.md)"),
        "docs/back.md:18: the link word.md leads nowhere. Did you mean “words.md”? Link a file of docs/.",
    ),
    Mistake(
        "a broken link in an action",
        "links_lead_somewhere",
        edit(BACK, "link: words.md#what-pretend-means", "link: terms/xyz.md"),
        "docs/back.md:8: the link terms/xyz.md leads nowhere. Did you mean “words.md”? Link a file of docs/.",
    ),
    Mistake(
        "an anchor that is not on the other page",
        "links_lead_somewhere",
        edit(WORDS, "## What pretend means", "## Sham"),
        "docs/back.md:8: words.md has no heading #what-pretend-means. Write its words, small and joined by hyphens.",
    ),
    Mistake(
        "an anchor that is not on this page",
        "links_lead_somewhere",
        edit(BACK, "(#what-to-do)", "(#what-to-dos)"),
        "docs/back.md:67: back.md has no heading #what-to-dos. Did you mean “what-to-do”? Correct the anchor.",
    ),
    Mistake(
        "an absolute link",
        "links_lead_somewhere",
        edit(BACK, "[list of words](words.md)", "[list of words](/words.md)"),
        "docs/back.md:18: the link /words.md begins with `/`. Write words.md.",
    ),
    Mistake(
        "an address of a page as a browser shows it, without its host",
        "links_lead_somewhere",
        edit(BACK, "[list of words](words.md)", "[list of words](/guide/words/#first)"),
        "docs/back.md:18: the link /guide/words/#first begins with `/`. Write words.md.",
    ),
    Mistake(
        "an absolute link to nothing",
        "links_lead_somewhere",
        edit(BACK, "[list of words](words.md)", "[list of words](/wrds.md)"),
        "docs/back.md:18: the link /wrds.md begins with `/`. Link a file of docs/.",
    ),
)

IN_PICTURES = (
    Mistake(
        "a missing picture",
        "pictures_are_there",
        rename("docs/pictures/track.svg", "docs/pictures/tracks.svg"),
        "docs/back.md:58: there is no picture pictures/track.svg. Did you mean “pictures/tracks.svg”? "
        "Correct the name or add the file.",
    ),
    Mistake(
        "a picture from where only blocks take one",
        "pictures_are_there",
        edit(BACK, "pictures/track.svg", "drawings/back.svg"),
        "docs/back.md:58: the picture drawings/back.svg lies where only blocks take it from. "
        "Write `/// drawing | back` and `///`, or put the picture beside the page.",
    ),
    Mistake(
        "a picture on another site",
        "pictures_are_there",
        edit(BACK, "pictures/track.svg", "https://example.org/track.svg"),
        "docs/back.md:58: the picture https://example.org/track.svg lies on another site. Put it into docs/.",
    ),
)

IN_HTML = (
    Mistake(
        "raw HTML after an address in angle brackets",
        "there_is_no_raw_html",
        edit(WORDS, "looks real", "(<https://example.org/>) looks<br>real"),
        "docs/words.md:15: raw HTML <br>. Leave a line empty, or write a list.",
    ),
    Mistake(
        "a comment in HTML",
        "there_is_no_raw_html",
        edit(WORDS, "looks real", "looks real <!-- does it? -->"),
        "docs/words.md:15: raw HTML <!--. Readers get it with the page: write a note to editors into the pull request instead.",
    ),
)

IN_REFERENCES = (
    Mistake(
        "an unknown reference key",
        "",
        edit(BACK, "better off.[@first-2010]", "better off.[@frist-2010]"),
        "docs/back.md:17: no source is called “frist-2010”. Did you mean “first-2010”? "
        "Add the file evidence/studies/frist-2010.yml or use a key that is there.",
    ),
    Mistake(
        "an unknown key that is the beginning of a known one above it",
        "",
        edit(BACK, "second-2015]", "first-201]"),
        "docs/back.md:41: no source is called “first-201”. Did you mean “first-2010”? "
        "Add the file evidence/studies/first-201.yml or use a key that is there.",
    ),
    Mistake(
        "a malformed reference",
        "",
        edit(BACK, "[@first-2010; @second-2015]", "[@first-2010, @second-2015]"),
        "docs/back.md:41: “[@first-2010, @second-2015]” is no reference. Write [@first-2010; @second-2015].",
    ),
)

CASES = (
    *IN_THE_MENU,
    *IN_HEADINGS,
    *IN_LINKS,
    *IN_PICTURES,
    *IN_HTML,
    *IN_REFERENCES,
    Mistake(
        "a study that was compared before it was written",
        "",
        make_pages_of_studies(
            edit(f"{STUDIES}/second-2015.yml", "year: 2015", "year: 2015\nwritten: 2026-03-01\n" + COMPARED)
        ),
        "evidence/studies/second-2015.yml:5: 2026-02-01 is before the page was written. Write 2026-03-01 or later.",
    ),
    Mistake(
        "two studies that say the same",
        "titles_and_descriptions_are_unique",
        make_pages_of_studies(say_the_same),
        "evidence/studies/second-2015.yml:7: evidence/studies/first-2010.yml has the same description. "
        "Say what is different here.",
    ),
    Mistake(
        "a list of studies that does not say when it was written",
        "",
        make_pages_of_studies(edit("docs/studies/index.md", "written: 2026-01-10\n", "")),
        "docs/studies/index.md:1: the page does not say when it was written, and the studies' own pages take that day "
        "from it. Write a line `written: 2026-11-23` at its top.",
    ),
)
