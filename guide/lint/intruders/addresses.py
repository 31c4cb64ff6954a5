"""Where an address leads, read as a browser reads it: spaces and control characters round it and inside it do not count."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit

_ROUND = "".join(map(chr, range(0x21)))  # what a browser strips at both ends
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(r"https://([^/\\?#]*)", re.IGNORECASE)
_EMERGENCY = re.compile(r"tel:(?:\d{3}|10177)")  # no line that costs money has three digits
# Hosts that pages link to beside those of sources: a link to any other may be an advertisement, or a copy of a good page.
HOSTS = frozenset({"creativecommons.org", "example.org"})
# What networks, mails and advertisements put behind an address, to tell whoever sent it that it was opened.
_FOLLOWS = re.compile(
    r"utm_\w+|(?:fb|g|d|y|tw|tt)clid|msclkid|gbraid|wbraid|srsltid|mc_[ce]id|igshid?|mkt_tok|_hs(?:enc|mi)|ref_src",
    re.IGNORECASE,
)
ADVICE = "Write the whole address with https://, or link a file of docs/."


def as_a_browser_reads(address: str) -> str:
    """Return the address as a browser takes it: nothing round it, no tabs and line breaks in it."""
    return re.sub(r"[\t\n\r]", "", address.strip(_ROUND))


def is_elsewhere(address: str) -> bool:
    """Tell whether an address leads out of the guide: it names a scheme or a host, in whatever way."""
    read = as_a_browser_reads(address)
    return _SCHEME.match(read) is not None or re.match(r"[/\\]{2}", read) is not None


def host_of(address: str) -> str:
    """Return the host of an address, in small letters; nothing for a page of ours."""
    match = _HOST.match(as_a_browser_reads(address))
    return match[1].lower() if match else ""


def danger(address: str) -> str:
    """Return what is wrong with where an address leads; nothing for a page of ours, https:, mailto: and an emergency line."""
    read = as_a_browser_reads(address)
    if "\\" in read:
        return "holds a backslash, which browsers turn into a slash"
    if read.startswith("//"):
        return "leads to another host and does not say how"
    scheme = _SCHEME.match(read)
    if scheme is None or scheme[1].lower() == "mailto" or _EMERGENCY.fullmatch(read):
        return ""
    if scheme[1].lower() != "https":
        return f"begins with {scheme[1].lower()}:"
    host = _HOST.match(read)
    if host is None or not host[1]:
        return "names no host"
    if "@" in host[1]:
        return "hides its host behind an @"
    if not host[1].isascii() or "xn--" in host[1].lower():
        return "has letters in its host that look like others"
    return ""


def relative(path: Path, folder: Path) -> str:
    """Return the way to a file as a link in a page of the folder writes it."""
    return Path(os.path.relpath(path, folder)).as_posix()  # pathlib cannot walk upwards before Python 3.12


def without_followers(address: str) -> str:
    """Return the address without what tells somebody that it was opened; the same address when nothing does."""
    parts = urlsplit(address)
    fields = parts.query.split("&")
    kept = [field for field in fields if not _FOLLOWS.fullmatch(field.partition("=")[0])]
    return address if kept == fields else parts._replace(query="&".join(kept)).geturl()


def page_of(address: str, names: Collection[str]) -> str:
    """Return the page that an address of the built guide or of its files leads to, of these names; nothing for another one.

    People copy an address from the browser: `https://owner.example/guide/back-pain/plan.html`, or `/back-pain/plan/`.
    """
    parts = [part for part in re.split(r"/+", urlsplit(address).path) if part]
    for start in range(len(parts)):
        inner = "/".join(parts[start:])
        bare = re.sub(r"\.(?:html|md)$", "", inner)
        if found := next(
            (name for name in (f"{bare}.md", f"{bare}/index.md") if name in names and bare != "index"), ""
        ):
            return found
    return ""
