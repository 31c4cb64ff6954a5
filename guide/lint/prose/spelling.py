"""British spelling of everything that a reader reads, by Harper's dictionary and a list of words of our own.

Of -ise and -ize we write -ise, as the NHS does. A word that the dictionary does not have stands in `known-words.txt`, or,
for whoever writes on running for the first time, in `runners-words.txt`.
"""

from __future__ import annotations

import functools
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

import harper

from guide.facts.findings import Finding, shown
from guide.facts.languages import guess
from guide.lint.prose.american import american
from guide.pages.project import Project
from guide.pages.texts import Sentence

_UNSEEN = re.compile("[\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")  # `unseen.py` reports these
KNOWN = Path("guide/lint/known-words.txt")
_OF_RUNNERS = Path(__file__).parents[1] / "runners-words.txt"

WORD = re.compile(r"(?<![\w.@/])[A-Za-zÀ-ÿ]+(?:[’'][A-Za-z]+)*(?![\w@]|\.\w|/\w)")
_FOREIGN = 3  # words of a sentence without which it is English with a name or a slip in it
_ADVICE = f"Fix it, or add it to {KNOWN.as_posix()}, or leave that to whoever reviews it."
# American words that codespell's list does not have; the rest of its list is read from there.
_MORE = {
    "aging": "ageing",
    "anemia": "anaemia",
    "anemic": "anaemic",
    "anesthesia": "anaesthesia",
    "anesthetic": "anaesthetic",
    "cesarean": "caesarean",
    "cozy": "cosy",
    "diarrhea": "diarrhoea",
    "edema": "oedema",
    "esophagus": "oesophagus",
    "estrogen": "oestrogen",
    "fiber": "fibre",
    "fibers": "fibres",
    "fueled": "fuelled",
    "fueling": "fuelling",
    "gynecologist": "gynaecologist",
    "hematoma": "haematoma",
    "hemoglobin": "haemoglobin",
    "hemophilia": "haemophilia",
    "ischemia": "ischaemia",
    "ischemic": "ischaemic",
    "mom": "mum",
    "odor": "odour",
    "orthopedic": "orthopaedic",
    "orthopedics": "orthopaedics",
    "pediatric": "paediatric",
    "skeptic": "sceptic",
    "theater": "theatre",
    "traveled": "travelled",
    "traveler": "traveller",
    "traveling": "travelling",
    "tumor": "tumour",
    "tumors": "tumours",
    "vapor": "vapour",
    "vigor": "vigour",
}
# On codespell's list, and good British all the same.
_BRITISH_TOO = """
biased focused focuses focusing judgment judgments lambaste lambastes license licensed licenses licensing practice
practices program programs routing specialties specialty stories story
"""
_IZE = re.compile(r"(?!(?:re|up|down|over|under|cap|out|mid)?siz|priz|seiz)\w{2,}[iy]z(?:e[drs]?|ers|ing|ations?|able)")


def words_are_spelt_the_british_way(project: Project) -> Iterator[Finding]:
    """A misspelt health page is not believed, and two spellings of one word are not found by one search."""
    path = project.root / KNOWN
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    known = frozenset(lines) | _of_runners()
    first: dict[str, Sentence] = {}
    for sentence in project.sentences:
        for word in WORD.findall(_UNSEEN.sub("", sentence.text)):
            first.setdefault(word.replace("’", "'"), sentence)
    strange = {word: sentence for word, sentence in first.items() if not known & forms(word)}
    for word, sentence in strange.items():
        if british := in_british(word):
            yield sentence.finding(f"“{word}” is American. Write “{british}”.")
    unknown = misspelt(word for word in strange if not in_british(word))
    foreign = _foreign(strange[word] for word in unknown)
    for sentence in foreign:
        yield sentence.finding("the sentence is in another language. Write it in English.")
    for word, near in unknown.items():
        if strange[word] in foreign:
            continue
        hint = f" Did you mean “{near}”?" if near else ""
        yield strange[word].finding(f"“{word}” is in no dictionary.{hint} {_ADVICE}")
    used = frozenset().union(*(forms(word) for word in first)) if first else frozenset()
    yield from _findings_of_list(path, lines, used)


