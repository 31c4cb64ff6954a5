"""What the environment tells a build, read strictly: where the site and its sources are, and the day of the build.

A wrong value would stand in every page, so it stops the build with a sentence.
"""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

_HOST = re.compile(r"(?:[a-z0-9_-]+\.)*[a-z0-9_-]+|\[[0-9a-f:.]+\]")
_CLONED = re.compile(r"(?:ssh://)?git@([\w.-]+)[:/](\S+)")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Kept as they are in a path. `&` and quotation marks are not: pages would have to write them in another way.
_PLAIN = "/%:@!$*(),;=~+"

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


def site_url(text: str) -> str:
    """Return the address of the published folder with a slash at its end, or an empty string when there is none.

    Capitals of the host, spaces, doubled slashes, `..` and a last `index.html` are brought into their normal form.
    Raises SettingError when the text is not the address of a folder on the web.
    """
    given = text.strip()
    if not given:
        return ""
    scheme, mark, rest = given.partition("://")
    if not mark:
        raise _wrong(given, "does not begin with https://", f"https://{given.lstrip(':/')}")
    if scheme.lower() not in ("http", "https"):
        raise _wrong(given, f"begins with {scheme}://", f"https://{rest}")
    end = min((place for place in (rest.find("?"), rest.find("#")) if place >= 0), default=None)
    if end is not None:
        raise _wrong(given, "has a part behind “?” or “#”, which no folder has", f"{scheme}://{rest[:end]}")
    place, _, path = rest.replace("\\", "/").partition("/")
    if "@" in place:
        raise _wrong(
            given, "holds a name or password, which every reader would see", f"{scheme}://{rest.split('@')[-1]}"
        )
    return f"{scheme.lower()}://{_host(given, place)}{_path(path)}"


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
        said = "holds a name or password, which every reader would see"
        raise SettingError(f"REPO_URL of {place} {said}. Write the address of the repository, like {without}")
    try:
        return site_url(address).rstrip("/")
    except SettingError as error:
        said = str(error).replace("SITE_URL", "REPO_URL", 1).replace("of the folder", "of the repository", 1)
        raise SettingError(said.replace("which no folder has", "which no repository has", 1)) from None


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


def _host(given: str, place: str) -> str:
    try:
        host, port = place.encode("idna").decode().lower(), urlsplit(f"//{place}").port
    except ValueError:  # also of letters that no host has, and of a port that is no number
        host, port = "", None
    name = host.removesuffix(f":{port}") if port is not None else host
    if not _HOST.fullmatch(name):
        raise _wrong(given, "names no host that can be reached", "https://owner.example/guide/")
    return host


def _path(path: str) -> str:
    folder = posixpath.normpath(f"/{path.strip().lstrip('/')}")
    if posixpath.basename(folder) == "index.html":
        folder = posixpath.dirname(folder)
    return quote(_PERCENT.sub("%25", folder), safe=_PLAIN).rstrip("/") + "/"


def _wrong(given: str, why: str, instead: str) -> SettingError:
    instead = instead if instead.endswith("/") else f"{instead}/"
    return SettingError(f"SITE_URL is “{given}”, which {why}. Write the address of the folder, like {instead}")
