"""A browser and a host of this machine, for whatever measures pages or takes pictures of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from guide.build.browser import ADVICE, find, find_shell
from tests.host import answering

ARGUMENTS = (
    "--no-sandbox",  # whoever is root in a container
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing but this machine has an address, so what a page asks another host for never leaves.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing for each request."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port. Yields its address, with a slash at the end."""
    with answering(partial(_Quiet, directory=str(folder))) as port:
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def started() -> Iterator[Browser]:
    """Start the system's Chromium, by its headless shell where there is one. Yields it, or exits with advice."""
    path = find_shell() or find()
    if path is None:
        sys.exit(ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
