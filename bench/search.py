"""`python -m bench.search [folder …]`: what the first search costs in a built site, in bytes and in time, as ratios.

Each folder is served on this machine and opened in Chromium with a slow processor; the last column of each line is the
ratio to the first folder. Give the site before and after a change to compare them in one run.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from bench.browser import served, started
from bench.phone import SLOW_4G
from bench.serving import gzipped

RUNS = 3
WORDS = ("needles", "accupuncture", "best running shoes for back pain")
LISTEN = """
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((one) => one.duration)))
    .observe({ type: "longtask", buffered: true });
"""
MEASURE = """
  (text) => new Promise((done) => {
    const field = document.getElementById("search-field");
    const start = performance.now();
    const watch = new MutationObserver(() => {
      if (document.querySelector("#search-results a")) { watch.disconnect(); done(performance.now() - start); }
    });
    watch.observe(document.body, { childList: true, subtree: true }); // the list comes with the script
    if (!document.getElementById("search").open) document.getElementById("search-open").click();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  })
"""


@dataclass(frozen=True)
class Cost:
    """What searching costs: bytes over gzip, and milliseconds of the median run."""

    bytes_loaded: int
    longest_task: float
    first_result: float
    next_result: float


def cost(browser: Browser, folder: Path) -> Cost:
    """Return what the first search and the next ones cost in a built site."""
    longest, first, later, loaded = [], [], [], 0
    with served(folder) as address:
        for _ in range(RUNS):
            longest.append(_run(browser, address, 6, None)[0])
            _, one, others, paths = _run(browser, address, 4, SLOW_4G)
            first.append(one)
            later.append(max(others))
            loaded = sum(len(gzipped(folder / path)) for path in paths)
    return Cost(loaded, statistics.median(longest), statistics.median(first), statistics.median(later))


def _run(
    browser: Browser, address: str, slower: int, network: dict[str, Any] | None
) -> tuple[float, float, list[float], set[str]]:
    """Search once with a processor so many times slower. Returns the longest task, the times of each result, and the files."""
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    paths: set[str] = set()
    page.on("request", lambda request: paths.add(urlsplit(request.url).path.lstrip("/")))
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    if network:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", network)
    page.evaluate("window.tasks.length = 0")
    times = [page.evaluate(MEASURE, text) for text in WORDS]
    # What stands below the results comes behind them.
    longest = page.evaluate("new Promise((done) => setTimeout(() => done(Math.max(0, ...window.tasks)), 2500))")
    context.close()
    return longest, times[0], times[1:], paths


def main(folders: Sequence[Path]) -> None:
    """Print a line for each folder."""
    print(f"{'site':<28} {'bytes':>9} {'longest task':>13} {'first result':>13} {'next':>9}  ratios to the first")
    with started() as browser:
        costs = [cost(browser, folder) for folder in folders]
    for folder, one in zip(folders, costs, strict=True):
        figures = [(one.bytes_loaded, costs[0].bytes_loaded), (one.longest_task, costs[0].longest_task)]
        figures += [(one.first_result, costs[0].first_result), (one.next_result, costs[0].next_result)]
        ratios = " ".join(f"{value / before:.2f}" if before else "–" for value, before in figures)
        print(
            f"{str(folder)[-28:]:<28} {one.bytes_loaded:>7} B {one.longest_task:>10.0f} ms {one.first_result:>10.0f} ms "
            f"{one.next_result:>6.0f} ms  {ratios}"
        )
    print(
        "Longest task at a processor 6 times slower; results at 4 times slower on slow 4G; bytes over gzip, excerpts included."
    )


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]] or [Path("site")])
