"""`make` in a fresh copy: a step that fails says in its own words why, in a sentence which one it was, and counts as not done.

No step is real here. `python3` makes a `.venv` whose programs only note that they were called, and fail when they are told.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

COPIED = ("Makefile", "pyproject.toml", "requirements", "tests/package.json", "tests/package-lock.json")

# Each stands for a program of the set-up. It notes its call, and fails with words of its own when FAIL names a part of it.
PROGRAM = """#!/bin/sh
call="$(basename "$0") $*"
echo "$call" >> "$CALLS"
case "$call" in *"${FAIL:-nothing}"*) echo "the words of $call" >&2; exit 7;; esac
"""
PYTHON = """
case "$1 $2" in
  "-m venv") mkdir -p "$3/bin"; for name in python pip npm uv; do cp "$0" "$3/bin/$name"; done;;
  "-m guide") echo a-browser;;
esac
case "$call" in *"-o "*) while [ $# -gt 1 ]; do [ "$1" = -o ] && echo new > "$2"; shift; done;; esac
exit 0
"""

# What make is asked for, which call fails, and what the last line then says.
FAILURES = [
    ("site", "sys.version_info", "Python 3.11.5 or later is needed."),
    ("site", "-m venv", "Python cannot make a virtual environment."),
    ("site", "requirements/site.txt", "pip could not install what the site is built with."),
    ("site", "--editable", "pip could not put the project itself into .venv."),
    ("test", "requirements/test.txt", "pip could not install the test tools."),
    ("test", "npm ci", "npm could not install the test tools in tests/package-lock.json."),
    ("lock", "-m venv", "pip could not install uv, which compiles requirements/."),
    ("lock", "--quiet uv", "pip could not install uv, which compiles requirements/."),
    ("lock", "lock/site.txt", "uv could not compile requirements/site.txt, so both lists stay as they were."),
    ("lock", "lock/test.txt", "uv could not compile requirements/test.txt, so both lists stay as they were."),
]

# Where the least Python is said, and how.
LEAST = {
    "pyproject.toml": (r'requires-python = ">=3\.(\d+)', r'python_version = "3\.(\d+)"'),
    "Makefile": (r"Python 3\.(\d+)\.5 or", r"--python-version 3\.(\d+)\.5 ", r"version_info < \(3, (\d+), 5\)"),
    "README.md": (r"with Python 3\.(\d+)\.5 or later",),
}

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a fresh copy of what the set-up reads."""
    for name in COPIED:
        place = tmp_path / "project" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile)(ROOT / name, place)
    return tmp_path / "project"


@pytest.fixture
def make(project: Path) -> Run:
    """Return a function that runs make with these variables and programs that only note their calls in `calls`."""
    programs = project.parent / "programs"
    programs.mkdir()
    for name in ("python3", "apt-get", "git"):
        (programs / name).write_text(PROGRAM + PYTHON, "utf-8")
        (programs / name).chmod(0o755)

    def run(target: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "CALLS": str(project.parent / "calls"),
            "SOURCE_DATE_EPOCH": "0",
            **variables,
        }
        return subprocess.run(
            ["make", target], cwd=project, env=environment, capture_output=True, text=True, check=False
        )

    return run


def calls(project: Path) -> list[str]:
    return (project.parent / "calls").read_text("utf-8").splitlines()


@pytest.mark.parametrize(("target", "step", "sentence"), FAILURES, ids=lambda part: part.partition(" ")[0])
def test_a_step_that_fails_is_told_in_its_own_words_and_in_a_sentence(
    make: Run, target: str, step: str, sentence: str
) -> None:
    done = make(target, FAIL=step)
    lines = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert done.returncode
    assert any(line.startswith("the words of ") and step in line for line in lines), "its own words did not arrive"
    assert lines[-1].startswith(sentence)
    assert lines[-1].count(". ") >= 1, "the sentence does not say what to do"


@pytest.mark.parametrize(
    ("target", "step"), [(target, step) for target, step, _ in FAILURES if target != "lock"], ids=lambda part: part
)
def test_a_step_that_failed_is_done_again(make: Run, project: Path, target: str, step: str) -> None:
    make(target, FAIL=step)
    (project.parent / "calls").unlink()
    assert make(target).returncode == 0
    assert any(step in call for call in calls(project))


@pytest.mark.parametrize("target", ["site", "test", "check", "schemas", "bench", "look"])
def test_a_set_up_that_is_whole_is_not_done_again(make: Run, project: Path, target: str) -> None:
    assert make(target).returncode == 0
    (project.parent / "calls").unlink()
    assert make(target).returncode == 0
    assert [call for call in calls(project) if "install" in call or "npm" in call or "venv" in call] == []


def test_another_list_of_requirements_is_installed(make: Run, project: Path) -> None:
    assert make("test").returncode == 0
    (project.parent / "calls").unlink()
    (project / "requirements" / "test.txt").touch()
    os.utime(project / "requirements" / "test.txt", (2**31, 2**31))
    assert make("test", FAIL="npm ci").returncode
    assert make("test").returncode == 0
    assert sum("requirements/test.txt" in call for call in calls(project)) == 2


def test_sources_without_their_history_have_the_day_of_their_files(project: Path) -> None:
    os.utime(project / "pyproject.toml", (1_700_000_000, 1_700_000_000))
    environment = {name: text for name, text in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        ["make", "-f", "Makefile", "-f", "-", "day"],
        cwd=project,
        input="day:\n\t@echo $(SOURCE_DATE_EPOCH)\n",
        env={**environment, "GIT_DIR": str(project / "no-git")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "1700000000\n"


def test_a_venv_whose_python_has_gone_is_set_up_anew(make: Run, project: Path) -> None:
    assert make("site").returncode == 0
    python = project / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(project / "a-python-that-was-replaced")
    (project.parent / "calls").unlink()
    make("site")
    assert [call for call in calls(project) if call.startswith("python3 -m venv")]
    assert [call for call in calls(project) if "requirements/site.txt" in call]


def test_the_tests_say_beforehand_that_they_may_install_a_browser(make: Run, project: Path) -> None:
    done = make("test", FAIL="requirements/test.txt")
    said = " ".join(done.stdout.split())
    assert (
        "Where there is neither, they are going to install Chromium: as root with the system's package manager" in said
    )
    assert "100 to 300 MB more, and one to five minutes" in said
    assert not any("guide.build.browser" in call for call in calls(project)), "it was told after the fact"


def test_lists_that_were_compiled_take_the_place_of_the_old_ones_together(make: Run, project: Path) -> None:
    before = (project / "requirements" / "site.txt").read_text("utf-8")
    make("lock", FAIL="lock/test.txt")
    assert (project / "requirements" / "site.txt").read_text("utf-8") == before
    assert make("lock").returncode == 0
    assert {path.read_text("utf-8") for path in (project / "requirements").glob("*.txt")} == {"new\n"}


def test_the_least_python_is_the_same_wherever_it_is_said() -> None:
    said = {
        f"{file}: {pattern}": re.findall(pattern, (ROOT / file).read_text("utf-8"))
        for file, patterns in LEAST.items()
        for pattern in patterns
    }
    assert {pattern: set(found) for pattern, found in said.items()} == {pattern: {"11"} for pattern in said}
