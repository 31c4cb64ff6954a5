"""Firefox and WebKit by one set of means, so that a question is written once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Browser, Page, Playwright
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

ASKED = (Path(__file__).parent / "asked.js").read_text(encoding="utf-8")
CONTROLS = ("link", "button", "textbox", "searchbox", "combobox", "radio", "checkbox", "spinbutton", "slider")
# Of a script that WebKit runs: it ends when its answer is there, and an error is an answer.
_WAIT = """const answer = arguments[arguments.length - 1];
Promise.resolve().then(() => { %s; return asked.%s; }).then(
  (one) => answer([true, one === undefined ? null : one]),
  (error) => answer([false, String(error)]),
);"""


class Engine(Protocol):
    """A browser with one window."""

    name: str

    def open(self, address: str) -> None:
        """Open an address and wait until it is loaded."""

    def size(self, width: int, height: int) -> None:
        """Make the page that many CSS pixels wide and high."""

    def ask(self, question: str) -> Any:
        """Return the answer to a question of `asked.js`, such as `lacks()`."""

    def press(self, key: str) -> None:
        """Press a key: Tab, Escape or Enter."""

    def type(self, text: str) -> None:
        """Type a text into what has the focus."""

    def nameless(self) -> list[str]:
        """Return each control without a name, as those hear the page who do not see it."""


class _Played:
    """A browser that Playwright drives, in one page of it."""

    _page: Page

    def open(self, address: str) -> None:
        self._page.goto(address)

    def size(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def ask(self, question: str) -> Any:
        return self._page.evaluate(f"async () => {{ {ASKED}; return asked.{question}; }}")

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def nameless(self) -> list[str]:
        lines = self._page.locator("body").aria_snapshot().splitlines()
        return [line.strip() for line in lines if re.match(rf"\s*- ({'|'.join(CONTROLS)})\b(?! \")", line)]


class Chromium(_Played):
    """The Chromium of the other tests."""

    name = "Chromium"

    def __init__(self, browser: Browser) -> None:
        self._page = browser.new_context(reduced_motion="reduce").new_page()

    def wish_for_forced_colours(self, *, on: bool) -> None:
        """Let the system set the colours, or no longer."""
        self._page.emulate_media(forced_colors="active" if on else "none")

    def close(self) -> None:
        """Forget the page."""
        self._page.context.close()


class Firefox(_Played):
    """The Firefox of this machine, whose system wishes for less motion, and for its own colours when they are `forced`."""

    name = "Firefox"

    def __init__(self, playwright: Playwright, path: str, *, forced: bool = False) -> None:
        # Wishes are settings here: what Playwright emulates in its own builds does not reach this Firefox.
        wishes = {"ui.prefersReducedMotion": 1, "ui.useAccessibilityTheme": int(forced)}
        colours = {"browser.display.document_color_use": 2 if forced else 0}
        # Nothing but this machine is to be asked for anything.
        quiet = {"network.dns.disabled": False, "network.proxy.type": 0, "app.update.enabled": False}
        # One page at a time needs no processes made in advance, nor one for each site.
        small = {"dom.ipc.processPrelaunch.enabled": False, "dom.ipc.processCount": 1, "fission.autostart": False}
        self._browser = playwright.firefox.launch(
            channel="moz-firefox",
            executable_path=path,
            firefox_user_prefs={**quiet, **small, **wishes, **colours, "browser.shell.checkDefaultBrowser": False},
        )
        self._page = self._browser.new_context().new_page()

    def close(self) -> None:
        """End the browser."""
        self._browser.close()


class WebKit:
    """The small browser of WebKitGTK."""

    name = "WebKit"

    def __init__(self, browser: str, driver: str, display: str) -> None:
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        # Without a graphics card, and as root, in a container.
        environment = {"DISPLAY": display, "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1"}
        unrooted = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
        service = Service(driver, env={**os.environ, **environment, **unrooted})
        self._driver = webdriver.WebKitGTK(options=options, service=service)
        self._driver.set_script_timeout(120)  # a guard, also on a machine that does much else
        self._edges: tuple[int, int] | None = None

    def open(self, address: str) -> None:
        self._driver.get(address)

    def size(self, width: int, height: int) -> None:
        if self._edges is None:
            self._driver.set_window_size(width, height)
            seen = self.ask("size()")
            self._edges = width - seen[0], height - seen[1]
        self._driver.set_window_size(width + self._edges[0], height + self._edges[1])

    def ask(self, question: str) -> Any:
        right, answer = self._driver.execute_async_script(_WAIT % (ASKED, question))
        assert right, answer
        return answer

    def press(self, key: str) -> None:
        ActionChains(self._driver).send_keys(getattr(Keys, key.upper())).perform()

    def type(self, text: str) -> None:
        ActionChains(self._driver).send_keys(text).perform()

    def nameless(self) -> list[str]:
        found = self._driver.find_elements("css selector", "a[href], button, summary, input, select, textarea")
        return [one.get_attribute("outerHTML")[:80] for one in found if one.is_displayed() and not one.accessible_name]

    def close(self) -> None:
        """End the browser."""
        self._driver.quit()


@contextmanager
def firefox(playwright: Playwright, *, forced: bool = False) -> Iterator[Engine | str]:
    """Give the Firefox of this machine, or a sentence that says what to install."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if not path:
        yield "There is no Firefox here. Install it (Debian: `apt-get install firefox-esr`)."
        return
    engine = Firefox(playwright, path, forced=forced)
    yield engine
    engine.close()


@contextmanager
def webkit(_: Playwright) -> Iterator[Engine | str]:
    """Give the WebKit of this machine, or a sentence that says what to install."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browser = next((str(path) for path in sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"))), None)
    if not (driver and screen and browser):
        yield "There is no WebKit to drive here. Install it (Debian: `apt-get install webkit2gtk-driver xvfb`)."
        return
    with ExitStack() as ends:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            [screen, "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        ends.callback(server.wait)
        ends.callback(server.terminate)
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        engine = WebKit(browser, driver, display)
        ends.callback(engine.close)
        yield engine
