"""So many of 100: a count has a source near by, is of whole people, and says how many were not better."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from guide.facts.findings import Finding
from guide.pages.lines import Line
from guide.pages.numbers import Number, numbers, without_markup
from guide.pages.page import Page
from guide.pages.plain_text import split
from guide.pages.project import Project
from guide.pages.texts import Passage, passages

One = TypeVar("One")

_MANY = 20
# The fields of facts in which a reader counts people, by folder.
_COUNTING = {"claims": ("numbers",), "article": ("because",)}

_POINTS = re.compile(r"\s+points?\s+(?:out\s+)?of\b")
_OF_100 = re.compile(r"(?:\s+(?:people|runners|adults))?\s+(?:out\s+)?of\s+(?:every\s+)?100\b(?!\s+points)")
_COLUMN = re.compile(r"\bpeople\b.*\bof (?:every )?100\b", re.I)
_GAP = re.compile(
    r"\b(?P<gap>\d+) points (?:out )?of 100 (?:\w+ ){0,2}(?:lower|higher|less|more|better|worse)\b"
    r"|\b(?:by|gap of|gap was) (?:about |only )?(?P<fall>\d+) points (?:out )?of 100\b"
)
_NO_PAIN = re.compile(r"\b(?:function|daily (?:life|tasks)|scores)\b", re.I)
_FUNCTION = re.compile(r"\b(?:function|daily (?:life|tasks))\b", re.I)
_SLIGHT = re.compile(r"\bslight(?:ly)?\b", re.I)
_WEIGHED = "less than the difference the reviewers looked for"
NOTICED = 15  # points of pain of 100: the reviewers of acupuncture set this gap as the one that matters
FUNCTION = 10  # points of daily function of 100: those of exercise looked for this gap, and needles are held to it too
# A sentence that tells of the others; whether its numbers are right is asked by `complements.py`.
_REST = re.compile(r"(?:^|[.;] )(?:So|The other|And|Not)\b[^.]*(?:\bnot\b|n[’']t\b|\bnone\b)")
_LEADING = re.compile(r"\bof (?:every )?100(?: people)?,? (?=\d)", re.I)
_SENTENCE_END = re.compile(r"[.!?:][”’)*]*(?:\[@[^\]]*\])?\s*$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s|\s*\|")


def without_source(parts: Sequence[Sequence[Line]]) -> dict[int, list[Number]]:
    """Return, by line, the counts of a page that no source stands near.

    It may stand in the sentence, item or row, the block around it, the head of the table, the passage before (for a list
    or table the one that leads to it), or, for a heading, in what follows it.
    """
    bare: dict[int, list[Number]] = {}
    before = lead = False  # whether the passage before, and the one before the list or table, cites a source
    for index, part in enumerate(parts):
        is_item = _ITEM.match(part[0].text) is not None
        if not is_item or not _follows(parts, index):
            lead = before
        cited = _cites(part)
        if part[0].text.startswith("#"):
            cited, before = any(_cites(one) for one in _section(parts, index)), False
        else:
            before = cited
        is_text = not is_item and not part[0].text.startswith("#")
        bare_lines = list(_uncited(part)) if is_text else [] if cited or lead or _head_cites(parts, index) else part
        for line in bare_lines:
            bare[line.number] = [one for one in numbers(line.text) if _is_count(one, line.text)]
    return bare


def people_are_whole(project: Project) -> Iterator[Finding]:
    """Nobody can picture 20.2 of 100 runners."""
    for sentence in project.sentences:
        if sentence.kind == "study":
            continue
        cells, heads = sentence.text.split(" | "), sentence.headings.split(" | ")
        for cell, head in zip(cells, heads, strict=False):
            in_column = len(cells) == len(heads) and _COLUMN.search(head) is not None
            for one in numbers(cell):
                if "." in one.written and not one.unit and (in_column or _OF_100.match(cell, one.end)):
                    yield sentence.finding(f"{one.written} of 100 are not whole people. Write “about {one.value:.0f}”.")


def both_frames_are_told(project: Project) -> Iterator[Finding]:
    """Whoever reads that 48 of 100 were better, but not that 52 were not, hopes for more than the trial found."""
    for page in project.pages:
        if page.informs:
            yield from _one_frame_on(page)
    for path, fact in project.printed_facts():
        counting = (each for each in fact.for_readers() if each[0] in _COUNTING.get(path.parent.name, ()))
        for name, text in counting:
            for earlier, part in _pairs(split(text)):
                for message in _one_sided(part, earlier or "", text):
                    yield project.evidence.documents[path.parent.name, path.stem].finding((name,), message)


def _one_frame_on(page: Page) -> Iterator[Finding]:
    """Yield each count of a page whose other side neither its passage tells nor the next one of the same kind."""
    found = passages(page)
    for one, after in zip(found, [*found[1:], None], strict=True):
        near = after.text if after and after.kind == one.kind else ""
        for before, sentence in _pairs(list(one.sentences(page.path))) if one.kind != "row" else ():
            for message in _one_sided(sentence.text, before.text if before else "", f"{one.text} {near}"):
                yield sentence.finding(message)


def _pairs(sentences: Sequence[One]) -> Iterator[tuple[One | None, One]]:
    """Yield each sentence of a passage with the one before it."""
    yield from zip([None, *sentences], sentences, strict=False)


def small_gaps_are_called_small(project: Project) -> Iterator[Finding]:
    """“9 points of 100 lower” sounds like much: a section says what reviewers looked for, or draws its size.

    In daily function they looked for 10, so that a gap below is called slight, whichever treatment gains by it.
    """
    for page in project.pages:
        if page.informs:
            yield from _small_gaps(page)


def _small_gaps(page: Page) -> Iterator[Finding]:
    section: list[Passage] = []
    for passage in [*passages(page), None]:
        if passage and passage.kind != "heading":
            section.append(passage)
            continue
        if any(one.block == "effects" or _WEIGHED in one.text or "quality of life" in one.text for one in section):
            section = []
        told = (one for part in section if part.kind != "row" for one in part.sentences(page.path))
        for sentence in told:
            for gap in (match["gap"] or match["fall"] for match in _GAP.finditer(sentence.text)):
                if _FUNCTION.search(sentence.text) and int(gap) < FUNCTION and not _SLIGHT.search(sentence.text):
                    yield sentence.finding(f"a gap of {gap} points of 100 in daily function is slight. Add “slightly”.")
                if not _NO_PAIN.search(sentence.text) and int(gap) < NOTICED:
                    message = f"the section gives a gap of {gap} points of 100 and does not say how much that is."
                    yield sentence.finding(f"{message} Add that it is {_WEIGHED}.")
        section = []


def report(figure: Number) -> str:
    """Return what is wrong with a count that no source stands near, and what to write instead."""
    return f"no source stands near the count {figure.written}. Cite it, like [@key], or excuse it with a reason."


def _one_sided(sentence: str, before: str, around: str) -> Iterator[str]:
    """Yield what is wrong with a sentence of a passage that tells of people who were better, and not of the others."""
    if not re.search(r"\bbetter\b", f"{before} {sentence}"):
        return
    leading = {match.end() for match in _LEADING.finditer(sentence)}
    told = {one.value for one in numbers(around)}
    for one in numbers(sentence):
        counted = _OF_100.match(sentence, one.end) or (one.start in leading and not one.base)
        if counted and 100 - one.value not in told and not _REST.search(around):
            yield f"{one.written} of 100 were better, and the rest is left out. Add that {100 - one.value} were not."


def _is_count(one: Number, text: str) -> bool:
    if one.is_base or one.is_share:
        return False
    of_many = one.base is not None and one.base >= _MANY  # “35 of 366 patients”; “two of six reviews” counts no people
    return of_many or _POINTS.match(without_markup(text), one.end) is not None


def _uncited(part: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a paragraph whose sentence, up to its end, cites no source."""
    lines: list[Line] = []
    for line in part:
        lines.append(line)
        if _SENTENCE_END.search(line.text) or line is part[-1]:
            if not _cites(lines):
                yield from lines
            lines = []


def _cites(part: Iterable[Line]) -> bool:
    return any(line.keys for line in part)


def _follows(parts: Sequence[Sequence[Line]], index: int) -> bool:
    """Tell whether an item or row goes on with the list or table of the part before."""
    return index > 0 and _ITEM.match(parts[index - 1][0].text) is not None


def _head_cites(parts: Sequence[Sequence[Line]], index: int) -> bool:
    while index and parts[index][0].text.lstrip().startswith("|") and _follows(parts, index):
        index -= 1
    return "[@" in parts[index][0].text


def _section(parts: Sequence[Sequence[Line]], index: int) -> Iterator[Sequence[Line]]:
    for part in parts[index + 1 :]:
        if part[0].text.startswith("#"):
            return
        yield part
