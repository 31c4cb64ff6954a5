"""`python -m guide.build.trial build FOLDER` and `… check`: one try of the preview, in a process of its own.

A process of its own has read nothing before, so that every change counts: of pages, facts, words, templates and code. It
prints the mistakes as JSON: a list of file, line, message and rule. The file is empty where none can be named.
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
import traceback
from pathlib import Path

import mkdocs.config
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.exceptions import Abort, BuildError

from guide.build import search_index
from guide.export import open_data
from guide.facts.faults import EvidenceError, Fault
from guide.lint import sources

# How Python and the readers of YAML name a place in a file.
_PLACE = re.compile(r'(?:File|in) "(?P<file>[^"<>]+)", line (?P<line>\d+)')
_PACKAGES = ("site-packages", ".venv")


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a try of the project in `root`. Returns its process, for `ended` to say what came of it."""
    here = Path(__file__).parents[2]
    paths = os.pathsep.join(filter(None, [str(here), os.environ.get("PYTHONPATH", "")]))
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SITE_URL": ""}
    return subprocess.Popen(
        [sys.executable, "-m", "guide.build.trial", *arguments],
        cwd=root,
        env={**os.environ, **quiet, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ended(process: subprocess.Popen[str], root: Path) -> tuple[bool, list[Fault]]:
    """Wait for a try to end. Returns whether it did what it was asked, and the mistakes it found."""
    out, err = process.communicate()
    try:
        return process.returncode == 0, [Fault(*entry) for entry in json.loads(out)]
    except (json.JSONDecodeError, TypeError):  # our own code is broken, and Python says where
        return False, [named(err, root)]


def named(text: str, root: Path) -> Fault:
    """Return the last line of what Python or a library said, as a mistake in the last of the project's files it names."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    said = lines[-1] if lines else "the build stopped without a word. Run `make check`."
    places = [
        (Path(match["file"]), int(match["line"]))
        for match in _PLACE.finditer(text)
        if not any(part in match["file"] for part in _PACKAGES)
    ]
    inside = [(path, line) for path, line in places if (root / path).resolve().is_relative_to(root.resolve())]
    if not inside:
        return Fault("", 0, said)
    path, line = inside[-1]
    return Fault((root / path).resolve().relative_to(root.resolve()).as_posix(), line, said)


def build(root: Path, target: Path) -> tuple[bool, list[Fault]]:
    """Build the pages into `target`. Returns whether there is something to show, and the mistakes."""
    heard = _Heard()
    logging.getLogger("mkdocs").addHandler(heard)
    try:
        config = mkdocs.config.load_config(str(root / "mkdocs.yml"), strict=False, site_dir=str(target))
        config.plugins.on_startup(command="build", dirty=False)
        build_with_mkdocs(config)
        open_data.write_all(root / "evidence", target)
        search_index.write_all(root, target)
    except EvidenceError as error:
        return False, list(error.faults) or [Fault("", 0, error.message)]
    except (Abort, BuildError) as error:
        return False, heard.faults or [named(str(error), root)]
    except Exception:
        text = traceback.format_exc()
        return False, [named(text, root)]
    return True, heard.faults


def check(root: Path) -> tuple[bool, list[Fault]]:
    """Return the mistakes in pages and facts."""
    return True, sources.faults(root / "mkdocs.yml")


class _Heard(logging.Handler):
    """Keeps what the generator warns of: a link that leads nowhere, a setting it does not know."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.faults: list[Fault] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.faults.append(Fault("", 0, record.getMessage()))


def main(arguments: list[str], root: Path) -> int:
    """Do one try and print what it found. Returns 0 when it did what it was asked, be there mistakes or not."""
    done, found = build(root, Path(arguments[1])) if arguments[0] == "build" else check(root)
    print(json.dumps([(fault.path, fault.line, fault.message, fault.rule) for fault in found]))
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))
