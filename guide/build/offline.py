"""`guide offline`: pack `site/` into `dist/back-to-running.zip`, the same bytes on every machine."""

from __future__ import annotations

import os
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

NAME = "back-to-running"
_OLDEST = 315619200  # 1980-01-02, the first whole day that a zip file can hold


def pack(site: Path, target: Path, epoch: int) -> None:
    """Write every file of `site`, in order of name and with one date, into the zip file `target`.

    `epoch` is that date in seconds since 1970. Raises FileNotFoundError when the site was not built.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} holds no built site. Run `make site` first.")
    date = time.gmtime(max(epoch, _OLDEST))[:6]
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{NAME}/{path.relative_to(site).as_posix()}", date)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    unfinished.replace(target)


def main(arguments: Sequence[str], root: Path) -> int:
    """Pack `site/` of the project. Returns the exit code."""
    zip_file = Path("dist") / f"{NAME}.zip"
    try:
        pack(root / "site", root / zip_file, int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{zip_file} is ready: unpack it and open {NAME}/index.html.")
    return 0
