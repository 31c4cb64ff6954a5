"""`guide offline`: the guide to keep: `site/` packed into a zip, the same bytes on every machine, and its other editions."""

from __future__ import annotations

import os
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

from guide.build.editions import make
from guide.build.editions.imprint import NAME

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
    """Write every edition of `site/` and their checksums into `dist/`, and say what there is. Returns the exit code."""
    target, epoch = root / "dist", int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    try:
        pack(root / "site", target / f"{NAME}.zip", epoch)
        made = make.make_all(root / "site", root, target, epoch)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    files = [target / f"{NAME}.zip", *made.files]
    make.write_sums(files, target / make.SUMS)
    for path in files:
        print(f"{path.stat().st_size / 1e6:6.2f} MB  dist/{path.name}")
    print(f"            dist/{make.SUMS}")
    for sentence in made.missing:
        print(sentence, file=sys.stderr)
    return 0
