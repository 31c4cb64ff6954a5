"""Which changes of agreed words leave what they say as it is: whoever makes one need not have it agreed anew.

In a warning every word counts but those that only join or point: a comma, an article, ‘when’ for ‘if’, a clause that comes first.
In a verdict only the words that weigh (`weighty.py`) must stay, and the others may be reworded: ‘makes a gap’ may be ‘leaves a
gap’, but no ‘may’ is lost, no number, no direction and no group is another one, and nothing that warns comes in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from guide.lint.agreed.weighty import Words, read, section_of

# Words that deny: behind one of them, a reason may not change its place.
_DENIES = frozenset({"no", "not", "never", "nobody", "nothing", "neither", "nor", "hardly", "without"})
# First words of a clause or phrase that may stand at the beginning of a sentence, with a comma behind it, or at its end.
_MAY_COME_FIRST = frozenset(
    re.findall(
        r"[\w’]+",
        "because if although though while before until once in after among for with at on during across within "
        "compared like unlike under over from",
    )
)
# Words that stay with the next word that weighs.
_BINDS = frozenset(
    re.findall(
        r"[\w-]+",
        "not no never neither nor without hardly almost may probably must should unlikely only if whether unless"
        " because so than compared a-few few",
    )
)
# Kinds of words that must keep their order.
_IN_ORDER = ("number", "which way", "in whom", "against what", "how long and how far", "where", "harm")
# How much, which may stand before its verb or behind it: ‘may slightly lower’, ‘may lower slightly’.
_ANYWHERE = frozenset({"slight", "moderate", "clear", "much"})
# Of the words that say which way, those that say it of a place, or that stand in many a phrase.
_OF_PLACES = frozenset({"left", "right", "up", "down", "above", "open", "free"})
DENYING = frozenset({"not", "no", "none", "never", "nobody", "nothing", "neither", "nor", "without"})
# What else limits a result, or says when to stop.
_LIMITING = frozenset(
    {
        "only",
        "all",
        "half",
        "twice",
        "few",
        "terms",
        "exception",
        "interest",
        "maker",
        "stop",
        "stage",
        "green",
        "red",
        "amber",
    }
)
_FIRST = re.compile(r"[a-z]+")
_RELATED = 0.3  # the share of those of a result that are in its rewording, too
_MAY_COME = frozenset({"all"})  # words that turn a result when they go, and not when they come
# Words that come and go when a sentence is worded in another way; one that takes the place of another is told all the same.
_LIGHT = frozenset(
    {
        "one",
        "people",
        "show",
        "seen",
        "after",
        "above",
        "left",
        "down",
        "up",
        "keep",
        "take",
        "so",
        "still",
        "now",
        "because",
    }
)
_NAME = re.compile(r"(?<=[\w,;(’] )[A-Z][\w’-]+")  # a capital inside a sentence
_SIDES = frozenset({"but", "while", "whereas", "than", "not", "against"})  # words that set two sides against each other
_FEW = 4  # words that a finding names
_KEPT = (
    0.5  # the share of the words that do not weigh that must be the same, lest another sentence replace the agreed one
)


def alike(old: str, new: str, *, loosely: bool = False) -> bool:
    """Tell whether two texts say the same, so that whoever agreed on the one agreed on the other.

    `loosely` is for verdicts, of which only the words that weigh are compared one by one.
    """
    if _is_other_name(old, new) or _change_sides(old, new):
        return False
    one, other = read(old), read(new)
    if loosely:
        return _keeps(one, other) and _weights(one.weighty) == _weights(other.weighty) and not _is_shortened(one, other)
    return one.every == other.every or one.every in _turned(new) or other.every in _turned(old)


def weighs_alike(old: str, new: str) -> bool:
    """Tell whether the same words weigh in two texts, whatever their order and all other words."""
    return Counter(read(old).weighty) == Counter(read(new).weighty)


def turns_nothing(old: str, new: str) -> bool:
    """Tell whether a result, a row or a step says what it said: no number or direction is gone, and no ‘not’ came or went.

    With all other words as they were, each word that weighs counts, as one that was exchanged.
    """
    if _is_other_name(old, new) or _change_sides(old, new):
        return False
    one, other = read(old), read(new)
    before, after = Counter(one.weighty), Counter(other.weighty)
    mine, theirs = set(one.rest), set(other.rest)
    if one.rest == other.rest:
        if {*(before - after)} - _LIGHT or {*(after - before)} - _LIGHT - _may_come(after):
            return False
        if before == after and one.weighty != other.weighty:  # two numbers or groups changed places
            return False
    if len(mine & theirs) < _RELATED * len(mine):
        return False
    before, after = Counter(turning(one.weighty)), Counter(turning(other.weighty))
    return not before - after and not {*(after - before)} - _may_come(after)


def _is_other_name(old: str, new: str) -> bool:
    """Tell whether one name took the place of another, such as a country or a maker, and all else is as it was."""
    one, other = Counter(_NAME.findall(old)), Counter(_NAME.findall(new))
    gone, came = [*(one - other).elements()], [*(other - one).elements()]
    return len(gone) == len(came) == 1 and old.replace(gone[0], came[0]) == new


def _change_sides(old: str, new: str) -> bool:
    """Tell whether two words changed places round a ‘but’ or a ‘than’, and all else is as it was."""
    one, other = old.casefold().split(), new.casefold().split()
    apart = [place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]]
    if (
        len(one) != len(other)
        or len(apart) != 2
        or [one[apart[0]], one[apart[1]]] != [other[apart[1]], other[apart[0]]]
    ):
        return False
    return not _SIDES.isdisjoint(one[apart[0] : apart[1]])


def turning(words: Iterable[str]) -> tuple[str, ...]:
    """Return those of some weighty words that turn a result: numbers, directions, limits, and each ‘not’ as one word."""
    found = ("not" if word in DENYING else word for word in words)
    return tuple(
        word
        for word in found
        if word == "not"
        or word in _LIMITING
        or word[0].isdigit()
        or (section_of(word) == "which way" and word not in _OF_PLACES)
    )


def _may_come(words: Iterable[str]) -> set[str]:
    """Return those of some words that may be added to a result: a number more, with its unit."""
    return {word for word in words if word in _MAY_COME or section_of(word) in ("number", "how long and how far")}


def difference(old: str, new: str) -> str:
    """Return which words that weigh are gone and which are new; nothing when only their order, or other words, differ."""
    one, other = (Counter(word.replace("-", " ") for word in read(text).weighty) for text in (old, new))
    parts = [
        f"{' and '.join(f'“{word}”' for word in words)} {'are' if len(words) > 1 else 'is'} {what}"
        for words, what in (([*(one - other)], "gone"), ([*(other - one)], "new"))
        if 0 < len(words) <= _FEW
    ]
    return f" (of the words that weigh, {', and '.join(parts)})" if parts else ""


@lru_cache(maxsize=8192)
def _weights(words: tuple[str, ...]) -> tuple[Counter[str], tuple[tuple[str, ...], ...]]:
    """Return the words that weigh, each with what binds it, and those of a kind in their order.

    A clause may come first or last, but ‘not’ and ‘may’ stay with their word, and of two numbers, groups or directions the
    first stays the first.
    """
    bound: list[str] = []
    kinds: dict[str, list[str]] = {}
    held = ""
    for word in reversed(words):
        if word in _BINDS and bound and held:
            bound[-1] = held = f"{word} {held}"
        else:
            bound.append(word)
            held = word
    for item in reversed(bound):
        *binding, word = item.split()
        if "compared" not in binding and word not in _ANYWHERE:  # ‘compared with usual care’ may stand first or last
            kinds.setdefault(section_of(word), []).append(word)
    denied = next((place for place, word in enumerate(words) if word in _DENIES), -1)
    reason = words.index("because") if "because" in words and denied >= 0 else denied
    return Counter(bound), (*(tuple(kinds.get(kind, ())) for kind in _IN_ORDER), (str(reason < denied),))


def _keeps(one: Words, other: Words) -> bool:
    """Tell whether enough of the words that do not weigh are the same."""
    mine, theirs = set(one.rest), set(other.rest)
    most, same = max(len(mine), len(theirs)), len(mine & theirs)
    return same >= most - 1 or same >= _KEPT * most


def _is_shortened(one: Words, other: Words) -> bool:
    """Tell whether a drawback only lost words: ‘the stomach, liver or heart’ that becomes ‘the stomach’ turns nothing."""
    lost, new = Counter(one.rest) - Counter(other.rest), Counter(other.rest) - Counter(one.rest)
    return bool(lost) and not new and any(section_of(word) == "harm" for word in one.weighty)


@lru_cache(maxsize=4096)
def _turned(text: str) -> list[tuple[str, ...]]:
    """Return the forms of a sentence whose first part, which ends with a comma, comes last.

    ‘They did not gain because of needles’ says another thing than ‘Because of needles, they did not gain’, so that what denies
    something keeps its reason where it is; and with a second part of the same kind it would be unsure which belongs to what.
    """
    found = []
    for comma in re.finditer(", ", text):
        part, rest = text[: comma.start()], text[comma.end() :]
        first = _FIRST.match(part.casefold())
        if not first or first[0] not in _MAY_COME_FIRST or _FIRST.findall(text.casefold()).count(first[0]) > 1:
            continue
        if first[0] != "because" or _DENIES.isdisjoint(read(rest).every):
            found.append(read(rest).every + read(part).every)
    return found
