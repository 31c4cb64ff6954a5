"""What was found, printed for whoever made the mistakes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from guide.facts.findings import Finding


def print_all(found: Sequence[Finding], root: Path) -> None:
    """Print the findings for whoever made them, and how many there are."""
    print(*found, sep="\n", file=sys.stderr)
    kept = ", and site/ stays as it was" if (root / "site").exists() else ""
    print(f"\n{len(found)} mistake{'s' if len(found) > 1 else ''} to fix{kept}.", file=sys.stderr)
    print(
        "`guide check --explain RULE` says what a rule is for, and how to excuse a line that is right.", file=sys.stderr
    )
