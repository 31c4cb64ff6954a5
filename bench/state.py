"""What a run has measured so far, kept in a file after each step, so that a run that was broken off can go on."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass
class State:
    """A run: commit, machine, begin and end, versions, figures by generator and key, and how busy the machine was."""

    commit: str
    machine: str
    began: str
    ended: str = ""
    load: float = 0.0
    versions: dict[str, str] = field(default_factory=dict)
    figures: dict[str, dict[str, float | str]] = field(default_factory=dict)
    extra: dict[str, float] = field(default_factory=dict)
    path: Path = Path("run.json")

    def has(self, name: str, key: str) -> bool:
        """Tell whether a figure was measured, or could not be."""
        return key in self.figures.get(name, {})

    def note(self, name: str, **values: float | str) -> None:
        """Keep figures; the names of keys have `_` for a space."""
        self.figures.setdefault(name, {}).update({key.replace("_", " "): value for key, value in values.items()})
        self.keep()

    def keep(self) -> None:
        """Write the file."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        told = {key: value for key, value in asdict(self).items() if key != "path"}
        self.path.write_text(json.dumps(told, indent=1), encoding="utf-8")


def read(path: Path) -> State | None:
    """Return the run in a file, or nothing when there is none."""
    return State(**json.loads(path.read_text("utf-8")), path=path) if path.is_file() else None
