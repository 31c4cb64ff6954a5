"""What pages say without a figure about which treatment does better, and of harm: agreed word for word, as warnings are.

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
    |\bbeats?\b|\babout\ the\ same\b|\bno\ (?:better|worse|more|less)\b|\b(?:dis)?agrees?\b""",
    re.I | re.X,
)
# What tells of harm is agreed with its figures: a sentence that is gone has none that could be wrong.
_HARM = re.compile(
    r"""\b(?:harm\w*|serious\w*|died|deaths?|dies?|punctured|bleed\w*|bruis\w*|infect\w*|hepatitis|HIV|injur\w*|unwanted
    |needed\ treatment|side\ effects?|faint\w*|unsafe|safe\w*|risk\w*|dangerous|clinicians?)\b""",
    re.I | re.X,
)
# Words that judge needles, or the pretend ones, without a figure.
_NEEDLES = re.compile(r"\b(?:needl\w*|acupunct\w*|pretend|sham|placebo)\b", re.I)
_JUDGES = re.compile(
    r"""\b(?:help\w*|eas(?:e|es|ed|ier)|work(?:s|ed|ing)?|reliev\w*|relief|heal\w*|prevent\w*|gain\w*|worth|prov\w*|shown?|shows|hope\w*
    |favour\w*|recover\w*|beat\w*|differ\w*|respond\w*|good|well|wrong|right|fair|cause[sd]?|because|reach\w*|equally|sure
    |unsure|advice|advise\w*|offer\w*|know[ns]?|answer\w*|lead\w*|settled|natural|sooner
    |faster|longer)\b""",
    re.I | re.X,
)
_CHANCE = re.compile(r"\b(?:chance|does not follow|nobody knows|says? (?:little|nothing)|hope|attention)\b", re.I)
# What limits a finding: without it, the figure beside it says more than its study does.
_LIMITS = re.compile(
    r"""\b(?:(?:only\ one|a\ single)\ (?:small\ )?trial|(?:people|somebody|everybody|everyone|acupuncturist|care)\b.*\bknew
    |only\ (?:watched|observed)|no(?:ne\ of\ this\ shows)?\ cause|with\ an\ interest|paid\ for\ (?:the\ trial|some)|makers?
    |(?:authors?|reviewers?)\ (?:conclude|call|think)|not\ (?:among|on\ that\ list)
    |does\ not\ (?:make|mean|follow|show)|weak\ evidence|evidence\ is\ weak
    |no\ (?:such\ )?trial\b.*\brunners|runners\b.*\bno\ (?:such\ )?trial)\b""",
    re.I | re.X,
)
_HELD = re.compile(r"\((?:very low|low|moderate|high) certainty|\| (?:very low|low|moderate|high)\b")
# Pictures speak for themselves to whoever skims or hears the page, so that their words are agreed whatever they say.
_PICTURE = frozenset({"caption", "alt"})


@lru_cache(maxsize=512)
def of_page(page: Page) -> tuple[str, ...]:
    """Return what a page for readers says of which treatment does better, and of harm, in its order.

    First its main message; then headings, the words of pictures, sentences that compare without a certainty, that judge
    needles without a figure, that limit a finding, and that tell of harm.
    """
    if not page.meta or page.meta.kind not in FOR_READERS:
        return ()
    sentences = (
        sentence
        for passage in passages(page)
        if passage.kind in KINDS | _PICTURE | {"heading"} and passage.block not in ("care", "do-not")
        for sentence in passage.sentences(page.path)
    )
    return (page.meta.main_message, *(one.text for one in sentences if one.kind in _PICTURE or is_verdict(one.text)))


def is_verdict(text: str) -> bool:
    """Tell whether a sentence tells of harm, of chance or a limit, or without a figure of which treatment does better."""
    if _HARM.search(text) or _CHANCE.search(text) or _LIMITS.search(text):
        return True
    if _HELD.search(text):
        return False
    return _VERDICT.search(text) is not None or (
        _NEEDLES.search(text) is not None and _JUDGES.search(text) is not None and not re.search(r"\d", text)
    )
