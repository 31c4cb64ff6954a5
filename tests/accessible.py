"""`make accessible`: run the tests that the criteria of accessibility name, and write down what became of them.

The page on accessibility is built from `evidence/criteria/` and from the file that this writes, which is committed: a build
needs no tests.
"""

from __future__ import annotations

import ctypes
import datetime
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from ctypes.util import find_library
from pathlib import Path

import pytest
import yaml

from guide.build.browser import find, find_shell
from guide.facts import schema
from guide.facts.accessibility import Criteria
from guide.facts.load import load

ROOT = Path(__file__).parent.parent
RUN = ROOT / "evidence" / "runs" / "last.yml"
ENGINES = {
    "Chromium": lambda: find_shell() or find(),
    "Firefox": lambda: shutil.which("firefox-esr") or shutil.which("firefox"),
}


class Outcomes:
    """A plugin that notes what becomes of each test, all its cases together."""

    def __init__(self) -> None:
        """Begin with none."""
        self._of: dict[str, set[str]] = defaultdict(set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note one step of one case; beside other workers, each case is told to the process that leads."""
        if report.when == "call" or report.outcome != "passed":
            self._of[report.nodeid.partition("[")[0]].add(report.outcome)

    def named(self) -> dict[str, list[str]]:
        """Return the tests by what became of them; one with a case that failed has failed, whatever the others did.

        A case that a machine cannot ask is skipped: a test is skipped when all its cases are.
        """
        found: dict[str, list[str]] = {"passed": [], "failed": [], "skipped": []}
        for test, outcomes in sorted(self._of.items()):
            found[next(one for one in ("failed", "passed", "skipped") if one in outcomes)].append(test)
        return found


def versions() -> dict[str, str]:
    """Return the engines of this machine with their versions."""
    found = {}
    for name, where in ENGINES.items():
        if path := where():
            told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
            found[name] = re.search(r"\d+(\.\d+)*", told).group()
    if library := find_library("webkit2gtk-4.1") or find_library(
        "webkit2gtk-4.0"
    ):  # its browser tells it on a screen only
        webkit = ctypes.CDLL(library)
        parts = [getattr(webkit, f"webkit_get_{part}_version")() for part in ("major", "minor", "micro")]
        found["WebKitGTK"] = ".".join(map(str, parts))
    return found


def written(outcomes: dict[str, list[str]], day: datetime.date, engines: dict[str, str]) -> str:
    """Return the file of a run."""
    told = {"day": day, "engines": engines, **{kind: tests for kind, tests in outcomes.items() if tests}}
    return f"{schema.first_line('runs')}\n{yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=200)}"


def main() -> int:
    """Run the tests and write the file, also when some fail; return what pytest returns."""
    criteria = load(ROOT / "evidence").only(Criteria)
    tests = sorted({test for one in criteria.criteria for test in one.tests})
    outcomes = Outcomes()
    code = pytest.main(["-q", "-n", "auto", "--dist", "worksteal", *tests], plugins=[outcomes])
    if code in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        today = datetime.datetime.now(tz=datetime.UTC).date()
        RUN.write_text(written(outcomes.named(), today, versions()), encoding="utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
