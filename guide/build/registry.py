"""Does the registry know each DOI of the facts by the same title and year? Part of `guide links`; needs a network."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from guide.facts.findings import Finding
from guide.facts.study import Study
from guide.new_study.crossref import RegistryError, work
from guide.new_study.fields import year

_ALIKE = 0.75  # titles differ in dashes, subtitles and capitals, but not by a quarter of their letters
Fetch = Callable[[str], Mapping[str, Any]]


def differences(studies: Mapping[str, Study], fetch: Fetch = work) -> Iterator[Finding]:
    """Yield a finding for each DOI that the registry does not know, or knows by another title or year (one off counts).

    `fetch` takes a DOI and returns CSL-JSON, or raises RegistryError with the reason.
    """
    for key, study in studies.items():
        if not study.doi:
            continue
        path = f"evidence/studies/{key}.yml"
        try:
            registered = fetch(study.doi)
        except RegistryError as error:
            yield Finding.of(path, 1, str(error))
            continue
        title = _title(registered)
        if difflib.SequenceMatcher(None, _bare(title), _bare(study.title)).ratio() < _ALIKE:
            yield Finding.of(path, 1, f"the registry calls {study.doi} “{title}”. Correct the title or the DOI.")
        dated = year(dict(registered))
        if dated is not None and abs(dated - study.year) > 1:  # papers appear online the year before, or after
            yield Finding.of(
                path, 1, f"the registry dates {study.doi} {dated}, the file {study.year}. Correct the year."
            )


def _title(registered: Mapping[str, Any]) -> str:
    title = registered.get("title", "")
    return " ".join(title) if isinstance(title, list) else str(title)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
