"""Take comments and blanks out of our style sheets and scripts: readers download them, maintainers read the sources."""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin


def style(text: str) -> str:
    """Return a style sheet without comments and without the blanks that say nothing."""
    return str(rcssmin.cssmin(text)) + "\n"


def script(text: str) -> str:
    """Return a script without comments and without the blanks that say nothing; names and line breaks stay."""
    return str(rjsmin.jsmin(text)) + "\n"


def write_all(site: Path) -> None:
    """Rewrite the style sheets in `assets/` and the scripts in `assets/js/` of a built site."""
    for pattern, slimmed in (("*.css", style), ("js/*.js", script)):
        for path in sorted((site / "assets").glob(pattern)):
            path.write_text(slimmed(path.read_text(encoding="utf-8")), encoding="utf-8")
