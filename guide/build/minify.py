"""Take comments and blanks out of our style sheets and scripts: readers download them, maintainers read the sources."""

from __future__ import annotations

import re
from pathlib import Path

import rjsmin

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TEXT = re.compile(r"""("[^"]*"|'[^']*')""")
# Not the blank before a colon, since `a :hover` is another selector, nor those round `+`, without which `calc()` is invalid.
_AROUND_PUNCTUATION = re.compile(r"\s*([{};>])\s*|(?<=[\w-]:)\s+|(?<=,)\s+")
_ZERO = re.compile(r"(?<![\w.])0(?=\.\d)")
_LAST_SEMICOLON = re.compile(r";+(?=\})")


def style(text: str) -> str:
    """Return a style sheet without comments and without the blanks that say nothing; texts in quotes stay as they are.

    A library would be welcome, but those that run without Node take the blank out of `.a :is(b)` inside a layer.
    """
    parts = _TEXT.split(_COMMENT.sub("", text).strip())
    slim = (
        part if place % 2 else _ZERO.sub("", _AROUND_PUNCTUATION.sub(r"\1", part)) for place, part in enumerate(parts)
    )
    return _LAST_SEMICOLON.sub("", "".join(slim)) + "\n"


def script(text: str) -> str:
    """Return a script without comments and without the blanks that say nothing; names and line breaks stay."""
    return str(rjsmin.jsmin(text)) + "\n"


def write_all(site: Path) -> None:
    """Rewrite the style sheets in `assets/` and the scripts in `assets/js/` of a built site."""
    for pattern, slimmed in (("*.css", style), ("js/*.js", script)):
        for path in sorted((site / "assets").glob(pattern)):
            path.write_text(slimmed(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
