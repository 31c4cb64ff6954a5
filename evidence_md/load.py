"""Read the facts: `evidence/studies/*.yml` into frozen models, or every mistake with its file and line."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from evidence_md.faults import EvidenceError, Fault, nearest, shown
from evidence_md.model import Study
from evidence_md.plausibility import impossible
from evidence_md.yaml_lines import read

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Evidence:
    """All facts of the guide. `studies` maps a key, which is the file's name without its ending, to the study."""

    studies: Mapping[str, Study]

    def study(self, key: str) -> Study:
        """Return the study; raises EvidenceError that names the nearest key when there is none."""
        if key not in self.studies:
            raise EvidenceError(
                f"no source is called “{key}”.{nearest(key, self.studies)} "
                f"Add the file studies/{key}.yml or use a key that is there.",
                token=key,
            )
        return self.studies[key]


def load(folder: Path) -> Evidence:
    """Return the facts in `folder`. Raises EvidenceError whose `faults` list every mistake, with file and line.

    The result is kept until a file changes, because Python-Markdown makes a new extension for each page.
    """
    if not folder.is_dir():
        raise EvidenceError(f"the folder of facts {shown(folder)} is not there. Run this from the project's top folder.")
    return _load(folder.absolute(), _fingerprint(folder))


def read_studies(folder: Path) -> tuple[dict[str, Study], list[Fault]]:
    """Return the studies that are right, by key, and the faults of those that are not."""
    studies: dict[str, Study] = {}
    faults: list[Fault] = []
    for path in _files(folder):
        if path.suffix != ".yml" or not _KEY.fullmatch(path.stem):
            advice = "Call the file author-year.yml in lower case, like haake-2007.yml."
            faults.append(Fault(shown(path), 1, f"“{path.name}” is no name for a study. {advice}"))
            continue
        study, document, found = read(path, Study)
        if study is not None:
            found = [document.fault(where, message) for where, message in impossible(study)]
        faults.extend(found)
        if study is not None and not found:
            studies[path.stem] = study
    return studies, faults


@functools.lru_cache(maxsize=4)
def _load(folder: Path, fingerprint: tuple[tuple[str, int], ...]) -> Evidence:  # noqa: ARG001 - part of the cache's key
    studies, faults = read_studies(folder)
    if faults:
        raise EvidenceError("\n".join(str(fault) for fault in faults), faults=faults)
    return Evidence(MappingProxyType(studies))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "studies").glob("*") if path.is_file() and not path.name.startswith("."))


def _fingerprint(folder: Path) -> tuple[tuple[str, int], ...]:
    return tuple((path.name, path.stat().st_mtime_ns) for path in _files(folder))
