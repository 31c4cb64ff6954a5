"""Words that the guide does not use, because they promise more than studies can show or say too little.

A rule is a row of `RULES`: its name, what finds it, what is wrong and what to write instead, and an example, which the
tests hold it to. `excused_by` is what makes the word right when it stands in the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from guide.facts.findings import Finding
from guide.pages.project import Project
from guide.pages.texts import Sentence, written

_NOTHING = r"(?!)"
_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|fifty"
_NUMBER = rf"\d|\b(?:one|{_SMALL}|half|none|hundred|thousand)\b"
# So many of so many: what a reader needs beside “twice as likely”.
_COUNTS = (
    r"\b(?:of|per) (?:every )?(?:100|1,000|10,000)\b"
    r"|\d[\d,.]*\s+(?:\w+\s+){0,3}?(?:(?:out )?of|per|in)\s+(?:every\s+)?(?:the\s+)?\d"
)
_PERCENT = r"\d[\d.,]*\s*(?:%|per ?cent\b)"
_LESS = "less|lower|fewer|smaller|reduced|more|higher|greater|increased|raised|reduction|drop|cut|fall|rise|increase"
_EVENTS = "injuries|deaths|bouts|cases|events"
_RISK = "risks?|chances?|odds|likel(?:y|ier|ihood)|rates?|probabilit(?:y|ies)"
_DENIED = r"\b(?:not|no|none|nobody|nothing|never|neither|nor|cannot|hardly|without)\b|n[’']t\b"
_SAFE = r"(?:safe|harmless|no (?:\w+ )?(?:harms?|risks?|dangers?|side effects?)|without (?:\w+ )?(?:harms?|risks?|side effects?))"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Who or what a percentage is of; “more than”, “of the gain” and “more steps” name it too.
_BASE = (
    r"\b(?:people|persons?|patients?|adults?|women|men|children|teenagers?|athletes?|runners?|beginners?|users?|soldiers?"
    r"|workers?|players?|participants?|volunteers?|practitioners?|doctors?|those|them|trials?|studies|reviews?|guidelines?"
    r"|results?|sessions?|visits?|treatments?|injuries|cases|reports?|pages?|steps|distance|weeks?|rule|than|of)\b"
)


@dataclass(frozen=True)
class Rule:
    """A word, what is wrong with it, what to write instead, and the example that shows it."""

    name: str
    pattern: str
    advice: str
    example: str
    excused_by: str = _NOTHING

    def find(self, text: str) -> str:
        """Return the words of the text that break the rule, or nothing."""
        match = self._pattern.search(text)
        return match.group() if match and not re.search(self.excused_by, text, re.I) else ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.pattern, re.I)


RULES = (
    Rule(
        "unwritten",
        r"\bunwritten\b|\b(?:todo|tbd)\b|\blorem ipsum\b|\bto be written\b|\bcoming soon\b",
        "Write the part, or leave it out until it can be written.",
        "UNWRITTEN: what cupping costs.",
    ),
    Rule("proven", r"\bproven\b", "Say what was measured, and how sure it is.", "Needles are proven to work."),
    Rule(
        "proof",
        r"\b(?:prove[sd]?|proving)\b|\bproofs? (?:that|for)\b|\bthere (?:is|are|was) (?:\w+ )?proofs?\b",
        "Say what was measured, and how sure it is.",
        "There is proof that it works.",
        rf"(?:{_DENIED})(?: \w+){{0,3}} (?:prove[sd]?|proving|proofs?)\b|\bprove[sd]? (?:nothing|neither|no)\b",
    ),
    Rule("cure", r"\bcur(?:e|es|ed|ing)\b", "Say what eases, and by how much.", "It cures back pain."),
    Rule("miracle", r"\bmiracles?\b|\bmiraculous\w*", "Give the size of the effect.", "A miracle for runners."),
    Rule("game-changer", r"\bgame[- ]chang\w*", "Say what changes.", "It is a game-changer."),
    Rule(
        "natural means safe",
        rf"\bnatural(?:ly)?\b.{{0,20}}\b{_SAFE}\b|\b{_SAFE}\b,? (?:because|as|since|and) (?:\w+ ){{0,3}}natural\b",
        "Give its harms in numbers.",
        "It is natural, so it is safe.",
        r"\b(?:beliefs?|myths?)\b|\bnatural(?:ly)?\W+(?:\w+ ){0,2}(?:do|does|is|are) not (?!only\b|just\b)",
    ),
    Rule(
        "free of risk",
        r"\b(?:free of|without(?: any)?) risks?\b|\brisk[- ]free\b|\bno (?:side|unwanted) effects\b"
        rf"|\b(?:practically|virtually|nearly|almost|completely|entirely|perfectly|totally|absolutely) (?:{_SAFE}|painless)\b",
        "Give its harms in numbers.",
        "It is practically free of risk.",
        r"\b(?:no|not|nothing|never) (?:\w+ ){0,6}(?:free of|without)\b",
    ),
    Rule(
        "advertising",
        r"\bbook (?:now|today|a first|your (?:first|session))\b|\b(?:special|limited) offers?\b|\bdiscounts?\b|\bvouchers?\b"
        r"|\bmoney back\b|\bsave (?:up to|a (?:third|quarter)|half|\d)|\bbuy (?:now|one)\b"
        r"|\bfree (?:first )?(?:session|consultation)s?\b",
        "Leave it out: the guide sells nothing.",
        "Book a first session today.",
    ),
    Rule(
        "doses",
        r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|µg|milligrams?|micrograms?)\b"
        rf"|\b(?:\d+|one|{_SMALL}) (?:more |extra |whole |strong )?(?:tablets?|pills?|capsules?)\b",
        "Leave the dose to the packet and to a pharmacist.",
        "Take two tablets of 400 mg.",
        r"\bgiven\b",
    ),
    Rule(
        "prices in words",
        rf"\b(?:{_SMALL}|fifteen|thirty|forty|sixty|seventy|eighty|ninety|hundred|thousand)"
        r" (?:pounds?|euros?|dollars?|francs?)\b",
        "Write a price in digits, with its country, its year and its source.",
        "A visit costs fifty pounds.",
    ),
    Rule(
        "a promise to the reader",
        r"\b(?:will|[’']ll) (?:\w+ )?(?:have|get|bring|put|make|free|fix|ease|heal|help|keep|let|give) (?:you|your)\b"
        r"|\b(?:you|your back|your pain) will (?:soon |quickly |again )?(?:be|feel|run|get|recover|heal|ease|go|improve|gain)\b"
        r"|\bguarantee\w*",
        "Say what happened to people in a study.",
        "Needles will have you back on the road.",
        rf"{_DENIED}|\b(?:whether|if|says?|hardly)\b",
    ),
    Rule(
        "the story of one person",
        r"\b(?:one|another) (?:\w+ )?(?:runner|patient|woman|man|reader|client|practitioner) (?:\w+ly )?"
        r"(?:says?|tells?|writes?|swears?|recalls?|reports?|told|felt|feels?)\b",
        "Write what happened to a group, and beside another group.",
        "One runner says that it gave her back her marathon.",
    ),
    Rule(
        "one person's mark for a gap between groups",
        r"\b(?:gains?|gaps?|leads?|differences?|less|lower|below)\b[^.]{0,60}\bone person\b|\bone person (?:would )?needs?\b",
        "Set a gap between groups beside the difference that reviewers looked for.",
        "The average gain is below what is looked for in one person.",
        r"\bbetween (?:two )?groups\b",
    ),
    Rule(
        "a number with a push",
        r"\b(?:merely|a mere|impressive\w*|striking\w*|remarkabl\w*|dramatic\w*|astonishing\w*|staggering\w*|massive\w*"
        r"|as (?:many|much) as \d|no (?:fewer|less) than \d)",
        "Leave the word out: the number says how much it is.",
        "Pain fell by an impressive 31 points.",
    ),
    Rule(
        "advice to have it",
        r"\b(?:we|the editors) (?:\w+ )?recommend\b|\bworth (?:trying|a try)\b|\bswears? by\b"
        r"|\b(?:everyone|everybody|every runner|all runners) should (?:have|try|get)\b|\bin (?:everyday|daily) practice\b",
        "Say what was found, and leave the choice to the reader.",
        "We recommend needles to every runner.",
    ),
    Rule(
        "many believe it",
        r"\bmillions of (?:\w+ )?(?:people|patients|users|runners|readers)\b|\bthousands? (?:of )?years\b"
        r"|\bfor (?:centuries|generations)\b|\bcan(?:not|[’']t| hardly) all be wrong\b",
        "Use by many and age are no test: leave them out.",
        "Millions of patients cannot be wrong.",
    ),
    Rule(
        "names for what people believe",
        r"\b(?:quack\w*|charlatans?|nonsense|rubbish|useless|worthless|scams?|snake oil|bogus|hoax|swindles?|humbug"
        r"|a waste of|(?:none|not) of (?:\w+ ){1,4}any good|no good at all)\b",
        "Say what was measured, and how sure it is.",
        "Needles are useless.",
        rf"(?:{_DENIED})(?: \w+)? (?:nonsense|useless|worthless)|\b(?:some|others) (?:say|call)\b",
    ),
    Rule(
        "significant",
        r"\bsignifican(?:t|tly|ce)\b",
        "Write “clearly”, “beyond chance” or the size.",
        "Pain fell significantly.",
    ),
    Rule(
        "rare",
        r"\brare(?:ly)?\b",
        "Put into the sentence how many of how many.",
        "Harm is rare.",
        rf"{_COUNTS}|\brarely \d|\bcannot be ruled out\b",
    ),
    Rule(
        "common",
        r"\b(?:un)?common(?:ly)?\b(?! sense)",
        "Put a number into the sentence.",
        "Bruises are common.",
        _NUMBER,
    ),
    Rule(
        "one in so many",
        rf"\b(?:1|one)[- ]in[- ](?:every )?(?:(?!(?:19|20)\d\d\b)\d|(?:{_SMALL})\b|(?:a )?(?:hundred|thousand|million)\b)",
        "Count out of 100, or of 1,000 for harm.",
        "One in ten felt sore.",
    ),
    Rule(
        "a risk without counts",
        rf"\b(?:(?:{_LESS})(?: (?:of|in|the|a|your|their)\b)* (?:{_RISK})\b.{{0,12}}{_PERCENT}"
        rf"|{_PERCENT}(?: (?:{_LESS}))?(?: (?:of|in|the|a|your|their)\b)* (?:{_RISK})\b"
        rf"|{_PERCENT} (?:(?:{_LESS}) )?(?:likely|{_EVENTS})\b"
        rf"|(?:{_RISK})\b.{{0,40}} {_PERCENT} (?:{_LESS})\b"
        rf"|(?:{_RISK}|{_EVENTS})\b(?: \w+)? (?:halv|doubl|tripl)(?:es|ed|ing)\b"
        rf"|(?:twice|double|triple) (?:the|your|their) (?:\w+ )?(?:{_RISK}|{_EVENTS})\b"
        rf"|half (?:the|your|their) (?:\w+ )?(?:{_RISK})\b"
        r"|(?:third|quarter|half|fifth|tenth)s? (?:less|more) (?:likely|often)\b"
        r"|(?:(?:hazard|odds|risk|rate) ratio|relative risk)s?\b.{0,30}?\d(?:[\d.]*\d)?"
        rf"|(?:twice|three times|four times|ten times|\d+ times|half) as (?:likely|frequent|often|many)\b"
        rf"|(?:halv|doubl|tripl)(?:e|es|ed|ing)\b(?: \w+){{0,2}} (?:{_RISK}|{_EVENTS})\b)",
        "Write how many of 100 in each group.",
        "It means a 50% lower risk of injury.",
        _COUNTS,
    ),
    Rule(
        "a percentage without its base",
        rf"\b{_PERCENT}",
        "Name whom or what it is a part of.",
        "Pain improved by 30%.",
        _BASE,
    ),
    Rule(
        "chronic alone",
        r"\bchronic\b",
        "Write “long-lasting (chronic)”.",
        "Chronic pain may ease.",
        r"long-lasting|(?:over|than) three months",
    ),
    Rule(
        "days",
        rf"\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\b\d{{1,2}}(?:st|nd|rd|th) (?:of )?(?:{_MONTHS})\b"
        r"|\b\d{1,2} (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? (?:19|20)\d\d|(?<![\d/.])\d{1,2}/\d{1,2}/20\d\d\b"
        r"|(?<![\d/.])\d{1,2}\.\d{1,2}\.20\d\d\b",
        "Write it like 28 November 2026, as releases and lists read it.",
        "On November 28, 2026, we corrected a sign.",
    ),
    Rule("click", r"\b(?:double[- ])?click\w*", "Write “choose”, “open” or “press”.", "Click on the menu."),
)
# Where a link leads must be plain from its words alone: screen readers list links without the sentences around them.
LINK = re.compile(
    r"\[\s*(?:(?:(?:click|read|see|look|more|go) )?(?:this|more|link|this page|this link|read on)|(?:[^\]\[]*\s)?here)\s*\]\(",
    re.I,
)

# A title behind an address, of a link, a picture or a reference, or among attributes.
TIP = re.compile(
    r"\]\(\s*(?:<[^>]*>|[^\s()]+)\s+(?P<inline>[\"'(].*?[\"')])\s*\)"
    r"|^\s*\[[^\]]+\]:\s*\S+\s+(?P<reference>[\"'(].+[\"')])\s*$"
    r"|\{:?[^}]*\btitle=(?P<attribute>\"[^\"]*\"|'[^']*'|[^\s}]+)"
)


def words_not_used_are_not_used(project: Project) -> Iterator[Finding]:
    """A promise, or a number without what it is of, misleads people who decide about their health."""
    for sentence in project.sentences:
        for rule, found in broken(sentence):
            yield sentence.finding(f"“{found}” breaks the rule on {rule.name}. {rule.advice}")


def links_say_where_they_lead(project: Project) -> Iterator[Finding]:
    """“Here” says nothing to somebody who jumps from link to link by ear."""
    for page in written(project.pages):
        for number, line in page.prose:
            if match := LINK.search(line):
                words = match.group().strip("[](")
                yield page.finding(
                    number, f"the link “{words}” does not say where it leads. Name the page or what is on it."
                )


def nothing_hides_in_a_hover_tip(project: Project) -> Iterator[Finding]:
    """What shows only under a mouse is hidden from thumbs, keyboards, paper and many who listen."""
    for page in written(project.pages):
        for number, line in page.prose:
            if match := TIP.search(line):
                tip = next(text for text in match.groups() if text).strip("\"'()")
                message = (
                    f"the hover tip “{tip}” is not there for a thumb or on paper. Say it in the text, or leave it out."
                )
                yield page.finding(number, message)


def broken(sentence: Sentence) -> Iterator[tuple[Rule, str]]:
    """Yield each rule that a sentence breaks, with the words that break it; a table's headings count as its context."""
    for rule, found in _breaks(sentence.text):
        if not (sentence.headings and re.search(rule.excused_by, sentence.headings, re.I)):
            yield rule, found


@cache
def _breaks(text: str) -> tuple[tuple[Rule, str], ...]:
    return tuple((rule, found) for rule in RULES if (found := rule.find(text)))
