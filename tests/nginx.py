"""The nginx of this machine with the project's own settings, on a free port of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

DEPLOY = Path(__file__).parent.parent / "deploy"
PROGRAM = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
BROTLI = Path("/usr/share/nginx/modules/ngx_http_brotli_static_module.so")


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Mapping[str, str]  # by their names in small letters
    content: bytes


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for a path exactly as it is written; headers are given by their names with `_` for `-`."""
    connection = HTTPConnection("127.0.0.1", port)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        said = connection.getresponse()
        return Answer(said.status, {name.lower(): text for name, text in said.getheaders()}, said.read())
    finally:
        connection.close()


def written(text: str, replaced: Mapping[str, str]) -> str:
    """Return the settings with each of these parts replaced. Raises ValueError when one does not stand there once."""
    for before, after in replaced.items():
        if text.count(before) != 1:
            raise ValueError(f"deploy/nginx.conf: “{before}” stands there {text.count(before)} times.")
        text = text.replace(before, after)
    return text


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    """Serve what lies in `folder` with deploy/nginx.conf, in which the port and the folders are this machine's.

    Gives the port. Raises RuntimeError with nginx's own words when it does not start.
    """
    with tempfile.TemporaryDirectory(prefix="nginx-") as place, socket.socket() as free:
        work = Path(place)
        work.chmod(0o755)  # started as root, nginx works as somebody else
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        ours = {"listen 8080;": f"listen 127.0.0.1:{port};", "root /srv/www;": f"root {folder};"}
        ours |= {f"/tmp/{name};": f"{work}/{name};" for name in ("body", "proxy", "fastcgi", "uwsgi", "scgi")}  # noqa: S108
        ours["pid /tmp/nginx.pid;"] = f"pid {work}/pid;"
        settings = work / "nginx.conf"
        settings.write_text(written((DEPLOY / "nginx.conf").read_text("utf-8"), ours), "utf-8")
        if BROTLI.is_file():
            shutil.copy(DEPLOY / "brotli.conf", work)
        # It comes back when the port is open, and a child goes on: nothing has to be waited for.
        command = [str(PROGRAM), "-c", str(settings), "-e", "stderr"]
        if os.geteuid() == 0:  # in the container it has no rights to begin with
            command += ["-g", "user root;"]
        with (work / "said").open("w+") as said:
            started = subprocess.run(command, stderr=said, stdout=said, check=False)
            said.seek(0)
            if started.returncode:
                raise RuntimeError(said.read())
        try:
            yield port
        finally:
            subprocess.run([*command, "-s", "quit"], check=True, capture_output=True)
