"""`python -m guide.lint`: print each fault of the sources on a line of its own; exit 1 if there is one."""

from __future__ import annotations

import sys
from pathlib import Path

from guide.lint import sources

if __name__ == "__main__":
    found = sources.faults(Path("mkdocs.yml"))
    print(*found, sep="\n" if found else "", file=sys.stderr)
    sys.exit(1 if found else 0)
