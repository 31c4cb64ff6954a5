"""One word or digit that turns a sentence or a fact round, while everything around it stays: ‘4 more’ for ‘4 fewer’.

`agreed-figures.txt` keeps of each file short sums: of each sentence one over the words that say what it is about, and one over
those that weigh (`weighty.py`): which way, how much, in whom, against what, how sure. Where the first is as it was and the
second is not, a direction, a number, a unit, a group or a ‘not’ was exchanged. So it is with the figures of a study and what it
is found by, its DOI and the like. Whoever rewords a sentence, adds one or takes one away changes the first sum, and meets nothing
here. `guide agreed` writes the file anew; no page is worse for a file that is behind, since what it lacks is only not compared.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from guide.facts.fact import Fact
from guide.facts.findings import Finding, shown
from guide.lint.agreed import entries as agreed_entries
from guide.lint.agreed.exchanges import sum_of, weight, what_was_exchanged
from guide.lint.agreed.pages import SAY_WHY
from guide.lint.agreed.values import values_of
from guide.lint.agreed.weighty import read
from guide.pages import redirects
from guide.pages.page import Page
from guide.pages.plain_text import split
from guide.pages.project import Project
from guide.pages.texts import Sentence, passages, with_markdown, written

FILE = Path("guide/lint/agreed-figures.txt")
_HEAD = """\
# Sums over sentences and figures, by which `guide check` sees a word or digit that turns a meaning round: agreed/figures.py.
# `guide agreed` writes them. Nobody needs to read or change them by hand.
"""
_CITED = re.compile(r"@([a-z0-9-]+)")
_LEAST = 2  # words of its own that a sentence must have to be known again


@dataclass(frozen=True)
class Told:
    """A sentence or figure: what it is `about`, what `weighs` in it, which studies it `cites`, its `text` and its finding.

    `said` is what stands in the file, where there is no text.
    """

    about: str
    weighs: tuple[str, ...]
    cites: tuple[str, ...]
    text: str
    finding: Callable[[str], Finding]
    said: str = ""

    def __str__(self) -> str:
        """Return its sums as they stand in the file."""
        return ".".join([f"{sum_of(self.about, 6)}-{weight(self.weighs)}", *(sum_of(key, 3) for key in self.cites)])


def no_word_turns_a_sentence_round(project: Project) -> Iterator[Finding]:
    """“Fewer” for “more”, weeks for months, with needles for without: the sentence reads as well as before, and misleads."""
    root = project.root
    agreed, words = _agreed(root), _in_words(root)
    for page in written(project.pages) if agreed else ():
        name = shown(page.path)
        yield from _turned(agreed.get(name, ()), _as_agreed(words.get(name, frozenset()), _of_page(page)))


def no_digit_of_a_fact_is_exchanged(project: Project) -> Iterator[Finding]:
    """Two digits of a result, or of a DOI, change places while somebody types, and no page shows it."""
    root = project.root
    agreed, words = _agreed(root), _in_words(root)
    for path, fact in project.printed_facts() if agreed else ():
        name = shown(path)
        yield from _turned(agreed.get(name, ()), _as_agreed(words.get(name, frozenset()), _of_fact(path, fact)))


def redirects_lead_where_they_led(project: Project) -> Iterator[Finding]:
    """A redirect to a page of something else looks right to every check, and whoever follows an old link is lost."""
    root = project.root
    before = dict(one.split("-") for one in _agreed(root).get(redirects.FILE.as_posix(), ()))
    found, _ = redirects.read(root)
    moved = {sum_of(one.old, 6): one for one in found}
    for one in found:
        old = before.get(sum_of(one.old, 6))
        if old and old != sum_of(one.page, 6) and old not in moved:  # the page that it led to is gone itself
            message = f"{one.old} leads to {one.page}, and it led to another page before. {SAY_WHY}"
            yield Finding.of(shown(root / redirects.FILE), one.line, message)


def _as_agreed(words: Set[str], told: Iterable[Told]) -> tuple[Told, ...]:
    """Return sentences and figures; of those that are agreed word for word, elsewhere, only the sources are compared here."""
    return tuple(replace(one, about=f"= {one.text}", weighs=()) if one.text in words else one for one in told)


def _in_words(root: Path) -> Mapping[str, frozenset[str]]:
    path = root / agreed_entries.FILE
    return _texts(path.read_text(encoding="utf-8")) if path.is_file() else {}


@lru_cache(maxsize=4)
def _texts(text: str) -> Mapping[str, frozenset[str]]:
    return {
        name: frozenset(one.entry.text for one in there if one.entry.kind not in agreed_entries.FREE_WHEN_GONE)
        for name, there in agreed_entries.read(text).items()
    }


def _turned(agreed: Sequence[str], now: Sequence[Told]) -> Iterator[Finding]:
    """Yield each text that is about the same as an agreed one which is gone, and in which something else weighs."""
    before: dict[str, Counter[str]] = {}
    cited: dict[str, list[list[str]]] = {}
    for one in agreed:
        sums, *keys = one.split(".")
        about, weighs = sums.split("-")
        before.setdefault(about, Counter())[weighs] += 1
        cited.setdefault(sums, []).append(keys)
    here: dict[str, list[Told]] = {}
    for told in now if agreed else ():
        here.setdefault(sum_of(told.about, 6), []).append(told)
    for about, there in here.items():
        weights = Counter(weight(one.weighs) for one in there)
        gone = list((before.get(about, Counter()) - weights).elements())
        new = weights - before.get(about, Counter())
        for told in there:
            known = weight(told.weighs)
            if gone and new[known]:
                new[known] -= 1
                what, lost = next(
                    ((what, one) for one in gone if (what := what_was_exchanged(told.weighs, one))), ("", "")
                )
                if not what and not told.text:  # a figure, of which no part is a rewording
                    what, lost = f"“{told.said}” says something else than what was agreed", gone[0]
                if what:
                    gone.remove(lost)
                    yield _say(told, what)
                continue
            sources = cited.get(f"{about}-{known}", [])
            had = sources.pop(0) if sources else []
            if missing := set(had) - {sum_of(one, 3) for one in told.cites}:
                yield _say(told, _missing(len(missing)))


def _missing(count: int) -> str:
    return f"{'a source' if count == 1 else f'{count} sources'} that stood behind these words is gone"


def _say(told: Told, what: str) -> Finding:
    return told.finding(f"{what}. {SAY_WHY}")


def _of_page(page: Page) -> Iterator[Told]:
    if page.meta:
        yield from _of_texts([("title", page.meta.title)], page.path)
    above = ""
    for passage in passages(page):
        above = passage.text if passage.kind == "heading" else above
        for sentence, source in with_markdown(passage, page):
            cited = _CITED.findall(source)
            words = read(sentence.text)
            about = words.rest
            if passage.kind == "row":  # whose first cell names it
                label, _, rest = sentence.text.partition(" | ")
                about = (passage.headings, *read(label).every, *read(rest).rest)
            elif len(about) < _LEAST:  # nearly all of it weighs: it is known by where it stands too
                about = (above, passage.block, *about)
            if words.weighty:
                yield Told(" ".join(about), words.weighty, tuple(dict.fromkeys(cited)), sentence.text, sentence.finding)


def _of_fact(path: Path, fact: Fact) -> Iterator[Told]:
    yield from _of_texts(fact.for_readers(), path)
    for name, values, near, text in values_of(fact):
        told = tuple(f"{value}" for value in values if value not in (None, ""))
        if told:
            finder = _finder(path, near, text[:20] or told[0])
            yield Told(f"{path.stem} {name}", told, (), "", finder, text or " ".join(told))


def _finder(path: Path, near: str, value: str) -> Callable[[str], Finding]:
    """Return what makes a finding at the value behind the words near it."""

    def finding(message: str) -> Finding:
        lines = path.read_text(encoding="utf-8").split("\n")
        first = next((number for number, line in enumerate(lines) if near in line), 0)
        there = (number for number in range(first, len(lines)) if value.removesuffix(".0") in lines[number])
        return Finding.of(shown(path), next(there, first) + 1, message)

    return finding


def _of_texts(texts: Iterable[tuple[str, str]], path: Path) -> Iterator[Told]:
    for place, (name, text) in enumerate(texts):
        for part in split(text):
            words = read(part)
            known = "" if len(words.rest) >= _LEAST else f"{place} "  # by its place, where nearly all of it weighs
            if words.weighty:
                yield Told(
                    f"{name} {known}{' '.join(words.rest)}",
                    words.weighty,
                    (),
                    part,
                    Sentence(path, "fact", part, field=name).finding,
                )


def _agreed(root: Path) -> Mapping[str, tuple[str, ...]]:
    path = root / FILE
    return _read(path.read_text(encoding="utf-8")) if path.is_file() else {}


@lru_cache(maxsize=4)
def _read(text: str) -> Mapping[str, tuple[str, ...]]:
    lines = (line.split() for line in text.split("\n") if line and not line.startswith("#"))
    return {name: tuple(sums) for name, *sums in lines}


def write(project: Project) -> None:
    """Write the sums of every sentence and figure anew."""
    root = project.root
    found: dict[str, list[str]] = {}
    words = _in_words(root)
    every = itertools.chain(
        ((page.path, _of_page(page)) for page in written(project.pages)),
        ((path, _of_fact(path, fact)) for path, fact in project.printed_facts()),
    )
    for path, there in every:
        name = path.relative_to(root).as_posix()
        found[name] = [
            str(told) for told in _as_agreed(words.get(name, frozenset()), there) if told.weighs or told.cites
        ]
    moved, _ = redirects.read(root)
    found[redirects.FILE.as_posix()] = [f"{sum_of(one.old, 6)}-{sum_of(one.page, 6)}" for one in moved]
    lines = [" ".join([name, *sums]) for name, sums in sorted(found.items()) if sums]
    (root / FILE).write_text("\n".join([_HEAD.rstrip("\n"), *lines]) + "\n", encoding="utf-8", newline="\n")
