"""A package that is not the one that was tested is never installed, however right its hash looks."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.conftest import ROOT

NAME = "needle-1.0-py3-none-any.whl"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a package made here, which needs no network."""
    folder = tmp_path_factory.mktemp("packages")
    with zipfile.ZipFile(folder / NAME, "w") as wheel:
        wheel.writestr("needle.py", "")
        wheel.writestr("needle-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: needle\nVersion: 1.0\n")
        wheel.writestr("needle-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("needle-1.0.dist-info/RECORD", "")
    return folder


def fetch(folder: Path, hashed: str) -> subprocess.CompletedProcess[str]:
    """Let pip take the package as the Makefile does, from the folder instead of an index."""
    (folder / "site.txt").write_text(f"needle==1.0 \\\n    --hash=sha256:{hashed}\n", "utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--isolated",
        "--disable-pip-version-check",
        "download",
        "--quiet",
        "--no-deps",
    ]
    command += ["--no-index", "--find-links", str(folder), "--require-hashes", "-r", "site.txt", "-d", "there"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_package_with_its_hash_is_taken(folder: Path) -> None:
    right = hashlib.sha256((folder / NAME).read_bytes()).hexdigest()
    assert fetch(folder, right).returncode == 0


def test_a_package_with_the_hash_of_another_one_is_refused(folder: Path) -> None:
    answer = fetch(folder, "0" * 64)
    assert answer.returncode != 0
    assert "DO NOT MATCH THE HASHES" in answer.stderr


def unlocked(asked: list[str], lock: str) -> list[str]:
    """Return what is asked for and does not stand in a list of locked packages, or in a version that was not asked for."""
    there = dict(re.findall(r"(?m)^([\w.-]+)==([^\s;]+)", lock))
    wanted = [(Requirement(one), re.sub(r"[_.]", "-", Requirement(one).name.lower())) for one in asked]
    return [
        str(one) for one, name in wanted if not one.specifier.contains(there.get(name, "0.0.0.dev0"), prereleases=False)
    ]


def test_what_is_asked_for_is_locked_in_a_version_that_fits() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = told["dependency-groups"]
    built = [*told["project"]["dependencies"], *groups["build"], *groups["check"]]
    for name, asked in (("site", built), ("test", [*built, *groups["test"]])):
        assert unlocked(asked, (ROOT / f"requirements/{name}.txt").read_text("utf-8")) == [], "run `make lock`"
    assert unlocked(["a>=2", "b", "c"], "a==1.0 \\\nb==1.0\n") == ["a>=2", "c"]
