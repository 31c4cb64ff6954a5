"""A host of static pages on this machine, as strict as the ones that the guide is published on.

It serves one folder under one path and nothing outside that path. What is missing, at any depth, is answered by the
folder's `404.html` with the status 404. A folder needs the slash at its end, two slashes in a row are another address
than one, and no ending is guessed, unless it is asked to be like hosts that leave out the ending of pages.
"""

from __future__ import annotations

import mimetypes
import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote

ALL = "every file"
TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript", ".bib": "text/plain"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are sent apart: each answer would wait 40 ms for the client's word

    def __init__(
        self,
        *arguments: Any,
        folder: Path,
        path: str,
        names: frozenset[str],
        when: threading.Event | None,
        failing: Mapping[str, int | str],
        bare: bool,
    ) -> None:
        self._folder, self._path, self._names, self._when = folder, path, names, when
        self._failing, self._bare = failing, bare
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer with a file, the way to a folder, or the page for what is missing."""
        if self._when:
            self._when.wait()
        # As it was sent: `self.path` has lost a second slash at its beginning, and urlsplit takes `//name` for a host.
        asked = unquote(self.requestline.split()[1].partition("?")[0])
        if f"{asked}/" == self._path:
            self._answer(301, b"", "text/plain", quote(self._path))
        elif not asked.startswith(self._path):
            self._answer(404, b"Another site of this host.", "text/plain")
        else:
            self._serve(asked, asked.removeprefix(self._path))

    do_HEAD = do_GET  # noqa: N815

    def _serve(self, asked: str, inside: str) -> None:
        name = f"{inside}index.html" if inside.endswith("/") or not inside else inside
        if status := self._failing.get(name) or self._failing.get(ALL):
            led = f"{self._path}{status}" if isinstance(status, str) else ""
            self._answer(301 if led else int(status), b"The host cannot answer.", "text/plain", quote(led))
        elif self._bare and inside.endswith(".html") and name in self._names:
            self._answer(308, b"", "text/plain", quote(re.sub(r"(?<=/)index$", "", asked.removesuffix(".html"))))
        elif self._bare and f"{name}.html" in self._names:
            self._answer(200, (self._folder / f"{name}.html").read_bytes(), "text/html")
        elif name in self._names:
            kind = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
            self._answer(200, (self._folder / name).read_bytes(), kind)
        elif f"{inside}/index.html" in self._names:
            self._answer(301, b"", "text/plain", quote(f"{asked}/"))
        else:
            self._missing()

    def _missing(self) -> None:
        self._answer(404, (self._folder / "404.html").read_bytes(), "text/html")

    def _answer(self, status: int, content: bytes, kind: str, location: str = "") -> None:
        self.send_response(status)
        text = kind.startswith("text/") or kind in ("image/svg+xml", "application/manifest+json")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        if self._bare:
            self.send_header("Cache-Control", "max-age=600")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing for each request."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a browser goes before it has been answered; tell of all else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def answering(handler: Callable[..., BaseHTTPRequestHandler], port: int = 0) -> Iterator[int]:
    """Let a handler answer whoever asks this machine on the port, or on a free one. Gives the port."""
    server = _Server(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def host(
    folder: Path,
    path: str = "/",
    port: int = 0,
    when: threading.Event | None = None,
    failing: Mapping[str, int | str] = MappingProxyType({}),
    bare: bool = False,
) -> Iterator[str]:
    """Serve `folder` under `path`, which begins and ends with a slash, on a free port or on this one.

    Gives the address of the site, with a slash at its end. Nothing is answered before `when` is set. The files that
    `failing` names are answered with these statuses, or with `ALL` all of them, or lead on to
    the file that it names; a `bare` host leaves out the ending of pages, sends whoever asks with it there, as Cloudflare
    does, and lets browsers keep everything ten minutes, as GitHub does.
    """
    # Compared as written: the disks of some machines take `Index.html` for `index.html`, hosts do not.
    names = frozenset(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    served = partial(_Handler, folder=folder, path=path, names=names, when=when, failing=failing, bare=bare)
    with answering(served, port) as port:
        yield f"http://127.0.0.1:{port}{quote(path)}"
