"""Hears of changes in the project's files for the preview, and tells those that matter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

FOLDERS = ("docs", "evidence", "overrides", "guide")
SETTINGS = "mkdocs.yml"
_LOOK = 0.25  # seconds between two looks at the files


def watcher(root: Path, tell: Callable[[Path], None]) -> PollingObserver:
    """Return a thread, to be started, that calls `tell` with each file of the project in `root` that was changed."""
    # Polling works on every system and on network drives, and one look takes a fiftieth of a second.
    found = PollingObserver(timeout=_LOOK)
    seen = _Seen(root, tell)
    for name in FOLDERS:
        if (root / name).is_dir():
            found.schedule(seen, str(root / name), recursive=True)
    found.schedule(seen, str(root), recursive=False)
    return found


class _Seen(FileSystemEventHandler):
    def __init__(self, root: Path, tell: Callable[[Path], None]) -> None:
        self._root, self._tell = root, tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type not in ("created", "modified", "deleted", "moved"):
            return
        for name in filter(None, (event.src_path, event.dest_path)):
            path = Path(str(name))
            inside = path.parent != self._root
            noise = path.name.startswith(".") or path.name.endswith(("~", ".swp", ".pyc"))
            if not noise and (inside or path.name == SETTINGS):
                self._tell(path)
