"""What the schemas for editors must be: each function is one check, as in `sources.py`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence_md import Fault
from evidence_md.faults import shown
from evidence_md.schema import COMMAND, FOLDER, NAMES, first_line, stale

if TYPE_CHECKING:
    from checks.sources import Project


def schema_is_named(project: Project) -> Iterator[Fault]:
    """An editor can only help with a file of facts that names its schema in its first line."""
    for kind in NAMES:
        for path in sorted((project.config_file.parent / "evidence" / kind).glob("*.yml")):
            if path.read_text(encoding="utf-8").partition("\n")[0].rstrip() != first_line(kind):
                yield Fault(
                    shown(path), 1, f"the file does not name its schema. Write as its first line `{first_line(kind)}`."
                )


def schemas_agree_with_the_models(project: Project) -> Iterator[Fault]:
    """A schema older than the models would refuse what is right, or praise what is wrong."""
    folder = project.config_file.parent / "evidence"
    for name in stale(folder):
        yield Fault(
            shown(folder / FOLDER / name),
            1,
            f"the schema does not agree with the models. Write it anew with `.venv/bin/{COMMAND}`.",
        )
