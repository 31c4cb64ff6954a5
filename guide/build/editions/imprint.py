"""What every edition says of itself: version, day, next review, and where the live guide is."""

from __future__ import annotations

import datetime
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

NAME = "back-to-running"


@dataclass(frozen=True)
class Imprint:
    """What stands in the front of an edition; `address` of the live guide is empty where nobody told the build."""

    title: str
    motto: str
    language: str
    version: str
    day: datetime.date
    due: datetime.date
    address: str

    @property
    def day_in_words(self) -> str:
        """Return the day of the edition as readers read it, such as 29 November 2026."""
        return in_words(self.day)

    @property
    def due_in_words(self) -> str:
        """Return the day of the first review that is due, as readers read it."""
        return in_words(self.due)

    @property
    def authors(self) -> str:
        """Return who wrote the guide, as lists of books and papers name it."""
        return f"The {self.title} contributors"

    @property
    def line(self) -> str:
        """Return one line for the foot of a sheet of paper."""
        return f"{self.title} {self.version} · {self.day_in_words} · next check due {self.due_in_words}"


def in_words(day: datetime.date) -> str:
    """Return a day in words, such as 29 November 2026."""
    return f"{day.day} {day:%B %Y}"


def day_of(epoch: int) -> datetime.date:
    """Return the day on which a second since 1970 lies, the same in every time zone."""
    return datetime.datetime.fromtimestamp(epoch, datetime.UTC).date()


def version(root: Path) -> str:
    """Return the version of the project in `root`, with its commit where this is not a release of that name.

    Raises FileNotFoundError when there is no `pyproject.toml`.
    """
    with (root / "pyproject.toml").open("rb") as file:
        number = str(tomllib.load(file)["project"]["version"])
    if f"v{number}" in _git(root, "tag", "--points-at", "HEAD").split():
        return number
    commit = _git(root, "rev-parse", "--short=9", "HEAD")
    return f"{number} ({commit})" if commit else number


def _git(root: Path, *words: str) -> str:
    """Return what git says, or nothing where there is no git or no repository, or where it does not answer."""
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False, timeout=60)
    except (FileNotFoundError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else done.stdout.strip()
