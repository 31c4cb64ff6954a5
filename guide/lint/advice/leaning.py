"""Sentences that lean for a treatment or against it: an appeal to unnamed studies, praise by others, a tale, a cause, fear.

No figure stands in them that could be held against a source, and no sentence of the guide was changed, so that they are known by
their words alone, wherever they are new; `leaning-words.yml` has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guide.facts.findings import Finding
from guide.lint.advice.phrases import first_kind
from guide.pages.page import Page
from guide.pages.project import Project
from guide.pages.texts import Passage, passages, with_markdown, written

FILE = Path(__file__).with_name("leaning-words.yml")
# What these say of others is a report: of an article, of a wrong answer, of the words of a source.
_REPORTS = frozenset({"article", "quiz", "studies"})
# A body or a number of studies whose word weighs with readers, and what it says of a treatment; or what the law does, whoever
# made it.
_BODIES = re.compile(
    r"""\b(?:NICE|NHS|WHO|SIGN|FDA|ACP|VA|Medicare|World\ Health\ Organi[sz]ation|Cochrane|Olympic\ [Cc]ommittee
    |[Gg]uideline\ body)\b[^.;,:]{0,25}\b(?:allow|recommend|advise|endorse|ban|approve|support|suggest|pay|cover|offer|say|tell
    |list|warn)s?\b
    |\b(?:[Mm]ost|[Mm]any|[Nn]early\ all|[Aa]lmost\ all|[Dd]ozens\ of|[Hh]undreds\ of|[Cc]ountless|[Ss]everal)\ (?:of\ the\ )?
    (?:\w+\ )?(?:trials|studies|reviews|guidelines|insurers)\ (?:of\ \w+\ |have\ )?
    (?:recommend|advise|find|found|show|saw|see|come|came|say|support|agree|pay|praise|conclude)\w*
    |\b(?:largest|biggest|best|newest|latest)\ (?:trial|study|review)s?\ (?:found|finds?|shows?|showed|saw|say)\b
    |\b(?:[Aa]cupuncture|[Nn]eedl\w+|[Tt]hey|[Ii]t)\b[^.;]{0,30}\b(?:is|are|was|were)\ (?:now\ |also\ )?
    (?:banned|forbidden|illegal|licensed|recommended|covered|paid\ for|prescribed)\b""",
    re.X,
)
# An action at the top of a page that has the reader treated.
_TREATED = re.compile(
    r"(?:have|book|try|get|add|begin with) (?:\w+ ){0,4}?(?:needl\w+|acupunct\w+|sessions?|massage|cupping)\b", re.I
)
_TEXT = ("paragraph", "item", "caption")
_REASONS = "rate"  # the block of reasons that a reader weighs


def nothing_leans(project: Project) -> Iterator[Finding]:
    """“Many doctors use it” or “it is only a placebo” tells nobody what was measured, and pushes readers all the same."""
    for sentence in project.sentences:
        if sentence.kind in ("study", "quote") or (sentence.kind == "fact" and sentence.path.parent.name in _REPORTS):
            continue
        if sentence.kind == "actions" and (match := _TREATED.match(sentence.text)):
            yield sentence.finding(
                f"the action “{match.group()}” leans: the choice is the reader's. Say what to read, ask or compare."
            )
        if found := first_kind(sentence.text, FILE):
            kind, words = found
            yield sentence.finding(f"“{words}” leans: it is {kind.name}. {kind.instead}")


def reasons_for_and_against_are_as_many(project: Project) -> Iterator[Finding]:
    """Of two lists of reasons, for a choice and against it, the longer one leans: whoever ticks counts them."""
    for page in written(project.pages):
        lists = _reasons(page)
        if len(lists) == 2 and len(lists[0]) != len(lists[1]):
            short, long = sorted(lists, key=len)
            what = f"{len(long) - 1} lines stand in “{long[0].text}”, and {len(short) - 1} in “{short[0].text}”"
            yield page.finding(long[0].line, f"{what}: the longer list leans. Bring both to the same number.")


def _reasons(page: Page) -> list[list[Passage]]:
    """Return each list of reasons of a page, what it is called first."""
    lists: list[list[Passage]] = []
    for passage in passages(page) if any(block.name == _REASONS for block in page.blocks) else ():
        if passage.block == _REASONS and passage.kind == "legend":
            lists.append([passage])
        elif passage.block == _REASONS and lists:
            lists[-1].append(passage)
    return lists


def advice_of_bodies_has_its_source(project: Project) -> Iterator[Finding]:
    """“NICE now allows needles” weighs more than any trial, and without its source nobody can see that it says otherwise."""
    for page in written(project.pages):
        if not page.informs:
            continue
        for passage in passages(page):
            for sentence, source in with_markdown(passage, page) if passage.kind in _TEXT else ():
                if (match := _BODIES.search(sentence.text)) and "[@" not in source and "](" not in source:
                    message = f"“{match.group()}” has no source beside it. Cite what it is read in, like [@key]."
                    yield sentence.finding(message)
