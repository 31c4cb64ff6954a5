"""`make serve`: the guide in a browser while you write it. `guide serve [PORT]`.

Each change is built and checked anew. A mistake is shown above the page, with its file and line; the last version that
could be built stays until the mistake is mended.
"""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from guide.build import panel, trial
from guide.facts.faults import Fault

HOST = "localhost"
WATCHED = ("docs", "evidence", "overrides", "guide")
_SETTINGS = "mkdocs.yml"
_POLL = 60.0  # seconds after which the browser asks anew
_QUIET = 0.1  # seconds without a change, after which a build begins
_LOOK = 0.5  # seconds between two looks at the files


@dataclass(frozen=True)
class State:
    """What there is to show: `folder` of the last good build, whether it is up to date, and the mistakes."""

    epoch: int
    folder: Path | None = None
    built: bool = False
    of_build: tuple[Fault, ...] = ()
    of_check: tuple[Fault, ...] = ()

    @cached_property
    def faults(self) -> list[Fault]:
        """Return all mistakes; where the checks name a place, what the generator says without one is the same mistake."""
        said = [fault for fault in self.of_build if fault.path or not self.of_check]
        return sorted({*said, *self.of_check})


class PortError(RuntimeError):
    """The preview cannot use its port; the message is what to tell the contributor."""


class Preview:
    """A server of the project in `root`. As a context it watches, builds and serves until it is left."""

    def __init__(self, root: Path, port: int) -> None:
        """Take the port, 0 for any free one. Raises PortError when it cannot be had."""
        self.root = root
        self.state = State(_now())
        self.newer = threading.Condition()  # held when the state changes
        self._work = threading.Condition()  # held when something is changed or a try is started
        self._changed, self._stopped = True, False
        self._tries: list[subprocess.Popen[str]] = []
        try:
            self.server = _Server((HOST, port), _Handler)
        except OverflowError:
            raise PortError(f"{port} is no port. Choose a number from 1024 to 65535: make serve PORT=8001") from None
        except OSError as error:
            raise PortError(_advice(port, error)) from error
        self.server.preview = self
        self.address = f"http://{HOST}:{self.server.server_port}/"

    def __enter__(self) -> Preview:
        """Begin to watch, to build and to serve."""
        self._temporary = tempfile.TemporaryDirectory(prefix="back-to-running-preview-")
        self._watcher = PollingObserver(timeout=_LOOK)
        seen = _Seen(self)
        for name in WATCHED:
            if (self.root / name).is_dir():
                self._watcher.schedule(seen, str(self.root / name), recursive=True)
        self._watcher.schedule(seen, str(self.root), recursive=False)
        self._watcher.start()
        self._threads = [threading.Thread(target=work) for work in (self.server.serve_forever, self._build_on_changes)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End everything, and take the builds away."""
        with self._work:
            self._stopped = True
            self._end_tries()
            self._work.notify_all()
        with self.newer:
            self.newer.notify_all()
        self._watcher.stop()
        self.server.shutdown()
        for thread in (*self._threads, self._watcher):
            thread.join()
        self.server.server_close()
        self._temporary.cleanup()

    def change(self) -> None:
        """Say that a file changed: what is under way is of no use any more."""
        with self._work:
            self._changed = True
            self._end_tries()
            self._work.notify_all()

    def after(self, epoch: int) -> int:
        """Wait until there is a state newer than `epoch`, a minute at most. Returns the number of the state there is."""
        with self.newer:
            self.newer.wait_for(lambda: self.state.epoch > epoch or self._stopped, timeout=_POLL)
            return self.state.epoch

    def _build_on_changes(self) -> None:
        while True:
            with self._work:
                self._work.wait_for(lambda: self._changed or self._stopped)
                while self._changed and not self._stopped:
                    self._changed = False
                    self._work.wait(timeout=_QUIET)
                if self._stopped:
                    return
                target = Path(tempfile.mkdtemp(dir=self._temporary.name))
                build = trial.start(self.root, "build", str(target))
                check = trial.start(self.root, "check")
                self._tries = [build, check]
            checking = threading.Thread(target=self._take_check, args=(check,))
            checking.start()
            self._take_build(build, target)
            checking.join()

    def _take_build(self, build: subprocess.Popen[str], target: Path) -> None:
        done, found = trial.ended(build, self.root)
        if done:
            self._show(build, folder=target, built=True, of_build=tuple(found))
        else:
            self._show(build, built=False, of_build=tuple(found))

    def _take_check(self, check: subprocess.Popen[str]) -> None:
        _, found = trial.ended(check, self.root)
        self._show(check, of_check=tuple(found))

    def _show(self, process: subprocess.Popen[str], **changes: Any) -> None:
        with self._work, self.newer:
            if process not in self._tries:
                return  # ended by a newer change: what it says is old
            new = replace(self.state, epoch=_now(), **changes)
            if (new.folder, new.built, new.faults) == (self.state.folder, self.state.built, self.state.faults):
                return
            if new.faults != self.state.faults:
                told = [str(fault) if fault.path else fault.message for fault in new.faults]
                print(*told or ["No mistake found."], "", sep="\n", flush=True)
            self.state = new
            self.newer.notify_all()

    def _end_tries(self) -> None:
        for process in self._tries:
            process.kill()
        self._tries = []


class _Seen(FileSystemEventHandler):
    """Hears of changes, and tells those that matter."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type not in ("created", "modified", "deleted", "moved"):
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name))
            inside = path.parent != self._preview.root
            noise = path.name.startswith(".") or path.name.endswith(("~", ".swp", ".pyc"))
            if name and not noise and (inside or path.name == _SETTINGS):
                self._preview.change()
                return


