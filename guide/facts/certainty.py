"""The verb follows from how large an effect is and how sure we are of it (GRADE's plain-language statements).

Source of the grid: Santesso N and others, GRADE guidelines 26, J Clin Epidemiol 2020;119:126-135, in this guide's words.
"""

from __future__ import annotations

import re

# The word that a statement must hold, by certainty; the words of the other certainties are wrong in it.
_SURE = {"high": "", "moderate": "probably", "low": "may"}
_SIZE = {"large": "a lot", "small": "slightly", "none": "little or no difference"}
UNKNOWN = "We do not know"


def misfit(statement: str, certainty: str, size: str | None) -> str:
    """Return what is wrong with the statement's verb for its certainty and size, and what to write instead.

    `size` is None where the effect is not known. An empty string when all fits.
    """
    if certainty == "very low":
        return "" if statement.startswith(UNKNOWN) else f"with very low certainty, begin with “{UNKNOWN} if …”."
    if statement.startswith(UNKNOWN):
        return f"“{UNKNOWN}” says very low certainty, not {certainty}. Use the verb of the grid."
    wanted = _SURE[certainty]
    for word in ("probably", "may"):
        has = re.search(rf"\b{word}\b", statement)
        if word == wanted and not has:
            return f"{certainty} certainty is told with “{word}”. Add the word."
        if word != wanted and has:
            return f"“{word}” does not fit {certainty} certainty. " + (
                f"Write “{wanted}”." if wanted else "Leave it out."
            )
    for name, words in _SIZE.items():
        if name == size and words not in statement:
            return f"a {'missing' if name == 'none' else name} effect is told with “{words}”. Add the words."
        if name != size and words in statement:
            return f"“{words}” does not fit the size {size}. Leave the words out or correct `size`."
    return ""
