"""Does a sentence say no more than we know: the verb beside a certainty, and verbs that promise without one.

The grid of verbs stands in `guide/facts/certainty.py`, which holds the claims to it. This module reads the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.facts.findings import Finding
from guide.pages.project import Project

# By certainty: the word that says so, the word that says something else, and how to write it.
_BESIDE = {
    "moderate": (r"\bprobably\b", r"\bmay\b", "probably"),
    "low": (r"\bmay\b", r"\bprobably\b", "may"),
    "very low": (r"\b(?:do not know|unknown|cannot tell|very uncertain)\b", r"\b(?:may|probably)\b", "we do not know"),
}
_CERTAINTY = re.compile(r"\((moderate|low|very low) certainty\)", re.I)
# “Pain fell more with needles” reports what was seen; it does not say what will be.
_REPORT = re.compile(r"\b(?:was|were|did|had|fell|rose|got|went|came|felt|\w{2,}ed)\b", re.I)

_TREATMENTS = (
    r"(?:electro|dry |ear )?(?:acupuncture|acupressure|needling|needles?)|cupping|moxibustion|massage|heat|taping|tape"
    r"|(?:manual|talking) therap(?:y|ies)|manipulation|(?:[\w-]+ )?(?:exercises?|stretch(?:es|ing)|strengthening)"
    r"|(?:strength|core) (?:work|training)|yoga|pilates|walking|running|mindfulness|coaching|tablets?|medicines?"
    r"|painkillers?|paracetamol|ibuprofen|antidepressants?|anti-inflammator(?:y|ies)|insoles?|shoes?|bed rest"
    r"|this treatment|these treatments|the treatment|(?:real|these|such|the) ones|a course|a session"
)
_TREATMENT = re.compile(rf"\b(?:{_TREATMENTS})\b", re.I)
_VERBS = (
    "eases?|lowers?|relieves?|prevents?|improves?|heals?|reduces?|helps?|works?|boosts?|cures?|speeds?|calms?|loosens?"
    "|relaxes|protects?|soothes?|shortens?|beats?|fixes|removes?|stops?|cuts?|halves"
)
# Subject and verb with a few words between, none of which makes another subject or verb of it.
_PROMISE = re.compile(
    rf"\b(?:{_TREATMENTS})(?: (?:itself|alone|also|often|always|soon|on its own|\w+ly))?"
    rf" (?:{_VERBS})\b(?! (?:of|by|with)\b)",
    re.I,
)
# “By this review, it lowers pain”: the treatment stands in the sentence before.
_IT = re.compile(
    rf"(?:^|[,;:|] |\b(?:and|but|so|because) )(?:it|they|this|these)(?: (?:also|often|always|soon|\w+ly))? (?:{_VERBS})"
    r" (?:\w+ )?(?:pain|function|backs?|daily life|healing|recovery)\b",
    re.I,
)
# What is better now, and not what was better in a trial.
_IS_BETTER = re.compile(
    r"\b(?:is|are) (?:clearly |slightly |much |a little |far )?(?:better|lower|easier|less|milder) (?:than|with|after)"
    r" (?:with |after )?(?:pretend|usual|no treatment|real|needles|tablets)\b"
    r"|\b(?:is|are) (?:about |some |up to |around )?[\d,.]+(?: points?(?: of [\d,.]+)?)? (?:lower|better|less|easier|milder)\b",
    re.I,
)
_HEDGE = re.compile(
    r"\b(?:may|might|probably|perhaps|could|can|cannot|would|seems?|appears?|if|whether|how|not|no|none|nobody|never"
    r"|neither|nor|hardly|unlikely|theory|tradition|idea|myth|hope|hints?|suggests?|asks?|asked|says?|said|claims?|claimed"
    r"|promises?|believes?|believed|thinks?|thought|argues?|praises?|advis\w+|lists?|beliefs?|high certainty)\b|n[’']t\b|\?",
    re.I,
)


def certainty_has_its_verb(project: Project) -> Iterator[Finding]:
    """“Lowers pain (low certainty)” is read as “lowers pain”: the verb itself must say how sure we are.

    Only the effect of a treatment needs such a verb; harms, natural courses and what was seen in a trial do not.
    """
    for sentence in project.sentences:
        for match in _CERTAINTY.finditer(sentence.text):
            right, wrong, word = _BESIDE[match[1].lower()]
            if re.search(right, sentence.text, re.I):
                continue
            bare = _TREATMENT.search(sentence.text) and not _REPORT.search(sentence.text) and sentence.kind != "row"
            if bare or re.search(wrong, sentence.text, re.I):
                yield sentence.finding(f"{match[1]} certainty stands without its verb. Say it with “{word}”.")


def nothing_is_promised(project: Project) -> Iterator[Finding]:
    """A treatment that “eases pain”, with no word of doubt, is a promise; only high certainty would allow it."""
    for sentence in project.sentences:
        # Doubt in another cell is not about this one, nor behind a semicolon about what comes before it.
        cells = [sentence.text, *(sentence.text.split(" | ") if sentence.kind == "row" else ())]
        parts = [text for cell in cells for text in cell.split("; ")]
        said = [(_PROMISE.search(text) or _IS_BETTER.search(text) or _IT.search(text), text) for text in parts]
        match = next((match for match, text in said if match and not _HEDGE.search(text)), None)
        if match and sentence.kind != "study":
            advice = "Write “may” (low), “probably” (moderate), or add (high certainty)."
            yield sentence.finding(f"“{match.group().strip(' ,;:|')}” is a promise. {advice}")
