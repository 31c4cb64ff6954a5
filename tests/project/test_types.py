"""Each value of the machine is of the kind that its place asks for: mypy reads all of it, as strictly as it can."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

# A mistake of each sort that the settings in pyproject.toml have to find, with what mypy calls it.
FAULTY = '''"""A faulty example."""

import re

from guide.facts.findings import Finding, nearest
from guide.markdown.render import words


def typed(text: str, finding: Finding) -> str:
    """Hold a mistake on each marked line."""
    nearest(text, 7)  # arg-type
    nearest(text)  # call-arg
    finding.file  # attr-defined
    print(re.match("a", text).end())  # union-attr
    finding.line = 2  # misc
    len(text)  # type: ignore[arg-type]  # unused-ignore
    return words("en")  # return-value


def untyped(text):  # no-untyped-def
    """Say nothing of what goes in."""


def bare(texts: list) -> None:  # type-arg
    """Say nothing of what is in the list."""


def unset(text: str = None) -> None:  # assignment
    """Take nothing for a text."""


def late(text: str) -> str:
    """Have a line that is never run, and a name that need not be there."""
    if text:
        found = text
    if text is None:
        print(text)  # unreachable
    return found  # possibly-undefined
'''


def test_mypy_finds_nothing_in_the_machine_and_all_that_is_wrong_in_an_example(tmp_path: Path) -> None:
    example = tmp_path / "faulty.py"
    example.write_text(FAULTY, "utf-8")
    # One run for both: whatever the example asks of the machine is read already. What was read is kept in .cache/mypy.
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context", "guide", "bench", example]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    wanted = [(str(number), match[1]) for number, line in enumerate(FAULTY.splitlines(), 1) if (match := _MARK(line))]
    lines = done.stdout.splitlines() + done.stderr.splitlines()
    # By its name alone: of an example that it knows, mypy says what it said before, the folder of that day included.
    found = [re.fullmatch(rf".*\b{example.name}:(\d+): error: .*\[([\w-]+)\]", line) for line in lines]
    in_machine = [line for line, match in zip(lines, found, strict=True) if not match and ": note: " not in line]
    assert in_machine == []
    assert sorted(match.groups() for match in found if match) == sorted(wanted)


_MARK = re.compile(r".*# ([\w-]+)$").fullmatch
