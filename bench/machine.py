"""What a run was made on and of: cores, memory, system, programs, commit and time."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
from pathlib import Path

from bench.peers.peer import path_with_node
from tests import nginx


def described() -> str:
    """Return the machine and its programs in a line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    programs = [f"Python {platform.python_version()}", f"Node {_said('node', '--version').lstrip('v')}"]
    if nginx.PROGRAM:
        programs.append(_said(nginx.PROGRAM, "-v").removeprefix("nginx version: ").replace("/", " "))
    return f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB, {platform.system()}; {', '.join(programs)}"


def commit(root: Path) -> str:
    """Return the commit in `root`, and whether files differ from it."""
    differs = _said("git", "-C", str(root), "status", "--porcelain", "--untracked-files=no")
    return _said("git", "-C", str(root), "rev-parse", "--short=12", "HEAD") + (" and changes" if differs else "")


def now() -> str:
    """Return the moment in UTC, to the minute."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")


def load() -> float:
    """Return how many processes wanted a core in the last minute."""
    return os.getloadavg()[0]


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    names = (
        [
            line.partition(":")[2].strip()
            for line in path.read_text("utf-8").splitlines()
            if line.startswith("model name")
        ]
        if path.is_file()
        else []
    )
    return names[0] if names else platform.machine()


def _said(*command: str) -> str:
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path_with_node()}, timeout=60
    )
    return (done.stdout or done.stderr).strip()
