"""Read a PDF file of ours as any reader does, by its table: its objects as plain text, and how many pages it has."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_KIDS = re.compile(r"/Type /Pages\b.*/Kids \[([^\]]*)\]", re.DOTALL)
_STREAM = re.compile(rb"(<<.*?>>) stream\n(.*)\nendstream", re.DOTALL)
_CLIP = re.compile(r"(\S+) (\S+) (\S+) (\S+) re\nW\*? n\n")
_STEP = re.compile(r"^(?:(q)|(Q)|(\S+) \S+ \S+ (\S+) \S+ (\S+) cm|\S+ \S+ \S+ (\S+) \S+ (\S+) Tm)$", re.MULTILINE)


class Sheet(NamedTuple):
    """How high a sheet of paper can be written on, and how far down it each line of text stands, in points."""

    height: float
    lines: list[float]

    @property
    def full(self) -> float:
        """Return which part of the sheet is written on, from its top down to its last line."""
        return max(self.lines, default=0) / self.height


def objects(path: Path) -> dict[int, str]:
    """Return each object that is no stream, by its number, found through the table at the end of the file."""
    data = path.read_bytes()
    table = int(data[data.rindex(b"startxref") :].split()[1])
    head, rows = _stream(data, table)
    assert b"/W [1 4 2]" in head
    found: dict[int, str] = {}
    for number in range(len(rows) // 7):
        row = rows[7 * number : 7 * number + 7]
        kind, place, index = row[0], int.from_bytes(row[1:5], "big"), int.from_bytes(row[5:], "big")
        if kind == 1:
            assert data[place:].startswith(b"%d 0 obj\n" % number)
        elif kind == 2:
            holder = int.from_bytes(rows[7 * place + 1 : 7 * place + 5], "big")
            found[number] = _held(data, holder, number, index)
    return found


def of_kind(found: dict[int, str], kind: str) -> list[str]:
    """Return the objects of one kind, such as `Page` or `Annot`."""
    return [text for text in found.values() if re.search(rf"/Type /{kind}\b(?!s)", text)]


def places(found: dict[int, str]) -> dict[str, int]:
    """Return the number of the page on which each named place is."""
    whole = " ".join(found.values())
    order = {page: place for place, page in enumerate(ordered(found), 1)}
    return {name: order[int(page)] for name, page in re.findall(r"/(\S+) \[(\d+) 0 R /XYZ", whole)}


def ordered(found: dict[int, str]) -> list[int]:
    """Return the numbers of the objects that are pages, in the order of the pages."""
    under = {
        number: re.findall(r"(\d+) 0 R", kids[1]) for number, text in found.items() if (kids := _KIDS.search(text))
    }
    [root] = set(under) - {int(kid) for kids in under.values() for kid in kids}

    def pages(number: int) -> list[int]:
        return [page for kid in under[number] for page in pages(int(kid))] if number in under else [number]

    return pages(root)


def sheets(path: Path, found: dict[int, str]) -> list[Sheet]:
    """Return each page of the file as a sheet of paper, in order."""
    data = path.read_bytes()
    starts = {int(one[1]): one.start() for one in re.finditer(rb"^(\d+) 0 obj\n", data, re.MULTILINE)}
    pages = [text for number in ordered(found) if (text := found[number])]
    return [
        sheet(_stream(data, starts[int(re.search(r"/Contents (\d+)", page)[1])])[1].decode("latin-1")) for page in pages
    ]


def sheet(drawn: str) -> Sheet:
    """Return what Chromium draws on a page as a sheet: all that comes after it has said where it may draw."""
    scale = abs(float(drawn.split()[3]))
    clip = _CLIP.search(drawn)
    top, height = float(clip[2]), float(clip[4])
    return Sheet(height * scale, [(line - top) * scale for line in _lines(drawn[clip.end() :])])


def _lines(drawn: str) -> Iterator[float]:
    """Yield how far down each text stands, through all the scales that are around it."""
    around = [(1.0, 0.0)]
    for opened, closed, _, scale, down, _, line in _STEP.findall(drawn):
        if opened:
            around.append(around[-1])
        elif closed:
            if len(around) > 1:  # what was opened before the part that is read
                around.pop()
        elif line:
            yield around[-1][1] + around[-1][0] * float(line)
        else:
            around[-1] = (around[-1][0] * float(scale), around[-1][1] + around[-1][0] * float(down))


_READ: dict[tuple[int, int], tuple[list[int], bytes]] = {}


def _held(data: bytes, holder: int, number: int, index: int) -> str:
    key = (hash(data), holder)
    if key not in _READ:
        head, text = _stream(data, holder)
        first = int(re.search(rb"/First (\d+)", head)[1])
        _READ[key] = ([int(one) for one in text[:first].split()], text[first:])
    pairs, text = _READ[key]
    assert pairs[2 * index] == number
    end = pairs[2 * index + 3] if 2 * index + 3 < len(pairs) else None
    return text[pairs[2 * index + 1] : end].decode("latin-1")


def _stream(data: bytes, place: int) -> tuple[bytes, bytes]:
    head = _STREAM.search(data, place)[1]
    length = int(re.search(rb"/Length (\d+)", head)[1])
    begin = data.index(b"stream\n", place) + len(b"stream\n")
    return head, zlib.decompress(data[begin : begin + length])
