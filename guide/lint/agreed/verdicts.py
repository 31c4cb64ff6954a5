"""What pages say without a figure about which treatment does better, and of harm: agreed word for word, as warnings are.

A figure can be held against its source. ‘As often’, ‘no clear gap’ or ‘almost as well’ cannot, and one word turns them round.
Where a certainty stands behind a sentence, the claim holds it already.
"""

from __future__ import annotations

import re
from functools import lru_cache

from guide.lint.agreed.musts import KINDS, TOLD, is_must
from guide.pages.page import Page
from guide.pages.texts import Passage, Sentence, passages

_VERDICT = re.compile(
    r"""\b(?:no|not|hardly|never|any|a)\ clear(?:ly)?\b|\bclearly\ (?:best|better|differ)
    |\b(?:no|small|slight|makes?|made|saw)\ (?:no\ )?(?:clear\ )?(?:gap|difference|gain)\b
    |\b(?:better|worse|more|less|fewer|likelier|rarer|larger|smaller)\ than\ (?!half|an?\ |one\b|two\b|three\b|twice|\d)
    |\b(?:did|does?|do|works?|almost|about|just|nearly|hardly)\ (?:as|equally)\ (?:well(?!\ as\ you)|much|often|good)\b
    |\bas\ often\b|\bbeats?\b|\babout\ the\ same\b(?!\ time)|\bno\ (?:better|worse|more|less)\b
    |(?<!practitioner\ )(?<!you\ )\b(?:dis)?agrees?\b
    |\blowers?\ the\ (?:chance|risk)\b|\bno\ reason\ to\ (?:lie|rest|wait)\b""",
    re.I | re.X,
)
# What tells of harm is agreed although it has figures: once the sentence is gone, no figure is left to be checked.
_HARM = re.compile(
    r"""\b(?:harm(?!less)\w*|serious\w*|died|deaths?|dies?|punctured|bleed\w*|bruis\w*|infect\w*|hepatitis|HIV|unwanted
    |needed\ treatment|side\ effects?|faint\w*|unsafe|safe|safe(?:ly|r|st)|risk\w*|dangerous|odds
    |(?:a|the|your)\ lung|lung\ \w+|(?:my|the|a)\ chest)\b""",
    re.I | re.X,
)
# Pages speak of injuries in passing too: such a sentence is agreed only where it says what makes them more or fewer.
_INJURY = re.compile(r"\binjur\w*", re.I)
_WEIGHS = re.compile(
    r"""\b(?:more|fewer|less|likelier|low\w*|rais\w*|rose|fell|prevent\w*|protect\w*|differ\w*|link\w*|frequent\w*|often
    |caus\w*|needl\w*|acupunct\w*|stretch\w*|strength\w*|kidney\w*|nerves?|hides?|stop\w*|evidence|such)\b|\d""",
    re.I | re.X,
)
# Who has read the guide, and who has not.
_REVIEWED = re.compile(r"\bclinicians?\b.*\breview|\breview\w*\b.*\bclinician", re.I)
# What pages about the guide say of its makers, of who pays and who has checked it, and of what is kept of a reader: nobody can
# look it up, so that a new sentence waits for a second person as well.
ABOUT = "about"
CHANGES = "what-changed"  # the page that lists corrections: whoever keeps an older copy relies on each line of it
_OF_US = re.compile(
    r"""\b(?:trained|qualified|experience[ds]?|professors?|doctors?|clinicians?|physiotherapists?|acupuncturists?|universit\w+
    |hospitals?|experts?|awards?|certif\w+|endors\w+|approv\w+|paid|pay(?:s|ers?)?|fund(?:s|ed|ing)?|donat\w+|sponsors?|earns?
    |fees?|sells?|advertising|adverts?|follows?\ (?:no|you|read)\w*|track\w*|cookies?|encrypt\w*|collect\w*|statistics|anonym\w+
    |counts?\ (?:no|your|you|visits)|(?:is|are|be|never)\ (?:sent|stored|shared|copied|deleted)|(?:checked|tested|read)\ (?:us|by)
    |(?:has|have|was|were)\ (?:read|reviewed|checked|tested))\b""",
    re.I | re.X,
)
# Signs that may need help, and who should ask first: whoever calls one normal, or leaves one out, sends somebody home who should
# be seen, or lets somebody be treated who should not.
_SIGN = re.compile(
    r"""\b(?:numb(?!er)\w*|tingl\w*|pins\ and\ needles\b(?=.*\b(?:foot|feet|legs?|toes?|hands?|arms?))|bladder(?!\ channel)
    |bowels?(?!\ (?:trial|complaints))|fever\w*|(?:high|raised)\ temperature|limp\w*|night\ pain|pain\ at\ (?:night|rest)
    |chest\ pain|breathless\w*|trouble\ breathing|weak\ (?:leg|foot|limb)s?|(?<!no\ )weakness|(?:swollen|hot|warm)\b.*\bcalf
    |calf\b.*\b(?:swollen|hot|warm)|stress\ fractures?|stressed\ bones?|headache|(?:no|loss\ of)\ feeling|urgent\w*
    |emergenc(?:y(?!\ (?:dep|unit|room))|ies)|teenagers?|down\ (?:your|a)\ leg
    |cancer|weak\ bones|pregnan\w*|pacemakers?|epilepsy|implant\w*|heart\ valve|mris?|x-rays?|scans?)\b""",
    re.I | re.X,
)
_WHOLE_LIST = "sign-reasons"  # stands on the page of which every word is agreed as a warning
# Words that judge needles, or the pretend ones, without a figure.
_NEEDLES = re.compile(r"\b(?:needl\w*|acupunct\w*|pretend|sham|placebo)\b", re.I)
_JUDGES = re.compile(
    r"""\b(?:help\w*(?!\ to\ pay)|eas(?:e|es|ed|ier)|work(?:s|ed|ing)?(?!\ out)|reliev\w*|relief|heal(?:s|ed|ing)?
    |cur(?:e|es|ed|ing)|prevent\w*|gain\w*|worth|prov\w*|shown?|shows|hope\w*|favour\w*|recover\w*|beat\w*|differ\w*|respond\w*
    |good|well|wrong|right|fair|cause[sd]?|reach\w*|equally|sure|unsure|advice|advise\w*|offer\w*|answers?(?!\ to\b)|lead\w*
    |kn(?:ow|ows|own|ew)(?!\ to\ us)|no\ (?:such\ )?(?:trial|study|test|count)|settled|natural|sooner|faster|longer
    |opposite|rose|raised|freed|reacts?|forgotten|believed|calm\w*|gentl[ey]|sensible|lose|loose\w*|free|benefit\w*|recommend\w*
    |evidence|effects?|painkillers?|money|strong(?:er)?|exist\w*|positive|counts?|harmless|fears?|doubts?|success\w*
    |first-line|fool\w*|reasons?
    |worst|best|enough|disguise\w*|foreign|fights?|acts?|scien\w+|speaks?|no\ place|live\ from|take\ the)\b""",
    re.I | re.X,
)
# The same of a visit, which is another name for them.
_VISIT = re.compile(
    r"""\b(?:a|the|each|every|after|first|second|third|last|short|long|two|three|four|five|six|few)\ (?:acupuncture\ )?
    (?:session|visit|course)s?\b(?!\ a\ week).*
    \b(?:feel\w*|freer|better|help\w*|eas\w+|gain\w*|keeps?|worth|lasts|works?|enough)\b""",
    re.I | re.X,
)
# To wonder or ask whether needles help says nothing about it, nor does what a drawing shows.
_ASKED = re.compile(r"\b(?:wonders?|ask\ yourself|questions?\b[^.]*?:)\ (?:if|whether)\b[^.;]*", re.I | re.X)
_SHOWN = re.compile(r"\b(?:drawing|picture|photo|it) (?:shows|does not show) (?:where|how)\b", re.I)
_CHANCE = re.compile(
    r"\b(?:chance(?! of\b)|does not follow that|nobody knows|says? (?:little|nothing)|hope(?! for\b)|(?<!deserves )attention)\b",
    re.I,
)
# What limits a finding: without it, the figure beside it says more than its study does.
_LIMITS = re.compile(
    r"""\b(?:(?:only\ one|a\ single)\ (?:small\ )?trial|(?:people|somebody|everybody|everyone|acupuncturist|care)\b.*\bknew
    |only\ (?:watched|observed)|no(?:ne\ of\ this\ shows)?\ cause|with\ an\ interest|paid\ for\ (?:the\ trial|some)|makers?
    |(?:authors?|reviewers?)\ (?:conclude|call|think)|not\ (?:among|on\ that\ list)
    |does\ not\ (?:make|mean|follow|show)|weak\ evidence|evidence\ is\ weak
    |no\ (?:such\ )?trial\b.*\brunners|runners\b.*\bno\ (?:such\ )?trial|too\ few|different\ trials|yardsticks
    |found\ no\ such\ (?:trial|study|count|figure)
    |do\ not\ (?:add|subtract|compare|rank|set)\b
    |pain\ of\ (?:over|under|more|less)\b[^.]*\b(?:months|weeks)\b[^.]*\bpoints
    |(?:table|figures|rows?|columns?|numbers)\b[^.]*\b(?:is|are|rests?|shows?)\b[^.]*\b(?:months|weeks|runners?|trials|points))\b""",
    re.I | re.X,
)
_HELD = re.compile(r"\((?:very\ low|low|moderate|high)\ certainty|\|\ (?:very\ low|low|moderate|high)\b")
# What says how sure we are, and of what kind knowledge is: without it a guess reads like a finding. Whom it was seen in, and what
# the law of a country asks, are of that kind: no figure holds them.
_SURE = re.compile(
    _HELD.pattern
    + r"""|\b(?:not\ tested|untested|(?:nobody|never|hardly|little)\b[^.;]*\btested|theor(?:y|ies)|tradition|expert\ opinion
    |opinions?\ of\ experts|that\ is\ opinion|by\ custom|mostly\ custom|our\ own\ (?:rule|limit|caution|guess)
    |(?:nobody|none|few)\ (?:of\ (?:these|this|them|the)|there|in)|(?:not|nobody|none|few)\b[^.;]*\brunners?|had\ a\ price
    |rests?\ on\ (?:\d|one|two|three)|second-hand|lapsed|was\ replaced|took\ back|guideline\ body|mice|healthy|animals
    |means\ only|neither\ count|nobody\ else\ gets|stays\ in\ (?:this|your)\ browser|nothing\ is\ sent
    |you\ are\ (?:clearly\ )?better
    |stop\ with|Medicare|insurers?|statutory|laws?|licen[cs]es?|regulat(?:ed|ors?)|registration|registers?|accredited)\b""",
    re.I | re.X,
)
# Whoever skims or hears a page may meet only the words of its pictures, so that those of charts are agreed in any case.
_PICTURE = frozenset({"caption", "alt"})
_CHARTS = frozenset({"icon-array", "effects", "harms"})
# Words of a drawing that say where to look or how far something goes, and numbers other than those of its steps.
_POINTS = re.compile(
    r"""\d(?!:\ )|‘|\b(?:rings?|ringed|dashed|shaded|coloured|marked|lines|(?:the|upright|dashed|longest)\ line|bands?|dots?|scale
    |signs?|highest|lowest|higher|lower|deep)\b""",
    re.I | re.X,
)


