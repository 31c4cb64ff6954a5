"""Byte order marks, line ends of other systems, and the line end that a last line lacks."""

from __future__ import annotations

import codecs


def decoded(content: bytes) -> tuple[str, list[str]]:
    """Return the text of a file with lines that end as everywhere, and what was changed for that, in words.

    Raises UnicodeDecodeError when the file is not UTF-8.
    """
    said = []
    if content.startswith(codecs.BOM_UTF8):
        content = content.removeprefix(codecs.BOM_UTF8)
        said.append("the byte order mark at its beginning is gone")
    text = content.decode("utf-8")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        said.append("its lines end as on other systems")
    if text and not text.endswith("\n"):
        text += "\n"
        said.append("its last line ends")
    return text, said
