"""`make serve`: the guide in a browser while you write it. `guide serve [PORT]`.

Each change is built and checked anew. Where only pages were changed that the last good build holds, a quick look at these
pages comes first, and the whole build takes its place. A mistake is shown above the page, with its file and line; the last
version that could be built stays until the mistake is fixed.
"""

from __future__ import annotations

import errno
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from guide.build.preview import quick_look, watch
from guide.build.preview.attempt import Attempt
from guide.build.preview.server import HOST, Server
from guide.build.preview.shown import Shown

_QUIET = 0.1  # seconds without a change, after which a build begins


class PortError(RuntimeError):
    """The preview cannot use its port; the message is what to tell the contributor."""


class Preview:
    """A server of the project in `root`. As a context it watches, builds and serves until it is left."""

    def __init__(self, root: Path, port: int, start: Callable[..., Attempt] = Attempt) -> None:
        """Take the port, 0 for any free one. Raises PortError when it cannot be had. `start` is what tries the project."""
        self.root = root
        self.shown = Shown()
        self._start = start
        self._work = threading.Condition()  # held when something is changed or a try is started
        self._changed, self._stopped = True, False
        self._tries: dict[str, Attempt] = {}  # under way, by what each does: "build" and "check"
        self._last: tuple[Attempt, Path] | None = None  # good build that quick looks may follow, and its folder
        self._pages: set[str] = set()  # changed since then
        self._meanwhile: set[Path] = set()  # changed while the first build was under way
        try:
            self.server = Server(port, self.shown)
        except OverflowError:
            raise PortError(f"{port} is no port. Choose a number from 1024 to 65535: make serve PORT=8001") from None
        except OSError as error:
            raise PortError(_advice(port, error)) from error
        self.address = f"http://{HOST}:{self.server.server_port}/"

    def __enter__(self) -> Preview:
        """Begin to watch, to build and to serve."""
        self._temporary = tempfile.TemporaryDirectory(prefix="back-to-running-preview-")
        self._watcher = watch.watcher(self.root, self.change)
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
            self._end_last()
            self._work.notify_all()
        self.shown.stop()
        self._watcher.stop()
        self.server.shutdown()
        for thread in (*self._threads, self._watcher):
            thread.join()
        self.server.server_close()
        self._temporary.cleanup()

    def change(self, path: Path) -> None:
        """Say that a file changed: what is under way is of no use any more, except a build while there is nothing to show.

        Where an editor saves every second, the first build would never end.
        """
        with self._work:
            self._changed = True
            if self.shown.state.folders or "build" not in self._tries:
                self._end_tries()
                self._note(path)
            else:
                self._end_tries("check")
                self._meanwhile.add(path)
            self._work.notify_all()

    def _note(self, path: Path) -> None:
        """Keep the page for the next quick look; without one, there is none before the next build."""
        page = self._page(path)
        if page:
            self._pages.add(page)
        else:
            self._end_last()

    def _page(self, path: Path) -> str:
        """Return the path under the folder of pages of a page that is there and that the last good build holds, or ""."""
        docs = self.root / "docs"
        if not (self._last and path.suffix == ".md" and path.is_file() and path.is_relative_to(docs)):
            return ""
        name = path.relative_to(docs)
        return name.as_posix() if (self._last[1] / name.with_suffix(".html")).is_file() else ""

    def _build_on_changes(self) -> None:
        while self._wait_for_changes():
            self._clear_up()
            self._look()
            with self._work:
                if self._changed or self._stopped:
                    continue
                target = self._folder()
                build, check = self._start(self.root, "build", str(target)), self._start(self.root, "check")
                self._tries = {"build": build, "check": check}
            checking = threading.Thread(target=self._take_check, args=(check,))
            checking.start()
            self._take_build(build, target)
            checking.join()

    def _wait_for_changes(self) -> bool:
        """Wait until something was changed and nothing is any more. Returns whether to go on."""
        with self._work:
            self._work.wait_for(lambda: self._changed or self._stopped)
            while self._changed and not self._stopped:
                self._changed = False
                self._work.wait(timeout=_QUIET)
            return not self._stopped

    def _look(self) -> None:
        """Show a quick look at the pages that were changed, where nothing else was."""
        with self._work:
            last, pages = self._last, sorted(self._pages)
        if not (last and pages):
            return
        (build, whole), target = last, self._folder()
        answer = build.look(pages, target)
        with self._work:
            if self._last is not last:
                return  # something else was changed meanwhile
            if answer is None:
                self._end_last()
                return
            done, found = answer
            if not done:
                self.shown.change(built=False, quick=(), of_look=tuple(found), of_build=())
                return
            # What the look has read anew in these pages, the last check no longer knows.
            old = {f"docs/{page}" for page in pages}
            known = [one for one in self.shown.state.of_check if one.path not in old or one.rule != quick_look.RULE]
            new = {"of_look": tuple(found), "of_build": (), "of_check": tuple(known)}
            self.shown.change(folders=(target, whole), built=True, quick=tuple(pages), **new)

    def _take_build(self, build: Attempt, target: Path) -> None:
        done, found = build.answer()
        with self._work:
            if self._tries.get("build") is not build:
                return  # ended by a newer change: what it says is old
            del self._tries["build"]
            meanwhile, self._meanwhile = self._meanwhile, set()
            if done:
                self._end_last()
                self._last = build, target
                self.shown.change(folders=(target,), built=not meanwhile, quick=(), of_build=tuple(found))
                for path in meanwhile:
                    self._note(path)
            else:
                build.end()
                if not meanwhile:
                    self.shown.change(built=False, quick=(), of_build=tuple(found))

    def _take_check(self, check: Attempt) -> None:
        _, found = check.answer()
        with self._work:
            if self._tries.get("check") is check:
                del self._tries["check"]
                check.end()
                self.shown.change(of_look=(), of_check=tuple(found))

    def _end_tries(self, *kinds: str) -> None:
        """End what is under way, all of it unless kinds are named."""
        for kind in kinds or tuple(self._tries):
            if attempt := self._tries.pop(kind, None):
                attempt.end()

    def _end_last(self) -> None:
        """End the build that quick looks follow: no more of them until there is a newer one."""
        if self._last:
            self._last[0].end()
        self._last = None
        self._pages.clear()

    def _folder(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self._temporary.name))

    def _clear_up(self) -> None:
        """Take away what is not shown any more, nor going to be."""
        for folder in Path(self._temporary.name).iterdir():
            if folder not in self.shown.state.folders:
                shutil.rmtree(folder, ignore_errors=True)


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
    if not (root / watch.SETTINGS).is_file():
        print(f"There is no {watch.SETTINGS} here. Run this in the project's top folder.", file=sys.stderr)
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
