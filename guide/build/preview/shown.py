"""What the preview shows: the folders of pages, how they stand to the sources as they are now, and the mistakes."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from guide.facts.findings import Finding

_POLL = 60.0  # seconds after which the browser asks anew
_SO_FAR = "No mistake in this quick look. The checks follow, and tell if they find one."


@dataclass(frozen=True)
class State:
    """What there is to show.

    `folders` are that of the last quick look, if there is one, and that of the last good build: the first that has a
    file is right. `built` is whether they show the sources as they are now, `quick` which pages of the sources a quick
    look shows while the whole build is under way.
    """

    epoch: int
    folders: tuple[Path, ...] = ()
    built: bool = False
    quick: tuple[str, ...] = ()
    of_look: tuple[Finding, ...] = ()
    of_build: tuple[Finding, ...] = ()
    of_check: tuple[Finding, ...] = ()

    @cached_property
    def findings(self) -> list[Finding]:
        """Return all mistakes; where a place is known, what the generator says without one is the same mistake.

        A fact that cannot be read stops the build as well as the check, which knows the name of the rule.
        """
        placed = bool(self.of_check) or any(finding.path for finding in self.of_look)
        said = [finding for finding in (*self.of_look, *self.of_build) if finding.path or not placed]
        once = {(one.path, one.line, one.message): one for one in (*said, *self.of_check)}
        return sorted(once.values())

    def file(self, path: str) -> Path | None:
        """Return the file at a path under the folders, or None."""
        return next((folder / path for folder in self.folders if (folder / path).is_file()), None)


class Shown:
    """The state of a preview, for threads that change it and threads that wait for the next one."""

    def __init__(self) -> None:
        """Begin with nothing to show."""
        self.state = State(_now())
        self._stopped = False
        self._newer = threading.Condition()  # held when the state changes

    def change(self, **changes: Any) -> None:
        """Show something else, and tell the terminal of other mistakes. What makes no difference is no new state."""
        with self._newer:
            old, new = self.state, replace(self.state, epoch=_now(), **changes)
            if _seen(new) == _seen(old):
                return
            if new.findings != old.findings:
                told = [str(finding) if finding.path else finding.message for finding in new.findings]
                print(*told or [_SO_FAR if new.quick else "No mistake found."], "", sep="\n", flush=True)
            self.state = new
            self._newer.notify_all()

    def after(self, epoch: int) -> int:
        """Wait until there is a state newer than `epoch`, a minute at most. Returns the number of the state there is."""
        with self._newer:
            self._newer.wait_for(lambda: self.state.epoch > epoch or self._stopped, timeout=_POLL)
            return self.state.epoch

    def stop(self) -> None:
        """Let nobody wait any longer."""
        with self._newer:
            self._stopped = True
            self._newer.notify_all()


def _seen(state: State) -> tuple[object, ...]:
    return state.folders, state.built, state.quick, state.findings


def _now() -> int:
    """Return a number that grows, over a restart too: an open page then hears of the new server."""
    return time.time_ns() // 1000
