"""What is read next stands next, and a name that only aids are told holds the words that others see."""

from __future__ import annotations

from tests.browser.engines.drivers import ASKED
from tests.browser.sweeps import Opened


def disordered(opened: Opened) -> list[str]:
    """Return the parts of the text that stand before what is told before them."""
    return opened.page.evaluate(f"() => {{ {ASKED}; return asked.disordered(); }}")


def misnamed(opened: Opened) -> list[str]:
    """Return the controls whose name leaves out the words that are seen on them."""
    return opened.page.evaluate(f"() => {{ {ASKED}; return asked.misnamed(); }}")
