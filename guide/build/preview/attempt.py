"""`python -m guide.build.preview.attempt build FOLDER` and `… check`: one attempt of the preview, in a process of its own.

A process of its own has read nothing before, so that every change counts: of pages, facts, words, templates and code. It
prints a line of JSON: whether it did what it was asked, and the mistakes as lists of file, line, message and rule; the file
is empty where none can be named. A build that was done then waits: for each line on its standard input, a list of pages
and a folder, it makes these pages anew in that folder and prints such a line again. It ends with its input.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import mkdocs.config
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.exceptions import Abort, BuildError

from guide.build.crash import named
from guide.build.hosts import redirects
from guide.build.preview.quick_look import LastBuild, misread
from guide.build.search import index as search_index
from guide.export import open_data
from guide.facts.findings import EvidenceError, Finding
from guide.lint import linter

Answer = tuple[bool, list[Finding]]

_PATIENCE = 20.0  # seconds; a quick look that takes longer has hung


class Attempt:
    """A try of the project in `root`, seen from the preview."""

    def __init__(self, root: Path, *arguments: str) -> None:
        """Start it; `answer` takes what comes of it."""
        here = Path(__file__).parents[3]
        paths = os.pathsep.join(filter(None, [str(here), os.environ.get("PYTHONPATH", "")]))
        quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SITE_URL": ""}
        self._root = root
        self._asking = threading.RLock()  # held while an answer is waited for
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 (`end` closes it)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "guide.build.preview.attempt", *arguments],
            cwd=root,
            env={**os.environ, **quiet, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
            encoding="utf-8",
        )

    def answer(self) -> Answer:
        """Wait until it has done what it was asked first. Returns whether it could, and the mistakes it found."""
        with self._asking:
            found = self._line()
            if found is None and not self._said.closed:  # our own code is broken, and Python's traceback says where
                self._process.wait()
                self._said.seek(0)
                return False, [named(self._said.read(), self._root)]
            return found or (False, [])

    def look(self, pages: Sequence[str], target: Path) -> Answer | None:
        """Have pages made anew by a build that was done, as files in `target`.

        Returns whether they can be shown, and their mistakes; None when the build has ended, or hangs and is ended.
        """
        patience = threading.Timer(_PATIENCE, self._process.kill)
        patience.start()
        with contextlib.suppress(OSError, ValueError):  # it has ended
            print(json.dumps([list(pages), str(target)]), file=self._process.stdin, flush=True)
        found = self._line()
        patience.cancel()
        return found

    def _line(self) -> Answer | None:
        """Wait for the next answer. Returns None when there is none, because the process has ended."""
        with self._asking:
            line = "" if self._said.closed or not self._process.stdout else self._process.stdout.readline()
        if not line.endswith("\n"):  # the process was ended, perhaps in the middle of a line
            return None
        done, found = json.loads(line)
        return done, [Finding.of(*entry) for entry in found]

    def end(self) -> None:
        """End it, whatever it is doing: a thread that waits for its answer gets one."""
        self._process.kill()
        with self._asking, contextlib.suppress(BrokenPipeError), self._process, self._said:
            pass


def build(root: Path, target: Path, kept: LastBuild | None = None) -> Answer:
    """Build the pages into `target`. Returns whether there is something to show, and the mistakes."""

    def whole() -> Answer:
        config = mkdocs.config.load_config(str(root / "mkdocs.yml"), strict=False, site_dir=str(target))
        config.plugins["guide/last-build"] = kept or LastBuild()
        config.plugins.on_startup(command="build", dirty=False)
        build_with_mkdocs(config)
        open_data.write_all(root / "evidence", target)
        search_index.write_all(root, target)
        redirects.write_all(root, target)
        return True, []

    return _tried(whole, root)


def _tried(work: Callable[[], Answer], root: Path) -> Answer:
    """Return what comes of it, with what the generator warns of; what it raises is a mistake as well."""
    heard = _Heard()
    log = logging.getLogger("mkdocs")
    log.addHandler(heard)
    try:
        done, found = work()
    except EvidenceError as error:
        return False, list(error.findings) or [Finding.of("", 0, error.message)]
    except (Abort, BuildError) as error:
        return False, heard.findings or [named(str(error), root)]
    except Exception:
        return False, misread(root / "docs") or [named(traceback.format_exc(), root)]
    finally:
        log.removeHandler(heard)
    return done, found + heard.findings


def check(root: Path) -> Answer:
    """Return the mistakes in pages and facts."""
    return True, linter.findings(root / "mkdocs.yml")


class _Heard(logging.Handler):
    """Keeps what the generator warns of: a link that leads nowhere, a setting it does not know."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.findings: list[Finding] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.findings.append(Finding.of("", 0, record.getMessage()))


def main(arguments: list[str], root: Path) -> int:
    """Do one try, print what it found, and do what is asked further. Returns 0 when it did what it was asked first."""

    def say(answer: Answer) -> bool:
        done, found = answer
        places = [(finding.path, finding.line, finding.message, finding.rule) for finding in found]
        print(json.dumps([done, places]), file=answers, flush=True)
        return done

    answers = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):  # whatever else prints is no answer
        if arguments[0] == "check":
            return 0 if say(check(root)) else 1
        last = LastBuild()
        if not say(build(root, Path(arguments[1]), last)):
            return 1
        for line in sys.stdin:
            pages, folder = json.loads(line)
            say(_tried(partial(last.make, pages, Path(folder)), root))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
