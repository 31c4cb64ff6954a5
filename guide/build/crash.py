"""What Python or a library said when something in the machine or a template is broken, as a mistake in its file and line."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from pathlib import Path

import yaml

from guide.facts.findings import Finding
from guide.facts.yaml_slips import slip
from guide.facts.yaml_source import composed

RULE = "the-machine-works"
LAST = ".cache/last-crash.txt"  # the whole traceback, for whoever has to look closer

# How Python and PyYAML name a place in a file.
_PLACE = re.compile(r'(?:File|in) "(?P<file>[^"<>]+)", line (?P<line>\d+)')
_ONLY_A_PLACE = re.compile(r'\s*in "[^"]+", line \d+, column \d+\W*$')  # the last line of what PyYAML says
_PACKAGES = ("site-packages", ".venv")
_FULL = (errno.ENOSPC, errno.EDQUOT)
_FREE = "The disk is full. Free some space on it, and run the same again."
_NO_SPACE = re.compile(rf"OSError: \[Errno (?:{'|'.join(map(str, _FULL))})\] [^\n]*\s*\Z")
_OF_YAML = re.compile(r"(?m)^yaml\.\w+\.\w+Error")


def named(text: str, root: Path) -> Finding:
    """Return the last line of what Python or a library said, as a mistake in the last of the project's files it names."""
    if _OF_YAML.search(text) and (slipped := _slip(root)):
        return slipped
    lines = [line.strip() for line in text.splitlines() if line.strip() and not _ONLY_A_PLACE.match(line)]
    said = lines[-1] if lines else "the build stopped without a word. Run `make check`."
    places = [
        (Path(match["file"]), int(match["line"]))
        for match in _PLACE.finditer(text)
        if not any(part in match["file"] for part in _PACKAGES)
    ]
    there = [(root / path, line) for path, line in places if (root / path).is_file()]
    inside = [(path, line) for path, line in there if path.resolve().is_relative_to(root.resolve())]
    if not inside:
        return Finding.of("", 0, said)
    path, line = inside[-1]
    return Finding.of(path.resolve().relative_to(root.resolve()).as_posix(), line, said)


def _slip(root: Path) -> Finding | None:
    """Return the first slip in the lists of words and rules, which are read as texts: their reader knows no name of a file."""
    for path in sorted((root / "guide").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        try:
            composed(text)
        except yaml.MarkedYAMLError as error:
            line, said = slip(text, error)
            return Finding.of(path.relative_to(root).as_posix(), line + 1, said)
    return None


def of_the_disk(error: Exception, root: Path) -> str:
    """Return what to print when nothing is broken, and only the disk would not have it; nothing for any other error."""
    if not isinstance(error, OSError):
        return ""
    if error.errno in _FULL:
        return _FREE
    path = Path(os.fsdecode(error.filename or "")).absolute()
    if not error.filename or not path.is_relative_to(root.absolute()):
        return ""
    name = path.relative_to(root.absolute()).as_posix()
    if error.errno == errno.EROFS:
        return f"{name} lies on a disk that nobody can write to. Copy the project to one that you can write to."
    if error.errno == errno.EBUSY:  # of a container, say
        return f"{name} is where a disk or volume is mounted, and a whole folder takes its place. Mount one that holds {name}."
    if error.errno in (errno.EACCES, errno.EPERM):
        return (
            f"{name} is not yours to write, perhaps because make was once run with sudo. "
            'Make everything here yours, `sudo chown -R "$(id -un)" .`, and run the same again.'
        )
    return ""


def told(text: str, root: Path) -> str:
    """Return what to print about a crash: one sentence with its place; the whole text is kept in a file of `root`."""
    if _NO_SPACE.search(text):  # of a process beside this one
        return _FREE
    found = named(text, root)
    kept = root / LAST
    with contextlib.suppress(OSError):  # what could not be written is told without it
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8", newline="\n")
    problem = found.message if found.message.endswith((".", "?", "!")) else f"{found.message}."
    advice = f"Fix the line, or take the last change of the file back; {LAST} holds all that was said."
    return str(Finding(found.path or "guide", found.line or 1, RULE, problem, advice))
