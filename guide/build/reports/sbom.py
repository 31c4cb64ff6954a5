"""`guide sbom [FILE]`: what the site is built with, as a bill of materials in CycloneDX, from the locked requirements."""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

LOCK = "requirements/site.txt"
FILE = "dist/back-to-running.cdx.json"
_PACKAGE = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.!+]+)(?:\s*;\s*(?P<marker>.*?))?(?=\s+--hash|\s*$)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})\b")


class LockError(ValueError):
    """The lock cannot be read; the message names the line."""


def components(lock: str) -> Iterator[dict[str, Any]]:
    """Yield each package of a lock file as CycloneDX describes it. Raises LockError for a line that is no locked package.

    A lock holds the hashes of every file that may be installed, on whatever machine, and none is chosen here: they are
    properties of the package.
    """
    for number, line in enumerate(lock.replace("\\\n", " ").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match, hashes = _PACKAGE.match(line), _HASH.findall(line)
        if not match or not hashes:
            raise LockError(f"package {number} of the lock, “{line[:40].strip()}”, has no version or no hash.")
        name = re.sub(r"[-_.]+", "-", match["name"]).lower()
        purl = f"pkg:pypi/{name}@{match['version']}"
        marker = [{"name": "back-to-running:only-where", "value": match["marker"]}] if match["marker"] else []
        files = [{"name": "back-to-running:sha256-of-a-file", "value": one} for one in hashes]
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": match["version"],
            "purl": purl,
            "properties": [*marker, *files],
        }


def bill(project: dict[str, Any], lock: str) -> dict[str, Any]:
    """Return the bill of materials of a project. Raises LockError. The same lock gives the same bill, to the byte."""
    own = f"pkg:generic/{project['name']}@{project['version']}"
    found = sorted(components(lock), key=lambda one: str(one["bom-ref"]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + lock)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": found,
        "dependencies": [{"ref": own, "dependsOn": [one["bom-ref"] for one in found]}],
    }


def main(arguments: Sequence[str], root: Path) -> int:
    """Write the bill of materials. Returns the exit code."""
    target = root / (arguments[0] if arguments else FILE)
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    try:
        written = bill(project, (root / LOCK).read_text("utf-8"))
    except LockError as error:
        print(f"{LOCK}: {error} Compile it anew with `make lock`.", file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(written['components'])} packages are listed in {target.name}.")
    return 0
