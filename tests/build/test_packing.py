"""A built folder in, one zip out: the same bytes whenever and wherever it is packed."""

from __future__ import annotations

import datetime
import os
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from guide.build import offline
from guide.build.editions import imprint, pdf_pack
from guide.build.hosts import security_txt
from guide.markdown import extension

EPOCH = 1_700_000_000  # 2023-11-14 22:13:20 UTC
FILES = {"index.html": b"home", "about/index.html": b"about", "assets/site.css": b"a{}", "b.html": b"b"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "dist" / "guide.zip"


def entries(path: Path) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(path) as archive:
        return archive.infolist()


def test_every_file_is_packed_under_one_folder(site: Path, target: Path) -> None:
    offline.pack(site, target, EPOCH)
    with zipfile.ZipFile(target) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert packed == {f"back-to-running/{name}": content for name, content in FILES.items()}


def test_files_stand_in_the_order_of_their_names(site: Path, target: Path) -> None:
    offline.pack(site, target, EPOCH)
    assert [entry.filename.removeprefix("back-to-running/") for entry in entries(target)] == sorted(FILES)


def test_all_files_have_the_one_date(site: Path, target: Path) -> None:
    offline.pack(site, target, EPOCH)
    assert {entry.date_time for entry in entries(target)} == {(2023, 11, 14, 22, 13, 20)}


def date_in_pdf() -> bytes:
    """Return what a packed PDF file says of its date; the file holds nothing else."""
    one = b"1 0 obj\n<</CreationDate (D:1) >>\nendobj\n"
    table = b"xref\n0 2\n0000000000 65535 f \n0000000000 00000 n \n"
    pdf = one + table + b"trailer\n<</Size 2>>\nstartxref\n%d\n%%%%EOF" % len(one)
    _, stream, _ = pdf_pack.packed(pdf, EPOCH).partition(b"/ObjStm")[2].split(b"stream\n", 2)
    return zlib.decompress(stream.removesuffix(b"\nend"))


def test_no_date_goes_by_the_clock_of_the_place(
    site: Path, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        for zone in ("Etc/GMT-14", "Etc/GMT+12"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            offline.pack(site, target, EPOCH)
            assert {entry.date_time for entry in entries(target)} == {(2023, 11, 14, 22, 13, 20)}
            security_txt.write(tmp_path, {"REPO_URL": "https://code.example/guide", "SOURCE_DATE_EPOCH": str(EPOCH)})
            assert "Expires: 2024-05-12T00:00:00Z" in (tmp_path / security_txt.PLACE).read_text("utf-8")
            assert imprint.day_of(EPOCH) == datetime.date(2023, 11, 14)
            with monkeypatch.context() as patch:
                patch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
                assert extension.day("") == datetime.date(2023, 11, 14)
            assert b"/CreationDate (D:20231114221320+00'00')" in date_in_pdf()
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("tags", "commit", "said"),
    [("latest\nv1.2.0", "abc", "1.2.0"), ("1.2.0\nv1.2", "abc", "1.2.0 (abc)"), ("", "", "1.2.0")],
)
def test_an_edition_names_its_commit_unless_it_is_the_release_of_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tags: str, commit: str, said: str
) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n', "utf-8")
    monkeypatch.setattr(imprint, "_git", lambda _, *words: tags if words[0] == "tag" else commit)
    assert imprint.version(tmp_path) == said


def test_a_date_before_zip_files_existed_becomes_their_first_day(site: Path, target: Path) -> None:
    offline.pack(site, target, 0)
    assert {entry.date_time for entry in entries(target)} == {(1980, 1, 2, 0, 0, 0)}


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_everyone_may_read_the_unpacked_files_wherever_they_were_packed(
    site: Path, target: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)  # which a zip file tells of, and by which programs read its rights
    offline.pack(site, target, EPOCH)
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries(target)} == {(3, 0o644)}


def test_time_rights_and_order_of_creation_do_not_change_the_bytes(site: Path, target: Path, tmp_path: Path) -> None:
    offline.pack(site, target, EPOCH)
    other = tmp_path / "copy" / "site"
    for name in reversed(FILES):
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(FILES[name])
        (other / name).chmod(0o600)
        os.utime(other / name, (1_000_000_000, 1_000_000_000))
    offline.pack(other, tmp_path / "other.zip", EPOCH)
    assert (tmp_path / "other.zip").read_bytes() == target.read_bytes()


def test_a_changed_file_changes_the_zip(site: Path, target: Path) -> None:
    offline.pack(site, target, EPOCH)
    before = target.read_bytes()
    (site / "b.html").write_bytes(b"c")
    offline.pack(site, target, EPOCH)
    assert target.read_bytes() != before


def test_a_site_that_was_not_built_is_refused_and_nothing_is_written(tmp_path: Path, target: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"holds no built site\. Run `make site` first"):
        offline.pack(tmp_path / "nowhere", target, EPOCH)
    assert not target.exists()


def test_the_last_good_zip_stays_when_packing_fails(site: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offline.pack(site, target, EPOCH)
    good = target.read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", fail)
    with pytest.raises(OSError, match="no space left"):
        offline.pack(site, target, EPOCH)
    assert target.read_bytes() == good


def test_nothing_unfinished_lies_beside_the_zip(site: Path, target: Path) -> None:
    offline.pack(site, target, EPOCH)
    assert [path.name for path in target.parent.iterdir()] == ["guide.zip"]
