"""Markdown that fails without a word: a bracket too few, a cell too many, a list that is none, a line that turns into code.

Every generator takes such a line for text as it stands, so readers see marks, or lose a row. Each rule knows a few forms
and takes all else for a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guide.facts.findings import Finding
from guide.lint.project.tables import is_separator
from guide.markdown.marks import Mark, mark
from guide.pages.page import Page
from guide.pages.project import Project

# What brackets are for: words with their address behind them, and the keys of sources.
_LINK = re.compile(r"!?\[(?P<words>[^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)")
_KEYS = re.compile(r"\[@[a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*\]")
_CITES_INSIDE = re.compile(r"\[[^\[\]]*\[@[^\[\]]*\][^\[\]]*\]\(")
_ADDRESS = re.compile(r"(?<![\w@.\"'<(])(?:https?://|www\.)[^\s<>]*[^\s<>.,;:]")
_BROKEN = (
    (re.compile(r"\]\s+\((?=[^)\s]*[.#:/][^)\s]*\))"), "a space stands between `]` and `(`. Take it out"),
    (re.compile(r"\]\([^()]*$"), "an address without its `)`. Close it behind the address"),
    (re.compile(r"\]\([^()]*\s[^()]*\)"), "an address with a space in it. Write it without"),
    (re.compile(r"\([^()]+\)\[[^\]]*\]"), "an address in the place of its words. Write `[words](address)`"),
    (
        re.compile(r"\[\d+(?:\s*[,;–-]\s*\d+)*\](?!:)"),
        "a number in brackets, which names no source: the build numbers them. Write the name of its file, like `[@haake-2007]`",
    ),
    (re.compile(r"\[[a-z-]+-\d{4}(?:-[a-z]+)?\]"), "a reference without its `@`. Write it like `[@haake-2007]`"),
    (re.compile(r"@\["), "an `@` before its bracket. Write it inside, like `[@haake-2007]`"),
    (re.compile(r"\[![A-Za-z]+\]"), "a box as other sites have it. Write `/// do | Heading`, the text, and `///`"),
    (re.compile(r"\*\[[^\]]+\]:"), "an abbreviation explained. Write it out, or add the term to evidence/glossary/"),
    (
        re.compile(r"\[\["),
        "a link as other programs write it. Write `[words](page.md)`; a drawing is `/// drawing | name` and `///`",
    ),
    (re.compile(r"\[\^[^\]]*\]"), "a footnote, which the guide does not have. Write it into the text"),
    (re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]?\]"), "a box to tick, which pages do not have. Take `[ ]` out"),
    (
        re.compile(r"^\s*\[TOC\]\s*$"),
        "a place for a list of headings, which stands beside each page anyway. Take it out",
    ),
    (re.compile(r"^\s*\[[^\]]+\]:"), "an address by reference. Write it behind its words, `[words](address)`"),
    (re.compile(r"\[[^\[\]]*\]\[[^\[\]]*\]"), "a link by reference. Write `[words](address)`"),
    (re.compile(r"\[@"), "a reference that is not understood. Write it like `[@key]` or `[@one; @other]`"),
)
_TARGET = re.compile(r"\s*\[([^\]]+)\]:")
_BY_REFERENCE = re.compile(r"\]\[([^\[\]]+)\]")
_BARE = re.compile(r"(?<![\w.])@[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_EMPTY = re.compile(r"\[\s*\]\([^()]*\)|\[[^\[\]]*\]\(\s*#?\s*\)")
_ROUND = re.compile(r"\(@[a-z0-9-]+\)")
# A source in the way of papers: ‘(Haake 2007)’, ‘Haake et al. (2007)’.
_NAMED = re.compile(
    r"\((?P<name>[A-Z][\w’-]+)(?:,? et al\.?| (?:and|&) [A-Z][\w’-]+| and colleagues)?,? (?P<year>(?:19|20)\d\d)\)"
    r"|(?P<author>[A-Z][\w’-]+),? (?:et al\.?|(?:and|&) [A-Z][\w’-]+|and colleagues) \((?P<then>(?:19|20)\d\d)\)"
)
_DOI = re.compile(r"(?i)\bdoi:?\s*(?P<doi>10\.\d{4,}/[^\s)\],;]+)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_TABLE = "Write rows as `| one | two |`, with `| --- | --- |` below the first"
# Marks with a slip in them: pattern → what is wrong and what to write instead.
_MARKS = (
    (
        re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?:\s.*)?"),
        "a mark of a merge. Keep one of the two versions, and delete the marks",
    ),
    (re.compile(r"#+[^#\s].*"), "a heading without the space behind `#`. Write `## Heading`"),
    (
        re.compile(r"\s+#{1,6}\s.*"),
        "a heading that does not begin at the margin, where it is none. Take the spaces away",
    ),
    (re.compile(r"#+\s*"), "a heading without words. Write them, or delete the line"),
    (re.compile(r"\s*\+[-=+:]+\+\s*|\s*-{2,}(?:\s+-{2,})+\s*"), f"a table drawn with signs. {_TABLE}"),
    (
        re.compile(r"\s*(?:!!!|\?{3}\+?|:{3,}|={3}\+?)\s*[\"“{\w].*"),
        "a box as other generators have it. Write `/// do | Heading`, the text, and `///`",
    ),
    (
        re.compile(r"[:~]\s+\S.*"),
        "an explanation as other generators have it. Write a sentence, or add the term to evidence/glossary/",
    ),
    (
        re.compile(r".*(?:==\S.*==|(?<!~)~\w+~|\^\w+\^|(?<!\S):[a-z]+(?:_\w+)*:(?!\w)).*"),
        "a mark that Markdown here does not have, and readers see. Write plain words",
    ),
    (re.compile(r".*\\(?:[\sA-Za-z].*)?"), "a backslash, which readers see. Delete it"),
    (re.compile(r"\s*[-+*][A-Za-z].*(?<![*])"), "an item without the space behind its mark. Write `- item`"),
    (re.compile(r"\s*[•‣◦∙·▪●○–—]\s.*"), "a point as editors of texts have it, which begins no list. Write `- item`"),
    (
        re.compile(r"\s*(?:(?:\d+|[A-Za-z])\)|[a-z]\.)\s.*"),
        "a mark with a letter or bracket, which begins no list. Write `1. item`",
    ),
    (re.compile(r"\s*\d+[.)][A-Za-z].*"), "an item without the space behind its number. Write `1. item`"),
    (
        re.compile(r"\s*(?:[-*_]\s*){3,}|\s*=+\s*"),
        "a line of marks, which draws a line or makes a heading. Write `## Heading`",
    ),
    (re.compile(r"\s*/{1,2}\s*[\w-]+\s*\|.*"), "a block begins with three slashes. Write `/// name | …`"),
    (
        re.compile(r".*\{(?!:).*|.*\s\{[^{}]*\}\s*|\s*\{[^{}]*\}\s*"),
        "braces, which give a line nothing here, and readers see them. Take them out",
    ),
    (
        re.compile(r".*(?:[⁰¹⁴-⁹]|[.!?’”][²³]).*"),
        "a raised number, as a note has it. Name the source behind the words, like `[@haake-2007]`",
    ),
    (
        re.compile(r".*&(?!amp;|lt;|gt;)(?:(?:[A-Za-z]+\d*|#\w+);|nbsp\b).*"),
        "a sign as HTML writes it. Type the sign itself, or a space",
    ),
    (re.compile(r".*~~.*"), "words struck through, which pages do not have. Delete them"),
    (
        re.compile(r".*`.*"),
        "a mark of code that is never closed. Write one backtick on each side, or three on lines of their own",
    ),
)
# A space that rules take for one and Markdown does not, where it decides what a line is: some keyboards make it behind a mark.
_ODD_SPACE = re.compile(r"[ \t]*(?:[-*+>]|\d+[.)]|#+|/{3,})?[^\S \t]")
_ODD_IN_LINE = re.compile(r"[^\S \t]")
_TAB = re.compile(
    r"(?!\s*(?:[-*+•–·]|\d+[.)])\s)\S[^\t|]*\t.*\S.*"
)  # within a line, as tables of other programs have it
_BOLD = re.compile(r"\*\*(?=\S)(?:(?!\*\*).)+?(?<=\S)\*\*", re.DOTALL)


_SLANTED = re.compile(r"(?<![\w*])([*_])(?=\S)(?:(?!\1).)+?(?<=\S)\1(?!\w)", re.DOTALL)
_STAR = re.compile(r"(?<!\S)[*_](?=\w)|(?<=\w)[*_](?!\S)")


def lines_are_understood(project: Project) -> Iterator[Finding]:
    """A heading without its space or bold that never ends is shown as it was typed, and no generator warns of it."""
    for page in project.pages:
        if page.made:
            continue
        if again := next((number for number, line in page.prose if line.startswith("title:")), 0):
            yield page.finding(
                again, "the fields of the top stand here again: the page was pasted twice. Keep one of the two."
            )
            continue
        yield from _odd_spaces(page)
        told, before = set[str](), 0
        raw = page.text.split("\n") if "\t" in page.text else ()
        for number, line in _running_text(page):
            if raw and _TAB.fullmatch(raw[number - page.first_line]):
                message = (
                    "a tab within a line, as tables of other programs have it. Write `| one | other |`, or a space."
                )
                yield page.finding(number, message)
                break  # the other rows come of the same
            told = (
                told if number == before + 1 else set()
            )  # what one slip made of lines that stand together is told once
            before = number
            for pattern, said in _MARKS:
                if pattern.fullmatch(line):
                    if said not in told:
                        yield page.finding(number, f"{said}.")
                    told.add(said)
                    break
        for number, text in _parts(page):
            rest = _BOLD.sub(_blank, text)
            if "**" in rest:
                said, at = "`**` that does not make words bold", rest.index("**")
            elif star := _STAR.search(_SLANTED.sub(_blank, rest)):
                said, at = "a `*` or `_` that makes no words slanted", star.start()
            else:
                continue
            yield page.finding(number + text.count("\n", 0, at), f"{said}. Write it close to both ends of the words.")


def links_are_whole(project: Project) -> Iterator[Finding]:
    """A link with a bracket too few shows its address to readers and leads nowhere."""
    for page in project.pages:
        if page.made:
            continue
        targets = {match[1].casefold() for _, line in page.prose if (match := _TARGET.match(line))}
        for number, line in _running_text(page):
            said = _brackets(line)
            uses = _BY_REFERENCE.search(line)
            if said and not (uses and uses[1].casefold() in targets):  # told where its address stands
                yield page.finding(number, f"{said}.")
            elif doi := _DOI.search(line):
                key = next(
                    (key for key, one in project.evidence.studies.items() if one.doi == doi["doi"].rstrip(".")), ""
                )
                advice = (
                    f"Write `[@{key}]` behind the sentence"
                    if key
                    else "Give it a file in evidence/studies/, and cite that"
                )
                yield page.finding(number, f"“{doi.group()}” names a source by its number. {advice}.")
            elif (named := _NAMED.search(line)) and (key := _key_of(named, project.evidence.studies)):
                yield page.finding(
                    number, f"“{named.group()}” names a source in words. Write `[@{key}]` behind the sentence."
                )


def parts_stand_apart(project: Project) -> Iterator[Finding]:
    """A list, table or block right behind a line of text is a part of that text, and four spaces make code of a line."""
    for page in project.pages:
        if page.made:
            continue
        before, in_list = "", False
        for number, line in page.text_lines:
            text = line.strip()
            opened = mark(line)
            if before and (kind := _begins(line, before, opened)):
                yield page.finding(number, f"{kind} follows a line of text. Leave an empty line before it.")
            in_list = bool(_ITEM.match(line)) or (in_list and (not text or line.startswith(" ") or bool(before)))
            if text and not before and _is_indented(page, number) and not in_list:
                yield page.finding(number, "four spaces or a tab make code of a line. Begin it at the margin.")
            is_text = text and not opened and not text.startswith(("#", "|", ">"))
            before = line if is_text else ""


def _is_indented(page: Page, number: int) -> bool:
    """Tell whether a line begins with four spaces or a tab as it is written: inline code is blanked in what rules read."""
    return page.text.split("\n")[number - page.first_line].expandtabs(4).startswith("    ")


def _running_text(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold words: no marks of blocks, no empty lines, no lines below the head of a table."""
    for number, line in page.text_lines:
        if line.strip() and not mark(line) and not is_separator(line):
            yield number, line


