"""MkDocs in a process of its own: a new one, or a forked one, which begins with the sources that this one has read."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from guide import kept
from guide.build.forked import Forked, can_fork
from guide.build.generator import handed_project
from guide.pages.project import Project


def build_by(generator: str, root: Path, target: Path, environment: Mapping[str, str]) -> str:
    """Build the project in `root` into `target` in a new process. Returns what the generator said when it failed, or nothing."""
    # Warnings make the strict build fail, so they must be seen: never with --quiet.
    command = [sys.executable, "-m", generator, *_arguments(target)]
    pipe, both = subprocess.PIPE, subprocess.STDOUT
    done = subprocess.run(command, cwd=root, env=environment, stdout=pipe, stderr=both, text=True)
    return done.stdout.strip() or "it stopped without a word." if done.returncode else ""


def build_with(project: Project, root: Path, target: Path, environment: Mapping[str, str]) -> str:
    """Build by MkDocs in a forked process, with the sources that were read; where none can be forked, a new one reads them.

    Returns the same as `build_by`.
    """
    if not can_fork():
        return build_by("mkdocs", root, target, environment)
    with Forked(partial(_said, project, root, target, environment)) as built:
        return built.result()


def _arguments(target: Path) -> list[str]:
    return ["build", "--strict", "--site-dir", str(target.absolute())]


def _said(project: Project, root: Path, target: Path, environment: Mapping[str, str]) -> str:
    """Run MkDocs in this process, which was forked for it: its folder, environment and output may be changed."""
    handed_project.hand_in(project)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(root)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        for stream in (1, 2):
            os.dup2(said.fileno(), stream)  # no terminal, whose width would otherwise be asked for
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            from mkdocs.__main__ import cli  # only now: it asks for the width of the terminal when it is loaded

            code: object = 0
            try:
                cli.main(_arguments(target), prog_name="mkdocs")
            except SystemExit as stopped:
                code = stopped.code
            except Exception:  # in a template or in our code: told as MkDocs does when it runs as a process of its own
                traceback.print_exc()
                code = 1
        if code:
            kept.forget()  # kept values give no warning: a page that was warned of must be made again in the next run
        said.flush()
        said.seek(0)
        return said.read().strip() or "it stopped without a word." if code else ""
