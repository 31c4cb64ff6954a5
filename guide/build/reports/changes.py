"""`guide changes VERSION|latest [SINCE]`: what a release changed for readers, from the page that tells it."""

from __future__ import annotations

import datetime
import re
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from guide.pages import redirects
from guide.pages.named_pages import named_page

PAGE = "changes_page"  # as the settings name it
LATEST = "latest"
# “28 November 2026: warning signs”, also “24 and 23 November 2026: …”: the first day is that of the entry.
_HEADING = re.compile(r"(?m)^## (?P<title>(?P<day>\d{1,2})\b[^:\n]*? (?P<month>[A-Z][a-z]+) (?P<year>\d{4}): .*)$")
_REFERENCE = re.compile(r"\s*\[@[^\]\n]*\]")
_LINK = re.compile(r"\[((?:[^\]\[]|\[[^\]]*\])*)\]\([^)\s]*\)")


class ChangesError(ValueError):
    """There is no such release; the message says why and what to write instead."""


@dataclass(frozen=True)
class Entry:
    """What changed for readers on a day: the heading, and the text below it without references and links."""

    day: datetime.date
    title: str
    text: str

    def __str__(self) -> str:
        """Return the entry as Markdown."""
        return f"## {self.title}\n\n{self.text}\n"


def entries(page: str) -> list[Entry]:
    """Return the entries of the page, newest first. A section whose heading names no day is none."""
    found = []
    for match in _HEADING.finditer(page):
        day = datetime.datetime.strptime("{day} {month} {year}".format(**match.groupdict()), "%d %B %Y").date()
        text = re.split(r"(?m)^## ", page[match.end() :], maxsplit=1)[0].strip()
        # Links lead from the page to its neighbours; whoever reads this elsewhere stands in another place.
        found.append(Entry(day, match["title"], _LINK.sub(r"\1", _REFERENCE.sub("", text))))
    return sorted(found, key=lambda entry: entry.day, reverse=True)


def of_release(root: Path, version: str, since: datetime.date | None = None) -> list[Entry]:
    """Return the entries that a release brings: the newest for `latest`, else those later than the day `since`, or all.

    Raises ChangesError when the version is not the one that pyproject.toml and CITATION.cff name, or no entry is there.
    """
    page = f"docs/{redirects.source(named_page(root / 'mkdocs.yml', PAGE))}"
    if not (root / page).is_file():
        raise ChangesError(
            f"mkdocs.yml names no page on what changed. Write `{PAGE}: folder/page.html` under `extra:`."
        )
    found = entries((root / page).read_text("utf-8"))
    if not found:
        raise ChangesError(
            f"{page} has no entry. Write one under a heading like “## 28 November 2026: what it is about”."
        )
    if version == LATEST:
        return found[:1]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    cited = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))["version"]
    for file, named in (("pyproject.toml", project), ("CITATION.cff", cited)):
        if version.removeprefix("v") != str(named):
            raise ChangesError(
                f"{file} names the version {named}, not {version.removeprefix('v')}. Make them the same."
            )
    return [entry for entry in found if since is None or entry.day > since]


def main(arguments: Sequence[str], root: Path) -> int:
    """Print the entries of a release. Returns the exit code: 2 for wrong arguments."""
    try:
        version, since = (*arguments, "") if len(arguments) == 1 else arguments
        day = datetime.date.fromisoformat(since) if since else None
    except ValueError:
        print(
            "Write `guide changes latest`, or `guide changes VERSION [SINCE]` with a day like 2026-11-28.",
            file=sys.stderr,
        )
        return 2
    try:
        found = of_release(root, version, day)
    except ChangesError as error:
        print(error, file=sys.stderr)
        return 1
    print(*found, sep="\n") if found else print("Nothing that could change what a reader does.")
    return 0
