"""Which parts of a page's source Markdown makes code of, asked of Python-Markdown's own pieces.

Whoever reads a page's source to check its words leaves code out, and nothing else: a line that only looks like code is
shown to readers as text. Fences are found exactly. Inline code is left out where it is certain to be code; in doubt it
counts as text, because a check that reads too much says so, and one that reads too little says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.inlinepatterns import BACKTICK_RE, BacktickInlineProcessor
from markdown.util import ETX, STX

from guide.markdown.marks import OPTION

_TAB = 4  # columns, as in Python-Markdown
_FENCE = FencedBlockPreprocessor.FENCED_BLOCK_RE
_BACKTICKS = BacktickInlineProcessor(BACKTICK_RE)
# A line that Markdown may cut a paragraph at, or that may be no running text: marks of lists, headings, quotes, rules,
# comments, addresses and blocks, and indented lines.
_CUTS = re.compile(r"\s{4}|\s*(?:[-*+_#>=<\[:{|/]|\d+[.)])")
_ROW_OF_DASHES = re.compile(r"[\s|:-]*-[\s|:-]*$")
# A block's first line and its options: some of them become attributes, in which a backtick is no mark.
_BLOCK = re.compile(r"\s*/{3}")


@dataclass(frozen=True)
class _Span:
    """Inline code with its backticks, or a run of backticks alone; `is_closed` if as many close as open."""

    start: int
    end: int
    is_code: bool
    is_closed: bool


def lines_without_code(text: str) -> list[str | None]:
    """Return a page's lines, None for each line of a fence; the inside of inline code is blanked, in its place."""
    read = _as_markdown_reads(text)
    lines: list[str | None] = [*read]
    if "`" not in text and "~~~" not in text:
        return lines
    for first, last in _fences("\n".join(read)):
        lines[first : last + 1] = [None] * (last + 1 - first)
    for first, last in _chunks(lines):
        beside_fence = None in (*lines[max(first - 1, 0) : first], *lines[last : last + 1])
        chunk = [line for line in lines[first:last] if line]
        lines[first:last] = _blanked(chunk, certain=not beside_fence)
    return lines


def without_code(text: str) -> str:
    """Return a page's text with blanks and empty lines where Markdown makes code of it."""
    return "\n".join(line or "" for line in lines_without_code(text))


def _as_markdown_reads(text: str) -> list[str]:
    """Return the lines of a text as Markdown's first step leaves them."""
    text = text.replace(STX, "").replace(ETX, "").replace("\r\n", "\n").replace("\r", "\n")
    lines = (line.expandtabs(_TAB) for line in text.split("\n"))
    return [line if line.strip(" ") else "" for line in lines]


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each fence, in the way in which the extension itself goes through a text."""
    place = 0
    while match := _FENCE.search(text, place):
        if match["attrs"] and get_attrs_and_remainder(match["attrs"])[1]:
            place = match.end("attrs")  # braces that do not match: no fence
            continue
        first = text.count("\n", 0, match.start())
        yield first, first + match.group().count("\n")
        place = match.end()


def _chunks(lines: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines between empty lines and fences: no inline code reaches over an empty line."""
    first = 0
    for number, line in enumerate([*lines, ""]):
        if not line:
            if first < number:
                yield first, number
            first = number + 1


def _blanked(lines: Sequence[str], *, certain: bool) -> list[str]:
    """Return the lines of a chunk with the inside of code blanked.

    A chunk of plain running text is one text for Markdown. One that it may cut into pieces is read line by line, and only
    when every line closes all that it opens: then the code is the same wherever the cuts are.
    """
    if not any("`" in line for line in lines):
        return list(lines)
    whole = "\n".join(lines)
    if certain and "|" not in whole and not any(_CUTS.match(line) for line in lines):
        return _blank(whole, _spans(whole)).split("\n")
    found = [list(_spans(line)) for line in lines]
    if not all(span.is_closed for spans in found for span in spans):
        return list(lines)
    is_table = any(_ROW_OF_DASHES.match(line) for line in lines)
    done, options = [], False
    for line, spans in zip(lines, found, strict=True):
        is_block = _BLOCK.match(line) is not None
        options = is_block or (options and OPTION.match(line) is not None)
        cut = is_table and any("|" in line[span.start : span.end] for span in spans)
        done.append(line if options or cut else _blank(line, spans))
    return done


def _spans(text: str) -> Iterator[_Span]:
    """Yield the inline code of a text, and the backticks that have no partner in it."""
    pattern = _BACKTICKS.getCompiledRegExp()
    place = 0
    while match := pattern.search(text, place):
        made, start, end = _BACKTICKS.handleMatch(match, text)
        place = match.end() if end is None else end
        if made is None or start is None or end is None:
            yield _Span(match.start(), place, is_code=False, is_closed=False)
        elif isinstance(made, Element):
            code = text[start:end]
            ticks = [len(code) - len(rest) for rest in (code.lstrip("`"), code.rstrip("`"))]
            yield _Span(start, end, is_code=True, is_closed=ticks[0] == ticks[1])
        else:  # escaped backslashes: blanked, so that they escape no backtick behind them
            text = text[:start] + " " * (end - start) + text[end:]


def _blank(text: str, spans: Iterable[_Span]) -> str:
    """Return the text with blanks in the place of code; line breaks stay."""
    for span in spans:
        if span.is_code:
            text = text[: span.start] + re.sub(r"[^\n]", " ", text[span.start : span.end]) + text[span.end :]
    return text
