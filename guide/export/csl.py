"""Studies as CSL-JSON, the form in which reference managers and Pandoc take sources: plain JSON of a few fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from guide.export import person
from guide.facts.study import Study

Item = dict[str, Any]
NOT_ALL = "The list of authors is not whole."

# Field of a study file → the field of CSL-JSON that holds the same text.
TEXTS = {
    "title": "title",
    "title_language": "language",
    "journal": "container-title",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
}
_OFTEN_A_PAGE = ("guidance", "policy")


def items(studies: Mapping[str, Study]) -> list[Item]:
    """Return the studies as CSL-JSON, in order of their keys."""
    return [item(key, studies[key]) for key in sorted(studies)]


def item(key: str, study: Study) -> Item:
    """Return one study as CSL-JSON; what the file does not say is left out."""
    made: Item = {"id": key, "type": kind(study), "author": authors(study), "issued": {"date-parts": [[study.year]]}}
    made |= {there: text for here, there in TEXTS.items() if (text := getattr(study, here))}
    if study.retracted:  # as publishers write it, so that whoever imports the entry reads it first
        made["title"] = f"RETRACTED: {study.title}"
    if study.url or not study.doi:  # from a DOI every program makes the address itself
        made["URL"] = study.url or study.address
    if study.accessed:
        made["accessed"] = {"date-parts": [[int(part) for part in study.accessed.split("-")]]}
    if study.more_authors:
        made["note"] = NOT_ALL
    return made


def kind(study: Study) -> str:
    """Return the type of source: an article when there is a journal, else a report or a page of a web site."""
    if study.journal:
        return "article-journal"
    return "webpage" if study.url and not study.doi and study.design in _OFTEN_A_PAGE else "report"


def authors(study: Study) -> list[dict[str, str]]:
    """Return the people in order, then the organisation."""
    people = [person.read(author) for author in study.authors]
    if study.organisation:
        people.append(person.Person(study.organisation))
    return [name(one) for one in people]


def name(one: person.Person) -> dict[str, str]:
    """Return a name as CSL-JSON: surname and initials, or the whole name of an organisation."""
    return {"family": one.family, "given": one.given} if one.given else {"literal": one.family}


def pages(text: str) -> str:
    """Return pages as study files and CSL-JSON write them, with one hyphen: `1892-1898`."""
    return re.sub(r"\s*[-–—‐−]+\s*", "-", text.strip())
