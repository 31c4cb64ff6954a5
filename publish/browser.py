"""`python -m publish.browser`: print the path of a Chromium that tests may drive, or say in one sentence how to get one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
ADVICE = "No browser found. Install Chromium (Debian and Ubuntu: `sudo apt-get install chromium`) or set CHROMIUM to its path."


def find() -> str | None:
    """Return the path of the system's Chromium or Chrome, the one named by CHROMIUM first, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    applications = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    return found or (str(applications) if applications.is_file() else None)


def install() -> str | None:
    """Install a browser by the system's package manager when that is allowed, else by Playwright. Returns its path."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
    elif shutil.which("playwright", path=str(Path(sys.executable).parent)):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)
        return find() or _of_playwright()
    return find()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    path = find() or install()
    if path is None:
        sys.exit(ADVICE)
    print(path)
