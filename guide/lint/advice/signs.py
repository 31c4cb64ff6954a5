"""Warning signs have one urgency for the whole guide: that of their file in `evidence/signs/`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from guide.facts.findings import Finding, shown
from guide.facts.signs import Sign, Urgency
from guide.pages.blocks import Block
from guide.pages.page import Page
from guide.pages.project import Project
from guide.pages.texts import passages, written

# The words of the theme, the short card among them.
THEME = Path("overrides/words/en.html")
# Words by which a sentence says how soon; the first that is found counts for its urgency.
_HOW_SOON: Mapping[Urgency, re.Pattern[str]] = {
    "emergency": re.compile(r"\b(?:999|112|911|A&E|emergenc\w+|ambulance)\b", re.I),
    "today": re.compile(r"\b(?:today|the same day|within (?:24 hours|a day)|NHS 111)\b", re.I),
    "this-week": re.compile(r"\b(?:this week|within (?:a week|days))\b", re.I),
    "appointment": re.compile(r"\b(?:make an appointment|not urgent|no hurry|in a few weeks)\b", re.I),
}


def signs_have_one_urgency(project: Project) -> Iterator[Finding]:
    """The same sign with two urgencies on two pages sends one of two readers home: each sign is told by one file."""
    signs = project.evidence.signs
    first: dict[str, str] = {}
    for key, sign in signs.items():
        if (other := first.setdefault(sign.words.casefold(), key)) != key:
            # Named without its path: what names a file in which something else is found is taken to come of that.
            message = f"the sign “{other}” has the same words. Keep one of the two files, or say the other sign."
            yield project.evidence.documents["signs", key].finding(("words",), message)
    for sentence in project.sentences:
        if sentence.path.parent.name == "signs":
            continue
        told = {urgency for urgency, words in _HOW_SOON.items() if words.search(sentence.text)}
        for key, sign in known(sentence.text, signs).items() if told else ():
            if sign.urgency not in told:
                yield sentence.finding(
                    f"the sign “{key}” is {_named(sign.urgency)} in evidence/signs/{key}.yml, and "
                    f"{_named(min(told, key=list(_HOW_SOON).index))} here. Give it the urgency of its file, or leave it out."
                )


def signs_are_drawn_from_their_files(project: Project) -> Iterator[Finding]:
    """A card that a page words for itself would go its own way with the next change."""
    signs = project.evidence.signs
    for page in written(project.pages):
        for passage in passages(page):
            if passage.block == "care" and passage.kind == "item":
                for key in known(passage.text, signs):
                    yield page.finding(
                        passage.line,
                        f"this sign stands in evidence/signs/{key}.yml. Draw the card by `/// signs`.",
                    )


def a_part_of_the_list_leads_to_the_whole(project: Project) -> Iterator[Finding]:
    """Whoever reads a few warning signs takes them for all, unless the text below leads to the list of all."""
    for page in written(project.pages):
        part = next((block for block in page.blocks if block.name == "signs" and _is_part(block)), None)
        if part and not any(link.line > part.line and _draws_all(page, link.target, project) for link in page.links):
            yield page.finding(
                part.line,
                "these are some of the signs, and the text below does not lead to all. Link to the whole list.",
            )


def the_short_card_names_signs(project: Project) -> Iterator[Finding]:
    """A short card in words of its own would escape the check of urgencies, which knows signs by their files."""
    path = project.root / THEME
    if not path.is_file():
        return
    signs = project.evidence.signs
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not (match := re.search(r'"help_text": "([^"]*)"', line)):
            continue
        if signs and not known(match[1], signs):
            yield Finding.of(
                shown(path), number, "the short card names no sign of evidence/signs/. Use words of their `known_by`."
            )


def known(text: str, signs: Mapping[str, Sign]) -> dict[str, Sign]:
    """Return the signs that a text speaks of: those of which it holds one of the phrases in `known_by`."""
    return {key: sign for key, sign in signs.items() if any(_pattern(one).search(text) for one in sign.known_by)}


def _is_part(block: Block) -> bool:
    return any(text.startswith(("topic:", "whom:")) for _, text in block.options)


def _draws_all(page: Page, target: str, project: Project) -> bool:
    other = project.by_path.get(page.leads_to(target))
    return other is not None and any(block.name == "signs" and not _is_part(block) for block in other.blocks)


@functools.cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase in which `…` stands for other words of the same sentence."""
    parts = [r"\s+".join(re.escape(word) for word in part.split()) for part in phrase.split("…")]
    return re.compile(r"\b" + r"\b.*?\b".join(part for part in parts if part) + r"\b", re.I)


def _named(urgency: Urgency) -> str:
    return {"emergency": "an emergency", "today": "for today", "this-week": "for this week"}.get(urgency, "not urgent")
