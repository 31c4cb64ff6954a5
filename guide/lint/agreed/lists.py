"""Lists of what readers type before they are led to the signs: a word may come unasked, and each that goes is told by itself."""

from __future__ import annotations

from collections.abc import Sequence

from guide.lint.agreed.entries import Entry

ALWAYS, BESIDE = "always", "beside"  # phrases for a page; groups of words, one of each of which must be typed


def gone_from(agreed: Entry, now: Entry) -> list[str] | None:
    """Return the words of an agreed list that it has no more, in their order.

    Returns None where that is not the question: of other texts, for another page, or with more or fewer groups, because what
    has to be typed is then another thing.
    """
    if agreed.kind != now.kind or agreed.kind not in (ALWAYS, BESIDE):
        return None
    (page, before), (other, after) = _groups(agreed), _groups(now)
    if page != other or len(before) != len(after):
        return None
    return [word for old, new in zip(before, after, strict=True) for word in old if word not in new]


def without(lost: Sequence[str]) -> str:
    """Return what is said of words that are gone from such a list."""
    words = " and ".join(f"“{word}”" for word in lost)
    return f"{words} led to the signs, as agreed, and {'do' if len(lost) > 1 else 'does'} not any more"


def _groups(entry: Entry) -> tuple[str, list[list[str]]]:
    if entry.kind == ALWAYS:
        page, _, phrases = entry.text.partition(": ")
        return page, [[phrase.strip() for phrase in phrases.split(",")]]
    return "", [group.split() for group in entry.text.split(" + ")]
