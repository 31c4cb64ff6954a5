"""How a test makes one mistake in a copy of the small good project, and what a contributor must then read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Change = Callable[[Path], None]
WORDS = "docs/words.md"
PRETEND = "A pretend treatment looks real and is not."  # which stands there


@dataclass(frozen=True)
class Mistake:
    """One mistake: what it is, the rule of `guide.lint.rules` that finds it ("" for reading itself), and its report."""

    name: str
    rule: str
    change: Change
    report: str


def edit(file: str, old: str, new: str) -> Change:
    """Return the change of one passage; `old` must stand exactly once, so that a case cannot quietly change nothing."""

    def change(project: Path) -> None:
        path = project / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"“{old}” stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), "utf-8")

    return change


def add(file: str, text: str) -> Change:
    """Return the change that adds a file."""

    def change(project: Path) -> None:
        assert not (project / file).exists()
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_text(text, "utf-8")

    return change


def rename(old: str, new: str) -> Change:
    """Return the change that gives a file another name."""
    return lambda project: (project / old).rename(project / new)


def delete(file: str) -> Change:
    """Return the change that deletes a file."""
    return lambda project: (project / file).unlink()


def both(*changes: Change) -> Change:
    """Return several changes as one."""

    def change(project: Path) -> None:
        for one in changes:
            one(project)

    return change


def written(text: str) -> Change:
    """Return the change that puts other words into the page of words."""
    return edit(WORDS, PRETEND, text)
