"""Which changes of agreed words leave what they say as it is: a comma, an article, ‘when’ for ‘if’, a clause that comes first.

A contributor who mends such a thing need not have it agreed anew. Words that are here were chosen because no swap of them turns
a warning or a verdict: there is no ‘not’, ‘only’, ‘may’ or ‘or’ among them, no number, and no word for people or for time.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Each group is told as its first; two words are written as one.
_SAME = {
    other: first
    for first, *others in (
        ("if", "when", "whenever"),
        ("because", "since"),
        ("although", "though", "even-though"),
        ("that", "which"),
        ("so", "therefore", "thus", "hence"),
        ("for-example", "for-instance"),
        ("over", "more-than"),
        ("while", "whilst", "whereas"),
        ("and", "as-well-as"),
        ("among", "amongst"),
        ("towards", "toward"),
        ("km", "kilometres"),
        ("%", "percent", "per-cent"),
    )
    for other in others
}
_TOGETHER = re.compile(r"\b(even though|as well as|for (?:example|instance)|more than|per cent)\b")
_SHORT = (("can’t", "can not"), ("cannot", "can not"), ("won’t", "will not"), ("n’t", " not"))
_MARKS = str.maketrans({"“": "‘", "”": "’", "'": "’"})
_ARTICLES = frozenset({"a", "an", "the"})
# ‘A few’ are some and ‘few’ are hardly any; ‘a third’ is a share and ‘the third’ a place.
_NEEDS_ITS_ARTICLE = frozenset(
    {
        "few",
        "little",
        "bit",
        "lot",
        "half",
        "third",
        "quarter",
        "fifth",
        "tenth",
        "most",
        "least",
        "more",
        "less",
        "only",
    }
)
_JOINS = frozenset({"however", "also", "moreover"})
# A comma behind one of these parts it from what it denies: ‘No, needles help’.
_PARTED = frozenset({"no", "not", "never"})
_DENIES = _PARTED | frozenset({"none", "nobody", "neither", "nor", "hardly", "without"})
_WORD = re.compile(r"\d[\d.,]*\d|[\w’]+(?:-\w+)*|[^\w\s]")
# A clause or a part of a sentence that may stand first, with a comma behind it, or last begins with one of these.
_MAY_COME_FIRST = frozenset({"because", "if", "although", "in", "after", "among"})


def alike(old: str, new: str) -> bool:
    """Tell whether two texts say the same, so that whoever agreed on the one agreed on the other."""
    one, other = _form(old), _form(new)
    return one == other or one in _turned(new) or other in _turned(old)


@lru_cache(maxsize=8192)
def _form(text: str) -> tuple[str, ...]:
    """Return the words of a text as they count: without commas, articles and joining words, each word as its group is told."""
    text = text.translate(_MARKS).casefold()
    for short, long in _SHORT:
        text = text.replace(short, long)
    text = _TOGETHER.sub(lambda match: match[1].replace(" ", "-"), re.sub(r"\s[-–—]\s", ", ", text))
    words = _WORD.findall(text.replace("–", "-").removesuffix("."))
    return tuple(
        _SAME.get(word, word)
        for place, word in enumerate(words)
        if not _is_idle(word, words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else "")
    )


def _is_idle(word: str, before: str, behind: str) -> bool:
    """Tell whether a word or mark may be there or not."""
    if word == ",":
        return before not in _PARTED
    if word in _ARTICLES:
        return behind not in _NEEDS_ITS_ARTICLE and not behind.isdigit()
    return word in _JOINS


def _turned(text: str) -> list[tuple[str, ...]]:
    """Return the forms of a sentence whose first part, which ends with a comma, comes last.

    ‘They did not gain because of needles’ says another thing than ‘Because of needles, they did not gain’, so that what denies
    something keeps its reason where it is; and with a second part of the same kind it would be unsure which belongs to what.
    """
    found = []
    for comma in re.finditer(", ", text):
        part, rest = _form(text[: comma.start()]), _form(text[comma.end() :])
        if not part or part[0] not in _MAY_COME_FIRST or part[0] in (*part[1:], *rest):
            continue
        if part[0] != "because" or _DENIES.isdisjoint(rest):
            found.append(rest + part)
    return found
