"""Print an HTML file as a tagged PDF file with an outline, by the Chromium of this machine."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from guide.build import browser
from guide.build.editions import pdf_pack, pdf_read

# A browser that asks no other host for anything, and that prints no head and foot of its own.
_WISHES = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-extensions"),
    "--no-pdf-header-footer",
)
_SECONDS = 180
_OTHER = "Try again, or set CHROMIUM to the path of another browser."


class NoBrowserError(RuntimeError):
    """There is no browser to print with; the message says how to get one."""


class PrintError(RuntimeError):
    """The browser did not print; the message says what to do, and holds its own words."""


def write(page: Path, target: Path, epoch: int) -> None:
    """Print the HTML file `page` into `target`, with the date `epoch` (seconds since 1970) instead of this moment.

    Raises NoBrowserError when there is no browser, and PrintError when it fails.
    """
    printed = _printed(page, "--generate-pdf-document-outline")
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    headings = [node.text() for node in tree.css("h1, h2, h3, h4, h5, h6")]
    named = tree.css_first('meta[name="author"]')
    author = (named.attributes.get("content") or "") if named else ""
    target.write_bytes(pdf_pack.packed(printed, epoch, headings, author))


def places(page: Path) -> dict[str, int]:
    """Return on which sheet of paper each place of an HTML file comes to stand. Raises what `write` raises."""
    return pdf_read.places(_printed(page, "--disable-pdf-tagging"))


def _printed(page: Path, *wishes: str) -> bytes:
    chromium = browser.find_shell() or browser.find()
    if chromium is None:
        raise NoBrowserError(browser.ADVICE)
    with tempfile.TemporaryDirectory(prefix="back-to-running-print-") as folder:
        printed = Path(folder) / "printed.pdf"
        command = [chromium, *_WISHES, *wishes, f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium has no sandbox for root, as in a container
        try:
            done = subprocess.run(
                [*command, page.absolute().as_uri()], capture_output=True, text=True, check=False, timeout=_SECONDS
            )
        except subprocess.TimeoutExpired:
            raise PrintError(f"{chromium} did not print {page.name} within {_SECONDS} seconds. {_OTHER}") from None
        if done.returncode or not printed.is_file():
            raise PrintError(f"{chromium} did not print {page.name}. {_OTHER} It said:\n{done.stderr.strip()}")
        return printed.read_bytes()
