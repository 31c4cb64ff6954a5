"""Faults that only the built site shows: made together in one copy of the project, which is then built as people build it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from guide.facts.findings import Finding
from guide.lint.agreed.theme import FILE as THEME
from tests.faults.fault import Fault
from tests.faults.project import copy
from tests.faults.run import ROOT, Outcome, judge

LAST_GOOD = {"index.html": "the last good page", "assets/site.css": "/* the last good look */"}
_TOLD = re.compile(r"(?P<path>[\w./-]+):(?P<line>\d+): (?P<rule>[a-z-]+): (?P<message>.*)")


def run(faults: Sequence[Fault], folder: Path) -> tuple[list[Outcome], bool]:
    """Make the faults in a copy in `folder` and build it.

    Returns what became of each, and whether `site/`, built before, holds the same bytes as it did. What is found at a place
    where no fault was made counts against the first one.
    """
    folder.mkdir()
    copy(ROOT, folder)
    (folder / THEME).unlink()  # as if somebody had agreed to what the sources alone would tell
    for name, text in LAST_GOOD.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    places = [(fault.at or fault.file, fault.change(folder)) for fault in faults]
    found = _build(folder)
    elsewhere = [one for one in found if (one.path, one.line) not in places]
    outcomes = []
    for number, (fault, (path, line)) in enumerate(zip(faults, places, strict=True)):
        here = [one for one in found if (one.path, one.line) == (path, line)] + (elsewhere if not number else [])
        outcomes.append(Outcome(fault, f"{path}:{line}", tuple(map(str, here)), judge(fault, line, here)))
    there = {path.relative_to(folder / "site").as_posix(): path for path in (folder / "site").rglob("*.*")}
    same = {name: path.read_text("utf-8") for name, path in there.items() if path.is_file()} == LAST_GOOD
    return outcomes, same


def _build(folder: Path) -> list[Finding]:
    """Build the project in a folder by its own machine. Returns the findings, as they were printed."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-m", "guide", "build"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    told = [_TOLD.fullmatch(line) for line in done.stderr.splitlines()]
    found = [Finding.of(one["path"], int(one["line"]), one["message"], one["rule"]) for one in told if one]
    return found if done.returncode else []
