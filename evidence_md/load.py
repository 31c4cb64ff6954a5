"""Read the facts: the YAML files of `evidence/` into frozen models, or every mistake with its file and line."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from evidence_md import agreement
from evidence_md.arithmetic import contradicting
from evidence_md.faults import EvidenceError, Fault, nearest, shown
from evidence_md.instruments import Instrument, overdone
from evidence_md.model import Fact, Study
from evidence_md.plausibility import Finding, impossible
from evidence_md.rules import EmergencyNumbers, PainRule, Stages, lights_rise, stages_rise_slowly
from evidence_md.signs import Sign, has_its_ground
from evidence_md.stamp import stamp
from evidence_md.statements import ArticleClaim, Claim, Guideline, Option, Question, Term
from evidence_md.yaml_lines import Document, read
from evidence_md.yardstick import silent_on

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Entry = TypeVar("Entry", bound=Fact)

# Folder of `evidence/` → what one file in it is called in messages, and a name as it should be.
FOLDERS: Mapping[str, tuple[type[Fact], str, str]] = MappingProxyType(
    {
        "studies": (Study, "study", "author-year.yml in lower case, like haake-2007.yml"),
        "claims": (Claim, "claim", "lower-case words with hyphens, like acupuncture-vs-usual-care-pain.yml"),
        "guidelines": (Guideline, "guideline", "by the key of its source, like nice-ng59.yml"),
        "options": (Option, "option", "lower-case words with hyphens, like exercise.yml"),
        "glossary": (Term, "term", "lower-case words with hyphens, like dry-needling.yml"),
        "scores": (Instrument, "score", "by the instrument's name in lower case, like discern.yml"),
        "article": (ArticleClaim, "claim of the article", "claim-01.yml to claim-16.yml"),
        "quiz": (Question, "question", "q and its place with two digits, like q01.yml"),
        "signs": (Sign, "sign", "lower-case words with hyphens, like numb-saddle.yml"),
        "pain": (PainRule, "pain rule", "rule.yml"),
        "stages": (Stages, "list of stages", "running.yml"),
        "emergency": (EmergencyNumbers, "list of numbers", "numbers.yml"),
    }
)


def _study_adds_up(study: Study) -> Iterator[Finding]:
    """Yield what cannot be; only of numbers that can be does it make sense to ask if they contradict one another."""
    return iter(list(impossible(study)) or list(contradicting(study)))


# What can be wrong with one fact by itself, beyond what its model says.
_CHECKS: Mapping[str, Callable[..., Iterator[Finding]]] = MappingProxyType(
    {
        "studies": _study_adds_up,
        "claims": agreement.verb_fits,
        "scores": overdone,
        "quiz": agreement.one_answer_is_right,
        "signs": has_its_ground,
        "pain": lights_rise,
        "stages": stages_rise_slowly,
    }
)


@dataclass(frozen=True)
class Evidence:
    """All facts of the guide, each kind by its key, which is the file's name without its ending."""

    studies: Mapping[str, Study]
    claims: Mapping[str, Claim] = field(default_factory=dict)
    guidelines: Mapping[str, Guideline] = field(default_factory=dict)
    options: Mapping[str, Option] = field(default_factory=dict)
    article: Mapping[str, ArticleClaim] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    scores: Mapping[str, Instrument] = field(default_factory=dict)
    quiz: Mapping[str, Question] = field(default_factory=dict)
    signs: Mapping[str, Sign] = field(default_factory=dict)
    pain: Mapping[str, PainRule] = field(default_factory=dict)
    stages: Mapping[str, Stages] = field(default_factory=dict)
    emergency: Mapping[str, EmergencyNumbers] = field(default_factory=dict)

    def study(self, key: str) -> Study:
        """Return the study; raises EvidenceError that names the nearest key when there is none."""
        return _one(self.studies, key, "source", "studies")

    def claim(self, key: str) -> Claim:
        """Return the claim; raises EvidenceError that names the nearest key when there is none."""
        return _one(self.claims, key, "claim", "claims")

    def score(self, key: str) -> Instrument:
        """Return the score; raises EvidenceError that names the nearest key when there is none."""
        return _one(self.scores, key, "score", "scores")

    def only(self, kind: str) -> Fact:
        """Return the one fact of a kind that has one file for the whole guide. Raises EvidenceError when it is not there."""
        facts = getattr(self, kind)
        if not facts:
            raise EvidenceError(f"evidence/{kind}/ holds no file yet. Add {FOLDERS[kind][2]}, or take the block out.")
        return next(iter(facts.values()))

    def guideline(self, key: str) -> Guideline:
        """Return the guideline; raises EvidenceError that names the nearest key when there is none."""
        return _one(self.guidelines, key, "guideline", "guidelines")


