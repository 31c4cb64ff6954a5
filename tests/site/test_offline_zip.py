"""The zip file for reading offline holds the site, file by file, and is the same on every machine."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from guide.build import offline
from tests.conftest import EPOCH, Builds
from tests.site.compare import differences


def test_the_zip_holds_the_same_files_as_the_site(builds: Builds, site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(builds / "guide.zip") as archive:
        archive.extractall(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [offline.NAME]
    assert differences(site, tmp_path / offline.NAME) == []


def test_a_copy_with_other_dates_gives_the_same_zip(builds: Builds, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site, copy, copy_function=shutil.copyfile)
    os.utime(copy / "index.html", (1, 1))
    offline.pack(copy, tmp_path / "again.zip", EPOCH)
    assert (tmp_path / "again.zip").read_bytes() == (builds / "guide.zip").read_bytes()


@pytest.mark.parametrize("change", ["date", "content"])
def test_another_date_or_another_content_gives_another_zip(
    builds: Builds, site: Path, tmp_path: Path, change: str
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    if change == "content":
        (copy / "index.html").write_text("other", encoding="utf-8")
    offline.pack(copy, tmp_path / "other.zip", EPOCH + 86400 * (change == "date"))
    assert (tmp_path / "other.zip").read_bytes() != (builds / "guide.zip").read_bytes()


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="Run `make site` first"):
        offline.pack(tmp_path, tmp_path / "never.zip", EPOCH)
    assert list(tmp_path.iterdir()) == []
