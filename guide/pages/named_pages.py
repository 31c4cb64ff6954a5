"""Pages that the settings name by what they are for, as `help_page: folder/page.html`, so that no code knows where they are."""

from __future__ import annotations

import re
from pathlib import Path


def named_page(config_file: Path, name: str) -> str:
    """Return the address of the page in the built site, without an anchor; nothing when the settings name none."""
    text = config_file.read_text(encoding="utf-8") if config_file.is_file() else ""
    match = re.search(rf"(?m)^\s+{name}: ([\w/-]+\.html)", text)
    return match[1] if match else ""