def _one(facts: Mapping[str, Entry], key: str, word: str, folder: str) -> Entry:
    if key not in facts:
        raise EvidenceError(
            f"no {word} is called “{key}”.{nearest(key, facts)} "
            f"Add the file {folder}/{key}.yml or use a key that is there.",
            token=key,
        )
    return facts[key]


def load(folder: Path) -> Evidence:
    """Return the facts in `folder`. Raises EvidenceError whose `faults` list every mistake, with file and line.

    The result is kept until a file changes, because Python-Markdown makes a new extension for each page.
    """
    if not folder.is_dir():
        raise EvidenceError(
            f"the folder of facts {shown(folder)} is not there. Run this from the project's top folder."
        )
    return _load(folder.absolute(), stamp(folder))


def read_studies(folder: Path) -> tuple[dict[str, Study], list[Fault]]:
    """Return the studies that are right, by key, and the faults of those that are not."""
    studies, _, faults = _read(folder, "studies")
    return studies, faults


def _read(folder: Path, kind: str) -> tuple[dict[str, Entry], dict[str, Document], list[Fault]]:
    model, word, advice = FOLDERS[kind]
    check = _CHECKS.get(kind, lambda entry: iter(()))
    entries: dict[str, Entry] = {}
    documents: dict[str, Document] = {}
    faults: list[Fault] = []
    for path in _files(folder / kind):
        if path.suffix != ".yml" or not _KEY.fullmatch(path.stem):
            faults.append(Fault(shown(path), 1, f"“{path.name}” is no name for a {word}. Call the file {advice}."))
            continue
        entry, document, found = read(path, model)
        if entry is not None:
            found = [document.fault(where, message) for where, message in check(entry)]
        faults.extend(found)
        if entry is not None and not found:
            entries[path.stem], documents[path.stem] = entry, document
    return entries, documents, faults


@functools.lru_cache(maxsize=4)
def _load(folder: Path, files: tuple[tuple[str, int], ...]) -> Evidence:
    studies, documents, faults = _read(folder, "studies")
    claims, claim_files, found = _read(folder, "claims")
    faults += found
    rest: dict[str, dict[str, Fact]] = {}
    files: dict[str, dict[str, Document]] = {"claims": claim_files}
    for kind in (name for name in FOLDERS if name not in ("studies", "claims")):
        rest[kind], files[kind], found = _read(folder, kind)
        faults += found
    evidence = Evidence(MappingProxyType(studies), MappingProxyType(claims), **rest)
    if not faults:  # a study that could not be read would make every claim on it look wrong
        for key, study in studies.items():
            faults += [documents[key].fault(where, message) for where, message in silent_on(key, study, evidence)]
        for kind, ours in files.items():
            for key, document in ours.items():
                checked = agreement.points_to_facts(getattr(evidence, kind)[key], evidence)
                faults += [document.fault(where, message) for where, message in checked]
    if faults:
        raise EvidenceError("\n".join(str(fault) for fault in faults), faults=faults)
    return evidence


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file() and not path.name.startswith("."))
