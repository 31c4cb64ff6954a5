"""What the environment tells a build, read strictly: where the site and its sources are, and the day of the build.

A wrong value would stand in every page, so it stops the build with a sentence.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlsplit

_HOST = re.compile(r"(?:[a-z0-9_-]+\.)*[a-z0-9_-]+|\[[0-9a-f:.]+\]")
_CLONED = re.compile(r"(?:ssh://)?git@([\w.-]+)[:/](\S+)")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Kept as they are in a path. `&` and quotation marks are not: pages would have to write them in another way.
_PLAIN = "/%:@!$*(),;=~+"

_WITH_NAME = "holds a name or password, which every reader would see"
_LAST_SECOND = 253_402_300_799  # of the year 9999, behind which calendars end


class SettingError(ValueError):
    """A variable of the environment cannot be used; the message says which, why, and what to write instead."""


def checked(environment: Mapping[str, str]) -> dict[str, str]:
    """Return a copy of the environment with both addresses and both days in their normal forms. Raises SettingError."""
    read = {
        "SITE_URL": site_url,
        "REPO_URL": repo_url,
        "REVIEW_DATE": review_date,
        "SOURCE_DATE_EPOCH": source_date_epoch,
    }
    return {**environment, **{name: form(environment[name]) for name, form in read.items() if name in environment}}


class _Address(NamedTuple):
    """A variable that holds an address, and what the address is of, as messages call both."""

    name: str
    place: str

    def wrong(self, given: str, why: str, instead: str) -> SettingError:
        """Return the error for a value, with the reason and what to write instead."""
        instead = instead if instead.endswith("/") else f"{instead}/"
        return SettingError(
            f"{self.name} is “{given}”, which {why}. Write the address of the {self.place}, like {instead}"
        )


_SITE, _REPOSITORY = _Address("SITE_URL", "folder"), _Address("REPO_URL", "repository")


def site_url(text: str) -> str:
    """Return the address of the published folder with a slash at its end, or an empty string when there is none.

    Capitals of the host, spaces, doubled slashes, `..` and a last `index.html` are brought into their normal form.
    Raises SettingError when the text is not the address of a folder on the web.
    """
    return _normal(_SITE, text.strip())


def repo_url(text: str) -> str:
    """Return the address of the repository's pages without a slash at its end, or an empty string when there is none.

    Where a clone comes from, like `git@code.example:owner/guide.git`, is taken for the pages of the same name. Raises
    SettingError when the text is no address on the web; a name or password in it is not told again.
    """
    given = text.strip()
    cloned = _CLONED.fullmatch(given)
    address = f"https://{cloned[1]}/{cloned[2]}" if cloned else given
    scheme, mark, rest = address.partition("://")
    secret, at, place = rest.partition("/")[0].rpartition("@")
    if at:
        without = f"{scheme}{mark}{rest.removeprefix(secret + at)}"
        raise SettingError(f"REPO_URL of {place} {_WITH_NAME}. Write the address of the repository, like {without}")
    return _normal(_REPOSITORY, address).rstrip("/")


def _normal(address: _Address, given: str) -> str:
    """Return an address on the web in its normal form, with a slash at its end; an empty one stays so. Raises SettingError."""
    if not given:
        return ""
    scheme, mark, rest = given.partition("://")
    if not mark:
        raise address.wrong(given, "does not begin with https://", f"https://{given.lstrip(':/')}")
    if scheme.lower() not in ("http", "https"):
        raise address.wrong(given, f"begins with {scheme}://", f"https://{rest}")
    end = min((place for place in (rest.find("?"), rest.find("#")) if place >= 0), default=None)
    if end is not None:
        why = f"has a part behind “?” or “#”, which no {address.place} has"
        raise address.wrong(given, why, f"{scheme}://{rest[:end]}")
    place, _, path = rest.replace("\\", "/").partition("/")
    if "@" in place:
        raise address.wrong(given, _WITH_NAME, f"{scheme}://{rest.split('@')[-1]}")
    return f"{scheme.lower()}://{_host(address, given, place)}{_path(path)}"


def review_date(text: str) -> str:
    """Return the day on which reviews are due or not as `2026-11-28`, or an empty string. Raises SettingError."""
    given = text.strip()
    try:
        return datetime.date.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        raise SettingError(f"REVIEW_DATE is “{given}”, which is no day. Write it like 2026-11-28.") from None


def source_date_epoch(text: str) -> str:
    """Return the moment of the build in whole seconds since 1970, 0 when nothing is given. Raises SettingError."""
    given = text.strip()
    if given and not (given.isascii() and given.isdigit() and int(given) <= _LAST_SECOND):
        said = "which is no moment in seconds since 1970"
        raise SettingError(f"SOURCE_DATE_EPOCH is “{given}”, {said}. Write it like 1764000000, or unset it.")
    return given or "0"


def _host(address: _Address, given: str, place: str) -> str:
    try:
        host, port = place.encode("idna").decode().lower(), urlsplit(f"//{place}").port
    except ValueError:  # also of letters that no host has, and of a port that is no number
        host, port = "", None
    name = host.removesuffix(f":{port}") if port is not None else host
    if not _HOST.fullmatch(name):
        raise address.wrong(given, "names no host that can be reached", "https://owner.example/guide/")
    return host


def _path(path: str) -> str:
    folder = posixpath.normpath(f"/{path.strip().lstrip('/')}")
    if posixpath.basename(folder) == "index.html":
        folder = posixpath.dirname(folder)
    return quote(_PERCENT.sub("%25", folder), safe=_PLAIN).rstrip("/") + "/"
