"""How many visits a second nginx answers on this machine: the first page of a built site and all that it loads."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.serving import file_of, gzipped, is_packed
from tests import nginx

REQUESTS, CLIENTS = 10_000, 20
_SPEED = re.compile(r"Requests per second:\s+([\d.]+)")
_FAILED = re.compile(r"(?:Failed requests|Non-2xx responses):\s+(\d+)")


class NoHostError(RuntimeError):
    """nginx or ab is not on this machine; the message says which package has it."""


def visits_a_second(site: Path, paths: Iterable[str]) -> float:
    """Return how many visits a second nginx answers with these paths, packed beforehand, over connections that stay open.

    Raises NoHostError when this machine has no nginx or no ab, and RuntimeError when requests failed.
    """
    program = shutil.which("ab")
    if not program or not nginx.PROGRAM:
        raise NoHostError("nginx and ab are needed (Debian: apt-get install nginx-light apache2-utils)")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o755)  # nginx works as somebody else
        asked = [path for one in sorted(paths) if (path := _packed(site, one, place))]
        with nginx.serving(place) as port:
            return 1 / sum(1 / _speed(program, port, path) for path in asked)


def _packed(site: Path, address: str, place: Path) -> str:
    """Copy a file and its packed form for nginx. Returns its path, or nothing when the site does not have it."""
    file = file_of(site, address)
    if file is None:
        return ""
    name = file.relative_to(site.resolve() if file.is_absolute() and not file.is_relative_to(site) else site)
    copy = place / name
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, copy)
    if is_packed(file):
        copy.with_name(f"{copy.name}.gz").write_bytes(gzipped(file))
    return name.as_posix()


def _speed(program: str, port: int, path: str) -> float:
    command = [program, "-q", "-k", "-c", str(CLIENTS), "-n", str(REQUESTS), "-H", "Accept-Encoding: gzip"]
    asked = [*command, f"http://127.0.0.1:{port}/{path}"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=300)
    if any(int(number) for number in _FAILED.findall(done.stdout)):
        raise RuntimeError(f"nginx failed on {path}:\n{done.stdout[-600:]}")
    found = _SPEED.search(done.stdout)
    if not found:
        raise RuntimeError(f"ab said nothing of its speed:\n{done.stdout[-600:]}")
    return float(found[1])
