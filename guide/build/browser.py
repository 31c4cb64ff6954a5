"""`guide browser`: print the path of a Chromium that tests may drive, or say in one sentence how to get one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# Chromium without windows: a run takes half the processor time, but there is no back/forward cache.
SHELL = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
ADVICE = (
    "No browser found. Install Chromium (Debian and Ubuntu: `sudo apt-get install chromium`; any system: "
    "`.venv/bin/python -m playwright install chromium`) or set CHROMIUM to its path."
)
HOW_LONG = "This downloads 100 to 300 MB and takes one to five minutes."


def find() -> str | None:
    """Return the path of the system's Chromium or Chrome, the one named by CHROMIUM first, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    applications = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    return found or (str(applications) if applications.is_file() else None)


def find_shell() -> str | None:
    """Return the path of the system's headless shell of Chromium, or None."""
    return shutil.which(SHELL)


def install() -> str | None:
    """Install a browser by the system's package manager when that is allowed, else by Playwright. Returns its path.

    Says beforehand what is going to happen, and when a step fails its own words and which one it was, all on the error
    stream. Returns None when there is no browser afterwards.
    """
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _say(f"No browser found. Installing Chromium with the system's package manager, apt-get. {HOW_LONG}")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run(
            ("apt-get", "update", "-qq"), quiet
        )  # the old lists may do as well, so a failure is told and does not stop us
        _run(("apt-get", "install", "-y", "-qq", "chromium", "fonts-liberation"), quiet)
        _run(("apt-get", "install", "-y", "-qq", SHELL), quiet)  # tests can do without it, and not every system has it
    elif shutil.which("playwright", path=str(Path(sys.executable).parent)):
        _say(f"No browser found. Installing Chromium with Playwright, for this user alone. {HOW_LONG}")
        _run((sys.executable, "-m", "playwright", "install", "chromium"), dict(os.environ), shown=True)
        return find() or _of_playwright()
    return find()


def path_of_one() -> str:
    """Return the path of a browser, which is installed when there is none. Exits with a sentence when that fails."""
    named = os.environ.get("CHROMIUM")
    if named and not find():
        sys.exit(
            f"CHROMIUM is “{named}”, and no such file is there. Write the path of a Chromium, or leave CHROMIUM empty."
        )
    return find() or install() or sys.exit(ADVICE)


def _run(command: Sequence[str], environment: dict[str, str], shown: bool = False) -> None:
    """Run a step; what it prints is `shown` as it comes, or only when it fails."""
    stdout, stderr = (sys.stderr, None) if shown else (subprocess.PIPE, subprocess.STDOUT)
    done = subprocess.run(command, env=environment, stdout=stdout, stderr=stderr, text=True, check=False)
    if done.returncode:
        name = " ".join(command).replace(sys.executable, "python")
        _say(f"{done.stdout or ''}`{name}` failed; its own words stand above. Is there a network?")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def main(arguments: Sequence[str], root: Path) -> int:
    """Print the path of a browser. Returns the exit code; exits with a sentence when there is none."""
    print(path_of_one())
    return 0
