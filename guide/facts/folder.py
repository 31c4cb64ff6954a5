"""Whether a folder of facts holds any, asked without loading their models."""

from __future__ import annotations

from pathlib import Path


def holds_none(folder: Path) -> bool:
    """Tell whether a folder of facts is there and has no file in the folder of any kind."""
    return folder.is_dir() and not any(path.is_file() for path in folder.glob("*/*"))
