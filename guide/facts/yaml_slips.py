"""The slip behind an error of YAML: the line where it was made, and what to write instead, in words of those who write."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import yaml

STRANGE_SPACE = "a space that does not break stands where YAML needs a plain one. Type the space anew."
# A space that YAML takes for a letter, in front of a line or behind a mark: a line of a list would join the one above.
_ODD_SPACE = re.compile(r"^ *(?:- +)*(?:-|[^\s:#\"'-][^:#\n]*:)?[^\S \t\r\n]", re.MULTILINE)
_ADVICE = "Put text that holds `: ` or `#` in double quotes, and indent with spaces."
_FIELD = re.compile(r"\s*(?:- +)*(?P<name>[^\s:#\"'-][^:]*?):(?:\s|$)")
_MERGED = re.compile(r"<{7}|={7}$|>{7}")
_BLOCK = re.compile(r":\s*[>|][-+0-9]*\s*$")  # the text of the field stands below it
_QUOTED = re.compile(r"\s*(?:- +)*(?:[\w.-]+:\s+)?([\"'])")
_BRACKET = re.compile(r"\s*(?:- +)*(?:[\w.-]+:\s+)?(?=[\[{])")
# Of a sign that begins no text, as both readers of YAML say it.
_SIGN = re.compile(
    r"cannot start any token|alphabetic or numeric|constructor for the tag|undefined alias|comment or (?:a )?line break"
)
_QUOTE_ALL = "Put the whole text in double quotes."
_UNDER = "Begin it under the first letter of the line that it belongs with."
_SHOWN = 40  # characters of a line that a message quotes


class _Place(NamedTuple):
    """What the reader of YAML says of the place where it stopped; lines and columns count from 0."""

    lines: Sequence[str]
    problem: str
    line: int
    column: int
    start: int  # the line of what it was reading then
    start_column: int

    def text(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""

    def above(self, line: int) -> int:
        """Return the nearest line above that holds something; the line itself when there is none."""
        return next((place for place in range(line - 1, -1, -1) if self.text(place).strip()), line)


def strange_space(text: str) -> int | None:
    """Return the line of a YAML text, counted from 0, on which another space stands where a plain one decides; else None."""
    odd = None if text.isascii() else _ODD_SPACE.search(text)
    return text.count("\n", 0, odd.start()) if odd else None


def slip(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """Return the line of a YAML text, counted from 0, on which its reader stumbled, and what is wrong and what to write."""
    at = error.problem_mark or error.context_mark
    start = error.context_mark or at
    lines = text.split("\n")
    place = _Place(
        lines,
        error.problem or "",
        at.line if at else 0,
        at.column if at else 0,
        start.line if start else 0,
        start.column if start else 0,
    )
    for look in _LOOKS:
        if found := next(look(place), None):
            return found
    said = f"this is not valid YAML: {place.problem}. {_ADVICE}"
    return min(place.line, max(len(lines) - 1, 0)), said


def _quoted(line: str) -> str:
    bare = line.strip()
    return f"“{bare[:_SHOWN]}…”" if len(bare) > _SHOWN else f"“{bare}”"


def _merged(place: _Place) -> Iterator[tuple[int, str]]:
    for number in range(min(place.line + 1, len(place.lines))):
        if _MERGED.match(place.text(number)):
            said = "two versions were merged, and both were left here. Keep one, and delete the lines of <, = and >."
            yield number, said


def _indented_by_tab(place: _Place) -> Iterator[tuple[int, str]]:
    line = place.text(place.line)
    if re.match(r"[ -]*\t", line):
        yield place.line, "the line begins with a tab. Write spaces, as many as its neighbours begin with."
    elif line[place.column : place.column + 1] == "\t":
        yield place.line, "a tab stands in the line. Write a space."


def _strange_space(place: _Place) -> Iterator[tuple[int, str]]:
    for number in (place.start, place.above(place.line)):
        line = place.text(number)
        if "\N{NO-BREAK SPACE}" in line and not _FIELD.match(line.replace("\N{NO-BREAK SPACE}", "x")):
            yield number, STRANGE_SPACE
        if "\N{FULLWIDTH COLON}" in line and not _FIELD.match(line):
            yield number, "a wide colon (\N{FULLWIDTH COLON}) stands behind the name. Write a plain one and a space."


def _no_field(line: str) -> str:
    """Return what is wrong with a line that should be `field: value` and is not."""
    bare = line.strip()
    if match := re.match(r"-(?=[^\s-])(.*)", bare):
        return f"{_quoted(line)} has no space behind its hyphen. Write `- {match[1][:_SHOWN]}`."
    if match := re.match(r"(\w+):(\S.*)", bare):
        return f"{_quoted(line)} has no space behind its colon. Write `{match[1]}: {match[2][:_SHOWN]}`."
    return (
        f"{_quoted(line)} has no colon. Write `field: value`; if it goes on with the text above, indent it further than "
        "the name of that field."
    )


def _colon_forgotten(place: _Place) -> Iterator[tuple[int, str]]:
    if "expected ':'" in place.problem:
        if _BLOCK.search(place.text(place.above(place.start))):
            yield (
                place.start,
                "the text of the field above begins at the edge. Indent it by two spaces more than its name.",
            )
        yield place.start, _no_field(place.text(place.start))
    elif "mapping values are not allowed" in place.problem:
        above = place.above(place.line)
        first = _FIELD.match(place.text(place.line))
        if above != place.line and first and first.end() > place.column and not _FIELD.match(place.text(above)):
            yield above, _no_field(place.text(above))


def _second_colon(place: _Place) -> Iterator[tuple[int, str]]:
    if "mapping values are not allowed" in place.problem:
        line = place.text(place.line)
        first = _FIELD.match(line)
        if first and first.end() <= place.column:
            mark = "single" if '"' in line[first.end() :] else "double"
            said = f"the text holds a colon and a space, as a field does. Put all behind `{first['name']}: ` in {mark} quotes."
            yield place.line, said
        elif first:
            said = "the line begins further in than the one above, which has its value already"
            yield place.line, f"{said}. {_UNDER}"


def _opened(place: _Place) -> Iterator[tuple[int, str, int]]:
    """Yield each text that a quotation mark opens up to the place, the nearest first: its line, the mark and its column."""
    for number in range(place.line, -1, -1):
        if match := _QUOTED.match(place.text(number)):
            yield number, match[1], match.end()


def _unclosed(place: _Place) -> Iterator[tuple[int, str]]:
    said = "the quotation mark before the text is not closed. Put the same mark behind it."
    if "end of stream" in place.problem:
        yield place.start, said
    elif "expected" in place.problem:
        near = list(itertools.islice(_opened(place), 2))
        here = bool(near) and near[0][0] == place.line and near[0][2] <= place.column
        for number, mark, column in near[1:] if near and near[0][0] == place.line else near[:1]:
            between = "\n".join(place.lines[number : place.line])[column:]
            if between.replace(f"\\{mark}", "").count(mark) % 2 == 0:
                yield number, said
        if here:
            advice = "Close it at the end of the text, and quote inside it with ‘ and ’."
            yield place.line, f"text stands behind the quotation mark that closes. {advice}"


def _needs_quotes(place: _Place) -> Iterator[tuple[int, str]]:
    """A sign at the beginning of a text that means something to YAML."""
    line, column = place.text(place.start), place.start_column
    if "expected key" in place.problem or "<block end>" in place.problem:
        line = place.text(place.line)
        bracket = _BRACKET.match(line)
        if bracket and bracket.end() < place.column:
            yield place.line, f"the text begins with “{line[bracket.end()]}”. {_QUOTE_ALL}"
    elif "',' or" in place.problem:
        example = "[one, other]" if line[column : column + 1] == "[" else "{field: value, other: value}"
        said = "a bracket is not closed, or a comma is missing in it"
        yield place.start, f"{said}. Write it like `{example}`, or put text in double quotes."
    elif _SIGN.search(place.problem) and line[column : column + 1]:
        yield place.start, f"the text begins with “{line[column]}”. {_QUOTE_ALL}"


def _indented_otherwise(place: _Place) -> Iterator[tuple[int, str]]:
    line = place.text(place.line)
    indent = len(line) - len(line.lstrip())
    if indent == place.column and ("expected" in place.problem) and line.strip():
        rows = reversed(place.lines[: place.line])
        above = next((row.strip() for row in rows if row.strip() and len(row) - len(row.lstrip()) == indent), "")
        if above.startswith("- ") and re.match(r"-[^\s-]", line.strip()):
            yield place.line, _no_field(line)
        elif above.startswith("- "):
            advice = f"Write `- {line.strip()[:_SHOWN]}`, or indent it further if it belongs to the line above."
            yield place.line, f"{_quoted(line)} has no hyphen, and the lines above it have one. {advice}"
        first = next((number for number, row in enumerate(place.lines) if row.strip() and not row.startswith("#")), 0)
        if not indent and place.text(first).startswith(" "):
            yield first, "the first field begins further in than the others. Take the spaces in front of it away."
        spaces = f"{indent} space" + ("s" if indent != 1 else "")
        yield place.line, f"the line begins after {spaces}, where no line above begins. {_UNDER}"


def _by_its_name(place: _Place) -> Iterator[tuple[int, str]]:
    if "sequence entries are not allowed" in place.problem:
        yield place.line, "a list begins on the line of its field. Put each `- …` on a line of its own below it."
    elif "another document" in place.problem:
        yield place.line, "a line `---` stands in the middle. Delete it."
    elif re.search(r"escape|hex\w*decimal", place.problem):
        yield place.line, "a backslash between double quotes begins a sign of its own. Write two, or use single quotes."


_LOOKS: tuple[Callable[[_Place], Iterator[tuple[int, str]]], ...] = (
    _merged,
    _by_its_name,
    _indented_by_tab,
    _strange_space,
    _colon_forgotten,
    _second_colon,
    _unclosed,
    _needs_quotes,
    _indented_otherwise,
)
