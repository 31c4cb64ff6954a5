"""What Markdown and our extension make a page of beside its own text, as one digest: whoever keeps the HTML keeps it by this."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guide.kept import digest, digest_of_files
from guide.markdown.extension import day
from guide.markdown.usage import Uses

_READ = ("facts", "uses", "on_error")  # options that hold what was read, whose files are part of the digest themselves


def surroundings(config: Any, uses: Uses) -> bytes:
    """Return the digest of the facts, the drawings, what pages name, the settings of Markdown, and the day.

    `config` are the settings of MkDocs. Templates, words and code of ours are not in it: `guide.kept` asks for those.
    """
    root = Path(config.config_file_path).parent
    options = {key: value for key, value in config.mdx_configs.get("guide.markdown", {}).items() if key not in _READ}
    others = {key: value for key, value in config.mdx_configs.items() if key != "guide.markdown"}
    folders = [
        root / options.get(name, default) for name, default in (("evidence", "evidence"), ("drawings", "docs/drawings"))
    ]
    settings = (sorted(options.items()), sorted(others.items()), list(config.markdown_extensions))
    return digest(
        digest_of_files(*folders), repr(uses.pages), repr(settings), day(options.get("today", "")).isoformat()
    )
