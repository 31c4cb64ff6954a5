"""A CSL-JSON item, as registries and reference managers give it, as the fields of a study file."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any
from urllib.parse import unquote

from guide.export import csl, person
from guide.export.person import Person
from guide.facts import languages

Fields = dict[str, Any]
_DOI_ADDRESS = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_DOI = re.compile(r"^10\.\d{4,9}/\S+$")
# Letters that are no plain letter with an accent.
_SINGLE = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def fields(item: csl.Item) -> Fields:
    """Return what the item holds, in the order of a study file; a group among people stands with the people."""
    people = [one for name in item.get("author") or () if (one := _person(name)).family]
    named = any(one.given for one in people)
    journal = plain(item.get("container-title"))
    doi, url = bare_doi(plain(item.get("DOI"))), plain(item.get("URL"))
    if not doi and _DOI.match(unquote(bare_doi(url))) and _DOI_ADDRESS.match(url):
        doi = unquote(bare_doi(url))
    note = str(item.get("note") or "")
    found = {
        "title": (title := plain(item.get("title"))),
        "title_language": language if (language := languages.guess(title)) != languages.UNKNOWN else "",
        "authors": [one.author for one in people] if named else [],
        "more_authors": csl.NOT_ALL in note,
        "organisation": "" if named else ", ".join(one.family for one in people),
        "journal": journal,
        "publisher": "" if journal else plain(item.get("publisher")),
        "year": year(item),
        "volume": plain(item.get("volume")),
        "issue": plain(item.get("issue")),
        "pages": csl.pages(plain(item.get("page") or item.get("article-number"))),
        "doi": doi,
        "pmid": _number(r"\b\d{1,8}\b", plain(item.get("PMID"))) or _number(r"\bPMID:?\s*(\d{1,8})\b", note),
        "pmcid": _number(r"\bPMC\d+\b", plain(item.get("PMCID"))) or _number(r"\b(PMC\d+)\b", note),
        "url": "" if doi else url,
        "accessed": accessed if "-" in (accessed := day(item.get("accessed"))) and not doi else "",
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


def year(item: csl.Item) -> int | None:
    """Return the year of the printed issue, by which papers are cited, else that of the first date."""
    issued: Any = item.get("published-print") or item.get("issued")
    try:
        return int(issued["date-parts"][0][0])
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        pass
    words = " ".join(map(str, issued.values())) if isinstance(issued, dict) else str(issued or "")
    found = re.search(r"\b(?:1[89]|20)\d{2}\b", words)  # `raw` or `literal`, as some programs write a date
    return int(found[0]) if found else None


def day(date: Any) -> str:
    """Return a date as 2010-02-02, or as much of it as is there; nothing of what is none."""
    try:
        year, *rest = date["date-parts"][0]
        return "-".join([f"{int(year):04}", *(f"{int(part):02}" for part in rest[:2])])
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        return ""


def bare_doi(text: str) -> str:
    """Return a DOI without the address or the word before it."""
    return _DOI_ADDRESS.sub("", text.strip())


def plain(value: object) -> str:
    """Return text without the tags and entities that registries put in; of a list the first entry."""
    first = (value[0] if value else "") if isinstance(value, list) else value
    text = re.sub(r"</?[a-zA-Z][^<>]*>", "", "" if first is None else str(first))
    whole = (
        html.unescape(html.unescape(text)).encode("utf-8", "ignore").decode()
    )  # half a letter, as JSON can write one
    return " ".join(whole.split())


def _folded(name: str) -> str:
    """Return the name in plain small letters: `Müller-Weiß` becomes `mullerweiss`."""
    apart = unicodedata.normalize("NFKD", name.lower().translate(_SINGLE))
    return re.sub(r"[^a-z0-9]", "", apart)


def _number(pattern: str, text: str) -> str:
    """Return what the pattern finds in the text, its group if it has one."""
    match = re.search(pattern, text, re.IGNORECASE)
    return match[match.lastindex or 0].upper() if match else ""


def _person(name: dict[str, str] | str) -> Person:
    if isinstance(name, str):
        return person.read(plain(name))
    if not name.get("family"):
        return Person(plain(name.get("literal") or name.get("name")))
    family = " ".join(name[part] for part in ("non-dropping-particle", "family", "suffix") if name.get(part))
    given = " ".join(name[part] for part in ("given", "dropping-particle") if name.get(part))
    return Person(plain(family), plain(given))
