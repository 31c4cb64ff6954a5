"""The tests that everybody trusts ask everything: no option, variable or list leaves a part of them out.

A test could not tell it: the run that leaves tests out leaves that one out, too.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from guide.facts.findings import Finding, shown
from guide.pages.project import Project

# Options of pytest that pass over tests, only list them, or stop before the last.
_FEWER = re.compile(
    r"(?<![\w-])(?:-k|-m|-x|--ignore(?:-glob)?|--deselect|--co(?:llect-only)?|--exitfirst|--maxfail|--lf|--last-failed|--sw|--stepwise"
    r"|--noconftest|-p[ =]?no:|--setup-(?:plan|only)|--runxfail|--suppress-\w+|--disable-warnings|-W)(?![\w-])[= ]?\S*"
)
_PYTEST = re.compile(r"-m pytest\b(?P<options>.*)")
_SET = re.compile(r"\bPYTEST_(?:ADDOPTS|PLUGINS)\b|\bTESTS\s*(?:[?:+]?=|:\s)")
_GOES_ON = re.compile(r"^\.IGNORE:?|\b(?:GNU)?MAKEFLAGS\b")
_ENDS = re.compile(r"\bexit 0\b|^\s*trap\b|\bset \+e\b")
_RUN = "exec make test"
# What pytest is told in pyproject.toml, where it decides which tests there are and of what they are told.
_TOLD: dict[str, object] = {
    "addopts": "-ra --strict-markers --strict-config",
    "testpaths": ["tests"],
    "norecursedirs": [".*", "node_modules"],
    "filterwarnings": ["error", "ignore::DeprecationWarning"],
    "xfail_strict": True,
}
_CHOOSE = ("python_files", "python_classes", "python_functions", "collect_ignore", "markers", "usefixtures")
_SECTION = "[tool.pytest.ini_options]"
_PREVIEW = re.compile(r"^\s*(?:export\s+)?PREVIEW\s*[:?]?[:=]|\bPREVIEW=")
_JOB = re.compile(r"^  [\w-]+:\s*$")
_TRUSTED = re.compile(r"\.ci/run|make (?:check|test|hosts)\b|upload-pages-artifact|name: release$", re.MULTILINE)
_ADVICE = "Take it away; on your own computer `make test TESTS=…` asks a part."


def every_test_is_asked(project: Project) -> Iterator[Finding]:
    """A run of the tests that leaves some out is green as well, and so is one that goes on after a failure."""
    root = project.config_file.parent
    for name, judge in (("Makefile", _makefile), (".ci/run", _script), ("pyproject.toml", _settings)):
        path = root / name
        if path.is_file():
            yield from judge(path, path.read_text(encoding="utf-8-sig", errors="replace"))
    for path in sorted((root / ".github/workflows").glob("*.yml")):
        yield from _workflow(path, path.read_text(encoding="utf-8-sig", errors="replace"))


def _makefile(path: Path, text: str) -> Iterator[Finding]:
    for number, line in _lines(text):
        run = _PYTEST.search(line)
        if run and (fewer := _FEWER.search(run["options"])):
            yield _left_out(path, number, fewer.group().strip())
        elif run and not run["options"].endswith("$(TESTS)"):
            yield Finding.of(
                shown(path), number, "something stands behind the tests, which may swallow their result. Take it away."
            )
        elif "@echo" not in line and (found := _SET.search(line)):
            yield _left_out(path, number, found.group().strip())
        elif (found := _GOES_ON.search(line)) or (found := _PREVIEW.search(line)):
            yield Finding.of(
                shown(path), number, f"with `{found.group().strip()}` what fails is passed over. Take it away."
            )


def _script(path: Path, text: str) -> Iterator[Finding]:
    lines = list(_lines(text))
    for number, line in lines:
        if (found := _SET.search(line)) or (_RUN in line and (found := re.search(rf"(?<={_RUN}).+", line))):
            yield _left_out(path, number, found.group().strip())
        elif (found := _ENDS.search(line)) or (found := _PREVIEW.search(line)):
            yield Finding.of(
                shown(path), number, f"with `{found.group().strip()}` what fails is passed over. Take it away."
            )
    if lines and not lines[-1][1].startswith(_RUN):
        yield Finding.of(shown(path), lines[-1][0], f"the last line does not run all tests. Write `{_RUN}`.")


def _settings(path: Path, text: str) -> Iterator[Finding]:
    try:
        told = tomllib.loads(text).get("tool", {}).get("pytest", {}).get("ini_options")
    except tomllib.TOMLDecodeError:
        return  # pip says so before anything else
    if told is None:
        return
    start = text.index(_SECTION) if _SECTION in text else 0

    def line(name: str) -> int:
        found = re.compile(rf"^{name}\b", re.MULTILINE).search(text, start)
        return text.count("\n", 0, found.start() if found else start) + 1

    fewer = _FEWER.search(str(told.get("addopts", "")))
    if fewer:
        yield _left_out(path, line("addopts"), fewer.group().strip())
    for name, value in _TOLD.items():
        if name in told and told[name] != value and not (fewer and name == "addopts"):
            said = f"`{name}` is another one than {json.dumps(value)}, so that tests or warnings are left out. Put it back."
            yield Finding.of(shown(path), line(name), said)
    for name in _CHOOSE:
        if name in told:
            yield _left_out(path, line(name), name)


def _workflow(path: Path, text: str) -> Iterator[Finding]:
    lines = text.split("\n")
    jobs = [number for number, line in enumerate(lines, 1) if _JOB.match(line)]
    for number, line in _lines(text):
        if found := _SET.search(line):
            yield _left_out(path, number, found.group().strip())
        elif _PREVIEW.search(line):
            start = max((one for one in jobs if one <= number), default=1)
            end = min((one for one in jobs if one > number), default=len(lines) + 1)
            ran = "\n".join(one for one in lines[start - 1 : end - 1] if not one.lstrip().startswith("#"))
            if _TRUSTED.search(ran):
                said = "`PREVIEW` builds changed warnings that nobody has agreed to. Take it away here."
                yield Finding.of(shown(path), number, said)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its number, without comments and empty ones."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line.rstrip()


def _left_out(path: Path, line: int, what: str) -> Finding:
    return Finding.of(shown(path), line, f"`{what}` leaves tests out of the run that everybody trusts. {_ADVICE}")
