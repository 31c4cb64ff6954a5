"""MkDocs in a process of its own: a new one, or one that begins with the sources that this one has read."""

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
from guide.build import handed_sources
from guide.build.forked import Forked, can_fork
from guide.pages.project import Project


def said_by(generator: str, root: Path, target: Path, environment: Mapping[str, str]) -> str:
    """Build the project in `root` into `target`. Returns the generator's own words when it stopped, else nothing."""
    # Warnings make the strict build fail, so they must be seen: never with --quiet.
    command = [sys.executable, "-m", generator, *_arguments(target)]
    pipe, both = subprocess.PIPE, subprocess.STDOUT
    done = subprocess.run(command, cwd=root, env=environment, stdout=pipe, stderr=both, text=True)
    return done.stdout.strip() or "it stopped without a word." if done.returncode else ""


def said_with(project: Project, root: Path, target: Path, environment: Mapping[str, str]) -> str:
    """Do the same with MkDocs and the sources that were read, and return the same; without fork they are read anew."""
    if not can_fork():
        return said_by("mkdocs", root, target, environment)
    with Forked(partial(_said, project, root, target, environment)) as built:
        return built.result()


def _arguments(target: Path) -> list[str]:
    return ["build", "--strict", "--site-dir", str(target.absolute())]


def _said(project: Project, root: Path, target: Path, environment: Mapping[str, str]) -> str:
    """Be MkDocs: this process is ours alone, so that its folder, environment and output can be changed."""
    handed_sources.hand_in(project)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(root)
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        for stream in (1, 2):
            os.dup2(said.fileno(), stream)  # so that nobody asks how wide a terminal is
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            from mkdocs.__main__ import cli  # only now, because it takes the width of the terminal when it is loaded

            code: object = 0
            try:
                cli.main(_arguments(target), prog_name="mkdocs")
            except SystemExit as stopped:
                code = stopped.code
            except Exception:  # of a template or of the machine: told as a process of MkDocs' own would
                traceback.print_exc()
                code = 1
        if code:
            kept.forget()  # what a build made that warns of something would not warn again
        said.flush()
        said.seek(0)
        return said.read().strip() or "it stopped without a word." if code else ""
