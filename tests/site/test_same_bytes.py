"""Two builds are the same to the byte, and another generator builds the same pages: that is the way out, kept open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Builds
from tests.site.compare import differences, files

GOOD = Path(__file__).parent.parent / "broken" / "built"


def test_two_builds_are_identical(builds: Builds) -> None:
    assert differences(builds / "site", builds / "again") == []


@pytest.mark.parametrize("change", ["bytes", "missing", "added"])
def test_a_difference_is_reported_by_its_path(tmp_path: Path, change: str) -> None:
    other = tmp_path / "site"
    shutil.copytree(GOOD, other)
    place = other / ("added/new.txt" if change == "added" else "site.css")
    if change == "missing":
        place.unlink()
    else:
        place.parent.mkdir(exist_ok=True)
        place.write_text("main {\n  max-inline-size: 41rem;\n}\n", encoding="utf-8")
    assert differences(GOOD, other) == [place.relative_to(other).as_posix()]


def test_a_copy_has_no_difference(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "site")
    assert differences(GOOD, tmp_path / "site") == []


def test_another_generator_builds_the_same_pages_to_the_byte(builds: Builds) -> None:
    assert differences(builds / "site", builds / "other-generator") == []
    assert [path for path in files(builds / "other-generator") if path.endswith(".html")] == [
        path for path in files(builds / "site") if path.endswith(".html")
    ]
