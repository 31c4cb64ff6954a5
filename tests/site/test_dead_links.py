"""lychee, a link checker that knows nothing of ours, agrees that every link inside the guide leads somewhere."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Builds
from tests.fixtures.projects import BUILT

LYCHEE = Path(sys.executable).parent / "lychee"
OPTIONS = ("--offline", "--no-progress", "--include-fragments=full", "--index-files", "index.html", "--format", "json")


def dead_links(folder: Path) -> tuple[list[str], int]:
    """Return “page -> address” for each dead link, and how many links lychee looked at."""
    command = [LYCHEE, *OPTIONS, "--root-dir", folder.absolute(), folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 2), done.stderr  # 2: dead links found; everything else is a mistake of ours
    report = json.loads(done.stdout)
    dead = [
        f"{Path(page).relative_to(folder).as_posix()} -> {link['url'].removeprefix(folder.as_uri() + '/')}"
        for page, links in report["error_map"].items()
        for link in links
    ]
    return sorted(dead), report["successful"]


@pytest.mark.parametrize("name", ["site", "published"])
def test_no_link_of_the_guide_is_dead(builds: Builds, name: str) -> None:
    dead, followed = dead_links(builds / name)
    assert dead == []
    assert followed >= len(list((builds / name).rglob("*.html"))), "lychee followed fewer links than there are pages"


@pytest.mark.parametrize(
    ("old", "new", "dead"),
    [
        ("other.html#part", "gone.html", "index.html -> gone.html"),
        ("other.html#part", "other.html#gone", "index.html -> other.html#gone"),
        ("picture.svg", "gone.svg", "index.html -> gone.svg"),
        ("other.html#part", "/gone.html", "index.html -> gone.html"),
    ],
    ids=["a dead link", "a dead anchor", "a missing picture", "a dead link from the root"],
)
def test_a_dead_link_is_reported_and_nothing_else(tmp_path: Path, old: str, new: str, dead: str) -> None:
    folder = tmp_path / "site"
    shutil.copytree(BUILT, folder)
    page = folder / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert dead_links(folder)[0] == [dead]


def test_a_good_site_has_no_dead_link() -> None:
    assert dead_links(BUILT)[0] == []
