"""Which pages use which study: a look at the Markdown itself, so that a study's page can name them."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_REFERENCE = re.compile(r"\[(@[a-z0-9-]+(?:\s*;\s*@[a-z0-9-]+)*)\]|^/// (?:icon-array) \| ([a-z0-9-]+)", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Use:
    """A page that uses a study: its path under the folder of pages, and its title."""

    path: str
    title: str


def uses(folder: Path) -> Mapping[str, tuple[Use, ...]]:
    """Return, for each study's key, the pages in `folder` that cite or draw it, in order of their path."""
    stamp = tuple((path.as_posix(), path.stat().st_mtime_ns) for path in sorted(folder.rglob("*.md")))
    return _uses(folder, stamp)


@functools.lru_cache(maxsize=2)
def _uses(folder: Path, stamp: tuple[tuple[str, int], ...]) -> Mapping[str, tuple[Use, ...]]:
    found: dict[str, dict[Use, None]] = defaultdict(dict)
    for name, _ in stamp:
        text = Path(name).read_text(encoding="utf-8")
        text = _CODE.sub("", text)  # an example of how to cite is no use of the study
        title = _TITLE.search(text)
        use = Use(Path(name).relative_to(folder.as_posix()).as_posix(), title[1] if title else name)
        for bracket, drawn in _REFERENCE.findall(text):
            for key in [drawn] if drawn else re.findall(r"@([a-z0-9-]+)", bracket):
                found[key][use] = None
    return {key: tuple(pages) for key, pages in found.items()}
