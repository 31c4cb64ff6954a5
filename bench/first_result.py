"""What a reader waits for in the search of a built site on a slow phone, and what it loads, from a page that stands still."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.peers.peer import Search
from bench.phone import slowed
from bench.serving import served
from bench.visits import Listener, weighed

RUNS = 3
QUIET = 1_500  # milliseconds
WORDS = ("needles", "shoes")
_ASK = """
  ([search, text, first]) => new Promise((done, fail) => {
    const start = performance.now();
    // Some searches live in a tree of their own, which is open beside the others of the body.
    const roots = () => [document, ...[...document.body.children].map((one) => one.shadowRoot).filter(Boolean)];
    const all = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);
    const seen = (selector) => all(selector).find((one) => one.getClientRects().length);
    const shown = () => {
      const one = seen(search.result);
      return one ? one.href + one.textContent : "";
    };
    const before = shown();
    if (first) (seen(search.press) ?? all(search.press)[0])?.click();
    const type = (field) => {
      field.focus();
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: text.at(-1) }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
    let typed = 0;
    const look = () => {
      const now = shown(), field = seen(search.field);
      if (typed && now && now !== before) return done(performance.now() - start);
      if (performance.now() - start > 60000) return fail(new Error("no result: " + document.body.innerText.slice(0, 200)));
      if (field && (!typed || (search.keys && performance.now() - typed > 250))) { type(field); typed = performance.now(); }
      requestAnimationFrame(look);
    };
    look();
  })
"""


@dataclass(frozen=True)
class Cost:
    """Bytes over gzip that a visit loaded until its first result, those of the search alone, and milliseconds."""

    whole: int
    search: int
    first: float
    later: float


def cost(browser: Browser, site: Path, first: str, search: Search) -> Cost:
    """Return what the first query and the next one cost on a page, in the median. Raises playwright's Error without a result."""
    found = [_once(browser, site, first, search) for _ in range(RUNS)]
    times = [statistics.median(one[place] for one in found) for place in (2, 3)]
    return Cost(int(found[0][0]), int(found[0][1]), times[0], times[1])


def _quiet(page: Page, listener: Listener) -> set[str]:
    """Return what was asked for once nothing more is asked for: what stands below a result may come behind it."""
    asked: set[str] = set()
    while len(asked) < len(listener.paths()):
        asked = listener.paths()
        page.wait_for_timeout(QUIET)
    return asked


def _once(browser: Browser, site: Path, name: str, search: Search) -> tuple[int, int, float, float]:
    with served(site) as address:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        listener = Listener(page)
        slowed(page)
        page.goto(f"{address}/{name.removesuffix('index.html')}", wait_until="networkidle")
        before = listener.paths()
        selectors = {"press": search.press, "field": search.field, "result": search.result, "keys": search.keys}
        times = [page.evaluate(_ASK, [selectors, word, word == WORDS[0]]) for word in WORDS]
        after = _quiet(page, listener)
        context.close()
    return weighed(site, after).gzip, weighed(site, after - before).gzip, times[0], times[1]
