"""Advice on load has one source: no page tells another limit of pain, another speed or another time than the files do.

The pain rule is `evidence/pain/rule.yml`, the stages and their speed `evidence/stages/running.yml`. What a sentence tells
of a study, with its reference, is a finding and no advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.facts.findings import Finding
from guide.kept import digest, kept
from guide.lint.advice.load_limits import LOAD, disagreements
from guide.pages.page import Page
from guide.pages.plain_text import split
from guide.pages.project import Project
from guide.pages.texts import Passage, Sentence, passages, written

# Facts that give advice in words of their own; claims and verdicts tell of studies.
_FACTS = ("options", "quiz", "glossary")
# Reasons to stop: a rule that names the first or the second names all three.
_STOPS = {
    "a limp": re.compile(r"\blimp", re.I),
    "sharp pain": re.compile(r"\bsharp\b", re.I),
    "leg symptoms": re.compile(r"\b(?:tingling|numb(?!er)\w*|down (?:the|your|a) leg)\b", re.I),
}
# What the files tell whole: a sign with its test, and who asks first.
_PERIODS = re.compile(r"\bmissed (?:\w+ )?periods?\b|\bperiods? (?:\w+ )?(?:changed|stopped|missed)\b", re.I)
_ALONE = re.compile(r"(?=.*\bunder 18\b)(?=.*\bweak bones\b)", re.I)
# An order to a runner with pain, at the beginning of a sentence.
_ADVICE = re.compile(
    r"^(?:do not |stop|run|jog|step back|keep|leave|start|begin|go|halve|skip|do less|train|push|make|choose)\b.*"
    r"\b(?:pain|sore|your back|a bad day)\b",
    re.I,
)


def load_advice_agrees_with_its_files(project: Project) -> Iterator[Finding]:
    """Two limits of pain, or two speeds, on two pages leave a runner with the one that suits the wish to run."""
    evidence = project.evidence
    if not (evidence.pain and evidence.stages):
        return
    rule, stages = next(iter(evidence.pain.values())), next(iter(evidence.stages.values()))
    store, files = kept("load-advice", most=20_000), digest(repr(rule), repr(stages))
    for sentence in _sentences(project):
        text = f"{sentence.headings.partition(' | ')[0]} {sentence.text}".strip()  # which tells what a row is about
        if store.get(text, files):
            continue  # it told nothing else in an earlier run
        messages = list(disagreements(text, rule, stages))
        yield from map(sentence.finding, messages)
        if not messages:
            store.put(True, text, files)
    for page in written(project.pages):
        yield from _page(page, project)


def _page(page: Page, project: Project) -> Iterator[Finding]:
    """Yield what a page leaves out: the pain rule beside its advice, who asks a clinician first, what belongs to a sign."""
    blocks = {block.name for block in page.blocks}
    found = passages(page)
    ruled = "pain-rule" in blocks or any(_draws_rule(page, link.target, project) for link in page.links)
    lists: dict[int, list[str]] = {}
    for passage in found:
        lists.setdefault(passage.list, []).append(passage.text)
    for passage in found:
        around = " ".join(lists[passage.list]) if passage.kind == "item" else passage.text
        for sentence in (one for one in passage.sentences(page.path) if not _is_cited(page, one)):
            advises = LOAD.search(sentence.text) and _ADVICE.search(sentence.text)
            if advises and not ruled and page.kind == "reader":
                yield sentence.finding(
                    "advice on load without the pain rule. Draw `/// pain-rule`, or link to a page that does."
                )
            if _ALONE.search(sentence.text):
                yield sentence.finding(
                    "who asks first stands in evidence/stages/running.yml. Draw it by `/// not-alone`."
                )
            if _PERIODS.search(sentence.text) and "pregnancy test" not in page.html:
                yield sentence.finding("missed periods without a pregnancy test first. Add it, or draw the sign.")
            yield from _stop(sentence, around)
    tells = next((one for one in found if re.search(r"\bstages? \d", one.text, re.I) and one.kind == "row"), None)
    if (tells or "stages" in blocks) and "not-alone" not in blocks:
        line = tells.line if tells else page.first_line
        yield page.finding(line, "stages without those who ask a clinician first. Draw them by `/// not-alone`.")


def _stop(sentence: Sentence, around: str) -> Iterator[Finding]:
    """Yield a stop rule that names a limp or sharp pain, and leaves out another reason to stop."""
    named = [name for name, words in _STOPS.items() if words.search(sentence.text)]
    if re.search(r"\bstop\b", sentence.text, re.I) and {"a limp", "sharp pain"} & set(named):
        for name, words in _STOPS.items():
            if not words.search(around):
                yield sentence.finding(
                    f"the stop rule leaves out {name}. Draw the rule by `/// pain-rule`, or name all three."
                )


def _draws_rule(page: Page, target: str, project: Project) -> bool:
    other = project.by_path.get(page.leads_to(target))
    return other is not None and any(block.name == "pain-rule" for block in other.blocks)


def _sentences(project: Project) -> Iterator[Sentence]:
    """Yield the sentences that may give advice: those of pages without a reference, and of the facts that advise."""
    for page in written(project.pages):
        for passage in passages(page):
            for sentence in _clauses(passage, page):
                if not _is_cited(page, sentence):
                    yield sentence
        for action in page.meta.actions if page.meta else ():
            yield Sentence(page.path, "actions", action.text, field="actions")
        for name in ("description", "main_message"):
            yield Sentence(page.path, name, getattr(page.meta, name) or "", field=name)
    for path, fact in project.printed_facts():
        if path.parent.name in _FACTS:
            for name, text in fact.for_readers():
                yield from (Sentence(path, "fact", part, field=name) for part in split(text))
    yield from project.said_around()


def _clauses(passage: Passage, page: Page) -> Iterator[Sentence]:
    """Yield the sentences of a passage; a row and an item are told whole, since a heading leads each of them."""
    if passage.kind in ("row", "item"):
        yield Sentence(page.path, passage.kind, passage.text, passage.line, passage.headings)
    else:
        yield from passage.sentences(page.path)


def _is_cited(page: Page, sentence: Sentence) -> bool:
    return "[@" in page.lines[sentence.line - 1]
