"""Take comments and indentation out of our style sheet and scripts: readers download them, maintainers read the sources.

No more than that: names, values and the line breaks of scripts stay, so that what runs is what was written.
"""

from __future__ import annotations

import re
from pathlib import Path

_BLOCK = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE = re.compile(r"(?m)^\s*//.*$|(?<=[;{}]) // .*$")
_EMPTY = re.compile(r"\s*\n\s*")
_IN_A_RULE = re.compile(r"\n(?=[\w-]+: )|(?<=;)\n(?=\})")  # before a declaration, or the end of the last one


def style(text: str) -> str:
    """Return a style sheet without comments and indentation, each rule on one line."""
    return _IN_A_RULE.sub(" ", _EMPTY.sub("\n", _BLOCK.sub("", text)).strip()) + "\n"


def script(text: str) -> str:
    """Return a script without indentation, and without comments that stand alone or behind the end of a statement."""
    return _EMPTY.sub("\n", _LINE.sub("", _BLOCK.sub("", text))).strip() + "\n"


def write_all(site: Path) -> None:
    """Rewrite the style sheets in `assets/` and the scripts in `assets/js/` of a built site."""
    for pattern, slimmed in (("*.css", style), ("js/*.js", script)):
        for path in sorted((site / "assets").glob(pattern)):
            path.write_text(slimmed(path.read_text(encoding="utf-8")), encoding="utf-8")
