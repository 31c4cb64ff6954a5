"""Headings that skip a level, tabs in front of a line, and lists right behind a sentence."""

from __future__ import annotations

import re

from guide.markdown.code import lines_without_code
from guide.markdown.marks import mark

_HEADING = re.compile(r"(#{2,6})(?!#)")
_ITEM_OR_BLOCK = re.compile(r"(?:[-*+]|\d+[.)])\s|/{3}")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+\S")
# A line that ends as sentences do: behind any other, a dash goes on with the sentence and begins no list.
_ENDS = re.compile(r"[^\s|>#/<\-*+].*[.:;!?)’”]\s*")
_TAB = 4  # columns, as Markdown reads it


def without_skipped_levels(body: str) -> str:
    """Return the text of a page in which no heading is more than one level below the one that it belongs to."""
    lines = body.split("\n")
    above: list[tuple[int, int]] = []  # the headings that are open: the level that is written, and the right one
    for number, prose in enumerate(lines_without_code(body)):
        if prose is None:
            continue
        opened = mark(prose)
        match = _HEADING.match(prose) if lines[number].strip("# \t") else None
        if not match and not (opened and opened.name == "care"):  # which brings a heading of its own
            continue
        written = len(match[1]) if match else 2
        while above and above[-1][0] >= written:
            above.pop()
        right = min(written, above[-1][1] + 1 if above else 2)
        above.append((written, right))
        if match:
            lines[number] = "#" * right + lines[number][written:]
    return "\n".join(lines)


def without_tabs(body: str) -> str:
    """Return the text of a page with blanks for the tabs in front of what belongs to an item of a list or to a block.

    Elsewhere a tab turns its line into code, which may be meant or not: there it stays.
    """
    lines = body.split("\n")
    if "\t" not in body:
        return body
    belongs = False
    for number, prose in enumerate(lines_without_code(body)):
        line = lines[number]
        text = line.lstrip(" \t")
        if prose is None or not text:
            continue
        indent = line[: len(line) - len(text)]
        columns = len(indent.expandtabs(_TAB))
        if columns < _TAB:
            belongs = bool(_ITEM_OR_BLOCK.match(text))
        if "\t" in indent and (belongs or columns < _TAB):
            lines[number] = indent.expandtabs(_TAB) + text
    return "\n".join(lines)


def with_lists_apart(body: str) -> str:
    """Return the text of a page with an empty line before each list that stands right behind a sentence."""
    found: list[str] = []
    before, in_list = "", False
    for line, prose in zip(body.split("\n"), lines_without_code(body), strict=True):
        is_item = prose is not None and bool(_ITEM.match(prose))
        if is_item and not in_list and _ENDS.fullmatch(before):
            found.append("")
        in_list = is_item or (in_list and bool(line.strip()))
        before = prose or ""
        found.append(line)
    return "\n".join(found)