class _Server(ThreadingHTTPServer):
    """Gives each request to a thread that does not hold up the end."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers have one port
    preview: Preview

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """Say nothing of a tab that was closed while it waited for news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the last good build, with the mistakes above each page."""

    server: _Server

    def do_GET(self) -> None:
        """Answer with a page, a file, or the number of the next state."""
        path = urlsplit(self.path).path
        ours = path.removeprefix(panel.PREFIX)
        if ours == path:
            self._page()
        elif ours.startswith("after/") and ours[6:].isdigit():
            self._send(200, "text/plain", str(self.server.preview.after(int(ours[6:]))).encode())
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
        state = self.server.preview.state
        status, file = 503, None
        if state.folder:
            self.directory = str(state.folder)
            file = Path(self.translate_path(self.path))
            if file.is_dir() and not urlsplit(self.path).path.endswith("/"):
                self.send_response(302)
                self.send_header("Location", urlsplit(self.path).path + "/")
                self.end_headers()
                return
            file = file / "index.html" if file.is_dir() else file
            status = 200 if file.is_file() else 404
            file = file if file.is_file() else state.folder / "404.html"
        if file and file.suffix != ".html":
            self._send(status, self.guess_type(str(file)), file.read_bytes())
            return
        html = file.read_text(encoding="utf-8") if file and file.is_file() else None
        text = panel.page(html, state.faults, state.epoch, built=state.built)
        self._send(status, "text/html; charset=utf-8", text.encode())

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _now() -> int:
    """Return a number that grows, over a restart too: an open page then hears of the new server."""
    return time.time_ns() // 1000


def _advice(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        return f"Port {port} is taken, perhaps by another preview. End that one, or take another port: make serve PORT={other}"
    if error.errno == errno.EACCES:
        return f"Port {port} is kept for the system. Take one from 1024 to 65535: make serve PORT=8000"
    return f"Port {port} cannot be used: {error.strerror}. Take another one: make serve PORT=8001"


def main(arguments: Sequence[str], root: Path) -> int:
    """Serve until Ctrl-C. Returns the exit code."""
    wish = arguments[0] if arguments else "8000"
    if not wish.isdigit():
        print(f"“{wish}” is no port. Write a number: make serve PORT=8001", file=sys.stderr)
        return 1
    if not (root / _SETTINGS).is_file():
        print(f"There is no {_SETTINGS} here. Run this in the project's top folder.", file=sys.stderr)
        return 1
    try:
        preview = Preview(root, int(wish))
    except PortError as error:
        print(error, file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with preview:
        print(f"Building. Open {preview.address} in a browser; Ctrl-C ends the preview.", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("The preview has ended.")
    return 0
