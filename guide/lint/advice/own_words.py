"""What a page tells in words of its own, though a file holds it: emergency signs, and the limits of the pain rule.

A list that somebody wrote by hand leaves out a sign sooner or later, and a sign without its urgency is read as news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from guide.facts.findings import Finding
from guide.facts.signs import Sign
from guide.lint.advice.signs import known
from guide.pages.page import Page
from guide.pages.project import Project
from guide.pages.texts import Passage, passages, written

# How a passage says that something cannot wait; a link to the page on help says it too.
_SOON = re.compile(
    r"\b(?:999|112|911|A&E|emergenc\w+|ambulance|at once|straight away|immediately|today|same day|urgent\w*)\b", re.I
)
_LIGHT = re.compile(r"\b(?P<light>green|amber|yellow|red)\b", re.I)
_UNITS = "weeks?|days?|hours?|minutes?|months?|years?|sessions?|runs?|stages?|times?|people|trials?|studies"
_POINTS = re.compile(
    rf"(?<![\d.,/])(?P<points>10|\d)(?![\d.,]*\d)(?!\s*(?:%|per ?cent|km\b|x\b|[-\s]?(?:\w+\s)?(?:{_UNITS})\b))", re.I
)
_ABOVE = re.compile(r"\b(?:above|over|beyond|past|more than)\s+$", re.I)
_BELOW = re.compile(r"\b(?:below|under|less than)\s+$", re.I)
_PAIN = re.compile(r"\b(?:pain|sore|hurts?|aches?)\b", re.I)


def no_page_lists_its_own_signs(project: Project) -> Iterator[Finding]:
    """A page's own list of emergency signs leaves some out, and whoever has one of those reads that nothing is wrong."""
    signs = _emergencies(project)
    help_page = _help_page(project)
    for page in _for_readers(project):
        for rows in _own_lists(page, signs):
            names = list(dict.fromkeys(name for _, named in rows for name in named))
            yield page.finding(
                rows[0][0].line,
                f"a list of emergencies in the page's own words, {', '.join(names)}. Draw them by `/// signs`, or link to "
                f"{help_page}.",
            )


def emergencies_are_told_as_such(project: Project) -> Iterator[Finding]:
    """“Some lose the feeling between their legs” is an emergency, and reads as if it could wait until it is said."""
    signs = _emergencies(project)
    help_page = _help_page(project)
    for page in _for_readers(project):
        listed = {id(passage) for rows in _own_lists(page, signs) for passage, _ in rows}
        for passage in passages(page):
            if passage.kind not in ("paragraph", "item", "row") or passage.block == "care" or id(passage) in listed:
                continue
            for name in _named(passage.text, signs):
                raw = " ".join(text for _, text in passage.lines)
                if not _SOON.search(raw) and help_page not in raw:
                    yield page.finding(
                        passage.line,
                        f"the sign “{name}” is an emergency, and nothing here says so. Say whom to call, or link to {help_page}.",
                    )


def lights_keep_their_limits(project: Project) -> Iterator[Finding]:
    """A table of green, amber and red with another number sends a runner on with pain at which the rule stops."""
    rule = next(iter(project.evidence.pain.values()), None)
    if rule is None:
        return
    green, amber = rule.lights[0].highest, rule.lights[1].highest
    right = {"green": {0, green}, "amber": {green + 1, amber}, "red": {amber + 1}}
    beyond: dict[str, set[int]] = {"green": set(), "amber": {green}, "red": {amber}}  # behind “above”
    below: dict[str, set[int]] = {"green": {green + 1}, "amber": {amber + 1}, "red": set()}
    for page in written(project.pages):
        for passage in passages(page):
            text = passage.text
            if not _LIGHT.search(text) or not _PAIN.search(f"{text} {passage.headings}"):
                continue
            starts = [*_LIGHT.finditer(text)]
            for light, end in zip(starts, [*(one.start() for one in starts[1:]), len(text)], strict=True):
                name = light["light"].lower().replace("yellow", "amber")
                wrong = []
                for one in _POINTS.finditer(text, light.end(), end):
                    before = text[max(0, one.start() - 12) : one.start()]
                    allowed = beyond if _ABOVE.search(before) else below if _BELOW.search(before) else right
                    if int(one["points"]) not in {10, *allowed[name]}:
                        wrong.append(one["points"])
                if wrong:
                    yield page.finding(
                        passage.line,
                        f"{name} with {wrong[0]}; evidence/pain/rule.yml has green up to {green} and amber up to {amber}. Draw "
                        "the rule by `/// pain-rule`.",
                    )
                    break


def _own_lists(page: Page, signs: Mapping[str, Sign]) -> list[list[tuple[Passage, list[str]]]]:
    """Return the lists and tables of a page that name two emergency signs or more, each with its lines that name one."""
    found: dict[str, list[tuple[Passage, list[str]]]] = {}
    for passage in passages(page):
        if passage.kind in ("item", "row") and passage.block != "care" and (named := _named(passage.text, signs)):
            key = f"list {passage.list}" if passage.kind == "item" else f"table {passage.headings}"
            found.setdefault(key, []).append((passage, named))
    return [rows for rows in found.values() if len({name for _, named in rows for name in named}) > 1]


def _for_readers(project: Project) -> list[Page]:
    return [page for page in written(project.pages) if page.kind == "reader"]


def _emergencies(project: Project) -> dict[str, Sign]:
    return {name: sign for name, sign in project.evidence.signs.items() if sign.urgency == "emergency"}


def _named(text: str, signs: Mapping[str, Sign]) -> list[str]:
    """Return the signs that a text names. Most texts hold none of their words, and a plain look for these is quicker."""
    low = text.lower()
    near = {
        name: sign
        for name, sign in signs.items()
        if any(all(part in low for part in _parts(one)) for one in sign.known_by)
    }
    return list(known(text, near)) if near else []


@lru_cache(maxsize=1024)
def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(part.strip().lower() for part in phrase.split("…") if part.strip())


def _help_page(project: Project) -> str:
    """Return how a page calls the page on when to get help: by the name of its file."""
    return Path(project.help_page).name or "the page on help"
