"""Read a PDF file as Chromium writes it: its objects, and on which page each named place is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*)\sendobj\s*\Z", re.DOTALL)
_KIDS = re.compile(rb"/Kids \[(.*?)\]", re.DOTALL)
_PLACE = re.compile(rb"/([^\s\[]+) \[(\d+) 0 R /XYZ")


class PdfError(ValueError):
    """The file is not a PDF as Chromium writes it."""


def objects(pdf: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each object with its number, as the table at the end tells where they begin. Raises PdfError without one."""
    start = _START.search(pdf)
    if start is None:
        raise PdfError("the printed file does not say where its table is")
    table = int(start[1])
    head = re.compile(rb"xref\s+0 (\d+)\s+").match(pdf, table)
    if head is None:
        raise PdfError("the printed file has a table of another kind")
    lines = [pdf[head.end() + 20 * line : head.end() + 20 * (line + 1)] for line in range(int(head[1]))]
    starts = sorted(int(line[:10]) for line in lines if line[17:18] == b"n")
    for begin, end in zip(starts, [*starts[1:], table], strict=True):
        found = _OBJECT.fullmatch(pdf[begin:end])
        if found is None:
            raise PdfError(f"the object at byte {begin} of the printed file cannot be read")
        yield int(found[1]), found[2]


def places(pdf: bytes) -> dict[str, int]:
    """Return the number of the page on which each named place is. Raises PdfError when the file has no pages."""
    found = dict(objects(pdf))
    catalog = next((body for body in found.values() if b"/Type /Catalog" in body), b"")
    root, dests = (re.search(rb"/%b (\d+) 0 R" % part, catalog) for part in (b"Pages", b"Dests"))
    if root is None:
        raise PdfError("the printed file has no pages")
    numbers = {page: number for number, page in enumerate(_pages(int(root[1]), found), 1)}
    named = _PLACE.findall(found[int(dests[1])]) if dests else []
    return {name.decode("latin-1"): numbers[int(page)] for name, page in named}


def _pages(number: int, found: Mapping[int, bytes]) -> Iterator[int]:
    """Yield the pages under a knot of the tree of pages, in order."""
    kids = _KIDS.search(found[number])
    if kids is None:
        yield number
        return
    for kid in re.findall(rb"(\d+) 0 R", kids[1]):
        yield from _pages(int(kid), found)
