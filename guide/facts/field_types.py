"""What a field of a fact may hold when it is no plain text: a DOI, a month, an address, the code of a language."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field


def matches(pattern: str, advice: str) -> AfterValidator:
    """Return the check of a text, which raises ValueError with the advice where the pattern does not match all of it."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(advice)
        return value

    return AfterValidator(check)


def _text(value: Any) -> Any:
    """Take a bare YAML number or date as the text it stands for: `volume: 167` means “167”."""
    return str(value) if isinstance(value, int | datetime.date) and not isinstance(value, bool) else value


def _of_the_calendar(value: str) -> str:
    """Return a month, or a day of one; raise ValueError with advice where the month does not have that day."""
    try:
        datetime.date.fromisoformat(value if len(value) > len("2026-11") else f"{value}-01")
    except ValueError:
        raise ValueError("the month has no such day. Write the day on which it was, or the month alone.") from None
    return value


Text = Annotated[str, Field(min_length=1)]
TextOrNumber = Annotated[str, BeforeValidator(_text)]
_GROUPS = "Collaboration|Consortium|Group|Investigators|Network|Society|Team|Trialists"
# A person as registries write them, or a group that signs as one: of two words with one capital each only these are groups.
Author = Annotated[
    str,
    matches(
        rf"(?!(?!The |.* (?:{_GROUPS})$)[^\W\d_][^\W\d_A-ZÀ-ÖØ-Þ]+ [^\W\d_][^\W\d_A-ZÀ-ÖØ-Þ]+$)[^,.]+",
        "an author is the surname and initials, without comma or full stop. Write it like Müller HH.",
    ),
]
Doi = Annotated[
    str,
    matches(
        r"10\.\d{4,9}/\S*[^\s.,;:]",
        "a DOI begins with 10. and has no spaces. Write it bare: 10.1001/archinte…",
    ),
]
Pmid = Annotated[TextOrNumber, matches(r"\d{1,8}", "a PMID is a number. Write its digits only.")]
Pmcid = Annotated[str, matches(r"PMC\d+", "a PMCID is PMC and digits. Write it like PMC8095030.")]
Web = Annotated[str, matches(r"https://\S+", "an address begins with https://. Copy it from the browser.")]
Month = Annotated[
    TextOrNumber,
    matches(r"\d{4}-(0[1-9]|1[0-2])(-\d{2})?", "a date is year-month or year-month-day. Write it like 2026-11."),
    AfterValidator(_of_the_calendar),
]
Identifier = Annotated[
    str, matches(r"[a-z0-9]+(-[a-z0-9]+)*", "a name is lower-case words with hyphens. Write it like usual-care.")
]
Language = Annotated[
    str,
    matches(
        r"(?!en\b)[a-z]{2}(-[A-Z]{2})?",
        "a language is its code of two letters, and English needs none. Write it like de, for German.",
    ),
]
