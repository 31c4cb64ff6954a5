"""Which files of two folders differ, so that a test can say it in its message."""

from __future__ import annotations

from pathlib import Path


def files(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file by its path inside the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def differences(first: Path, second: Path) -> list[str]:
    """Return the paths whose bytes are not the same in both folders, sorted; a path that one lacks is among them."""
    one, other = files(first), files(second)
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
