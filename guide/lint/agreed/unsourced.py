"""What a page for readers says of bodies, pain, running or treatment with no source beside it: a new one waits for somebody.

“Many runners feel lighter after needles” or “a stiff back needs no look” has no figure, no certainty and no source, so that
nothing can be held against it. Known are such sentences by two words: one for what they are about, and one that says how it
goes, how often, why, or what is fine. Whatever cites a source, leads elsewhere, or says that it is a guess of ours is free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from guide.facts.yaml_source import values
from guide.pages.page import Page
from guide.pages.texts import passages, with_markdown

_KINDS = frozenset({"paragraph", "item", "row", "heading"})
_SOURCE = re.compile(r"\[@|\]\(")
_WORD = re.compile(r"[\w-]+")
_LISTS = values(Path(__file__).with_name("unsourced-words.yml").read_text(encoding="utf-8"))
_ABOUT, _SAYS = (frozenset(_LISTS[name].split()) for name in ("about", "says"))
# Of these words and those above, what is meant otherwise.
_ASIDE = re.compile(
    r"\b(?:go|step|come|comes|came) back\b|\bback (?:to|up|a row|a stage|today|one|on|home)\b|\brest of\b|\bat work\b"
    r"|\bworks? out\b|\bhelps? to pay\b|\bfree of\b"
)
_PHRASES = re.compile(
    r"""\b(?:all\ right|(?:have|has)\ no|who\ try|many\ (?:runners|people|feel|find)|every\ (?:back|runner|body)
    |all\ (?:backs|runners|people)|all\ (?:that|your)\b.*\bneeds?|is\ what|\w+est\ thing|(?:fast|fitt|tough)est
    |(?:one|two|three|four|five|six|seven|eight|nine|half)\ (?:of|in)\ (?:the\ )?(?:two|three|four|five|ten|all|people|runners)
    |(?:is|are|does|do)\ (?:\w+\ )?(?:good|bad|well)|no\ (?:problem|need|harm|reason|danger|look|difference)|needs?\ no|need\ not
    |will\ (?:do|know)|gets?\ (?:used|better|worse|you)|cannot\ (?:damage|harm|hurt|go\ wrong)|only\ (?:muscle|shows?|weakness|a)
    |what\ (?:you|your|weak|backs)\b.*\b(?:need|want)s?|until\ it\ hurts|twice\ as|should\ try
    |you\ (?:can|may|could)\ (?:run|race|train|start|skip|finish|add|go|double|leave|stop|do)
    |(?:who\w*|those|runners|people)\b.*\b(?:can|may|should)\ \w+|feels?\ (?:lighter|freer|less|more|better|worse|a\ difference)
    |takes?\ (?:the|away)|lets?\ you|brings?\ (?:you|relief)|goes\ (?:away|to)
    |as\ \w+\ as\ (?:\w+\ )?(?:ibuprofen|tablets?|needles?)|comes?\ (?:from|with|back)|due\ to|to\ blame
    |in\ the\ head|sign\ (?:of|that)|shows?\ (?:that|good|you|much)|means?\ that
    |part\ of\ getting|pay\ for|tells?\ (?:you|much)|tested\ by|rules?\ (?:it|this)\ out)\b""",
    re.X,
)
# What says that somebody asked, looked or guessed, names the guide itself, or has the reader ask, write or bring.
_FREE = re.compile(
    r"""\b(?:we|our|untested|not\ tested|reviews?|trials?|study|studies|evidence|theory|tradition|opinion|certainty|chosen|counted
    |compared|groups?|if\ you\ (?:like|want|choose)|nobody\ (?:can|is|was|knows)
    |(?:this|the|next|each|own)\ (?:\w+\ )?(?:guide|pages?|sheet|section|diary|picture|drawing|text|article))\b|\?$
    |\bshould\ (?:ask|tell|say|bring)\b|^(?:whether|who|how|which|why|what|where)\b
    |^(?:ask|write|note|say|look|tell|rate|read|compare|choose|count|wear|bring|leave\ time|film|show)\b""",
    re.X,
)


def states(text: str) -> bool:
    """Tell whether a sentence says of a body, its pain or a treatment how it goes, how often, why, or what is fine."""
    text = _ASIDE.sub(" ", text.casefold())
    words = {*_WORD.findall(text)}
    if words.isdisjoint(_ABOUT) or (words.isdisjoint(_SAYS) and not _PHRASES.search(text)):
        return False
    return not _FREE.search(text)


@lru_cache(maxsize=512)
def of_page(page: Page) -> tuple[str, ...]:
    """Return such sentences of a page for readers, in their order, that have no source and no link on their lines."""
    return tuple(_of_page(page)) if page.informs else ()


def _of_page(page: Page) -> Iterator[str]:
    for passage in passages(page):
        is_head = passage.kind == "row" and not passage.headings
        if passage.kind not in _KINDS or passage.block == "care" or is_head:
            continue
        for sentence, source in with_markdown(passage, page):
            if not _SOURCE.search(source) and states(sentence.text):
                yield sentence.text
