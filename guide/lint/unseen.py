"""Characters that nobody sees: they turn text round, hide in a word, or end a line where no reader sees an end."""

from __future__ import annotations

import unicodedata

_SEEN = frozenset("\n\t").union(map(chr, range(0x20, 0x7F)))
# Control, format, private, half and unassigned characters, and the separators of lines and paragraphs.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def unseen(text: str) -> str:
    """Return the first character of a text that nobody sees, or nothing."""
    found = {one for one in set(text) - _SEEN if unicodedata.category(one) in _UNSEEN}
    return min(found, key=text.index, default="")


def named(character: str) -> str:
    """Return a character as a message names it: U+202E (RIGHT-TO-LEFT OVERRIDE)."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")
