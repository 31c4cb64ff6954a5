"""Read the facts: the YAML files of `evidence/` into frozen models, or every mistake with its file and line."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guide.facts import cross_checks
from guide.facts.accessibility import unclear
from guide.facts.advice import lights_rise, stages_rise_slowly
from guide.facts.arithmetic import contradicting
from guide.facts.evidence import Evidence
from guide.facts.fact import Fact
from guide.facts.findings import EvidenceError, Finding, shown
from guide.facts.folder import README
from guide.facts.instruments import overdone
from guide.facts.kinds import FOLDERS
from guide.facts.plausibility import Objection, impossible
from guide.facts.signs import has_its_ground
from guide.facts.study import Study
from guide.facts.validation import read
from guide.facts.yaml_source import Document
from guide.facts.yardstick import silent_on

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _study_adds_up(study: Study) -> Iterator[Objection]:
    """Yield the numbers that cannot be, and only when there are none those that contradict one another."""
    return iter(list(impossible(study)) or list(contradicting(study)))


# What can be wrong with one fact by itself, beyond what its model says.
_CHECKS: Mapping[str, Callable[..., Iterator[Objection]]] = MappingProxyType(
    {
        "studies": _study_adds_up,
        "claims": cross_checks.verb_fits,
        "scores": overdone,
        "quiz": cross_checks.one_answer_is_right,
        "signs": has_its_ground,
        "pain": lights_rise,
        "stages": stages_rise_slowly,
        "criteria": unclear,
    }
)


def load(folder: Path) -> Evidence:
    """Return the facts in `folder`. Raises EvidenceError whose `findings` list every mistake, with file and line.

    Raises TypeError, which says what to add, when a kind of fact has no field in `Evidence`. Read once and hand the
    result on: nothing is kept here.
    """
    if not folder.is_dir():
        raise EvidenceError(
            f"the folder of facts {shown(folder)} is not there. Run this from the project's top folder."
        )
    facts: dict[str, Any] = {}  # of each kind its own model, as FOLDERS says
    documents: dict[tuple[str, str], Document] = {}
    findings: list[Finding] = []
    for kind in FOLDERS:
        _hold_that_it_has_a_field(kind)
        found, files, wrong = _read(folder, kind)
        facts[kind] = MappingProxyType(found)
        documents |= {(kind, key): document for key, document in files.items()}
        findings += wrong
    evidence = Evidence(**facts, documents=documents)
    # While one cannot be read, every fact that names it would look wrong.
    if findings := findings or list(_linked(evidence)):
        raise EvidenceError("\n".join(str(finding) for finding in findings), findings=findings)
    return evidence


def _hold_that_it_has_a_field(kind: str) -> None:
    if kind not in {one.name for one in dataclasses.fields(Evidence)}:
        model = FOLDERS[kind].model.__name__
        raise TypeError(
            f"guide/facts/kinds.py has the kind “{kind}”, and Evidence in guide/facts/evidence.py has no field for it. "
            f"Add `{kind}: Mapping[str, {model}] = field(default_factory=dict)` there."
        )


def _read(folder: Path, kind: str) -> tuple[dict[str, Fact], dict[str, Document], list[Finding]]:
    """Return the facts of a kind that are right, by key, the files of these, and the findings of the others."""
    word, advice = FOLDERS[kind].word, FOLDERS[kind].called
    check: Callable[..., Iterator[Objection]] = _CHECKS.get(kind, lambda fact: iter(()))
    facts: dict[str, Fact] = {}
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for path in _files(folder / kind):
        if path.suffix != ".yml" or not _KEY.fullmatch(path.stem):
            findings.append(
                Finding.of(shown(path), 1, f"“{path.name}” is no name for a {word}. Call the file {advice}.")
            )
            continue
        fact, document, found = read(path, FOLDERS[kind].model)
        if fact is not None:
            found = [document.finding(where, message) for where, message in check(fact)]
        findings.extend(found)
        if fact is not None and not found:
            facts[path.stem], documents[path.stem] = fact, document
    return facts, documents, findings


def _linked(evidence: Evidence) -> Iterator[Finding]:
    """Yield what is wrong with a fact beside the others: it names one that is not there, or leaves one out."""
    for key, study in evidence.studies.items():
        document = evidence.documents["studies", key]
        yield from (document.finding(where, message) for where, message in silent_on(key, study, evidence))
    for (kind, key), document in evidence.documents.items():
        objections = cross_checks.points_to_facts(getattr(evidence, kind)[key], evidence)
        yield from (document.finding(where, message) for where, message in objections)


def _files(folder: Path) -> list[Path]:
    there = (path for path in folder.glob("*") if path.is_file())
    return sorted(path for path in there if path.name != README and not path.name.startswith("."))
