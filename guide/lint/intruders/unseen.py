"""Characters that nobody sees: they turn text round, hide in a word, or end a line where no reader sees an end."""

from __future__ import annotations

import re
import unicodedata

_SEEN = frozenset("\n\t").union(map(chr, range(0x20, 0x7F)))
# Control, format, private, half and unassigned characters, and the separators of lines and paragraphs.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def unseen(text: str) -> str:
    """Return the first character of a text that nobody sees, or nothing."""
    found = {one for one in set(text) - _SEEN if unicodedata.category(one) in _UNSEEN}
    return min(found, key=text.index, default="")


_JOINED = re.compile("[\ufb00-\ufb06]")
_ALIKE = re.compile(r"(?:[A-Za-zÀ-ÿ][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-zÀ-ÿ])")


def disguised(text: str) -> str:
    """Return the first letter of a text that looks like a Latin one, in a word with Latin letters, or nothing.

    Two letters drawn as one, as PDF files have them, are found by no search either.
    """
    if text.isascii():
        return ""
    if match := _JOINED.search(text):
        return match.group()
    match = _ALIKE.search(text)
    return next((one for one in match.group() if "\u0370" <= one <= "\u052f"), "") if match else ""


def named(character: str) -> str:
    """Return a character as a message names it: U+202E (RIGHT-TO-LEFT OVERRIDE)."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")
