"""Words as the search compares them, and the readers' words that `words.en.yml` ties to ours."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import Stemmer

from guide.facts.findings import EvidenceError, Finding
from guide.facts.yaml_source import Document, Location
from guide.lint.prose.american import american

# The same two patterns stand in overrides/assets/js/search/words.js.
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’&][^\W_]+)*")
_JOINED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+")
_HYPHEN = re.compile(r"[-‐‑]")
_AND = re.compile(r"\b([^\W_]) ?& ?([^\W_])\b")
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


class _Marks(dict[int, int | None]):
    """Each character without its accents, or None for an accent itself; looked up once, since texts are long."""

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = None if unicodedata.category(chr(code)).startswith("M") else code
        return kept


_MARKS = _Marks()
_STEMMER = Stemmer.Stemmer("english", 0)
RULE = "words-of-readers-lead-somewhere"
LISTS = ("unsaid", "small", "passed_over", "topic")
PLACES = ("always", "first", "near")


@dataclass(frozen=True)
class ReadersWords:
    """What a reader may type, and where it leads.

    `also` gives our words for theirs, `always` the page for emergencies, `first` the page that answers, and `near` the
    one that comes nearest. `beside` holds groups of words: one of each, in any order, leads where `always` does.
    `small`, `passed_over` and `topic` are words that say little or nothing of what was asked; those of `unsaid` are
    passed over inside a phrase too.
    """

    path: Path
    lines: tuple[str, ...]
    unsaid: frozenset[str]
    small: frozenset[str]
    passed_over: frozenset[str]
    topic: frozenset[str]
    also: Mapping[str, str]
    always: Mapping[str, tuple[str, ...]]
    first: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]]
    beside: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]

    def line(self, token: str) -> int:
        """Return the line of the file on which `token` first stands, or 1."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(token)}(?![\w-])")
        return next((number for number, line in enumerate(self.lines, 1) if pattern.search(line)), 1)


def fold(text: str) -> str:
    """Return the text in small letters, without accents."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).translate(_MARKS).lower()


def words(text: str) -> Iterator[str]:
    """Yield the words of a text, folded, those joined by a hyphen apart and once more as one."""
    found, joined = _found(text)
    yield from map(_bare, found)
    yield from map(_in_one, joined)


def counted(text: str) -> dict[str, int]:
    """Return how often `words` yields each word of a text; each is looked at once, however often it stands there."""
    if not text:
        return {}
    found, joined = _found(text)
    counts = Counter(found)
    for word in [word for word in counts if not word.isalnum()]:
        often = counts.pop(word)
        counts[_bare(word)] += often
    for word in joined:
        counts[_in_one(word)] += 1
    return counts


def _found(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text, and those that a hyphen joins, folded but otherwise as they are written."""
    folded = fold(text)
    folded = _AND.sub(r"\1&\2", folded) if "&" in folded else folded
    # Words joined by a hyphen hold no blank, so that the slow pattern need only look at parts that have a hyphen.
    parts = (part for part in folded.split() if "-" in part or "‐" in part or "‑" in part)
    return _WORD.findall(folded), [word for part in parts for word in _JOINED.findall(part)]


def _in_one(word: str) -> str:
    """Return a word without its hyphens."""
    return _HYPHEN.sub("", word)


def _bare(word: str) -> str:
    """Return a word without apostrophes, and without the s behind the last one."""
    return word if word.isalnum() else re.sub(r"['’]s$", "", word).replace("'", "").replace("’", "")


def other_spellings(word: str) -> set[str]:
    """Return the American spelling of a British word and how a name is typed without strokes, if there is one."""
    found = {word.translate(_STROKES)} | set(american().get(word, ()))
    return found - {word}


@functools.cache
def stem(word: str) -> str:
    """Return what the forms of one word have in common, such as `needl` of needle, needles, needling."""
    return _STEMMER.stemWord(word) if word.isalpha() else word


def read(path: Path) -> ReadersWords:
    """Return the readers' words that a file holds. Raises EvidenceError, with the line, when it has another shape."""
    document = Document(path.read_text(encoding="utf-8"), path)
    if document.findings:
        raise _refused(document.findings)
    data, wanted = document.data, {*LISTS, "also", *PLACES, "beside"}
    if not isinstance(data, dict) or set(data) != wanted:
        said = f"the file has the parts {', '.join(sorted(wanted))} and no other. Fix its keys."
        raise _refused([document.finding((), said)])
    lists = {part: frozenset(words(str(data[part]))) for part in LISTS}
    phrase = functools.partial(_phrase, unsaid=lists["unsaid"])
    also: dict[str, str] = {}
    for ours, theirs in data["also"].items():
        for word in map(phrase, _listed(theirs)):
            also[word] = " ".join(dict.fromkeys(f"{also.get(word, '')} {phrase(str(ours))}".split()))
    places: dict[str, dict[str, tuple[str, ...]]] = {}
    for part in PLACES:
        places[part] = {}
        for page, theirs in data[part].items():
            for word in map(phrase, _listed(theirs)):
                if str(page) not in places[part].setdefault(word, ()):
                    places[part][word] += (str(page),)
    lines = [(page, place, line) for page, there in data["beside"].items() for place, line in enumerate(there or ())]
    beside = tuple((page, _groups(document, ("beside", page, place), line)) for page, place, line in lines)
    return ReadersWords(
        path,
        tuple(document.text.splitlines()),
        unsaid=lists["unsaid"],
        small=lists["small"],
        passed_over=lists["passed_over"],
        topic=lists["topic"],
        also=also,
        always=places["always"],
        first=places["first"],
        near=places["near"],
        beside=beside,
    )


def _listed(value: object) -> list[str]:
    return [one.strip() for one in str(value or "").split(",") if one.strip()]


def _phrase(text: str, unsaid: frozenset[str]) -> str:
    return " ".join(word for word in words(re.sub(r"[-‐‑]", " ", text)) if word not in unsaid)


def _refused(found: Sequence[Finding]) -> EvidenceError:
    findings = [replace(one, rule=RULE) for one in found]
    return EvidenceError("\n".join(map(str, findings)), findings=findings)


def _groups(document: Document, place: Location, line: str) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words of a line such as `numb tingling + bum bottom`."""
    groups = tuple(tuple(dict.fromkeys(words(group))) for group in line.split("+"))
    if len(groups) < 2 or not all(groups):
        said = f"“{line}” has no two groups of words. Write them as “numb tingling + bum bottom”."
        raise _refused([document.finding(place, said)])
    return groups
