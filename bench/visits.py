"""What a reader's browser loads at a first page and at a second one behind it, as a real browser asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, Request

from bench.serving import brotlied, file_of, gzipped, served


@dataclass(frozen=True)
class Visit:
    """Requests that reached the host, and their bytes over gzip and over brotli, without the heads of answers."""

    requests: int
    gzip: int
    brotli: int


class Listener:
    """Notes what a page, its frames and its workers ask the host for; what the browser kept counts for nothing."""

    def __init__(self, page: Page) -> None:
        """Begin to listen."""
        self._asked: dict[str, str] = {}
        self._kept: set[str] = set()
        session: CDPSession = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.requestWillBeSent", lambda event: self._asked.update({event["requestId"]: event["request"]["url"]})
        )
        session.on("Network.requestServedFromCache", lambda event: self._kept.add(event["requestId"]))
        session.on("Network.responseReceived", self._answered)
        # What a worker asks for is not the page's, so it comes from here.
        page.context.on("request", self._asks)

    def _asks(self, request: Request) -> None:
        self._asked.setdefault(f"of {request.url}", request.url)

    def _answered(self, event: dict[str, dict[str, object]]) -> None:
        if event["response"].get("fromDiskCache"):
            self._kept.add(str(event["requestId"]))

    def begin(self) -> None:
        """Forget what was asked for before."""
        self._asked.clear()
        self._kept.clear()

    def paths(self) -> set[str]:
        """Return the paths that the host was asked for, each once: none is asked for again while the browser keeps it."""
        kept = {self._asked[number] for number in self._kept if number in self._asked}
        addresses = {address for address in self._asked.values() if address not in kept}
        return {urlsplit(address).path for address in addresses if address.startswith("http")}


def weighed(site: Path, paths: set[str]) -> Visit:
    """Return what a host sends for these paths of a built site."""
    files = [path for one in sorted(paths) if (path := file_of(site, one))]
    return Visit(len(paths), sum(len(gzipped(path)) for path in files), sum(brotlied(path) for path in files))


def visits(browser: Browser, site: Path, *names: str) -> list[Visit]:
    """Return what the first page of a site costs, and the next ones behind it, with all that they load by themselves."""
    return [weighed(site, paths) for paths in asked(browser, site, *names)]


def asked(browser: Browser, site: Path, *names: str) -> list[set[str]]:
    """Return the paths that a browser asks for at each of these pages, one after the other."""
    with served(site) as address:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        listener = Listener(page)
        found = []
        for name in names:
            listener.begin()
            page.goto(f"{address}/{name.removesuffix('index.html')}", wait_until="networkidle")
            found.append(listener.paths())
        context.close()
    return found
