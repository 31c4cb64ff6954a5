"""`<!-- not-here: RULE: WORDS because REASON -->` above a line excuses a finding there; readers never see it."""

from __future__ import annotations

import re

from markdown.preprocessors import Preprocessor

# No tag, link or reference stands in one: what is taken out must not count as a use of anything.
EXCUSE = re.compile(r"<!--\s*not-here\b(?P<said>[^<>\[\]]*)-->")


class DropExcuses(Preprocessor):
    """Take out the comments that excuse a finding, so that a paragraph, table or list around them stays whole."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without them."""
        return [line for line in lines if not EXCUSE.fullmatch(line.strip())]
