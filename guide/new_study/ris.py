"""A source in the form RIS, which journals and reference managers export, as CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import rispy

from guide.export import csl, person

_BEGIN = re.compile(r"^TY  ?-", re.MULTILINE)
_END = re.compile(r"^ER  ?-", re.MULTILINE)
# CSL-JSON's name → the names that rispy gives to the tags in which programs write it, the best first.
_TEXTS = {
    "title": ("primary_title", "title"),
    "container-title": ("alternate_title3", "secondary_title", "journal_name", "alternate_title1", "alternate_title2"),
    "publisher": ("publisher",),
    "volume": ("volume",),
    "issue": ("number",),
    "DOI": ("doi",),
    "PMCID": ("custom2",),
}
_YEARS = ("year", "publication_year", "date")
_AUTHORS = ("first_authors", "authors")


class RisError(ValueError):
    """The text is not RIS; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        """Keep the message and the line."""
        super().__init__(message)
        self.line = line


def is_ris(text: str) -> bool:
    """Tell whether a text looks like RIS."""
    return _BEGIN.search(text) is not None


def read(text: str) -> list[csl.Item]:
    """Return the entries of a RIS text as CSL-JSON. Raises RisError when an entry does not end, or cannot be read."""
    begins = [match.start() for match in _BEGIN.finditer(text)]
    for begin, after in zip(begins, [*begins[1:], len(text)], strict=True):
        if not _END.search(text, begin, after):
            raise RisError("the entry has no end. Add a line `ER  - ` below it", text.count("\n", 0, begin) + 1)
    entries = rispy.loads(text)
    if len(entries) != len(begins):
        line = text.count("\n", 0, begins[0]) + 1 if begins else 1
        raise RisError("this is not valid RIS: an entry cannot be read", line)
    return [_item(entry) for entry in entries]


def _item(entry: Mapping[str, Any]) -> csl.Item:
    authors = [author for tag in _AUTHORS for author in entry.get(tag, ())]
    made: csl.Item = {"author": [_author(author) for author in authors]}
    for ours, theirs in _TEXTS.items():
        if text := next((entry[name] for name in theirs if entry.get(name)), ""):
            made[ours] = text
    if not re.fullmatch(r"PMC\d+", made.get("PMCID", "PMC0")):
        del made["PMCID"]  # the tag C2 is free for anything
    pages = [entry[name] for name in ("start_page", "end_page") if entry.get(name)]
    if pages:
        made["page"] = "-".join(dict.fromkeys(pages))
    if year := next((match[0] for name in _YEARS if (match := re.search(r"\b\d{4}\b", entry.get(name, "")))), ""):
        made["issued"] = {"date-parts": [[int(year)]]}
    if urls := entry.get("urls"):
        made["URL"] = urls[0]
    source = entry.get("name_of_database", "") + entry.get("database_provider", "")
    number = re.fullmatch(r"\d{1,8}", entry.get("accession_number", ""))
    if number and re.search("pubmed|medline", source, re.IGNORECASE):
        made["PMID"] = number[0]
    made["note"] = "\n".join(entry.get("notes", ()))
    return made


def _author(written: str) -> dict[str, str]:
    family, *given = [part.strip() for part in written.strip("{} ").split(",")]
    if not given:
        return csl.name(person.read(family))  # `Smith JA`, or an organisation
    return {"family": family, "given": given[0], **({"suffix": given[1]} if given[1:] else {})}
