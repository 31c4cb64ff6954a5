"""The site as it was before a change: a folder that was built, or one that is built from a commit."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

_SECONDS = 1200  # after which the build of another commit counts as stuck


class BeforeError(RuntimeError):
    """There is no site of that name to compare with; the message says why and what to write instead."""


def site(named: str, root: Path, work: Path) -> Path:
    """Return the folder of the built site that `named` means: a folder, or a commit, which is built in the folder `work`.

    Raises BeforeError when it is neither, or when the commit cannot be built.
    """
    folder = root / named
    if (folder / "index.html").is_file():
        return folder
    if folder.is_dir():
        raise BeforeError(f"BEFORE is “{named}”, a folder without index.html. Name the folder of a built site.")
    unknown = (
        f"BEFORE is “{named}”, which is neither a folder of a built site nor a commit. Write one like main or HEAD~1."
    )
    if named.startswith("-"):  # git would take it for an option
        raise BeforeError(unknown)
    # Its files alone: a work tree would stay in the books of git if this were stopped.
    archive = ["git", "-c", "safe.directory=*", "archive", f"{named}^{{commit}}"]
    plain = {**os.environ, "LC_ALL": "C"}  # what it says is read here
    packed = subprocess.run(archive, cwd=root, env=plain, capture_output=True, check=False, timeout=300)
    if b"not a git repository" in packed.stderr:  # as in an archive that somebody downloaded
        raise BeforeError(
            f"BEFORE is “{named}”, and this copy of the guide has no commits. Name the folder of a built site."
        )
    if packed.returncode:
        raise BeforeError(unknown)
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as files:
        files.extractall(work, filter="data")
    # By its own machine, with what is installed for ours.
    build = [sys.executable, "-m", "guide", "build"]
    try:
        built = subprocess.run(build, cwd=work, capture_output=True, text=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise BeforeError(f"The commit “{named}” was not built within {_SECONDS} seconds.") from None
    if built.returncode:
        raise BeforeError(
            f"{built.stdout}{built.stderr}The commit “{named}” could not be built; its words stand above."
        )
    return work / "site"
