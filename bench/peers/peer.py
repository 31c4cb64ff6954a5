"""What every adapter has: how its generator is installed, given the pages, run, and searched in."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from bench.corpus import Article

ROOT = Path(__file__).parents[2]
FILES = Path(__file__).parent
_SECONDS = 1200  # after which a step of installing counts as stuck, on a slow line too
PLACE = ROOT / ".cache" / "bench"  # what is installed and built; never in the project's own folders


class NotInstalledError(RuntimeError):
    """A generator is not to be had on this machine; the message says why."""


@dataclass(frozen=True)
class Search:
    """How to search in a built page: what to press, where to type, and what a result is, as CSS selectors.

    `keys` says that the page listens to keys, and that what is typed before its index is there must be typed again.
    """

    press: str
    field: str
    result: str
    keys: bool = False


@dataclass(eq=False)
class Peer:
    """A generator with a theme. Whoever inherits says how its project looks and which commands build it."""

    name: ClassVar[str]
    search: ClassVar[Search]
    bare: ClassVar[bool] = False  # a page without a theme, which is no rival but a measure
    keeps: ClassVar[bool] = False  # a second build uses what the first one left
    place: Path = field(default=PLACE)
    note: ClassVar[str] = ""

    @property
    def folder(self) -> Path:
        """Return the folder that this generator is installed in, with its projects below."""
        return self.place / type(self).__module__.rpartition(".")[2].replace("_", "-")

    def install(self) -> str:
        """Install what is locked, once. Returns the versions as a reader knows them. Raises NotInstalledError."""
        raise NotImplementedError

    def write(self, articles: Sequence[Article], project: Path) -> None:
        """Write the pages as a project that the generator can build, into a new folder below `folder`."""
        raise NotImplementedError

    def commands(self, project: Path) -> list[list[str]]:
        """Return what builds the project into `site(project)`."""
        raise NotImplementedError

    def source(self, project: Path, article: Article) -> Path:
        """Return the file that a page is written in."""
        return project / "docs" / f"{article.name}.md"

    def site(self, project: Path) -> Path:
        """Return the folder of the built site."""
        return project / "built"

    def address(self, article: Article) -> str:
        """Return where a page lies in the built site."""
        return f"{article.name}/index.html"

    def environment(self) -> Mapping[str, str]:
        """Return the environment of the commands: no telemetry, no colours, and Node of the tests before another."""
        quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "ASTRO_TELEMETRY_DISABLED": "1"}
        # Python of another environment must not meet the project's own modules.
        return {
            **os.environ,
            **quiet,
            "PATH": path_with_node(),
            "PYTHONPATH": "",
            "NO_COLOR": "1",
            "CI": "true",
            "SOURCE_DATE_EPOCH": "1764000000",
        }


def path_with_node() -> str:
    """Return the path of programs on which the Node of the test tools comes before another one."""
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"


def node(files: Path, folder: Path) -> None:
    """Install the packages that `files` locks into `folder`, unless that was done. Raises NotInstalledError."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = (files / "package-lock.json").read_text("utf-8")
    if _done(folder, lock):
        return
    for name in ("package.json", "package-lock.json"):
        (folder / name).write_text((files / name).read_text("utf-8"), encoding="utf-8")
    # Not `npm ci`: it stops where a lock leaves out a package for other systems alone, which some registries do not have.
    _installed(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder)
    (folder / "installed").write_text(lock, encoding="utf-8")


def python(files: Path, folder: Path) -> Path:
    """Install the packages that `files/requirements.txt` locks into an environment in `folder`, unless that was done.

    Returns its folder of programs. Raises NotInstalledError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    lock = (files / "requirements.txt").read_text("utf-8")
    if not _done(folder, lock):
        _installed([sys.executable, "-m", "venv", "--clear", "venv"], folder)
        pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _installed([*pip, "--require-hashes", "-r", str(files / "requirements.txt")], folder)
        (folder / "installed").write_text(lock, encoding="utf-8")
    return programs


def _done(folder: Path, lock: str) -> bool:
    mark = folder / "installed"
    return mark.is_file() and mark.read_text("utf-8") == lock


def _installed(command: list[str], folder: Path) -> None:
    """Run a step of installing. Raises NotInstalledError with the last line that says what is wrong."""
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PATH": path_with_node()},
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise NotInstalledError(f"{command[0]} did not end within {_SECONDS} seconds") from None
    except OSError as error:
        raise NotInstalledError(f"{command[0]} cannot be run: {error.strerror}") from None
    if done.returncode:
        said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if "rror" in line]
        raise NotInstalledError(said[-1] if said else f"{command[0]} stopped with {done.returncode}")
