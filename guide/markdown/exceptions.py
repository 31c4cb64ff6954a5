"""`<!-- not in the sources: 30 because … -->` below a sentence excuses a figure; readers never see it."""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

BEGINS = "<!-- not in the sources"
EXCEPTION = re.compile(r"<!-- not in the sources: (?P<numbers>[^<>]*?\S) because (?P<reason>[^<>]*[^<>\s]) -->")


class DropExceptions(Preprocessor):
    """Take out the comments that excuse a figure, so that a table or list around them stays whole."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without them."""
        return [line for line in lines if not EXCEPTION.fullmatch(line.strip())]
