"""What the schemas for editors must be: each function is one rule, as in `rules.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guide.facts.findings import Finding, shown
from guide.facts.folder import visible
from guide.facts.schema import FOLDER, NAMES, first_line, stale, texts
from guide.pages.project import Project


def schema_is_named(project: Project) -> Iterator[Finding]:
    """An editor can only help with a file of facts that names its schema in its first line."""
    for kind in NAMES:
        for path in visible(project.facts / kind, "*.yml"):
            if path.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip() != first_line(kind):
                yield Finding.of(
                    shown(path), 1, f"the file does not name its schema. Write as its first line `{first_line(kind)}`."
                )


def schemas_agree_with_the_models(project: Project) -> Iterator[Finding]:
    """A schema older than the models would refuse what is right, or praise what is wrong."""
    folder = project.facts
    wanted = texts(folder)
    for name in stale(folder):
        path = folder / FOLDER / name
        reworded = _reworded(path, wanted.get(name, ""))
        for number, line in reworded:
            yield Finding.of(shown(path), number, f"FIELDS.md explains this field in other words. Write here `{line}`.")
        if not reworded:
            message = (
                "the schema does not agree with the models. After a change of those, write it anew: `make schemas`."
            )
            yield Finding.of(shown(path), 1, message)


def _reworded(path: Path, wanted: str) -> list[tuple[int, str]]:
    """Return the lines that differ, with their numbers, when only descriptions do: those can be fixed in a browser."""
    there = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    lines = wanted.splitlines()
    pairs = zip(there, lines, strict=False)
    differ = [(number, new.strip()) for number, (old, new) in enumerate(pairs, 1) if old != new]
    words = all(line.startswith('"description": ') for _, line in differ)
    return differ if len(lines) == len(there) and words else []
