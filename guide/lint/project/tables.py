"""Tables that fail without a word: a cell too few, a row without its bars, text that becomes a row."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator, Sequence

from guide.facts.findings import Finding
from guide.markdown.marks import mark
from guide.pages.page import Page
from guide.pages.project import Project

_SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")


def tables_are_whole(project: Project) -> Iterator[Finding]:
    """A row with a cell too few moves its numbers under other headings, and one with a cell too many loses them."""
    for page in project.pages:
        if page.made:
            continue
        last = slip = 0  # the last line of a table, and of what a slip made of it: it is told once
        for is_row, group in itertools.groupby(page.text_lines, key=lambda one: one[1].lstrip().startswith("|")):
            lines = list(group)
            found = list(_rows(page, lines, last) if is_row else _beside(page, lines, last))
            goes_on = slip and lines[0][0] == slip + 1
            if not goes_on:
                yield from found
            if is_row:
                last = lines[-1][0]
            here = [number for number, line in lines if line.strip()]
            slip = here[-1] if here and (found or goes_on) else 0


def _rows(page: Page, lines: Sequence[tuple[int, str]], last: int) -> Iterator[Finding]:
    """Yield what is wrong with rows; `last` is the last line of the table above."""
    whole = len(lines) > 1 and is_separator(lines[1][1])
    if not whole and last == lines[0][0] - 2 and not page.by_number.get(last + 1, " ").strip():
        yield page.finding(last + 1, "an empty line parts a table in two. Delete it.")
    else:
        yield from _table(page, lines)


def _beside(page: Page, lines: Sequence[tuple[int, str]], last: int) -> Iterator[Finding]:
    """Yield the lines without a first bar that are rows all the same; of lines that stand together, the first alone."""
    told = False
    for number, line in lines:
        if not line.strip() or mark(line):
            told = False
        elif " | " in line and not told:
            told = True
            yield page.finding(number, "a row without its first bar. Write `|` at its beginning and its end.")
        elif last and number == last + 1:
            yield page.finding(number, "a line of text right behind a table becomes its last row. Leave an empty line.")


def is_separator(line: str) -> bool:
    """Tell whether a line is the second one of a table."""
    return "|" in line and _SEPARATOR.fullmatch(line.strip()) is not None


def _table(page: Page, rows: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    """Yield what is wrong with the rows of a table, which stand without an empty line."""
    if len(rows) < 2 or not _SEPARATOR.fullmatch(rows[1][1].strip()):
        message = (
            "a table without its second line. Write `| --- | --- |` below its headings, with `---` for each column."
        )
        yield page.finding(rows[0][0], message)
        return
    wide = statistics.mode(_cells(row) for _, row in rows)  # a slip is in one of the rows, also in the first two
    for place, (number, row) in enumerate(rows):
        if place > 1 and _SEPARATOR.fullmatch(row.strip()):
            yield page.finding(number, "a table has one line of dashes, the second. Delete this one.")
        elif not row.rstrip().endswith("|"):
            yield page.finding(number, "a row without its last bar. Write `|` at its end.")
        elif (cells := _cells(row)) != wide:
            counted = f"{cells} cell{'s' if cells > 1 else ''}"
            said = f"a row of {counted} in a table of {wide} column{'s' if wide > 1 else ''}"
            yield page.finding(number, f"{said}. Write a cell for each column.")


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row.strip().strip("|"))) + 1
