"""Take comments and indentation out of our style sheet and scripts: readers download them, maintainers read the sources.

No more than that: names, values and line breaks stay, so that what runs is what was written.
"""

from __future__ import annotations

import re
from pathlib import Path

_BLOCK = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE = re.compile(r"(?m)^\s*//.*$|(?<=[;{}]) // .*$")
_EMPTY = re.compile(r"\n\s*")


def style(text: str) -> str:
    """Return a style sheet without comments and indentation."""
    return _EMPTY.sub("\n", _BLOCK.sub("", text)).strip() + "\n"


def script(text: str) -> str:
    """Return a script without indentation, and without comments that stand alone or behind the end of a statement."""
    return _EMPTY.sub("\n", _LINE.sub("", _BLOCK.sub("", text))).strip() + "\n"


def write_all(site: Path) -> None:
    """Rewrite `assets/site.css` and `assets/js/*.js` of a built site."""
    for path, slimmed in [(site / "assets" / "site.css", style), *((path, script) for path in _scripts(site))]:
        path.write_text(slimmed(path.read_text(encoding="utf-8")), encoding="utf-8")


def _scripts(site: Path) -> list[Path]:
    return sorted((site / "assets" / "js").glob("*.js"))