def _blank(match: re.Match[str]) -> str:
    """Return as many spaces and ends of lines as what was found, so that what is left keeps its place."""
    return re.sub(r"[^\n]", " ", match.group())


def _odd_spaces(page: Page) -> Iterator[Finding]:
    """Yield the lines in which Markdown sees no mark, or no table, since the space beside it is none to it."""
    for number, line in page.prose if not page.text.isascii() else ():
        if _ODD_SPACE.match(line) or (is_separator(line) and _ODD_IN_LINE.search(line)):
            message = "a space that does not break stands where Markdown needs a plain one. Type the space anew."
            yield page.finding(number, message)


def _brackets(line: str) -> str:
    """Return what is wrong with the brackets of a line; nothing when all of them are links or references."""
    if _CITES_INSIDE.search(line):
        return "a source within the words of a link or picture. Cite it behind the link"
    if (empty := _EMPTY.search(line)) and not line[: empty.start()].endswith("!"):  # of a picture other rules tell
        return "a link without its words or its address. Write `[words](address)`"
    rest = _LINK.sub(lambda match: match["words"], _KEYS.sub("", line))
    while (shorter := _LINK.sub(lambda match: match["words"], rest)) != rest:
        rest = shorter
    if "[" in rest or "]" in rest:
        for pattern, said in _BROKEN:
            if pattern.search(line if said.startswith("an address") else rest):
                return said
        return "a square bracket that belongs to no link. Write `[words](address)`, or take it out"
    if match := _ROUND.search(rest):
        return f"a reference in round brackets. Write `[{match.group()[1:-1]}]`"
    if match := _BARE.search(rest):
        return f"a reference without its brackets. Write `[{match.group()}]`"
    if match := _ADDRESS.search(rest):
        return f"a bare address, {match.group()}. Write `[words](https://…)`"
    return ""


def _key_of(named: re.Match[str], studies: Iterable[str]) -> str:
    """Return the key of the study that words name by author and year; nothing when the guide has no such study."""
    key = f"{named['name'] or named['author']}-{named['year'] or named['then']}".casefold()
    return next((one for one in studies if one == key or one.startswith(f"{key}-")), "")


def _begins(line: str, before: str, opened: Mark | None) -> str:
    """Return what a line begins that cannot begin right behind the line of text before."""
    if opened and opened.name:
        return "a block"
    if line.lstrip().startswith("|"):
        return "a table"
    return "a list" if _ITEM.match(line) and not _ITEM.match(before) and not before.startswith(" ") else ""


def _parts(page: Page) -> Iterator[tuple[int, str]]:
    """Yield each paragraph, item and row with the number of its first line."""
    number, text = 0, ""
    for place, line in _running_text(page):
        goes_on = (
            place == number + text.count("\n") + 1
            and not _ITEM.match(line)
            and not line.lstrip().startswith(("|", "#"))
        )
        if goes_on and text:
            text += f"\n{line}"
            continue
        if text:
            yield number, text
        number, text = place, line
    if text:
        yield number, text
