"""What pages tell readers not to do, or to do soon: such a sentence is agreed word for word, wherever it stands."""

from __future__ import annotations

import re
from functools import lru_cache

from guide.pages.page import Page
from guide.pages.plain_text import plain, split
from guide.pages.texts import passages

# What somebody does with a table, a promise or their money.
_OF_NO_HARM = r"(?:(?:add|count) (?:them|it|these) up|subtract|compare|rank|buy|pay|book with|think|mean|know|say)\b"
_MUST = re.compile(
    rf"(?:^|[,;:] |\b(?:and|but) )(?:do not|never)\b(?! {_OF_NO_HARM})"
    r"|\| (?:not yet|yes, |no, )|^(?:stop|start at|keep off|call|leave (?:out |running\b)|until (?:then|the|a|you))\b"
    r"|\b(?:(?<!not )be seen(?! (?:on|in|from|as)\b)"
    r"|seen today|seen this week|see a doctor|ask to be seen|call (?:999|112|an ambulance)|keep off"
    r"|do not (?:run|wait|drive|stop|hop|put off|go on|lift|bend)|before (?:more running|you run (?:again|at all))"
    r"|only as long as|decides, at once|make an appointment"
    r"|ask (?:a|your) (?:doctor|midwife|surgeon|cancer team|heart team|clinician|pharmacist)"
    r"|(?:ask|tell) the (?:team|pharmacist)|ask first|(?:should|must) ask (?:first|a|your|for)"
    r"|call your|needs? (?:a|the) doctor\b(?! and)|straight away"
    r"|warning signs?|emergency signs?|blood thinners|numbness\b.*\b(?:down|in) the leg"
    r"|(?:stressed|cracked) bone\b.*\bstop"
    r"|(?:should|must) not (?:run|wait|drive|stop|have (?!to))|have no (?:needles?|current)|never be alone|say so"
    r"|(?:within|after) 24 hours|0 to 3, and|without running between"
    r"|(?:leave|leaves) running|sealed pack|used? (?:each needle |only |needles? )?once|sterile)\b",
    re.I,
)
# On pages about the guide, only what says how soon to be seen, as in the list of corrections: their other sentences with
# ‘do not’ are for contributors.
_SOON = re.compile(
    r"\b(?:be seen|seen (?:today|this week)|call (?:999|112|an ambulance)|(?:down|has left) the leg)\b", re.I
)
# Actions at the top of a page that send people to the warning signs, or to a clinician.
_FIRST = re.compile(r"\b(?:warning signs?|emergency list|appointment)\b", re.I)
_NAMED = re.compile(r"\b(?:warning|emergency) signs?\b", re.I)
KINDS = frozenset({"paragraph", "item", "row"})
TOLD = KINDS | {"heading"}  # some headings say what to do, and whoever skims reads nothing else


@lru_cache(maxsize=512)
def of_page(page: Page) -> tuple[str, ...]:
    """Return such sentences of a page, in their order, its actions first; cards of signs are agreed by themselves.

    Of pages that are not for readers, only what tells how soon to be seen.
    """
    if not page.meta or page.meta.kind == "study":
        return ()
    actions = (
        part
        for action in page.meta.actions
        for part in split(plain(action.text))
        if _FIRST.search(part) or is_must(part)
    )
    body = (
        sentence.text
        for passage in passages(page)
        if passage.kind in TOLD and passage.block != "care"
        for sentence in passage.sentences(page.path)
        if (passage.block == "do-not" or is_must(sentence.text) if page.informs else _SOON.search(sentence.text))
    )
    return (*(actions if page.informs else ()), *body)


def is_order(text: str) -> bool:
    """Tell whether a sentence itself says what to do or not to do; others only name warning signs."""
    return is_must(_NAMED.sub(" ", text))


@lru_cache(maxsize=32_768)  # many rules ask of the same sentence
def is_must(text: str) -> bool:
    """Tell whether a sentence says what a reader must do, or must not, before anything else."""
    return _MUST.search(text) is not None