@lru_cache(maxsize=512)
def of_page(page: Page) -> tuple[str, ...]:
    """Return what a page says of which treatment does better, and of harm, or of who makes the guide, in its order.

    First its main message, which is all of a page of conclusions; then headings, the words of charts, sentences
    that compare without a certainty, that judge needles without a figure, that limit a finding, and that tell of harm.
    """
    if page.meta and page.meta.kind == "reference":
        return (page.meta.main_message,)  # all else on a page of conclusions is made of claims
    if page.meta and page.meta.kind == ABOUT:
        parts = (part for part in passages(page) if part.kind in KINDS and not is_record(page, part))
        told = (one.text for part in parts for one in part.sentences(page.path))
        return (page.meta.main_message, *(text for text in told if _OF_US.search(text)))
    if not page.meta or not page.informs:
        return ()
    sentences = (
        (passage.block, sentence)
        for passage in passages(page)
        if passage.kind in TOLD | _PICTURE and passage.block not in ("care", "do-not")
        for sentence in passage.sentences(page.path)
    )
    names_signs = all(block.name != _WHOLE_LIST for block in page.blocks)
    return (
        page.meta.main_message,
        *(one.text for block, one in sentences if _counts(block, one, names_signs=names_signs)),
    )


@lru_cache(maxsize=512)
def sure_of_page(page: Page) -> tuple[str, ...]:
    """Return what a page for readers says of how sure we are, and of what kind knowledge is, apart from its verdicts."""
    if not page.meta or not page.informs:
        return ()
    sentences = (
        sentence
        for passage in passages(page)
        if passage.kind in KINDS and passage.block not in ("care", "do-not")
        for sentence in passage.sentences(page.path)
    )
    known = frozenset(of_page(page))
    return tuple(
        one.text for one in sentences if _SURE.search(one.text) and one.text not in known and not is_must(one.text)
    )


