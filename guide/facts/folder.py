"""Which files people wrote into a folder, asked without loading the models of facts."""

from __future__ import annotations

from pathlib import Path

README = "README.md"  # tells people what a folder is for; it is no fact


def visible(folder: Path, pattern: str) -> list[Path]:
    """Return the paths in a folder that match a pattern, sorted, less the hidden ones.

    Editors and systems leave hidden ones there, such as the lock of a page that is open in Emacs, which leads to no file.
    MkDocs publishes none of them.
    """
    return sorted(path for path in folder.glob(pattern) if not is_hidden(path.relative_to(folder)))


def files(folder: Path, pattern: str) -> list[Path]:
    """Return the files in a folder that match a pattern, sorted, hidden ones too: a template can put those into a page."""
    return sorted(path for path in folder.glob(pattern) if path.is_file())


def is_hidden(path: Path) -> bool:
    """Tell whether a path, as seen from the project, is hidden or lies in a hidden folder."""
    return any(part.startswith(".") for part in path.parts)


def holds_none(folder: Path) -> bool:
    """Tell whether a folder of facts is there and has no file but READMEs in the folder of any kind."""
    return folder.is_dir() and not any(path.is_file() and path.name != README for path in folder.glob("*/*"))
