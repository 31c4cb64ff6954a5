"""What was found: a notice on a study of ours or a work on a question, each with an id; or that there is more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

Where = Literal["doi", "pubmed", "trial"]
# The worst first: in this order they are listed.
Kind = Literal["retraction", "concern", "correction", "newer version"]
KINDS: tuple[Kind, ...] = ("retraction", "concern", "correction", "newer version")
_FORMS = {
    "doi": (re.compile(r"10\.\d{4,9}/[!-_a-~]+"), "https://doi.org/"),  # no space, no backtick, plain letters
    "pubmed": (re.compile(r"[1-9]\d{0,7}"), "https://pubmed.ncbi.nlm.nih.gov/"),
    "trial": (re.compile(r"NCT\d{8}"), "https://clinicaltrials.gov/study/"),
}
_LONGEST = 200


@dataclass(frozen=True, order=True)
class Id:
    """An id of a registry, which has the form of one: only such an id becomes a link."""

    where: Where
    text: str

    @classmethod
    def of(cls, where: Where, text: object) -> Id | None:
        """Return the id, or None when the text has not the form of one; DOIs are the same in small letters."""
        given = str(text or "").strip()
        form, _ = _FORMS[where]
        if len(given) > _LONGEST or not form.fullmatch(given):
            return None
        return cls(where, given.lower() if where == "doi" else given)

    @property
    def link(self) -> str:
        """Return the address, quoted, so that no character in it can end a link."""
        return _FORMS[self.where][1] + quote(self.text, safe="/")


@dataclass(frozen=True, order=True)
class Notice:
    """What became of a study of ours: the study's key, what it is, the id of the notice, its day if known, who says so."""

    study: str
    kind: Kind
    notice: Id
    registry: str
    day: str = ""


@dataclass(frozen=True, order=True)
class Work:
    """A work on a question that the guide does not know: on which page, its id, its title and day, and what it is.

    `title` and `about` are the registry's words; whoever prints them makes them harmless.
    """

    page: str
    registry: str
    id: Id
    title: str
    day: str = ""
    about: str = ""
    also: Id | None = None  # its DOI, where it has another id too


@dataclass(frozen=True, order=True)
class More:
    """A registry has more works on the question of a page than the `most` that were asked for."""

    page: str
    registry: str
    most: int
