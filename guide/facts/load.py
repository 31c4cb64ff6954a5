"""Read the facts: the YAML files of `evidence/` into frozen models, or every mistake with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guide.facts import agreement
from guide.facts.accessibility import unclear
from guide.facts.advice import lights_rise, stages_rise_slowly
from guide.facts.arithmetic import contradicting
from guide.facts.checked import read
from guide.facts.evidence import Entry, Evidence
from guide.facts.findings import EvidenceError, Finding, shown
from guide.facts.instruments import overdone
from guide.facts.kinds import FOLDERS
from guide.facts.model import Study
from guide.facts.plausibility import Objection, impossible
from guide.facts.signs import has_its_ground
from guide.facts.statements import Claim
from guide.facts.yaml_source import Document
from guide.facts.yardstick import silent_on

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _study_adds_up(study: Study) -> Iterator[Objection]:
    """Yield what cannot be; only of numbers that can be does it make sense to ask if they contradict one another."""
    return iter(list(impossible(study)) or list(contradicting(study)))


# What can be wrong with one fact by itself, beyond what its model says.
_CHECKS: Mapping[str, Callable[..., Iterator[Objection]]] = MappingProxyType(
    {
        "studies": _study_adds_up,
        "claims": agreement.verb_fits,
        "scores": overdone,
        "quiz": agreement.one_answer_is_right,
        "signs": has_its_ground,
        "pain": lights_rise,
        "stages": stages_rise_slowly,
        "criteria": unclear,
    }
)


def load(folder: Path) -> Evidence:
    """Return the facts in `folder`. Raises EvidenceError whose `findings` list every mistake, with file and line.

    Read once and hand the result on: nothing is kept here.
    """
    if not folder.is_dir():
        raise EvidenceError(
            f"the folder of facts {shown(folder)} is not there. Run this from the project's top folder."
        )
    return _load(folder)


def read_studies(folder: Path) -> tuple[dict[str, Study], list[Finding]]:
    """Return the studies that are right, by key, and the findings of those that are not."""
    studies, _, findings = _read(folder, "studies", Study)
    return studies, findings


def _read(folder: Path, kind: str, model: type[Entry]) -> tuple[dict[str, Entry], dict[str, Document], list[Finding]]:
    word, advice = FOLDERS[kind].word, FOLDERS[kind].called
    check: Callable[[Entry], Iterator[Objection]] = _CHECKS.get(kind, lambda entry: iter(()))
    entries: dict[str, Entry] = {}
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for path in _files(folder / kind):
        if path.suffix != ".yml" or not _KEY.fullmatch(path.stem):
            findings.append(
                Finding.of(shown(path), 1, f"“{path.name}” is no name for a {word}. Call the file {advice}.")
            )
            continue
        entry, document, found = read(path, model)
        if entry is not None:
            found = [document.finding(where, message) for where, message in check(entry)]
        findings.extend(found)
        if entry is not None and not found:
            entries[path.stem], documents[path.stem] = entry, document
    return entries, documents, findings


def _load(folder: Path) -> Evidence:
    studies, documents, findings = _read(folder, "studies", Study)
    claims, claim_files, found = _read(folder, "claims", Claim)
    findings += found
    rest: dict[str, Any] = {}  # of each kind its own model, as FOLDERS says
    files: dict[str, dict[str, Document]] = {"claims": claim_files}
    for kind in (name for name in FOLDERS if name not in ("studies", "claims")):
        rest[kind], files[kind], found = _read(folder, kind, FOLDERS[kind].model)
        findings += found
    files["studies"] = documents
    read_from = {(kind, key): document for kind, ours in files.items() for key, document in ours.items()}
    evidence = Evidence(MappingProxyType(studies), MappingProxyType(claims), **rest, documents=read_from)
    if not findings:  # a study that could not be read would make every claim on it look wrong
        for key, study in studies.items():
            findings += [documents[key].finding(where, message) for where, message in silent_on(key, study, evidence)]
        for kind, ours in files.items():
            for key, document in ours.items():
                checked = agreement.points_to_facts(getattr(evidence, kind)[key], evidence)
                findings += [document.finding(where, message) for where, message in checked]
    if findings:
        raise EvidenceError("\n".join(str(finding) for finding in findings), findings=findings)
    return evidence


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file() and not path.name.startswith("."))
