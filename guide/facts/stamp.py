"""Has anything below a folder changed: what the facts and pages that were read once are kept by."""

from __future__ import annotations

import os
from pathlib import Path


def stamp(folder: Path, ending: str = "") -> tuple[tuple[str, int], ...]:
    """Return every file below a folder with the time of its last change, in the order of their paths.

    It is asked for again with each page, so it goes without Path objects, which would take longer than the page.
    """
    found, waiting = [], [os.fspath(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.endswith(ending) and not entry.name.startswith("."):
                    found.append((entry.path, entry.stat().st_mtime_ns))
    return tuple(sorted(found, key=lambda file: file[0].split(os.sep)))  # noqa: PTH206 - as said above
