"""Takes the pictures: of each page in each state its first screen and the whole of it, each with a small copy."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, CDPSession, Page, Route

from bench.browser import served
from bench.look.states import WINDOWS, State

TALLEST = 10_000  # CSS pixels of a page in the picture of its whole
SHOWN = 6_000  # and in the small copy
_LEADS_ON = re.compile(r'<meta http-equiv="refresh"[^>]*>')
_SHEETS = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True)
class Picture:
    """A picture and its small copy, both by their path under the folder of the sheet, and the small one's size."""

    path: str
    small: str
    width: int
    height: int


@dataclass(frozen=True)
class Shot:
    """A page in one state at one width: the page's own size, and its pictures. `pdf` and `sheets` are there on paper."""

    page: str
    title: str
    state: State
    width: int
    size: tuple[int, int]
    first: Picture
    whole: Picture
    pdf: str = ""
    sheets: int = 0


def photograph(
    browser: Browser, site: Path, names: Sequence[str], states: Iterable[State], target: Path, under: str = ""
) -> list[Shot]:
    """Take pictures of pages of a built site into the folder `under` of `target`. Returns them, state by state."""
    shots: list[Shot] = []
    copies: list[Future[None]] = []
    # Small copies are made beside the browser's work, by a second processor.
    with served(site) as address, ThreadPoolExecutor(1) as beside:
        for state in states:
            start = f"{site.resolve().as_uri()}/" if state.from_disk else address
            context = browser.new_context(reduced_motion="reduce", **state.options)
            page = context.new_page()
            devtools = context.new_cdp_session(page)
            for width in state.widths:
                page.set_viewport_size({"width": width, "height": WINDOWS[width]})
                for name in names:
                    if state.twice_as_large:
                        devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
                    _open(page, site, start, name)
                    if state.on_paper:  # now: a page that is opened later would forget it
                        page.emulate_media(media="print")
                    shots.append(_shot(page, devtools, name, state, width, target, under))
                    copies += [beside.submit(_write_small, target, one) for one in (shots[-1].first, shots[-1].whole)]
            context.close()
            print(f"{under + ': ' if under else ''}{state.words}: {len(names)} pages", flush=True)
        for copy in copies:
            copy.result()  # what went wrong there is told here
    return shots


def _open(page: Page, site: Path, start: str, name: str) -> None:
    """Open a page; one that leads on stays as long as its picture takes."""
    html = (site / name).read_text("utf-8")
    if not _LEADS_ON.search(html):
        page.goto(start + name)
        return

    def stay(route: Route) -> None:
        route.fulfill(body=_LEADS_ON.sub("", html), content_type="text/html; charset=utf-8")

    page.route(start + name, stay)
    page.goto(start + name)
    page.unroute(start + name)


def _shot(page: Page, devtools: CDPSession, name: str, state: State, width: int, target: Path, under: str) -> Shot:
    place = "/".join(filter(None, (under, name.removesuffix(".html"), f"{state.key}-{width}")))
    (target / place).parent.mkdir(parents=True, exist_ok=True)
    wide, high = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    first = _picture(f"{place}-first.png", width, WINDOWS[width])
    across = width if state.twice_as_large else max(wide, width)
    whole = _picture(f"{place}-whole.jpg", across, high)
    page.screenshot(path=target / first.path)
    _take_whole(page, devtools, state, target / whole.path, {"width": across, "height": min(high, TALLEST)})
    pdf, sheets = "", 0
    if state.on_paper:
        pdf = f"{place}.pdf"
        sheets = len(_SHEETS.findall(page.pdf(path=target / pdf, format="A4")))
    return Shot(name, page.title(), state, width, (wide, high), first, whole, pdf, sheets)


def _take_whole(page: Page, devtools: CDPSession, state: State, path: Path, size: dict[str, int]) -> None:
    """Take the whole page. Not by `screenshot`, which needs twice the time for a long one."""
    how: dict[str, Any] = {"format": "jpeg", "quality": 70, "optimizeForSpeed": True}
    if state.twice_as_large:  # whatever lies beyond the window is drawn with letters of the usual size: a taller window
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        taken = devtools.send("Page.captureScreenshot", how)
        page.set_viewport_size({"width": size["width"], "height": WINDOWS[size["width"]]})
    else:
        clip = {"x": 0, "y": 0, **size, "scale": 1}
        taken = devtools.send("Page.captureScreenshot", {**how, "captureBeyondViewport": True, "clip": clip})
    path.write_bytes(base64.b64decode(taken["data"]))


def _picture(path: str, width: int, height: int) -> Picture:
    """Return a picture with the size of its small copy: of a phone at two fifths of its size, of wider windows a quarter."""
    scale = 0.4 if width < 500 else 0.25
    return Picture(
        path, f"{path.rpartition('.')[0]}-small.jpg", round(width * scale), round(min(height, SHOWN) * scale)
    )


def _write_small(target: Path, picture: Picture) -> None:
    with Image.open(target / picture.path) as whole:
        whole.draft("RGB", (picture.width, 1))  # a JPEG is read at a part of its size when that will do
        part = (0, 0, whole.width, min(whole.height, round(whole.width * picture.height / picture.width)))
        small = whole.convert("RGB").resize((picture.width, picture.height), Image.Resampling.BOX, part)
    small.save(target / picture.small, quality=80)
