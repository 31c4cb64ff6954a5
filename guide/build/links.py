"""`guide links`: do the sources and external links of the built site still lead somewhere? Needs a network."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from guide.build.registry import differences
from guide.facts.load import load

# Publishers answer programs with “forbidden” or “too many”; a reader's browser is let in.
ACCEPT = "200..=299,403,418,429,503"


def main(arguments: Sequence[str], root: Path) -> int:
    """Ask every external address of the built site. Returns 0 when all answer, 1 when some do not or none was asked.

    Then compares title and year of each DOI with the registry.
    """
    site = root / "site"
    if not (site / "index.html").is_file():
        print("There is no built site. Run `make site` first.", file=sys.stderr)
        return 1
    try:
        socket.getaddrinfo("doi.org", 443)
    except OSError:
        print("There is no network: no external link was checked.", file=sys.stderr)
        return 1
    lychee = Path(sys.executable).with_name("lychee")
    wishes = ["--no-progress", f"--accept={ACCEPT}", "--max-retries=2", "--exclude=^file:"]
    links = subprocess.run([lychee, *wishes, "--", site], check=False).returncode
    found = list(differences(load(root / "evidence").studies))
    for finding in found:
        print(finding, file=sys.stderr)
    return 1 if links or found else 0
