"""What facts, drawings, the search and the words around pages say is agreed too: readers meet it on many pages at once.

A page that draws the pain rule, a term or an option holds none of its words, so that a change of the fact changes no page. These
are read from the files themselves: what sends somebody to stop or to seek help, what a study or guideline is said to mean, the
people and the time that a row of the yardstick was measured in, and the words of emergencies that the search knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from guide.facts.evidence import Evidence
from guide.facts.fact import Fact
from guide.facts.findings import Finding, shown
from guide.facts.folder import visible
from guide.facts.statements import ArticleClaim, Claim, Guideline, Option, Term
from guide.facts.study import Study
from guide.facts.yaml_source import values
from guide.lint.agreed import musts as agreed_musts
from guide.lint.agreed import verdicts as agreed_verdicts
from guide.lint.agreed.comparison import Comparison
from guide.lint.agreed.entries import FILE, FOUND, MEANS, OF_FACTS, Agreed, Entry, entries_of, read
from guide.lint.agreed.lists import ALWAYS, BESIDE
from guide.lint.agreed.pages import LEAVE
from guide.pages.plain_text import split
from guide.pages.project import Project

SEARCH = Path("guide/build/search/words.en.yml")
# Kinds of facts of which every text is agreed.
_WHOLE = ("pain", "stages", "options", "quiz", "guidelines", "article", "glossary")
# Kinds of which there are hundreds: only what warns, judges or tells of harm, so that their other words are as free as a page's.
_MANY = ("claims", "studies")
# Fields of a few words that say which way a fact points.
_CHOSEN = {Guideline: ("direction", "strength", "country", "year"), ArticleClaim: ("verdict",)}
# And fields that judge nothing, and send nobody anywhere.
_FREE: Mapping[type[Fact], tuple[str, ...]] = {Option: ("name", "time")}
_NEEDLES = frozenset({"acupuncture", "pretend"})
_OF_EDITORS = "change-"  # drawings of buttons, for whoever suggests a change
_DRAWN = re.compile(r"<text\b[^>]*>([^<]*)<")


def facts_are_as_agreed(project: Project) -> Iterator[Finding]:
    """A fact stands on many pages in no page's words: one that is softened softens them all, and no page shows a change.

    A new fact is read whole by whoever reviews it, so its words are agreed by the next `guide agreed`.
    """
    path = project.root / FILE
    if project.only or not path.is_file():
        return
    there = {name: agreed for name, agreed in read(path.read_text("utf-8")).items() if name.startswith(OF_FACTS)}
    now = of_facts(project) if there else {}
    for name, agreed in there.items():
        if (project.root / name).is_file():
            yield from Comparison(project, name, agreed, now.get(name, [])).findings()
        elif agreed:
            yield gone(path, name, agreed)


def of_facts(project: Project) -> dict[str, list[Entry]]:
    """Return what facts, drawings and the search say now, by their files."""
    root, evidence = project.root, project.evidence
    found = {
        evidence.documents[kind, key].path.relative_to(root).as_posix(): list(_entries(fact))
        for kind in (*_WHOLE, *_MANY)
        for key, fact in _of_kind(evidence, kind).items()
    }
    for path in visible(root / "docs/drawings", "*.svg"):
        if path.name.startswith(_OF_EDITORS):
            continue
        words = (" ".join(text.split()) for text in _DRAWN.findall(path.read_text("utf-8", errors="replace")))
        found[path.relative_to(root).as_posix()] = [Entry("drawn", text) for text in words if text]
    if (root / SEARCH).is_file():
        search = values((root / SEARCH).read_text("utf-8")) or {}
        always: Mapping[str, str] = search.get("always") or {}
        beside: Mapping[str, list[str]] = search.get("beside") or {}
        found[SEARCH.as_posix()] = [
            *(Entry(ALWAYS, f"{page}: {words}") for page, words in always.items()),
            *(Entry(BESIDE, text) for page, lines in beside.items() for text in (page, *lines)),
        ]
    return found


def _of_kind(evidence: Evidence, kind: str) -> Mapping[str, Fact]:
    facts: Mapping[str, Fact] = getattr(evidence, kind)
    return facts


def _entries(fact: Fact) -> Iterator[Entry]:
    """Yield the texts of a fact that are agreed, each sentence with the name of its field."""
    if isinstance(fact, Study):
        needles = any(arm.role in _NEEDLES for arm in fact.arms.values())
        weak = [("risk_of_bias", fact.risk_of_bias), *(("limits", limit) for limit in fact.limits)] if needles else []
        told = filter(_counts, _said([("plain", fact.plain), *weak]))
        judges = [
            one for one in told if agreed_musts.is_must(one.text) or agreed_verdicts.is_of_needles_or_harm(one.text)
        ]
        yield from judges
        known = {one.text for one in judges}
        # Of all other limits only the words that weigh; `parts_of_facts.py` counts them.
        yield from (one for one in _said((FOUND, limit) for limit in fact.limits) if one.text not in known)
        return
    if isinstance(fact, Claim):
        if fact.cells:
            yield from _said([("population", fact.population), ("time", fact.time), ("differs", fact.differs)])
            yield Entry("for", ", ".join(fact.supporting))
            yield from [Entry("against", ", ".join(fact.against))] if fact.against else ()
        return
    if isinstance(fact, Term):
        yield from _said([(MEANS, fact.says)])
        return
    for name in _CHOSEN.get(type(fact), ()):
        yield Entry(f"the {name}", str(getattr(fact, name)))  # one of a few words, none of which may be another
    free = _FREE.get(type(fact), ())
    yield from _said((name, text) for name, text in fact.for_readers() if name not in free)


def _counts(entry: Entry) -> bool:
    return agreed_musts.is_must(entry.text) or agreed_verdicts.is_verdict(entry.text)


def _said(texts: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    for name, text in texts:
        yield from entries_of(name, split(text))


def gone(path: Path, name: str, agreed: Sequence[Agreed]) -> Finding:
    """Return what to say of a file that is gone, at its place in the list of what was agreed, which is at `path`."""
    first, last = agreed[0].line - 1, agreed[-1].line
    what = f"{name} is gone, and what was agreed of it stands on lines {first} to {last}"
    advice = f"If that is meant, delete these lines, {LEAVE}; if not, bring the file back."
    return Finding.of(shown(path), first, f"{what}. {advice}")
