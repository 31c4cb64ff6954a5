"""Make a PDF file of Chromium the same on every day, and small: the tags of a guide weigh more than its words.

Chromium writes each part of the tree of tags as plain text. PDF 1.5 may hold such parts together, compressed. Nothing
else is changed but the dates, the author, and headings in the outline: Chromium joins two words where a heading goes into
a new line.
"""

from __future__ import annotations

import hashlib
import re
import time
import zlib
from collections.abc import Iterable, Mapping

from guide.build.editions.pdf_read import PdfError, objects

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:[^)]*\)")
_TITLE = re.compile(rb"/Title (?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f]*)>)")
_TOGETHER = 500  # how many objects one compressed stream holds


def packed(pdf: bytes, epoch: int, headings: Iterable[str] = (), author: str = "") -> bytes:
    """Return the file with the date `epoch` (seconds since 1970) and its small objects compressed together.

    `headings` are those of the page that was printed; the outline gets their words. `author` is named, which Chromium does
    not. Raises PdfError when the file is built in a way that Chromium's files are not.
    """
    date = time.strftime("D:%Y%m%d%H%M%S+00'00'", time.gmtime(epoch)).encode()
    trailer = _TRAILER.search(pdf)
    if trailer is None:
        raise PdfError("the printed file has no trailer, so it cannot be given its date")
    named = {"".join(heading.split()): " ".join(heading.split()) for heading in headings}
    plain, streams = {}, {}
    for number, body in objects(pdf):
        if body.endswith(b"endstream"):
            streams[number] = body
        else:
            plain[number] = _DATE.sub(rb"/\1 (" + date + rb")", _with_words_apart(body, named))
            if author and b"/CreationDate" in body:
                plain[number] = plain[number].replace(b"<<", b"<</Author %b\n" % _text(author), 1)
    return _written(plain, streams, trailer[1])


def _with_words_apart(body: bytes, named: Mapping[str, str]) -> bytes:
    """Return an object of the outline with its heading as it is written in the page; another object as it is."""
    found = _TITLE.search(body) if b"/Parent" in body else None
    if found is None:
        return body
    if found[1] is not None:
        title = re.sub(rb"\\(.)", rb"\1", found[1]).decode("latin-1")
    else:
        title = bytes.fromhex(found[2].decode()).decode("utf-16")
    right = named.get("".join(title.split()))
    if right is None or right == title:
        return body
    return body[: found.start()] + b"/Title " + _text(right) + body[found.end() :]


def _text(words: str) -> bytes:
    """Return words as a PDF file holds them in any language."""
    return b"<FEFF" + words.encode("utf-16-be").hex().upper().encode() + b">"


def _written(plain: dict[int, bytes], streams: dict[int, bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.5\n%\xd3\xeb\xe9\xe1\n")
    places: dict[int, tuple[int, int, int]] = {}  # kind, where, and which of those together
    following = max([*plain, *streams]) + 1

    def put(number: int, body: bytes) -> None:
        places[number] = (1, len(out), 0)
        out.extend(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    for number, body in sorted(streams.items()):
        put(number, body)
    numbers = sorted(plain)
    for first in range(0, len(numbers), _TOGETHER):
        group = numbers[first : first + _TOGETHER]
        offset, index = 0, []
        for place, number in enumerate(group):
            places[number] = (2, following, place)
            index.append(b"%d %d" % (number, offset))
            offset += len(plain[number]) + 1
        head = b" ".join(index) + b"\n"
        text = zlib.compress(head + b"\n".join(plain[number] for number in group), 9)
        put(
            following,
            b"<</Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d>> stream\n%b\nendstream"
            % (len(group), len(head), len(text), text),
        )
        following += 1
    begin = len(out)
    places[following] = (1, begin, 0)
    rows = b"".join(
        bytes([kind]) + where.to_bytes(4, "big") + which.to_bytes(2, "big")
        for kind, where, which in (places.get(number, (0, 0, 65535)) for number in range(following + 1))
    )
    table = zlib.compress(rows, 9)
    kept = re.sub(rb"/(?:Size|ID|Prev) (?:\d+|\[.*?\])\s*", b"", trailer)
    name = hashlib.md5(out, usedforsecurity=False).hexdigest().encode()
    out.extend(
        b"%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] /ID [<%b> <%b>] %b /Filter /FlateDecode /Length %d>> stream\n%b\n"
        b"endstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
        % (following, following + 1, name, name, kept.strip(), len(table), table, begin)
    )
    return bytes(out)
