"""A CSL-JSON item, as registries and reference managers give it, as the fields of a study file."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any

from publish import csl, person
from publish.person import Person

Fields = dict[str, Any]
_DOI_ADDRESS = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
# Letters that are no plain letter with a sign on it.
_SINGLE = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def fields(item: csl.Item) -> Fields:
    """Return what the item holds, in the order of a study file; a group among people stands with the people."""
    people = [one for name in item.get("author") or () if (one := _person(name)).family]
    named = any(one.given for one in people)
    journal = plain(item.get("container-title"))
    doi = bare_doi(plain(item.get("DOI")))
    found = {
        "title": plain(item.get("title")),
        "authors": [one.author for one in people] if named else [],
        "more_authors": item.get("note") == csl.NOT_ALL,
        "organisation": "" if named else ", ".join(one.family for one in people),
        "journal": journal,
        "publisher": "" if journal else plain(item.get("publisher")),
        "year": _year(item),
        "volume": plain(item.get("volume")),
        "issue": plain(item.get("issue")),
        "pages": csl.pages(plain(item.get("page") or item.get("article-number"))),
        "doi": doi,
        "pmid": plain(item.get("PMID")),
        "pmcid": plain(item.get("PMCID")),
        "url": "" if doi else plain(item.get("URL")),
    }
    return {name: value for name, value in found.items() if value}


def key(found: Fields) -> str:
    """Return first author and year, `baumler-2021`; of an organisation with more than one word the capitals."""
    if "authors" in found:
        name = person.read(found["authors"][0]).family
    else:
        first = re.sub(r"\(.*?\)", "", found["organisation"]).partition(",")[0]
        capitals = "".join(re.findall(r"\b[A-Z]+", first))
        name = capitals if len(capitals) > 1 else first
    return f"{_folded(name)}-{found['year']}"


def bare_doi(text: str) -> str:
    """Return a DOI without the address or the word before it."""
    return _DOI_ADDRESS.sub("", text.strip())


def plain(value: object) -> str:
    """Return text without the tags and entities that registries put in; of a list the first entry."""
    first = (value[0] if value else "") if isinstance(value, list) else value
    text = re.sub(r"</?[a-zA-Z][^<>]*>", "", "" if first is None else str(first))
    return " ".join(html.unescape(html.unescape(text)).split())


def _folded(name: str) -> str:
    """Return the name in plain small letters: `Müller-Weiß` becomes `mullerweiss`."""
    apart = unicodedata.normalize("NFKD", name.lower().translate(_SINGLE))
    return re.sub(r"[^a-z0-9]", "", apart)


def _person(name: dict[str, str]) -> Person:
    if not name.get("family"):
        return Person(plain(name.get("literal") or name.get("name")))
    family = " ".join(name[part] for part in ("non-dropping-particle", "family", "suffix") if name.get(part))
    given = " ".join(name[part] for part in ("given", "dropping-particle") if name.get(part))
    return Person(plain(family), plain(given))


def _year(item: csl.Item) -> int | None:
    try:
        return int(item["issued"]["date-parts"][0][0])
    except (KeyError, IndexError, TypeError, ValueError):
        return None
