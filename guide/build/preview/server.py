"""The server of the preview: it answers with what is shown, with the mistakes above each page."""

from __future__ import annotations

import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from typing import Any
from urllib.parse import urlsplit

from guide.build.preview import panel
from guide.build.preview.shown import Shown

HOST = "localhost"


class Server(ThreadingHTTPServer):
    """Gives each request to a thread that does not hold up the end."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # on Windows it would let two servers share a port

    def __init__(self, port: int, shown: Shown) -> None:
        """Take the port, 0 for any free one. Raises OverflowError or OSError when it cannot be had."""
        super().__init__((HOST, port), _Handler)
        self.shown = shown

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """Say nothing of a tab that was closed while it waited for news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the pages that are shown, with the mistakes above each."""

    server: Server

    def do_GET(self) -> None:
        """Answer with a page, a file, or the number of the next state."""
        path = urlsplit(self.path).path
        ours = path.removeprefix(panel.PREFIX)
        if ours == path:
            self._page()
        elif ours.startswith("after/") and ours[6:].isdigit():
            self._send(200, "text/plain", str(self.server.shown.after(int(ours[6:]))).encode())
        elif (panel.FOLDER / ours).is_file() and "/" not in ours:
            self._send(200, self.guess_type(ours), (panel.FOLDER / ours).read_bytes())
        else:
            self.send_error(404)

    def do_HEAD(self) -> None:
        """Answer as to GET; the body is left out by `_send`."""
        self.do_GET()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing for each request."""

    def _page(self) -> None:
        state = self.server.shown.state
        status, file = 503, None
        if state.folders:
            self.directory = str(
                state.folders[-1]
            )  # the folder of the whole build; that of a quick look holds only some pages
            whole = Path(self.translate_path(self.path))
            if whole.is_dir() and not urlsplit(self.path).path.endswith("/"):
                self.send_response(302)
                self.send_header("Location", urlsplit(self.path).path + "/")
                self.end_headers()
                return
            whole = whole / "index.html" if whole.is_dir() else whole
            file = state.file(whole.relative_to(self.directory).as_posix())
            status = 200 if file else 404
            file = file or state.file("404.html")
        if file and file.suffix != ".html":
            self._send(status, self.guess_type(str(file)), file.read_bytes())
            return
        text = panel.page(file.read_text(encoding="utf-8") if file else None, state)
        self._send(status, "text/html; charset=utf-8", text.encode())

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
