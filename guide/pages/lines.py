"""The lines of a page, with the studies that each one rests on, and the paragraphs, items and rows that they make."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guide.facts.evidence import Evidence
from guide.markdown.marks import mark
from guide.markdown.usage import studies_of
from guide.pages.numbers import without_markup
from guide.pages.page import Page

_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s|\s*\||#")


@dataclass(frozen=True)
class Line:
    """A line of a page, with the studies that it or the chart around it names, and the headings of its table."""

    number: int
    text: str
    own: tuple[str, ...]
    around: tuple[str, ...] = ()
    headings: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Return every study that the line rests on."""
        return tuple(dict.fromkeys((*self.own, *self.around)))


def read_lines(page: Page, evidence: Evidence) -> Iterator[Line]:
    """Yield the lines of a page that are not empty, with the studies that each one rests on."""
    open_blocks: list[tuple[str, ...]] = []
    headings = ""
    for number, text in page.text_lines:
        if opened := mark(text):
            if opened.name:
                open_blocks.append(tuple(studies_of(opened.name, opened.words, evidence)))
            elif open_blocks:
                open_blocks.pop()
            headings = ""
            yield Line(number, "", ())
        elif text.strip():
            headings = (headings or without_markup(text)) if text.lstrip().startswith("|") else ""
            cited = re.findall(r"@([a-z0-9-]+)", " ".join(re.findall(r"\[(@[^\]]*)\]", text)))
            own = tuple(key for key in cited if key in evidence.studies)
            # What is pasted from an editor of texts may hold spaces that do not break: to rules, a space is a space.
            yield Line(number, re.sub(r"[^\S\t]", " ", text), own, tuple(itertools.chain(*open_blocks)), headings)
        else:
            headings = ""
            yield Line(number, "", ())


def paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield paragraphs, list items and table rows, each with its lines."""
    part: list[Line] = []
    for line in lines:
        if part and (not line.text or _ITEM.match(line.text) or (_ITEM.match(part[-1].text) and "|" in part[-1].text)):
            yield part
            part = []
        if line.text:
            part.append(line)
    if part:
        yield part
