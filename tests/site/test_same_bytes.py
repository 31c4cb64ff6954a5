"""Two builds are the same to the byte, and another generator builds the same pages: that is the way out, kept open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guide.pages import redirects
from tests.conftest import BUILDS, EVERY_PAGE, ROOT, Builds
from tests.fixtures.projects import BUILT
from tests.site.compare import differences, files


@pytest.mark.parametrize("change", ["bytes", "missing", "added"])
def test_a_difference_is_reported_by_its_path(tmp_path: Path, change: str) -> None:
    other = tmp_path / "site"
    shutil.copytree(BUILT, other)
    place = other / ("added/new.txt" if change == "added" else "site.css")
    if change == "missing":
        place.unlink()
    else:
        place.parent.mkdir(exist_ok=True)
        place.write_text("main {\n  max-inline-size: 41rem;\n}\n", encoding="utf-8")
    assert differences(BUILT, other) == [place.relative_to(other).as_posix()]


def test_a_copy_has_no_difference(tmp_path: Path) -> None:
    shutil.copytree(BUILT, tmp_path / "site")
    assert differences(BUILT, tmp_path / "site") == []


def test_a_second_build_by_another_generator_in_another_time_zone_is_the_same_to_the_byte(builds: Builds) -> None:
    assert BUILDS["again"][0] != BUILDS["site"][0]
    assert differences(builds / "site", builds / "again") == []
    pages = [path for path in files(builds / "again") if path.endswith(".html")]
    moved = [one.old for one in redirects.read(ROOT)[0]]
    assert sorted(pages) == sorted([*EVERY_PAGE, *moved, "404.html"])
