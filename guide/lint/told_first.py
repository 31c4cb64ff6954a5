"""Of several findings that one slip brings about, the one that is told: what comes of it is told when it is still there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from guide.facts.findings import Finding

# While one of these is found in a file, whatever else is found there may come of it: the first of them is told alone.
_OF_A_FILE = (
    "files-are-text",
    "settings-can-be-read",
    "files-are-of-known-kinds",
    "nothing-is-unseen",
    "there-is-no-raw-html",
    "addresses-are-safe",
    "facts-and-front-matter-are-plain-text",
    "what-was-done-lies-in-the-past",
    "blocks-are-understood",  # an option that is lost is missed where it is needed
    "pages-can-be-read",
    "pages-are-in-english",
    "lines-are-understood",
    "blocks-are-closed",
    "tables-are-whole",
    "parts-stand-apart",
    "landmarks-are-there",
)
# Findings on a file as a whole, told only when nothing else is found in it.
_OF_THE_WHOLE = frozenset(
    {
        "reader-pages-say-what-is-unknown",
        "every-claim-is-used",
        "every-term-is-used",
        "every-study-is-used",
        "reviews-are-cited-for-all-that-they-rate",
        "studies-say-when-they-were-reviewed",
        "the-theme-is-as-agreed",
        "reasons-for-and-against-are-as-many",
    }
)
# What a new page needs in other files: told beside everything else, so that its author need not come back for each.
_OF_A_NEW_PAGE = frozenset(
    {
        "every-page-is-in-the-menu",
        "every-page-is-in-the-list-of-addresses",
        "every-page-asks-registries-or-says-why-not",
    }
)
# A rule whose finding may come of the line before → the rules that report that line.
_AFTER = {
    "what-is-left-is-what-is-left": (
        "groups-keep-their-numbers",
        "the-three-groups-stand-together",
        "figures-are-in-their-sources",
    ),
    # Two rows that have changed places.
    "no-word-turns-a-sentence-round": ("pairs-are-not-turned-round", "groups-keep-their-numbers"),
    "verdicts-are-as-agreed": ("pairs-are-not-turned-round", "groups-keep-their-numbers"),
}
# A rule whose finding on the line that leads to a list may come of the list → the rule that reports the list.
_LEADS_TO = {"warnings-are-as-agreed": "no-page-lists-its-own-signs"}
_OF_A_LIST = 8  # the most items of a list, each of which names a sign and is new
# Told last of a line: whatever else is wrong in it has changed its agreed words too.
_LAST = (
    *("figures-are-in-their-sources", "warnings-are-as-agreed", "facts-are-as-agreed", "verdicts-are-as-agreed"),
    *("no-word-turns-a-sentence-round", "no-digit-of-a-fact-is-exchanged", "redirects-lead-where-they-led"),
    "parts-are-as-agreed",
)


def told_first(found: Iterable[Finding], rules: Sequence[str]) -> set[Finding]:
    """Return the findings without those that may come of another one; `rules` are the ids of all rules, the first first."""
    asked = set(found)
    every = {
        one for one in asked if one.rule != "excuses-are-sound"
    }  # findings on excuses are about other findings, and are always told
    order = {
        rule: place for place, rule in enumerate((*_OF_A_FILE, *(one for one in rules if one not in _LAST), *_LAST))
    }
    kept = set(every)
    every = {one for one in every if not _comes_of_another_file(one, every)}
    by_file: dict[str, list[Finding]] = {}
    for one in every:
        by_file.setdefault(one.path, []).append(one)
    return {one for here in by_file.values() for one in _of_file(here, order)} | (asked - kept)


def _comes_of_another_file(one: Finding, every: set[Finding]) -> bool:
    """Tell whether a finding names a fact in which something is found itself."""
    named = {path for path in re.findall(r"evidence/[\w/-]+\.yml", one.message) if path != one.path}
    return any(other.path in named for other in every if other is not one)


def _of_file(found: list[Finding], order: Mapping[str, int]) -> Iterable[Finding]:
    there = {one.rule for one in found}
    if basic := next((rule for rule in _OF_A_FILE if rule in there), ""):
        return (one for one in found if one.rule == basic)
    beside = [one for one in found if one.rule in _OF_A_NEW_PAGE]
    found = [one for one in found if one.rule not in _OF_A_NEW_PAGE]
    inside = [one for one in found if one.rule not in _OF_THE_WHOLE] or found
    first: dict[int, str] = {}
    for one in sorted(inside, key=lambda one: order.get(one.rule, len(order))):
        first.setdefault(one.line, one.rule)
    told = [one for one in inside if one.rule == first[one.line]]
    lines = {one.rule: one.line for one in told}
    leads = {(rule, one.line - 2) for rule, of_list in _LEADS_TO.items() for one in told if one.rule == of_list}
    told = [one for one in told if (one.rule, one.line) not in leads]
    lists = [one.line for one in told if one.rule in _LEADS_TO.values()]
    items = {line + place for line in lists for place in range(1, _OF_A_LIST)}
    told = [one for one in told if one.rule != "verdicts-are-as-agreed" or one.line not in items]
    told = [one for one in told if not any(lines.get(before) == one.line - 1 for before in _AFTER.get(one.rule, ()))]
    return [*beside, *told]
