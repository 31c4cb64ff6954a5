"""Stands for the processes that try the project: a generator of a few lines, which tests can hold and let go."""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from pathlib import Path

from guide.build.quick_look import RULE
from guide.facts.findings import Finding

BREAKS, HANGS, WRONG = "this stops a build", "this never ends", "this is a mistake"
ENDED = "what an ended try says"
_GUARD = 60  # seconds after which a test fails that would wait for ever


class Try:
    """A build, which writes each page and all else into its HTML, or a check, which finds the word for a mistake."""

    def __init__(self, root: Path, kind: str, *folder: str) -> None:
        self.root, self.kind, self.folder = root, kind, folder
        self.ended = False
        self.looks: list[list[str]] = []
        self.asked = queue.Queue()  # each quick look as it begins
        self.gate = threading.Event()

    def answer(self) -> tuple[bool, list[Finding]]:
        self.gate.wait(_GUARD)
        pages = sorted(path.relative_to(self.root / "docs").as_posix() for path in (self.root / "docs").rglob("*.md"))
        if self.ended:
            return False, [Finding.of("", 0, ENDED)]
        if self.kind == "check":
            return True, self._where(WRONG, pages) + self._where(BREAKS, pages)
        if self._where(BREAKS, pages):
            return False, [Finding.of("", 0, "it says no place")]
        self._write(pages, Path(self.folder[0]))
        return True, []

    def look(self, pages: Sequence[str], target: Path) -> tuple[bool, list[Finding]] | None:
        self.looks.append(list(pages))
        self.asked.put(pages)
        self.gate.wait(_GUARD)
        if self._where(HANGS, pages):
            return None
        if found := self._where(BREAKS, pages):
            return False, found
        self._write(pages, target)
        return True, []

    def end(self) -> None:
        self.ended = True
        self.gate.set()

    def _write(self, pages: Sequence[str], target: Path) -> None:
        others = [
            path
            for path in self.root.rglob("*")
            if path.suffix in (".yml", ".html", ".py", ".svg") and "site" not in path.parts
        ]
        rest = "".join(path.read_text("utf-8") for path in sorted(others))
        for page in pages:
            html = (target / page).with_suffix(".html")
            html.parent.mkdir(parents=True, exist_ok=True)
            text = (self.root / "docs" / page).read_text("utf-8")
            html.write_text(f"<html><head></head><body>{text}{rest}</body></html>", "utf-8")

    def _where(self, words: str, pages: Sequence[str]) -> list[Finding]:
        return [
            Finding.of(f"docs/{page}", number, words, RULE)
            for page in pages
            for number, line in enumerate((self.root / "docs" / page).read_text("utf-8").splitlines(), 1)
            if words in line
        ]


class Tries:
    """What a preview calls to start a try. Those of a kind in `held` wait to be let go."""

    def __init__(self) -> None:
        self.all: list[Try] = []
        self.held: set[str] = set()
        self._lock = threading.Lock()
        self._started = {"build": queue.Queue(), "check": queue.Queue()}

    def __call__(self, root: Path, kind: str, *folder: str) -> Try:
        one = Try(root, kind, *folder)
        with self._lock:
            if kind not in self.held:
                one.gate.set()
            self.all.append(one)
        self._started[kind].put(one)
        return one

    def next(self, kind: str) -> Try:
        """Wait until one more of that kind is started."""
        return self._started[kind].get(timeout=_GUARD)

    def let_go(self) -> None:
        """Let all go on, and hold none any more."""
        with self._lock:
            self.held = set()
            for one in self.all:
                one.gate.set()

    def looks(self) -> list[list[str]]:
        """Return the pages of every quick look so far."""
        return [pages for one in self.all for pages in one.looks]
