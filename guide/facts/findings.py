"""What a contributor did wrong, said so that they can fix it: `file:line: rule: what is wrong. what to write instead`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

# A message up to the end of its first sentence, passing over what it quotes.
_END = re.compile(r"((?:“[^”]*”|`[^`]*`|[^“`]|“(?![^”]*”)|`(?![^`]*`))*?[.?]) (?=[A-Z“`])")


@dataclass(frozen=True)
class Cause:
    """One thing that many findings come of: what it is, said without a full stop, and what to do about it first."""

    what: str
    advice: str


@dataclass(frozen=True, order=True)
class Finding:
    """One mistake in one place: `path` is the file, `line` counts from 1.

    `rule` is the id of the rule that was broken, which the run over all rules fills in; `problem` says what is wrong, and
    `advice` what to write instead. `cause` is what it comes of, where others come of the same.
    """

    path: str
    line: int
    rule: str
    problem: str
    advice: str
    cause: Cause | None = field(default=None, compare=False)

    @classmethod
    def of(cls, path: str, line: int, message: str, rule: str = "", cause: Cause | None = None) -> Finding:
        """Return a finding of a message, whose first sentence is the problem, and the rest the advice.

        Models and blocks can only raise one text, and rules write both sentences in one go, as people read them: this is
        the one place where a message is taken apart.
        """
        end = _END.match(message)
        return cls(path, line, rule, *((end[1], message[end.end() :]) if end else (message, "")), cause=cause)

    @property
    def message(self) -> str:
        """Return both sentences."""
        return f"{self.problem} {self.advice}" if self.advice else self.problem

    def __str__(self) -> str:
        """Return the line that a contributor reads, and that editors turn into a link."""
        return f"{self.path}:{self.line}: {self.rule}{': ' if self.rule else ''}{self.message}"


class EvidenceError(ValueError):
    """Facts or a page's use of them cannot be right.

    `findings` lists every place that is known; `token` is the text in the page that caused the error, so that whoever
    holds the page's source can name the line.
    """

    def __init__(self, message: str, *, token: str = "", findings: Iterable[Finding] = ()) -> None:
        """Keep the message, the offending text of the page (may be empty) and the findings in files (may be none)."""
        super().__init__(message)
        self.message = message
        self.token = token
        self.findings = tuple(findings)


def closest(word: str, allowed: Iterable[str], alike: float = 0.5) -> str | None:
    """Return the allowed word most like `word`, or None when none is alike."""
    return next(iter(difflib.get_close_matches(word, sorted(allowed), n=1, cutoff=alike)), None)


def nearest(word: str, allowed: Iterable[str], alike: float = 0.5) -> str:
    """Return ` Did you mean “…”?` naming the allowed word most like `word`, or an empty string when none is alike."""
    found = closest(word, allowed, alike)
    return f" Did you mean “{found}”?" if found else ""


def shown(path: Path) -> str:
    """Return the path as a contributor would type it: relative to the working folder where that is possible."""
    absolute, here = path.absolute(), Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else path.as_posix()
