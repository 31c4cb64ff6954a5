"""What the scripts of the search hold in a built site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def held(site: Path, name: str) -> Any:
    """Return the value that a script of the search holds."""
    script = (site / name).read_text(encoding="utf-8")
    return json.loads(script.partition(" = ")[2].rstrip().removesuffix(";"))


def texts(site: Path) -> dict[str, list[str]]:
    """Return the texts of all places in order, in the pieces that the index names."""
    return {name: held(site, name).split("\n") for name in held(site, "search/index.js")["texts"]}
