"""Stands for the processes that try the project: a generator of a few lines, which tests can hold and let go."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Mapping, Sequence
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
        if self.ended:
            return False, [Finding.of("", 0, ENDED)]
        pages = self._read(path.relative_to(self.root / "docs").as_posix() for path in self.root.rglob("docs/**/*.md"))
        if self.kind == "check":
            return True, where(WRONG, pages) + where(BREAKS, pages)
        if where(BREAKS, pages):
            return False, [Finding.of("", 0, "it says no place")]
        self._write(pages, Path(self.folder[0]))
        return True, []

    def look(self, names: Sequence[str], target: Path) -> tuple[bool, list[Finding]] | None:
        self.looks.append(list(names))
        self.asked.put(names)
        self.gate.wait(_GUARD)
        pages = self._read(names)
        if where(HANGS, pages):
            return None
        if found := where(BREAKS, pages):
            return False, found
        self._write(pages, target)
        return True, []

    def end(self) -> None:
        self.ended = True
        self.gate.set()

    def _read(self, names: Iterable[str]) -> dict[str, str]:
        """Return the text of each page, read once: a test may be writing it anew."""
        return {name: (self.root / "docs" / name).read_text("utf-8") for name in names}

    def _write(self, pages: Mapping[str, str], target: Path) -> None:
        others = (path for path in self.root.rglob("*") if path.suffix in (".yml", ".html", ".py", ".svg"))
        rest = "".join(path.read_text("utf-8") for path in sorted(others))
        for name, text in pages.items():
            html = (target / name).with_suffix(".html")
            html.parent.mkdir(parents=True, exist_ok=True)
            html.write_text(f"<html><head></head><body>{text}{rest}</body></html>", "utf-8")


def where(words: str, pages: Mapping[str, str]) -> list[Finding]:
    """Return each line of the pages that holds the words, as a mistake."""
    return [
        Finding.of(f"docs/{name}", number, words, RULE)
        for name, text in pages.items()
        for number, line in enumerate(text.splitlines(), 1)
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
