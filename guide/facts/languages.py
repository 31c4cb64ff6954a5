"""Guess the language of a title from its small words and its letters; in doubt it is English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

UNKNOWN = "und"  # what BCP 47 calls a language that nobody has determined

# A title that holds one of these is English, however many foreign names it holds.
_ENGLISH = frozenset(
    re.findall(r"\w+", "the of and for to with is are by from how what when should do does about after before")
)
# Words and endings that English does not have; those that stand in names (von, van, de, la) tell nothing.
_TELLING: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        language: re.compile(rf"(?:{words})", re.IGNORECASE)
        for language, words in {
            "de": r"der|das|dem|und|oder|nicht|für|zur|zum|über|eine[mnrs]?|durch|\w+isch(?:e[mnrs]?)?",
            "es": r"los|las|una|con|por|para|según|\w+ción",
            "fr": r"les|une|dans|pour|avec|chez|aux|sur",
            "it": r"della|delle|degli|nella|una|con|gli|\w+zione",
            "nb": r"og|av|ikke|på|ved|til|som",
            "nl": r"het|een|bij|voor|niet|naar",
            "pl": r"oraz|przez|się|dla|jest",
            "pt": r"dos|uma|não|com|para|\w+ção",
            "sv": r"och|av|inte|för|vid|på|som",
        }.items()
    }
)
# Borrowed words and quantities, which say nothing of the language around them.
_BORROWED = re.compile(r"naïve|café|régime|façade|fiancée?|vis-à-vis|déjà|µ\w*|\W+")
_NAME = re.compile(r"\b(?:van|von)[ -](?:de[nrm]?|het|zur|zum)[ -]")
_WORD = re.compile(r"[^\W\d_]+")


def guess(title: str) -> str:
    """Return the code of the language that the title is evidently in, `UNKNOWN` when one cannot tell which, or nothing.

    Nothing stands for English, and for whatever may be English.
    """
    words = _WORD.findall(_NAME.sub("", title))
    if _ENGLISH & {word.lower() for word in words}:
        return ""
    found = {language: sum(map(bool, map(telling.fullmatch, words))) for language, telling in _TELLING.items()}
    best = max(found, key=lambda language: found[language])
    return best if found[best] else UNKNOWN if any(map(_foreign, words)) else ""


def _foreign(word: str) -> bool:
    """Tell whether the letters of a word are none of English: another script, or an accent in a word that is no name."""
    if _BORROWED.fullmatch(word):
        return False
    names = [unicodedata.name(letter, "") for letter in word]
    return any("LATIN" not in name and "GREEK" not in name for name in names) or (
        word[0].islower() and any(" WITH " in name or "SHARP S" in name for name in names)
    )
