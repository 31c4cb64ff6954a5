"""What a build costs: seconds, seconds of processors, and the peak of memory of all its processes together."""

from __future__ import annotations

import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EACH = 0.05  # seconds between two looks at the memory
_PAGE = resource.getpagesize()


class BuildError(RuntimeError):
    """A generator stopped; the message holds the end of what it said."""


@dataclass(frozen=True)
class Cost:
    """Seconds that somebody waits, seconds that processors worked, and megabytes."""

    seconds: float
    processor: float
    megabytes: float


def run(commands: Sequence[list[str]], project: Path, environment: Mapping[str, str]) -> Cost:
    """Run commands one after the other in a project's folder, and return their cost. Raises BuildError when one stops."""
    began, before, most = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN), 0.0
    for command in commands:
        most = max(most, _one(command, project, environment))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - began, processor, most)


def _one(command: list[str], project: Path, environment: Mapping[str, str]) -> float:
    """Run a command in a session of its own. Returns the most megabytes that its processes held at once."""
    with (project / "said.txt").open("w+") as said:
        process = subprocess.Popen(
            command,
            cwd=project,
            env=environment,
            stdout=said,
            stderr=said,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        ended = threading.Event()
        looks: list[float] = [0.0]
        watch = threading.Thread(target=_watch, args=(process.pid, ended, looks))
        watch.start()
        code = process.wait()
        ended.set()
        watch.join()
        said.seek(0)
        if code:
            raise BuildError(said.read()[-2000:])
    return max(looks) / 1e6


def _watch(session: int, ended: threading.Event, looks: list[float]) -> None:
    while not ended.wait(EACH):
        looks.append(_held(session))


def _held(session: int) -> float:
    """Return the bytes that the processes of a session hold, as Linux tells it; elsewhere nothing."""
    held = 0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                held += int(fields[21]) * _PAGE
        except (OSError, IndexError, ValueError):
            continue  # it ended meanwhile
    return float(held)
