"""What pages say without a figure about which treatment does better: agreed word for word, as warnings are.

A figure can be held against its source. ‘As often’, ‘no clear gap’ or ‘almost as well’ cannot, and one word turns them round.
Where a certainty stands behind a sentence, the claim holds it already.
"""

from __future__ import annotations

import re
from functools import lru_cache

from guide.lint.agreed_musts import FOR_READERS, KINDS
from guide.pages.page import Page
from guide.pages.texts import passages

_VERDICT = re.compile(
    r"""\b(?:no|not|hardly|never|any|a)\ clear(?:ly)?\b|\bclearly\ (?:best|better|differ)
    |\b(?:no|small|slight|makes?|made|saw)\ (?:no\ )?(?:clear\ )?(?:gap|difference|gain)\b
    |\b(?:better|worse|more|less|fewer|likelier|rarer|larger|smaller)\ than\ (?!half|an?\ |one\b|two\b|three\b|twice|\d)
    |\b(?:did|does?|do|works?|almost|about|just|nearly|hardly)\ (?:as|equally)\ (?:well|much|often|good)\b|\bas\ often\b
    |\bbeats?\b|\babout\ the\ same\b|\bno\ (?:better|worse|more|less)\b""",
    re.I | re.X,
)
_HELD = re.compile(r"\((?:very low|low|moderate|high) certainty|\| (?:very low|low|moderate|high)\b")


@lru_cache(maxsize=512)
def of_page(page: Page) -> tuple[str, ...]:
    """Return the main message of a page for readers, and its sentences that compare without a certainty, in their order."""
    if not page.meta or page.meta.kind not in FOR_READERS:
        return ()
    sentences = (
        sentence.text
        for passage in passages(page)
        if passage.kind in KINDS and passage.block != "care"
        for sentence in passage.sentences(page.path)
    )
    return (page.meta.main_message, *(text for text in sentences if _VERDICT.search(text) and not _HELD.search(text)))
