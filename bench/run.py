"""One run: installs each generator, builds the pages with it at each size, and measures what readers get of it."""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from bench import building, corpus, first_result, phone, throughput, visits
from bench.browser import started
from bench.corpus import Article
from bench.peers.all import REAL
from bench.peers.peer import NotInstalledError, Peer
from bench.state import State

OFTEN, BRIEF = 3, 6.0  # what takes a second is built as often, and told by its median, unless that takes longer


@dataclass
class Run:
    """A run over some generators and sizes; sites of the size `shown` are what readers are measured on."""

    state: State
    peers: Sequence[Peer]
    sizes: Sequence[int]
    parts: Sequence[str]

    def __post_init__(self) -> None:
        """Take the middle size for what readers get: it has a search to speak of, and is no rarity."""
        self.shown = sorted(self.sizes)[len(self.sizes) // 2]
        self.began = time.monotonic()

    def whole(self) -> None:
        """Measure everything that the state does not hold yet."""
        ready = [one for one in self.peers if self._installed(one)]
        guide, studies = self._texts()
        pages = corpus.chosen(guide, studies, max(self.sizes))
        for size in self.sizes:
            for peer in ready:
                self._builds(peer, pages[:size])
        self._growth(ready)
        sites = {peer: self._project(peer, self.shown) for peer in ready}
        sites = {peer: project for peer, project in sites.items() if peer.site(project).is_dir()}
        self._readers({**sites, REAL: self._project(REAL, self.shown)}, pages)

    def _say(self, words: str) -> None:
        print(f"{time.monotonic() - self.began:6.0f} s  {words}", file=sys.stderr, flush=True)

    def _installed(self, peer: Peer) -> bool:
        self._say(f"{peer.name}: install")
        try:
            self.state.versions[peer.name] = peer.install()
        except NotInstalledError as error:
            self.state.note(peer.name, everything=f"not installed: {error}")
            return False
        return True

    def _project(self, peer: Peer, size: int) -> Path:
        return peer.folder / (f"pages-{size}" if peer is not REAL else "real")

    def _texts(self) -> tuple[list[Article], list[Article]]:
        """Build the real site, which the pages of all are taken from."""
        project = self._project(REAL, 0)
        site = REAL.site(project)
        if not self.state.has(REAL.name, "seconds") or not site.is_dir():
            self._say(f"{REAL.name}: build")
            shutil.rmtree(project, ignore_errors=True)
            project.mkdir(parents=True)
            cost = building.run(REAL.commands(project), project, REAL.environment())
            pages = sum(1 for _ in site.rglob("*.html"))
            self.state.note(REAL.name, seconds=cost.seconds, memory=cost.megabytes, pages=pages)
        return corpus.read(site)

    def _builds(self, peer: Peer, pages: Sequence[Article]) -> None:
        size = len(pages)
        project = self._project(peer, size)
        measured = "build" in self.parts and not self.state.has(peer.name, f"changed {size}")
        if not measured and (size != self.shown or peer.site(project).is_dir()):
            return
        self._say(f"{peer.name}: build {size:,} pages")
        try:
            costs = [self._cold(peer, pages)]
            while measured and len(costs) < OFTEN and sum(one.seconds for one in costs) < BRIEF:
                costs.append(self._cold(peer, pages))
            seconds = statistics.median(one.seconds for one in costs)
            changed = self._changed(peer, pages) if measured and peer.keeps else seconds
        except building.BuildError as error:
            print(error, file=sys.stderr)
            last = [line for line in str(error).splitlines() if line.strip()][-1:]
            self.state.note(peer.name, **{f"changed {size}": f"the build stopped: {''.join(last)[:150]}"})
            return
        if measured:
            memory = max(one.megabytes for one in costs)
            self.state.note(
                peer.name, **{f"cold {size}": seconds, f"memory {size}": memory, f"changed {size}": changed}
            )
        if size != self.shown:
            shutil.rmtree(project)

    def _cold(self, peer: Peer, pages: Sequence[Article]) -> building.Cost:
        """Build in a new folder; what was there goes."""
        project = self._project(peer, len(pages))
        shutil.rmtree(project, ignore_errors=True)
        project.mkdir(parents=True)
        peer.write(pages, project)
        return building.run(peer.commands(project), project, peer.environment())

    def _changed(self, peer: Peer, pages: Sequence[Article]) -> float:
        """Change a line of a page and build once more, upon what the build before left."""
        project = self._project(peer, len(pages))
        corpus.change(peer.source(project, pages[1]))
        return building.run(peer.commands(project), project, peer.environment()).seconds

    def _growth(self, peers: Sequence[Peer]) -> None:
        if len(self.sizes) < 2:
            return
        few, many = sorted(self.sizes)[-2:]
        for peer in peers:
            figures = self.state.figures.get(peer.name, {})
            slow, quick = figures.get(f"cold {many}"), figures.get(f"cold {few}")
            if isinstance(slow, float) and isinstance(quick, float):
                self.state.note(peer.name, growth=slow / many / (quick / few))

    def _readers(self, sites: dict[Peer, Path], pages: Sequence[Article]) -> None:
        """Measure what readers get of the built sites."""
        places = {
            peer: (peer.site(project), peer.address(pages[0]), peer.address(pages[1]))
            for peer, project in sites.items()
        }
        with started() as browser:
            for peer, (site, first, second) in places.items():
                self._each("bytes", peer, "first gzip", lambda: self._bytes(browser, peer, site, first, second))  # noqa: B023
            self._phone(browser, {peer: place[:2] for peer, place in places.items()})
            for peer, (site, first, _) in places.items():
                self._each("search", peer, "first", lambda: self._search(browser, peer, site, first))  # noqa: B023
            for peer, (site, first, _) in places.items():
                self._each("host", peer, "visits", lambda: self._host(browser, peer, site, first))  # noqa: B023

    def _each(self, part: str, peer: Peer, key: str, measure: Callable[[], None]) -> None:
        """Measure a part for one generator when it is asked for and not done; what fails is told and stands in the table."""
        if part not in self.parts or self.state.has(peer.name, key):
            return
        self._say(f"{peer.name}: {part}")
        try:
            measure()
        except (BrowserError, throughput.NoHostError, RuntimeError) as error:
            print(error, file=sys.stderr)
            self.state.note(peer.name, **{key: str(error).splitlines()[0][:150]})

    def _bytes(self, browser: Browser, peer: Peer, site: Path, first: str, second: str) -> None:
        for turn, one in zip(("first", "second"), visits.visits(browser, site, first, second), strict=True):
            values = {f"{turn} gzip": one.gzip, f"{turn} brotli": one.brotli, f"{turn} requests": one.requests}
            self.state.note(peer.name, **values)

    def _phone(self, browser: Browser, places: dict[Peer, tuple[Path, str]]) -> None:
        if "phone" not in self.parts or all(self.state.has(peer.name, "shift") for peer in places):
            return
        self._say(f"slow phone: {phone.RUNS} rounds over {len(places)} sites")
        seen = phone.appearances(browser, {peer.name: place for peer, place in places.items()})
        for name, values in seen.items():
            self.state.note(name, **values)

    def _search(self, browser: Browser, peer: Peer, site: Path, first: str) -> None:
        cost = first_result.cost(browser, site, first, peer.search)
        self.state.note(peer.name, whole=cost.whole, search=cost.search, first=cost.first, later=cost.later)

    def _host(self, browser: Browser, peer: Peer, site: Path, first: str) -> None:
        (paths,) = visits.asked(browser, site, first)
        self.state.note(peer.name, visits=throughput.visits_a_second(site, paths))
