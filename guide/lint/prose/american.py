"""British words with their American spellings, as the list of codespell pairs them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path


@functools.cache
def american() -> Mapping[str, tuple[str, ...]]:
    """Return the American spellings of each British word that is spelt otherwise there."""
    # The program of codespell is not loaded for the sake of its list.
    file = distribution("codespell").locate_file("codespell_lib/data/dictionary_en-GB_to_en-US.txt")
    lines = Path(str(file)).read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("->") for line in lines if "->" in line)
    return {ours.strip(): tuple(one for one in re.split(r"[,\s]+", theirs) if one) for ours, _, theirs in pairs}