def pages_are_in_english(project: Project) -> Iterator[Finding]:
    """Who opens a page in another language finds its warnings and its menu in English, and nobody here can check its words."""
    told = Counter(sentence.path for sentence in project.sentences if guess(sentence.text))
    for path in sorted(path for path, count in told.items() if count >= _FOREIGN):
        what = "this is in another language, and the guide is in English. Leave it out of this request, and ask with the form"
        yield Finding.of(shown(path), 1, f"{what} “Ask a question” where a translation can stand.")


def _foreign(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Return the sentences in another language, of those that stand here once for each word that no dictionary has."""
    return [one for one, words in Counter(sentences).items() if words >= _FOREIGN and guess(one.text)]


def in_british(word: str) -> str:
    """Return the British form of an American word, or nothing when the word is no American one."""
    british = _british().get(word.lower(), "")
    if not british and _IZE.fullmatch(word.lower()):
        british = "s".join(word.lower().rsplit("z", 1))
    return british.capitalize() if word[0].isupper() else british


def misspelt(words: Iterable[str]) -> dict[str, str]:
    """Return the words that no dictionary has, each with the nearest that one has."""
    known = _accepted()
    asked = sorted({*words} - known)
    if not asked:
        return {}
    text = "\n\n".join(asked)  # a paragraph each, so that no word is judged by its neighbour
    found = {}
    for lint in _dictionary().lint(text, language="plaintext"):
        near = next((one.replacement_text for one in lint.suggestions), "")
        found[lint.problem_text] = "" if lint.problem_text.isupper() else near  # nothing is near an abbreviation
    _keep(known | {word for word in asked if word not in found})
    return found


@functools.cache
def _memory() -> Path:
    """Return the file of the words that this version of the dictionary has: loading it takes longer than all the rest."""
    return Path(".cache") / f"spelt-{version('harper-py')}.txt"


def _accepted() -> frozenset[str]:
    path = _memory()
    return frozenset(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else frozenset()


def _keep(words: frozenset[str]) -> None:
    path = _memory()
    if path.parent.is_dir():  # only where a build or a check keeps its things
        new = path.with_suffix(f".{os.getpid()}")
        new.write_text("\n".join(sorted(words)), encoding="utf-8", newline="\n")
        new.replace(path)


@functools.lru_cache(maxsize=32_768)  # each word is asked for twice in every check
def forms(word: str) -> frozenset[str]:
    """Return how a word may stand in the list: as it is, in small letters, and without a genitive's ending."""
    bare = re.sub(r"'s?$", "", word)
    return frozenset((word, word.lower(), bare, bare.lower()))


def _findings_of_list(path: Path, lines: list[str], used: frozenset[str]) -> Iterator[Finding]:
    before = ""
    for number, word in enumerate(lines, 1):
        if word.casefold() <= before.casefold():
            # The one that was added is out of its place, and that may be the word before.
            rest = [one for one in lines if one != before]
            moved = before if rest == sorted(rest, key=str.casefold) else word
            behind = max((one for one in lines if one.casefold() < moved.casefold()), key=str.casefold, default="")
            place = f"behind “{behind}”" if behind else "at the top"
            yield Finding.of(
                shown(path), number, f"“{word}” stands behind “{before}”. Move “{moved}” {place}: the list is sorted."
            )
        elif word not in used:
            yield Finding.of(shown(path), number, f"no page and no fact uses “{word}”. Delete the line.")
        before = word


@functools.cache
def _of_runners() -> frozenset[str]:
    lines = _OF_RUNNERS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@functools.cache
def _british() -> Mapping[str, str]:
    """Return the British spelling of each American word."""
    listed = {theirs: british for british, spellings in american().items() for theirs in spellings}
    return {word: british for word, british in {**listed, **_MORE}.items() if word not in _BRITISH_TOO.split()}


@functools.cache
def _dictionary() -> harper.Linter:
    linter = harper.Linter(harper.Dialect.BRITISH)
    linter.set_lint_config({name: name == "SpellCheck" for name in linter.get_default_lint_config()})
    return linter
