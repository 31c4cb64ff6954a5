"""The facts as open data, for `site/data/`: JSON, CSV, BibTeX, CSL-JSON and the schemas, the same bytes on every machine.

What is not confirmed is never in them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from guide.export import bibtex, csl, csv_table
from guide.facts import schema
from guide.facts.evidence import Evidence
from guide.facts.fact import Fact
from guide.facts.load import load
from guide.facts.study import Study

# Raised when a program that reads `evidence.json` would have to change.
SCHEMA_VERSION = 2


def write_all(evidence_folder: Path, site: Path, read: Evidence | None = None) -> None:
    """Write all files of open data into `site/data/`. Raises EvidenceError when the facts are wrong.

    `read` are the facts of the folder when somebody has read them.
    """
    evidence = read or load(evidence_folder)
    files = {
        "evidence.json": evidence_json(evidence),
        "evidence.csv": evidence_csv(evidence.studies),
        "evidence.csv-metadata.json": csv_metadata(evidence.studies),
        "sources.bib": sources_bib(evidence.studies),
        "sources.csl.json": sources_csl(evidence.studies),
        **{f"schema/{name}": text.encode() for name, text in schema.texts(evidence_folder).items()},
    }
    for name, content in files.items():
        path = site / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def evidence_json(evidence: Evidence) -> bytes:
    """Return all confirmed facts by kind and key, with licence, version and a checksum of the facts."""
    facts = {kind: _entries(getattr(evidence, kind)) for kind in schema.NAMES}
    about = {
        "title": "Back to Running: the facts",
        "schema_version": SCHEMA_VERSION,
        "version": version("back-to-running"),
        "licence": "CC-BY-4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
        "schemas": {kind: f"schema/{name}.json" for kind, name in schema.NAMES.items()},
        "sha256": checksum(facts),
        "sha256_of": "facts, as JSON in UTF-8 with sorted keys and without spaces",
        "facts": facts,
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def checksum(facts: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the facts, as JSON in UTF-8 with sorted keys and without spaces."""
    canonical = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def evidence_csv(studies: Mapping[str, Study]) -> bytes:
    """Return one row for each confirmed number of a study."""
    return csv_table.table(studies).encode()


def csv_metadata(studies: Mapping[str, Study]) -> bytes:
    """Return what a program must know of `evidence.csv`: its columns, licence, version and checksum.

    The form and the file's name are those of W3C's Metadata Vocabulary for Tabular Data (CSV on the Web, 2015).
    """
    about = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": "evidence.csv",
        "dc:title": "Back to Running: every confirmed number",
        "dc:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
        "schema:version": version("back-to-running"),
        "schema:sha256": hashlib.sha256(evidence_csv(studies)).hexdigest(),
        "tableSchema": {
            "columns": [
                {"name": name, "titles": name, "datatype": csv_table.datatype(name)} for name in csv_table.COLUMNS
            ]
        },
    }
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def sources_bib(studies: Mapping[str, Study]) -> bytes:
    """Return all sources as BibTeX."""
    return bibtex.write(studies).encode()


def sources_csl(studies: Mapping[str, Study]) -> bytes:
    """Return all sources as CSL-JSON."""
    return (json.dumps(csl.items(studies), ensure_ascii=False, indent=1) + "\n").encode()


def _entries(facts: Mapping[str, Fact]) -> dict[str, Any]:
    """Return facts as plain values by key; fields that hold nothing are left out."""
    confirmed = {key: _confirmed(fact) if isinstance(fact, Study) else fact for key, fact in sorted(facts.items())}
    return {
        key: _whole(fact.model_dump(mode="json", by_alias=True, exclude_defaults=True))
        for key, fact in confirmed.items()
    }


def _confirmed(study: Study) -> Study:
    outcomes = {key: outcome for key, outcome in study.outcomes.items() if outcome.confirmed}
    return study.model_copy(
        update={"outcomes": outcomes, "figures": study.printable_figures, "not_confirmed": ()},
    )


def _whole(value: Any) -> Any:
    """Write 8.0 as 8 wherever it stands, so that every language gets the same checksum."""
    if isinstance(value, dict):
        return {key: _whole(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    return csv_table.whole(value)
