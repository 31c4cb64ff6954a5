"""How a page appears on a slow phone: a processor four times slower, and the network that Lighthouse calls slow 4G."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from bench.serving import served

RUNS = 5
SLOWER = 4
# Bytes a second and milliseconds.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
FIGURES = ("first paint", "largest paint", "blocking", "shift")
_LISTEN = """
  window.seen = { first: 0, largest: 0, tasks: [], shifts: [] };
  const listen = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  listen("paint", (one) => { if (one.name === "first-contentful-paint") window.seen.first = one.startTime; });
  listen("largest-contentful-paint", (one) => { window.seen.largest = one.startTime; });
  listen("longtask", (one) => window.seen.tasks.push([one.startTime, one.duration]));
  listen("layout-shift", (one) => { if (!one.hadRecentInput) window.seen.shifts.push([one.startTime, one.value]); });
"""
_SEEN = """
  new Promise((done) => {
    const look = () => (window.seen.first && window.seen.largest ? done(window.seen) : setTimeout(look, 50));
    look();
  })
"""


def slowed(page: Page) -> CDPSession:
    """Make a page's processor and network those of a slow phone. Returns the session that holds them so."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    return session


def figures(seen: Mapping[str, Any]) -> dict[str, float]:
    """Return the figures of a visit: milliseconds, and the shift as browsers count it, in windows of linked shifts."""
    blocking = sum(max(0.0, length - 50) for began, length in seen["tasks"] if began + length > seen["first"])
    return dict(zip(FIGURES, (seen["first"], seen["largest"], blocking, _shift(seen["shifts"])), strict=True))


def _shift(shifts: list[tuple[float, float]]) -> float:
    """Return the largest sum of shifts that follow each other within a second, in a window of at most five."""
    most = total = 0.0
    began = last = -10_000.0
    for moment, value in sorted(shifts):
        if moment - last > 1000 or moment - began > 5000:
            began, total = moment, 0.0
        total, last = total + value, moment
        most = max(most, total)
    return most


def appearances(browser: Browser, sites: Mapping[str, tuple[Path, str]]) -> dict[str, dict[str, float]]:
    """Return the medians for a page of each site, each seen once in every round, so that a busy moment meets all alike."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in sites}
    for turn in range(RUNS):
        order = list(sites)[:: 1 if turn % 2 == 0 else -1]
        for name in order:
            found[name].append(_once(browser, *sites[name]))
    return {
        name: {figure: statistics.median(one[figure] for one in seen) for figure in FIGURES}
        for name, seen in found.items()
    }


def _once(browser: Browser, site: Path, name: str) -> dict[str, float]:
    with served(site) as address:
        context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True, device_scale_factor=2)
        context.add_init_script(_LISTEN)
        page = context.new_page()
        slowed(page)
        page.goto(f"{address}/{name.removesuffix('index.html')}", wait_until="networkidle")
        seen = page.evaluate(_SEEN)
        context.close()
    return figures(seen)
