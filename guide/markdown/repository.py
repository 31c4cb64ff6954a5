"""The address of the repository as people give it, and as links are made with it."""

from __future__ import annotations


def repository(address: str | None) -> str:
    """Return the address that links are joined to; an empty string when there is none.

    People copy it from the browser, with a slash at its end, or from where a clone comes from, with `.git`.
    """
    return (address or "").strip().rstrip("/").removesuffix(".git").rstrip("/")
