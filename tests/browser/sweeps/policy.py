"""A page keeps to its content security policy."""

from __future__ import annotations

from tests.browser.sweeps import Opened

# To be added to the context before a page is opened in it.
LISTEN = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) =>
    window.refused.push(event.effectiveDirective + ": " + event.blockedURI));
"""


def refused(opened: Opened) -> list[str]:
    """Return what the policy has refused so far."""
    return opened.page.evaluate("window.refused")
