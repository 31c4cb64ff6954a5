"""The address of the repository as people give it, and as links are made with it: each kind of host has its own."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit


class Forge(NamedTuple):
    """What stands behind the address of a repository: to change a file, to see a folder, to report a mistake or a weakness.

    `report` ends where the title of the page goes; `private` is empty where nothing can be reported without the public.
    """

    edit: str = "/edit/main/"
    folder: str = "/tree/main/"
    report: str = "/issues/new?template=mistake.yml&title="
    private: str = "/security/advisories/new"
    policy: str = "/security/policy"


_FORGEJO = Forge(
    "/_edit/main/", "/src/branch/main/", "/issues/new?template=.github/ISSUE_TEMPLATE/mistake.yml&title=", "", ""
)
_GITLAB = Forge(
    "/-/edit/main/",
    "/-/tree/main/",
    "/-/issues/new?issue%5Btitle%5D=",
    "/-/issues/new?issue%5Bconfidential%5D=true",
    "/-/blob/main/.github/SECURITY.md",
)
# Its editor has no address of its own: a button beside the file opens it.
_BITBUCKET = Forge("/src/main/", "/src/main/", "/issues/new?title=", "", "")
# By a word in the name of the host. GitHub, on hosts of one's own too, and whatever tells nothing by its name are the rest.
_FORGES = {
    "gitlab": _GITLAB,
    "codeberg": _FORGEJO,
    "forgejo": _FORGEJO,
    "gitea": _FORGEJO,
    "bitbucket": _BITBUCKET,
}


def forge(address: str) -> Forge:
    """Return how the host of a repository calls its pages."""
    host = urlsplit(address).hostname or ""
    return next((there for word, there in _FORGES.items() if word in host), Forge())


def other_host(address: str) -> str:
    """Return the name of the host of a repository when it is not GitHub, whose steps the guide tells; else an empty string."""
    host = urlsplit(address).hostname or ""
    return "" if "github" in host else host


def repository(address: str | None) -> str:
    """Return the address that links are joined to; an empty string when there is none.

    People copy it from the browser, with a slash at its end, or from where a clone comes from, with `.git`.
    """
    return (address or "").strip().rstrip("/").removesuffix(".git").rstrip("/")
