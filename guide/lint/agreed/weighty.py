"""The words on which the meaning of a sentence hangs, and those that may be there or not.

`weighty-words.yml` lists the first, each line one meaning. What only joins, points or helps a verb is idle. All other words say
what a sentence is about: in a warning each of them counts, in a verdict they may be reworded while the weighty ones stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from guide.facts.yaml_source import values
from guide.pages.numbers import WORDS

_FILE = Path(__file__).with_name("weighty-words.yml")
# Words that join parts of a sentence, as groups of which the first stands for all.
_JOINS = {
    other: first
    for first, *others in (
        ("while", "whilst"),
        ("because", "since"),
        ("so", "therefore", "thus", "hence", "consequently"),
        ("among", "amongst", "amid"),
        ("towards", "toward"),
        ("%", "percent", "per-cent"),
        ("about", "roughly", "approximately", "around"),
        ("say", "said", "tell", "told"),
        ("find", "found"),
        ("give", "gave", "given"),
        ("get", "got", "receive"),
        ("let", "allow"),
        ("choose", "chose", "chosen", "pick", "select"),
        ("happen", "occur"),
        ("think", "thought"),
        ("hold", "held"),
    )
    for other in others
}
# What is read as one word, with what it is read as.
_PHRASES = {
    "even though": "although",
    "as well as": "and",
    "for example": "however",
    "for instance": "however",
    "per cent": "percent",
    "out of": "of",
    "in order to": "to",
    "no one": "nobody",
    "or if": "or",
    "and if": "and",
    "if you have": "with",
    "who have": "with",
    "who had": "with",
    "that have": "with",
    "left out": "leave out",
    "above all": "especially",
    "usual care": "usual-care",
    "routine care": "usual-care",
    "standard care": "usual-care",
    "straight away": "at-once",
    "immediately": "at-once",
    "we do not know": "we-do-not-know",
    "do we know": "",
}
_SPAN = re.compile(r"(?<=\d) ?– ?(?=\d)")  # ‘18–45’ is 18 to 45
_US = re.compile(r"\bUS\b")  # the country, and not ‘us’
_WHILE = re.compile(r"\bas (?=(?:you|it|they|we|he|she)\b)")
_SHORT = (("can’t", "can not"), ("cannot", "can not"), ("won’t", "will not"), ("n’t", " not"))
_MARKS = str.maketrans({"“": "‘", "”": "’", "'": "’", "–": "-", "—": "-"})
_WORD = re.compile(r"\d[\d.,]*\d|[\w’]+(?:-\w+)*|[^\w\s]")
_ARTICLES = frozenset({"a", "an", "the"})
# Words that an article changes: ‘a few’ are some, ‘few’ are hardly any; ‘a third’ is a share, ‘the third’ a place.
_NEEDS_ITS_ARTICLE = frozenset(
    re.findall(
        r"[\w’]+",
        "few little bit lot half third quarter fifth tenth most least more less only",
    )
)
_IDLE = frozenset(
    re.findall(
        r"[\w’]+",
        "however also moreover but although though whereas besides indeed then even that which who whom whose this "
        "these those such ones it its they them their he him his she her you your we our be am is are was were been "
        "being do does did done doing has have had having itself themselves yourself about here there own",
    )
)
# They count like any word in a warning, but only join parts of a verdict.
_OF_NO_WEIGHT = frozenset({"and", "while", "as", "with"})
_LINKS = frozenset(
    re.findall(
        r"[\w’]+",
        "of in on at for to into onto",
    )
)
_BETWEEN_NUMBERS = _LINKS | {"per", "and", "or", "by", "from"}
_SOFT_MARKS = frozenset(",;:()-.’‘")
# Words that a comma parts from what they would deny: ‘No, needles help’.
_PARTED = frozenset({"no", "not", "never"})
_KINDS_OF_NEEDLES = frozenset({"real", "pretend"})
_IRREGULAR = frozenset(
    {"always", "less", "unless", "this", "thus", "us", "yes", "gas", "does", "pus", "during", "quite", "news"}
)
_SHORTEST = 3
UNKNOWN = "we-do-not-know"


@dataclass(frozen=True)
class Words:
    """A sentence as its words count: `every` one that is not idle, those that are `weighty`, and the `rest`, in their order."""

    every: tuple[str, ...]
    weighty: tuple[str, ...]
    rest: tuple[str, ...]


@lru_cache(maxsize=16_384)
def read(text: str) -> Words:
    """Return the words of a text: each as the first of its line, without articles, helping verbs and what joins."""
    words = _words(text)
    every, weighty, rest = [], [], []
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        behind = words[place + 1] if place + 1 < len(words) else ""
        if _is_idle(word, before, behind):
            continue
        every.append(word)
        if _weighs(word, before, behind):
            weighty.append(word)
        elif not _IS_MARK.fullmatch(word) and word not in _LINKS and word not in _OF_NO_WEIGHT:
            rest.append(word)
    if UNKNOWN in weighty:  # ‘We do not know whether’ and ‘Whether …, we do not know’
        weighty = [UNKNOWN, *(word for word in weighty if word != UNKNOWN)]
    return Words(tuple(every), tuple(weighty), tuple(rest))


_IS_MARK = re.compile(r"[^\w%]+")
_NUMBER = re.compile(r"\d[\d.,]*")


def _words(text: str) -> list[str]:
    text = _US.sub("USA", _SPAN.sub(" to ", text).translate(_MARKS)).casefold()
    for short, long in _SHORT:
        text = text.replace(short, long)
    text = _WHILE.sub("while ", text)
    for phrase, word in _phrases().items():
        if phrase in text:
            text = re.sub(rf"\b{phrase}\b", word, text)
    found = _WORD.findall(text.removesuffix("."))
    return [_canonical(word) for word in found]


@cache
def _phrases() -> Mapping[str, str]:
    """Return phrases with the word that they are read as; the joined words of the list are phrases too."""
    listed = {word.replace("-", " "): word for word in _table() if "-" in word}
    return {**_PHRASES, **{phrase: word for phrase, word in listed.items() if phrase not in _PHRASES}}


@cache
def _table() -> Mapping[str, str]:
    """Return the first word of the line of each weighty word, by the word and by its stem."""
    found: dict[str, str] = {}
    for lines in values(_FILE.read_text(encoding="utf-8")).values():
        for line in lines:
            first, *others = line.split()
            for word in (first, *others):
                found.setdefault(word, first)
                found.setdefault(stem_of(word), first)
    return found


@lru_cache(maxsize=16_384)
def _canonical(word: str) -> str:
    """Return a word as it is told from others: a number in digits, the first of its group, or its stem."""
    if word in WORDS and word != "one":
        return str(WORDS[word])
    if word == "1":
        return "one"
    if word[0].isdigit():
        return word.replace(",", "")
    if word in _IDLE or word in _ARTICLES or word in _OF_NO_WEIGHT:  # whose stems are no words of these lists
        return word
    table, stem = _table(), stem_of(word)
    for each in (word, stem):
        if each in _JOINS:
            return _JOINS[each]
        if each in table:
            return table[each]
    return stem


def stem_of(word: str) -> str:
    """Return a word without the ending of its plural or past: a form that all its forms share, but often no word itself.

    A short word keeps more of it, to be told from others: ‘noted’ is ‘note’, and not ‘not’.
    """
    if word in _IRREGULAR or "-" in word or len(word) < 4 or word.endswith(("ss", "us", "is", "eed")):
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            left = word.removesuffix(ending)
            word = left if len(left) > _SHORTEST else f"{left}e"
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "sle":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST + 1 else word


def _is_number(word: str) -> bool:
    return word == "one" or _NUMBER.fullmatch(word) is not None


def _is_idle(word: str, before: str, behind: str) -> bool:
    """Tell whether a word or mark may be there or not."""
    if word in _SOFT_MARKS:
        return word in ",;:()-." and before not in _PARTED
    if word in _ARTICLES:
        return behind not in _NEEDS_ITS_ARTICLE and not behind.isdigit()
    if word in _LINKS:
        return not (_is_number(before) or _is_number(behind))
    return word in _IDLE


def _weighs(word: str, before: str, behind: str) -> bool:
    """Tell whether the meaning of a sentence hangs on a word between two others."""
    if word in _BETWEEN_NUMBERS:
        between = _is_number(before) and _is_number(behind)
        return between or word in _firsts() or (word == "by" and before == "beat")
    if word == "needle":  # “real” and “pretend” say that these are needles, with or without the word
        return not {before, behind} & _KINDS_OF_NEEDLES
    if word in _SOFT_MARKS:
        return before in _PARTED
    return word in _HEAVY or word in _firsts() or _NUMBER.fullmatch(word) is not None


_HEAVY = frozenset({"?", "%", "a", "the", UNKNOWN})  # articles that are not idle


@cache
def _firsts() -> frozenset[str]:
    return frozenset(_sections())


@cache
def _sections() -> Mapping[str, str]:
    """Return the section of the list that each first word of a line stands in."""
    lists = values(_FILE.read_text(encoding="utf-8"))
    return {line.split()[0]: section for section, lines in lists.items() for line in lines}


def section_of(word: str) -> str:
    """Return the section of a weighty word; numbers are one of their own, and what stands in none has an empty one."""
    return "number" if _is_number(word) else _sections().get(word, "")


def weighty_words() -> tuple[str, ...]:
    """Return the first word of each line of those that weigh."""
    return tuple(sorted(_firsts()))
