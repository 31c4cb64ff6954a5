"""Zip files of the same bytes on every machine and in every run: one date for all that is in them, packed as small as it goes."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Collection, Iterable
from pathlib import Path

_OLDEST = 315619200  # 1980-01-02, the first whole day that a zip file can hold


def write(
    target: Path, contents: Iterable[tuple[str, bytes | str]], epoch: int, not_packed: Collection[str] = ()
) -> None:
    """Write names with their contents, in this order, into the zip file `target`, which is whole or not there.

    `epoch` is the date of each, in seconds since 1970; the names in `not_packed` are stored as they are.
    """
    date = time.gmtime(max(epoch, _OLDEST))[:6]
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w") as archive:
        for name, content in contents:
            entry = zipfile.ZipInfo(name, date)
            entry.create_system = 3  # Unix, on whatever system: only there the rights below count
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name in not_packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    unfinished.replace(target)