def _counts(block: str, sentence: Sentence, *, names_signs: bool) -> bool:
    """Tell whether a sentence of a page is agreed, in the block that it stands in; with `names_signs`, what names a sign is."""
    if sentence.kind in _PICTURE and (block in _CHARTS or points(sentence.text)):
        return True
    is_agreed_as_must = sentence.kind in TOLD and is_must(sentence.text)
    is_of_signs = names_signs and sentence.kind in KINDS and _SIGN.search(sentence.text) is not None
    return (is_verdict(sentence.text) or is_of_signs) and not is_agreed_as_must


def is_record(page: Page, passage: Passage) -> bool:
    """Tell whether a line of the list of corrections is a correction, or the heading with its day."""
    if page.path.stem != CHANGES:
        return False
    return bool(passage.headings) if passage.kind == "row" else passage.kind == "heading" and passage.text[:1].isdigit()


def points(text: str) -> bool:
    """Tell whether words of a drawing say where to look, how far something goes, or what must be done."""
    return _POINTS.search(text) is not None or is_must(text)


@lru_cache(maxsize=32_768)
def is_verdict(text: str) -> bool:
    """Tell whether a sentence tells of harm, of chance or a limit, or without a figure of which treatment does better."""
    text = _SHOWN.sub("", text)
    if any(words.search(text) for words in (_HARM, _CHANCE, _LIMITS, _REVIEWED)):
        return True
    if _INJURY.search(text) and _WEIGHS.search(text):
        return True
    if _HELD.search(text):
        return False
    text = _ASKED.sub("", text)
    of_needles, has_figure = _NEEDLES.search(text) is not None, re.search(r"\d", text) is not None
    if not has_figure and ((of_needles and _JUDGES.search(text)) or _VISIT.search(text)):
        return True
    return _VERDICT.search(text) is not None and (of_needles or not has_figure)


def is_of_needles_or_harm(text: str) -> bool:
    """Tell whether a sentence judges needles, tells of harm, or limits a finding; others only compare treatments."""
    return any(words.search(text) for words in (_HARM, _CHANCE, _LIMITS, _NEEDLES))
