"""The sizes and media in which pages are looked at. Each function changes the window and nothing on the page."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from playwright.sync_api import CDPSession, Page

USUAL = {"width": 1280, "height": 720}  # of a window that was just opened
WIDE, NARROW, PHONE = {"width": 1280, "height": 800}, {"width": 320, "height": 640}, {"width": 360, "height": 640}
HALF = {"width": 640, "height": 640}  # with letters twice as large it holds what 320 pixels hold
LARGE = {"width": 2400, "height": 1000}  # wide enough for two columns with letters twice as large
# A table's head is read out and stands before each cell instead when the sheet is narrow.
SHEET = {"width": 794, "height": 1123}

_USUAL, _TWICE = {"standard": 16, "fixed": 13}, {"standard": 32, "fixed": 26}

_SESSIONS: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


def devtools(page: Page) -> CDPSession:
    """Return the page's line to what only the tools of developers can ask and set: one, however often it is asked for."""
    if page not in _SESSIONS:
        _SESSIONS[page] = page.context.new_cdp_session(page)
    return _SESSIONS[page]


def paint_little(page: Page) -> None:
    """Paint a corner of the page only, however large its window is: nobody looks at its pixels, and to paint takes long.

    It is laid out, scrolled, pressed and printed as before. Its `viewport_size` is no longer told: ask it for `innerWidth`.
    """

    def resize(size: dict[str, int]) -> None:
        screen = {"screenWidth": size["width"], "screenHeight": size["height"]}
        kept = {"deviceScaleFactor": 1, "mobile": False, "dontSetVisibleSize": True}
        devtools(page).send("Emulation.setDeviceMetricsOverride", {**size, **screen, **kept})

    devtools(page).send("Emulation.setVisibleSize", {"width": 16, "height": 16})
    page.set_viewport_size = resize  # Playwright's own would set what is painted, too


def on_screen(page: Page, size: dict[str, int], scheme: str = "light") -> None:
    """Show the page on a screen of this size, to a reader who wishes for less motion and nothing else."""
    page.set_viewport_size(size)
    page.emulate_media(
        media="screen", color_scheme=scheme, reduced_motion="reduce", forced_colors="none", contrast="no-preference"
    )


def on_paper(page: Page) -> None:
    """Lay the page out as on a sheet of paper."""
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")


def letters(page: Page, *, large: bool) -> None:
    """Set the size of letters in the browser's settings: as they are, or twice as large."""
    devtools(page).send("Page.setFontSizes", {"fontSizes": _TWICE if large else _USUAL})


def open_all(page: Page) -> None:
    """Open every disclosure."""
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
