"""What a contributor did wrong, said so that they can mend it: `file:line: rule: what is wrong. what to write instead`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# A message up to the end of its first sentence, passing over what it quotes.
_END = re.compile(r"((?:“[^”]*”|`[^`]*`|[^“`]|“(?![^”]*”)|`(?![^`]*`))*?[.?]) (?=[A-Z“`])")


@dataclass(frozen=True, order=True)
class Fault:
    """One mistake in one place.

    `path` is the file, `line` counts from 1, `message` holds two sentences: what is wrong, and what to write instead.
    `rule` is the id of the rule that was broken, which the run over all rules fills in.
    """

    path: str
    line: int
    message: str
    rule: str = ""

    @property
    def problem(self) -> str:
        """Return what is wrong: the first sentence of the message."""
        return first_sentence(self.message)[0]

    @property
    def advice(self) -> str:
        """Return what to write instead: the rest of the message."""
        return first_sentence(self.message)[1]

    def __str__(self) -> str:
        """Return the line that a contributor reads, and that editors turn into a link."""
        return f"{self.path}:{self.line}: {self.rule}{': ' if self.rule else ''}{self.message}"


class EvidenceError(ValueError):
    """Facts or a page's use of them cannot be right.

    `faults` lists every place that is known; `token` is the text in the page that caused the error, so that whoever
    holds the page's source can name the line.
    """

    def __init__(self, message: str, *, token: str = "", faults: Iterable[Fault] = ()) -> None:
        """Keep the message, the offending text of the page (may be empty) and the faults in files (may be none)."""
        super().__init__(message)
        self.message = message
        self.token = token
        self.faults = tuple(faults)


def first_sentence(message: str) -> tuple[str, str]:
    """Return the first sentence of a message, and the rest; what stands in quotation marks or code ends none."""
    end = _END.match(message)
    return (end[1], message[end.end() :]) if end else (message, "")


def nearest(word: str, allowed: Iterable[str]) -> str:
    """Return ` Did you mean “…”?` naming the allowed word most like `word`, or an empty string when none is alike."""
    found = difflib.get_close_matches(word, sorted(allowed), n=1, cutoff=0.5)
    return f" Did you mean “{found[0]}”?" if found else ""


def shown(path: Path) -> str:
    """Return the path as a contributor would type it: relative to the working folder where that is possible."""
    absolute, here = path.absolute(), Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else path.as_posix()
