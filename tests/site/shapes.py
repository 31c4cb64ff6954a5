"""Of pages that one template fills, the few that hold all that a checker of HTML can tell apart in any of them.

A page is left out when the others have, in the same places, each of its tags with such attributes, and such text around it.
It is read as it is written, not as a browser mends it: whatever is unlike anything in the other pages is asked.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping

_TAG = re.compile(r"""<(?:!--.*?--|/?[a-zA-Z!](?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL)
_ATTRIBUTE = re.compile(r'\s+([\w:-]+)(?:="([^"]*)")?')
_PLAIN = re.compile(r"(?:[^&<\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|&(?:amp|lt|gt|quot|nbsp|#\d{2,5});)*")
_ADDRESS = re.compile(r"(?:([a-z][a-z0-9+.-]*):)?(?:&amp;|[\w.~/?#!$'()*+,;=@:-]|%[0-9A-F]{2})*", re.ASCII)
_NAMES = re.compile(r"[\w.-]+(?: [\w.-]+)*", re.ASCII)
_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_SAID = ("alt", "aria-label", "content", "title")
_REFERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "popovertarget")


def few(pages: Mapping[str, str]) -> list[str]:
    """Return the names of pages, by their HTML, that together hold everything that is in any; the longest comes first."""
    seen: set[object] = set()
    chosen = []
    for name in sorted(pages, key=lambda name: (-len(pages[name]), name)):
        found = set(_parts(name, pages[name]))
        if not found <= seen:
            chosen.append(name)
            seen |= found
    return chosen


def _parts(name: str, html: str) -> Iterator[object]:
    """Yield each tag with the elements around it and what stands before it, each row with its cells, and whole-page faults."""
    around: list[str] = []
    cells: list[int] = []  # of the row that is open, behind those of the first row of its table
    before, end = "", 0
    for match in _TAG.finditer(html):
        text = _text(html[end : match.start()])
        end = match.end()
        tag = re.match(r"<(/?)([^\s/>]+)", match.group())
        shut, kind = (tag[1], tag[2].lower()) if tag else ("", "")
        shape = match.group() if shut else _shape(match.group())
        yield tuple(around), before, text, shape
        before = f"{shut}{kind}"
        if shut:
            if not around or around.pop() != kind:
                yield "not nested", name
                around = around or [""]
            if kind == "tr":
                yield "row", *cells[:1], *cells[-1:]
        elif kind not in _VOID and not kind.startswith("!") and not match.group().endswith("/>"):
            around.append(kind)
        if kind == "tr" and not shut:
            cells = [*cells[:1], 0]
        elif kind in ("td", "th") and not shut:
            cells = [*cells[:-1], cells[-1] + 1] if cells else [1]
        elif kind == "table":
            cells = []
    yield tuple(around), before, _text(html[end:]), ""
    names = Counter(re.findall(r'\sid="([^"]*)"', html))
    named = [one for what in _REFERS for found in re.findall(rf'\s{what}="([^"]*)"', html) for one in found.split()]
    if any(count > 1 for count in names.values()) or set(named) - set(names):
        yield "names", name


@functools.lru_cache(maxsize=16_384)
def _text(text: str) -> str:
    return text if not _PLAIN.fullmatch(text) else "…" if text.strip() else ""


@functools.lru_cache(maxsize=16_384)
def _shape(tag: str) -> str:
    """Return a tag with what may stand in each of its attributes in place of what does."""
    place = re.match(r"<[\w!-]+", tag)
    at, shape = (place.end(), tag[: place.end()]) if place else (0, "")
    while match := _ATTRIBUTE.match(tag, at):
        shape += f" {match[1]}={_value(match[1], match[2])!r}"
        at = match.end()
    return f"{shape}{tag[at:]}" if tag[at:].strip() in (">", "/>") else tag


def _value(name: str, value: str | None) -> str | None:
    if not value:
        return value
    if name in _SAID or name.startswith("data-"):
        return _text(value)
    if name in ("href", "src") and (address := _ADDRESS.fullmatch(value)):
        return f"{address[1]}:…"
    if (name == "id" or name in _REFERS) and _NAMES.fullmatch(value):
        return "a name"
    if name == "datetime" and _is_day(value):
        return "a day"
    return value


def _is_day(value: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(value))
    except ValueError:
        return False
