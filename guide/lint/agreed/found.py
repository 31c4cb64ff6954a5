"""What else would turn a choice when it says something else: results in words, what to do by a table, promises of the guide.

A result stands beside its figure and source, and both stay right when ‘the gain was gone’ becomes ‘the gain stayed’. A row of
a plan, a step of a list and a reason to tick have no source that they could be held against, nor has a sentence that holds a
number, a ‘not’ or a direction, such as ‘add nothing yet’, or one on what nobody knows. All that pages about the guide say of it
is a promise, and what was once corrected is a record. Of all these only the words that weigh are agreed; what is new is free,
unless it says without a source how it is with a body, running or a treatment (`unsourced.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from guide.lint.agreed.alike import turning
from guide.lint.agreed.musts import KINDS, TOLD
from guide.lint.agreed.musts import of_page as musts_of
from guide.lint.agreed.verdicts import ABOUT, is_record, sure_of_page
from guide.lint.agreed.verdicts import of_page as verdicts_of
from guide.lint.agreed.weighty import read, section_of
from guide.pages.page import Page
from guide.pages.texts import Passage, passages

_CITES = re.compile(r"@[a-z]")
STEP = re.compile(r"\s*\d+[.)]\s")
TICKED = ("choose", "rate")  # lists in which what stands first is chosen more often
# What the guide says of itself that nobody can check: who pays and gains, who has read it, what was searched, what is sent.
_PROMISED = re.compile(
    r"""\b(?:sells?\ nothing|no\ advertising|takes?\ no\ money|sponsors?|payers?|accounts\ to\ show|declared|grants?|paid\ for
    |an\ editor\ gains?|(?:has|have)\ reviewed|reviewers?\ will|nobody\ outside|search(?:ed)?\ every|read\ only\ (?:as|in)
    |cookies?|counts?\ (?:you|your|visits)|(?:nothing|nobody)\ (?:is\ (?:sent|counted)|counts|learns|sees|reads)
    |stays?\ (?:in|on)\ (?:this|your)|ratings\ are\ our|our\ own)\b""",
    re.I | re.X,
)
_GAPS = "What we do not know"  # the heading of the list at the foot of a page: a gap that is gone reads as if it were closed
# By what somebody trains: which stage, which row, from which pain on.
_TRAINS = re.compile(r"\b(?:stages?|rows?|longest\ run|pain\ of\ \d|missed\ a\ week)\b", re.I)
# Words of these kinds make a result of what would else only describe a study.
_RESULTS = frozenset({"which way", "not and perhaps"})


@lru_cache(maxsize=512)
def of_page(page: Page) -> tuple[str, ...]:
    """Return results in words, rows without a verdict, steps and promises of a page, in their order."""
    if not (page.informs or page.kind == ABOUT):
        return ()
    known = {*verdicts_of(page), *sure_of_page(page), *musts_of(page)}
    if page.kind == ABOUT:
        return tuple(
            text
            for passage in passages(page)
            if passage.kind in KINDS and not is_record(page, passage)
            for text in _sentences(passage, page)
            if text not in known
        )
    found: list[str] = []
    above = ""
    for passage in passages(page):
        above = passage.text if passage.kind == "heading" else above
        is_gap = above == _GAPS and passage.kind == "item"
        if passage.kind in TOLD and passage.block not in ("care", "do-not"):
            found += [
                text
                for text, line in _with_lines(passage, page)
                if text not in known and (is_gap or _is_held(passage, text, page.by_number.get(line, "")))
            ]
    return tuple(found)


def _is_held(passage: Passage, text: str, line: str) -> bool:
    """Tell whether a sentence is a row of a table, a result, a promise, or holds a word that could be turned."""
    if passage.kind == "row":
        return bool(passage.headings)
    if passage.block in TICKED or STEP.match(line):
        return True
    if passage.kind != "heading" and (_PROMISED.search(text) or _TRAINS.search(text) or turning(read(text).weighty)):
        return True
    has_result = any(section_of(word) in _RESULTS for word in read(text).weighty)
    return has_result and (passage.kind == "heading" or _CITES.search(line) is not None)


@lru_cache(maxsize=64)
def records(page: Page) -> tuple[str, ...]:
    """Return the lines of the list of corrections, in their order."""
    there = (passage for passage in passages(page) if is_record(page, passage)) if page.meta else ()
    return tuple(text for passage in there for text in _sentences(passage, page))


def _sentences(passage: Passage, page: Page) -> tuple[str, ...]:
    return tuple(one.text for one in passage.sentences(page.path))


def _with_lines(passage: Passage, page: Page) -> tuple[tuple[str, int], ...]:
    return tuple((one.text, one.line) for one in passage.sentences(page.path))
