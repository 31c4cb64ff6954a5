"""`guide offline`: the guide to keep: `site/` packed into a zip, the same bytes on every machine, and its other editions."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from guide.build import zip_file
from guide.build.editions import make, pdf
from guide.build.editions.imprint import NAME


def pack(site: Path, target: Path, epoch: int) -> None:
    """Write every file of `site`, in order of name and with one date, into the zip file `target`.

    `epoch` is that date in seconds since 1970. Raises FileNotFoundError when the site was not built.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"{site} holds no built site. Run `make site` first.")
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    named = ((f"{NAME}/{path.relative_to(site).as_posix()}", path.read_bytes()) for path in paths)
    zip_file.write(target, named, epoch)


def main(arguments: Sequence[str], root: Path) -> int:
    """Write every edition of `site/` and their checksums into `dist/`, and say what there is. Returns the exit code."""
    target, epoch = root / "dist", int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    try:
        pack(root / "site", target / f"{NAME}.zip", epoch)
        made = make.make_all(root / "site", root, target, epoch)
    except (FileNotFoundError, pdf.PrintError) as error:
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
