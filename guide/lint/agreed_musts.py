"""What pages tell readers not to do, or to do soon: such a sentence is agreed word for word, wherever it stands."""

from __future__ import annotations

import re
from functools import lru_cache

from guide.pages.page import Page
from guide.pages.plain_text import split
from guide.pages.texts import passages

_MUST = re.compile(
    r"(?:^|[,;:] |\b(?:and|but) )(?:do not|never)\b"
    r"|^(?:stop|start at|keep off|call|leave (?:out |running\b)|until (?:then|the|a|you))\b"
    r"|\b(?:be seen|seen today|seen this week|see a doctor|ask to be seen|call (?:999|112|an ambulance)|keep off"
    r"|do not (?:run|wait|drive|stop|hop|put off|go on|lift|bend)|before (?:more running|you run)|only as long as"
    r"|appointment|emergency signs?|blood thinners"
    r"|decides, at once|ask (?:a|your) (?:doctor|midwife|surgeon|cancer team|heart team|clinician|pharmacist)"
    r"|(?:ask|tell) the (?:team|pharmacist)|ask first|(?:should|must) ask"
    r"|(?:should|must) not (?:run|wait|drive|stop|have (?!to))|have no (?:needles?|current)|never be alone|say so"
    r"|(?:leave|leaves) running|sealed pack|used? (?:each needle |only |needles? )?once|sterile)\b",
    re.I,
)
KINDS = frozenset({"paragraph", "item", "row"})
FOR_READERS = frozenset({"reader", "tool"})


@lru_cache(maxsize=512)
def of_page(page: Page) -> tuple[str, ...]:
    """Return such sentences of a page for readers, in their order, its actions first; cards of signs are agreed by themselves."""
    if not page.meta or page.meta.kind not in FOR_READERS:
        return ()
    actions = (sentence for action in page.meta.actions for sentence in split(action.text))
    return tuple(text for text in actions if is_must(text)) + tuple(
        sentence.text
        for passage in passages(page)
        if passage.kind in KINDS and passage.block != "care"
        for sentence in passage.sentences(page.path)
        if passage.block == "do-not" or is_must(sentence.text)
    )


def is_must(text: str) -> bool:
    """Tell whether a sentence says what a reader must do, or must not, before anything else."""
    return _MUST.search(text) is not None
