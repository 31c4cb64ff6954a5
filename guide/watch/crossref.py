"""What Crossref knows of a DOI since: retractions, corrections, newer versions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from guide.facts.study import Study
from guide.new_study.crossref import ADDRESS, RegistryError
from guide.new_study.fields import day, plain
from guide.watch.client import Client, UnknownIdError
from guide.watch.found import Id, Kind, Notice

NAME = "Crossref"
PER_SECOND = 4.0  # it allows five to whoever it does not know
# Crossref's words for an update, with `-` for `_` → ours. What says no more than the study does (addendum) is left out.
_KINDS: Mapping[str, Kind] = {
    "retraction": "retraction",
    "partial-retraction": "retraction",
    "removal": "retraction",
    "withdrawal": "retraction",
    "expression-of-concern": "concern",
    "correction": "correction",
    "corrigendum": "correction",
    "erratum": "correction",
    "clarification": "correction",
    "new-version": "newer version",
    "new-edition": "newer version",
}
_NEWER = ("is-replaced-by", "is-preprint-of")
_TITLE = re.compile(r"\W*(?:retracted|withdrawn|retraction notice)\b", re.IGNORECASE)


def ask(client: Client, studies: Mapping[str, Study]) -> Iterator[Notice]:
    """Yield what Crossref tells of each study that has a DOI. Raises RegistryError when it does not answer."""
    for key, study in studies.items():
        if not study.doi:
            continue
        try:
            content = client.get(ADDRESS + quote(study.doi, safe="/"))
        except UnknownIdError:
            continue  # `guide links` says so
        yield from notices(key, study.doi, _message(content))


def notices(study: str, doi: str, message: Mapping[str, Any]) -> Iterator[Notice]:
    """Yield what a work's entry tells of it: what others registered as its update, and what it says of itself."""
    own = Id.of("doi", doi)
    told = [*_list(message.get("updated-by")), *(one for one in _list(message.get("update-to")) if _of(one) == own)]
    for update in told:
        kind = _KINDS.get(str(update.get("type", "")).lower().replace("_", "-"))
        notice = _of(update) or own  # some notices have no DOI of their own
        if kind and notice:
            yield Notice(study, kind, notice, NAME, day(update.get("updated")))
    relation = message.get("relation")
    relation = relation if isinstance(relation, dict) else {}
    for name in _NEWER:
        for one in _list(relation.get(name)):
            newer = Id.of("doi", one.get("id")) if one.get("id-type") == "doi" else None
            if newer and newer != own:
                yield Notice(study, "newer version", newer, NAME)
    if own and _TITLE.match(plain(message.get("title"))):
        yield Notice(study, "retraction", own, NAME)


def _message(content: bytes) -> Mapping[str, Any]:
    try:
        message = json.loads(content)["message"]
    except (ValueError, KeyError, TypeError) as error:
        raise RegistryError(f"{NAME}'s answer cannot be understood.") from error
    return message if isinstance(message, dict) else {}


def _of(update: Mapping[str, Any]) -> Id | None:
    return Id.of("doi", update.get("DOI"))


def _list(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
