"""Which sentences that stand there now only say an agreed one in another way: whoever wrote them meets nothing."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from guide.lint.agreed import musts as agreed_musts
from guide.lint.agreed.alike import alike, turns_nothing, weighs_alike
from guide.lint.agreed.entries import FOUND, LOOSE, MEANS, MUST, SAID, Entry
from guide.lint.agreed.lists import gone_from
from guide.lint.agreed.pages import JUDGES

ANYWHERE = (MUST, *JUDGES)  # sentences among others, wherever they stand
_LONGER = 1.2
_RESULTS = frozenset({FOUND, SAID})
WEIGHED = frozenset({MEANS, *_RESULTS})  # of which only words that weigh are compared, in any order


def as_agreed(agreed: Sequence[Entry], now: Sequence[Entry]) -> list[Entry]:
    """Return what stands there now, with the agreed words for each text that only says them in another way.

    One agreed sentence may be two now, of which only one warns or judges, and two may be one.
    """
    if agreed == now:  # as nearly always
        return [*now]
    there = set(agreed)
    gone = [one for one in agreed if one not in now]
    found: list[Entry] = []
    joined = ""  # the other half of a sentence that was parted
    apart: list[Entry] = []
    for entry in now:
        if entry in there or not gone:
            found.append(entry)
        elif joined and entry.text == joined:
            joined = ""
        elif same := _same(entry, gone):
            joined = entry.behind if len(same) == 1 and not _is_alike(same[0], entry.kind, entry.text) else ""
            gone = [one for one in gone if one not in same]
            found += [replace(one, card=entry.card) for one in same if one.kind == entry.kind or len(same) == 1]
            apart += [one for one in same if one.kind != entry.kind and len(same) > 1]
        else:
            found.append(entry)
    for one in apart:  # the half of a joined sentence that stands among those of another kind
        before = next((each for each in reversed(agreed[: agreed.index(one)]) if each in found), None)
        found.insert(found.index(before) + 1 if before else 0, one)
    return found


def _same(entry: Entry, gone: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the agreed sentences that a text says in another way; none when it says something else."""
    if grown := [one for one in gone if gone_from(one, entry) == []]:
        return (grown[0],)
    texts = [entry.text]
    if entry.kind in ANYWHERE or entry.kind in LOOSE:
        texts += [f"{entry.text} {entry.behind}"] if entry.behind else []
        texts += [f"{entry.before} {entry.text}"] if entry.before else []
    for text in texts:
        for one in gone:
            was_longer = len(one.text) > _LONGER * len(
                entry.text
            )  # else it is one sentence as it was, and not a part of it
            if (text == entry.text or was_longer or entry.kind not in _RESULTS) and _is_alike(one, entry.kind, text):
                return (one,)
    for one, other in itertools.pairwise(gone):
        kinds = {one.kind, other.kind}
        if len(kinds) > 1 and not kinds <= {*JUDGES}:
            continue
        kind = entry.kind if entry.kind in kinds else one.kind
        for first, second in ((one, other), (other, one))[: len(kinds)]:
            if _is_alike(replace(one, kind=kind, text=f"{first.text} {second.text}"), entry.kind, entry.text):
                return (one, other)
    return ()


def _is_alike(old: Entry, kind: str, text: str) -> bool:
    if {kind, old.kind} <= _RESULTS:
        return turns_nothing(old.text, text)
    if kind == MEANS == old.kind:
        return weighs_alike(old.text, text)
    loosely = kind in LOOSE or kind == MUST
    loosely = loosely and not (agreed_musts.is_order(old.text) or agreed_musts.is_order(text))
    return old.kind == kind and alike(old.text, text, loosely=loosely)
