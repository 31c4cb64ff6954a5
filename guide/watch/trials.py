"""Which trials ClinicalTrials.gov has new on a question, and which have new results."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from guide.new_study.crossref import RegistryError
from guide.watch.client import Client
from guide.watch.found import Id, More, Work

NAME = "ClinicalTrials.gov"
PER_SECOND = 0.8  # it allows about fifty a minute
_ADDRESS = "https://clinicaltrials.gov/api/v2/studies"
_FIELDS = "NCTId,BriefTitle,OverallStatus,StudyFirstPostDate,ResultsFirstPostDate"
MOST = 40


def search(client: Client, page: str, condition: str, treatment: str, since: str) -> Iterator[Work | More]:
    """Yield the trials of a treatment for a condition registered, or with first results, since a month; and if it has more.

    Raises RegistryError when the registry does not answer.
    """
    begin = f"RANGE[{since}-01,MAX]" if len(since) == len("2026-11") else f"RANGE[{since},MAX]"
    wanted = {
        "query.cond": condition,
        **({"query.intr": treatment} if treatment else {}),
        "filter.advanced": f"AREA[StudyFirstPostDate]{begin} OR AREA[ResultsFirstPostDate]{begin}",
        "fields": _FIELDS,
        "pageSize": str(MOST),
    }
    content = client.get(_ADDRESS, wanted)
    studies = _studies(content)
    if _goes_on(content):
        yield More(page, NAME, MOST)
    for study in studies:
        parts = study.get("protocolSection", {})
        known, status = parts.get("identificationModule", {}), parts.get("statusModule", {})
        results = status.get("resultsFirstPostDateStruct", {}).get("date", "")
        if trial := Id.of("trial", known.get("nctId")):
            yield Work(
                page,
                NAME,
                trial,
                str(known.get("briefTitle", "")),
                day=str(results or status.get("studyFirstPostDateStruct", {}).get("date", "")),
                about="has results" if results else str(status.get("overallStatus", "")).replace("_", " ").lower(),
            )


def _studies(content: bytes) -> list[Mapping[str, Any]]:
    try:
        found = json.loads(content)["studies"]
    except (ValueError, KeyError, TypeError) as error:
        raise RegistryError(f"{NAME}'s answer cannot be understood.") from error
    return [one for one in found if isinstance(one, dict)]


def _goes_on(content: bytes) -> bool:
    """Tell whether an answer that could be read names a page after it."""
    return bool(json.loads(content).get("nextPageToken"))
