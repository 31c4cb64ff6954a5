"""What PubMed knows of a PMID since, and which trials and reviews it has new on a question."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from guide.facts.study import Study
from guide.new_study.crossref import RegistryError
from guide.watch.client import Client
from guide.watch.found import Id, Kind, More, Notice, Work

NAME = "PubMed"
PER_SECOND = 2.0  # it allows three without a key
_ADDRESS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
_ABOUT_US = {"db": "pubmed", "tool": "back-to-running"}
_AT_ONCE = 100
MOST = 40  # works on one question: with more, the question is too wide
# What a link from an article to its notice is called → our word.
_KINDS: Mapping[str, Kind] = {
    "RetractionIn": "retraction",
    "PartialRetractionIn": "retraction",
    "RetractedandRepublishedIn": "retraction",
    "ExpressionOfConcernIn": "concern",
    "ErratumIn": "correction",
    "CorrectedandRepublishedIn": "correction",
    "UpdateIn": "newer version",
}
_RETRACTED = "Retracted Publication"
_TRIALS_AND_REVIEWS = "(randomized controlled trial[pt] OR systematic[sb] OR meta-analysis[pt])"


def ask(client: Client, studies: Mapping[str, Study]) -> Iterator[Notice]:
    """Yield what PubMed tells of each study that has a PMID. Raises RegistryError when it does not answer."""
    by_pmid = {study.pmid: key for key, study in studies.items() if study.pmid}
    for pmids in _batches(list(by_pmid)):
        content = client.get(f"{_ADDRESS}efetch.fcgi", {**_ABOUT_US, "id": ",".join(pmids), "retmode": "xml"})
        for article in _articles(content):
            pmid = article.findtext("./MedlineCitation/PMID", "").strip()
            if pmid in by_pmid:
                yield from notices(by_pmid[pmid], pmid, article)


def notices(study: str, pmid: str, article: ElementTree.Element) -> Iterator[Notice]:
    """Yield what the entry of one article says of it."""
    found = [
        Notice(study, _KINDS[link.get("RefType", "")], notice, NAME)
        for link in article.iterfind("./MedlineCitation/CommentsCorrectionsList/CommentsCorrections")
        if link.get("RefType") in _KINDS and (notice := Id.of("pubmed", link.findtext("PMID")) or Id.of("pubmed", pmid))
    ]
    yield from found
    types = {one.text for one in article.iterfind("./MedlineCitation/Article/PublicationTypeList/PublicationType")}
    own = Id.of("pubmed", pmid)
    if own and _RETRACTED in types and not any(one.kind == "retraction" for one in found):
        yield Notice(study, "retraction", own, NAME)


def search(client: Client, page: str, question: str, since: str) -> Iterator[Work | More]:
    """Yield the trials and reviews on a question that PubMed has had since a month, `2026-11`; and if it has more of them.

    Raises RegistryError when it does not answer.
    """
    wanted = {
        "term": f"({question}) AND {_TRIALS_AND_REVIEWS}",
        "datetype": "edat",
        "mindate": since.replace("-", "/"),
        "maxdate": "3000",
        "retmax": str(MOST),
        "retmode": "json",
    }
    found = _json(client.get(f"{_ADDRESS}esearch.fcgi", {**_ABOUT_US, **wanted})).get("esearchresult", {})
    if int(found.get("count", 0)) > MOST:
        yield More(page, NAME, MOST)
    pmids = [one.text for text in found.get("idlist", ()) if (one := Id.of("pubmed", text))]
    if not pmids:
        return
    content = client.get(f"{_ADDRESS}esummary.fcgi", {**_ABOUT_US, "id": ",".join(pmids), "retmode": "json"})
    entries = _json(content).get("result", {})
    for pmid in pmids:
        if isinstance(entry := entries.get(pmid), dict):
            yield Work(
                page,
                NAME,
                Id("pubmed", pmid),
                str(entry.get("title", "")),
                day=_day(str(entry.get("sortpubdate", ""))),
                about=", ".join(map(str, entry.get("pubtype", ()))),
                also=_doi(entry),
            )


def _doi(entry: Mapping[str, Any]) -> Id | None:
    ids = [one for one in entry.get("articleids", ()) if isinstance(one, dict)]
    return next((Id.of("doi", one.get("value")) for one in ids if one.get("idtype") == "doi"), None)


def _day(text: str) -> str:
    match = re.match(r"(\d{4})/(\d{2})/(\d{2})", text)
    return "-".join(match.groups()) if match else ""


def _batches(pmids: list[str]) -> Iterator[list[str]]:
    yield from (pmids[start : start + _AT_ONCE] for start in range(0, len(pmids), _AT_ONCE))


def _articles(content: bytes) -> list[ElementTree.Element]:
    try:
        if b"<!ENTITY" in content:  # entities can expand without end; PubMed's own answers have none
            raise ValueError("entities")
        return list(ElementTree.fromstring(content).iter("PubmedArticle"))  # noqa: S314 - without entities
    except (ValueError, ElementTree.ParseError) as error:
        raise RegistryError(f"{NAME}'s answer cannot be understood.") from error


def _json(content: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(content)
    except ValueError as error:
        raise RegistryError(f"{NAME}'s answer cannot be understood.") from error
    return found if isinstance(found, dict) else {}
