"""`guide.build.site`: a mistake leaves the last good `site/` as it was; without one the new site takes its place."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from guide.build import check, site
from guide.facts.findings import Finding

LAST_GOOD = "the last good page"
EXPLAINED = "`guide check --explain RULE` says what a rule is for, and how to excuse a line that is right.\n"


@pytest.fixture
def before(small: Path) -> Path:
    """Return the small project with a site that was built before."""
    (small / "site").mkdir()
    (small / "site" / "index.html").write_text(LAST_GOOD, "utf-8")
    return small


def content(project: Path) -> str:
    return (project / "site" / "index.html").read_text("utf-8")


def test_a_project_without_mistakes_is_built_in_the_place_of_the_last_site_and_leaves_nothing_beside_it(
    before: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (before / "site" / "gone.html").write_text("a page that is no more", "utf-8")
    assert site.main([], before) == 0
    assert capsys.readouterr().out == "4 pages built. Open site/index.html in a browser.\n"
    names = {path.relative_to(before / "site").as_posix() for path in (before / "site").rglob("*.html")}
    assert names == {"index.html", "back.html", "words.html", "about/index.html"}
    assert "<h1>Small guide</h1>" in content(before)
    assert [path.name for path in (before / ".cache").iterdir() if path.is_dir()] == ["kept"]
    assert [path.name for path in before.glob(".site*")] == []


def test_a_server_can_read_what_was_built_by_somebody_whose_new_files_are_their_own(before: Path) -> None:
    mask = os.umask(0o077)
    try:
        assert site.main([], before) == 0
    finally:
        os.umask(mask)
    built = [before / "site", *(before / "site").rglob("*")]
    assert [path for path in built if (path.stat().st_mode & 0o055) != (0o055 if path.is_dir() else 0o044)] == []


def test_a_new_site_for_which_there_is_no_room_gives_the_last_good_one_back(
    before: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(_: Path, place: Path) -> None:
        place.mkdir()
        (place / "index.html").write_text("half a page", "utf-8")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(site.shutil, "move", half)
    with pytest.raises(OSError, match="No space left"):
        site.replace(tmp_path, before / "site")
    assert content(before) == LAST_GOOD
    assert [path.name for path in before.glob(".site*")] == []


def test_a_build_that_was_killed_between_two_steps_has_lost_nothing(before: Path) -> None:
    (before / "site").rename(before / ".site-before")
    page = before / "docs" / "words.md"
    page.write_text("no page", "utf-8")
    assert site.main([], before) == 1
    assert content(before) == LAST_GOOD


def test_two_builds_at_once_leave_one_whole_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("site", "first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name, "utf-8")
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        done = rename(path, target)
        if target.name == ".site-before" and (tmp_path / "second").exists():
            site.replace(tmp_path / "second", tmp_path / "site")  # the other build, between the two steps of this one
        return done

    monkeypatch.setattr(Path, "rename", interrupted)
    site.replace(tmp_path / "first", tmp_path / "site")
    assert (tmp_path / "site" / "name").read_text("utf-8") == "first"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_looking_for_mistakes_builds_nothing_that_stays(before: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([], before) == 0
    assert capsys.readouterr().out == "4 pages, no mistake found.\n"
    assert content(before) == LAST_GOOD


def test_a_mistake_in_the_sources_keeps_the_last_good_site(before: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = before / "docs" / "words.md"
    page.write_text(page.read_text("utf-8").replace("title: Words", "title: About this guide"), "utf-8")
    assert site.main([], before) == 1
    assert content(before) == LAST_GOOD
    assert capsys.readouterr().err == (
        "docs/words.md:2: titles-and-descriptions-are-unique: docs/about/index.md has the same title. "
        "Say what is different here.\n"
        f"\n1 mistake to fix, and site/ stays as it was.\n{EXPLAINED}"
    )


def test_changed_agreed_words_stop_a_build_and_no_preview(before: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Finding("docs/back.md", 3, "verdicts-are-as-agreed", "“b” was changed.", "If that is meant, …")]

    def build(root: Path, target: Path) -> list[Finding]:
        target.mkdir()
        (target / "index.html").write_text("<h1>Changed</h1>", "utf-8")
        return found

    monkeypatch.setattr(site, "build", build)
    assert (site.main([], before), content(before)) == (1, LAST_GOOD)
    monkeypatch.setenv("PREVIEW", "1")
    assert (check.main([], before), content(before)) == (1, LAST_GOOD)
    assert (site.main([], before), content(before)) == (0, "<h1>Changed</h1>")
    found.append(Finding("docs/back.md", 4, "sentences-are-short", "29 words.", "Cut it."))
    assert site.main([], before) == 1


def test_a_mistake_in_the_facts_keeps_the_last_good_site(before: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study = before / "evidence" / "studies" / "second-2015.yml"
    study.write_text(study.read_text("utf-8").replace("year: 2015\n", ""), "utf-8")
    assert site.main([], before) == 1
    assert content(before) == LAST_GOOD
    assert capsys.readouterr().err.startswith(
        "evidence/studies/second-2015.yml:1: facts-can-be-read: the field `year` is missing."
    )


def test_a_mistake_that_only_the_built_site_shows_keeps_the_last_good_one(
    before: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = before / "overrides" / "main.html"
    template.write_text(
        template.read_text("utf-8").replace('<meta name="description"', '<meta name="describe"'), "utf-8"
    )
    assert site.main([], before) == 1
    assert content(before) == LAST_GOOD
    assert "4 mistakes to fix, and site/ stays as it was.\n" in capsys.readouterr().err


def test_what_stops_the_generator_is_told_and_keeps_the_last_good_site(
    before: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = before / "overrides" / "main.html"
    template.write_text(template.read_text("utf-8") + "{% nonsense %}", "utf-8")
    assert site.main([], before) == 1
    assert content(before) == LAST_GOOD
    assert "nonsense" in capsys.readouterr().err


def test_without_a_last_site_none_is_promised_to_stay(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small / "docs" / "pictures" / "track.svg").unlink()
    assert site.main([], small) == 1
    assert capsys.readouterr().err.endswith(f"\n1 mistake to fix.\n{EXPLAINED}")
    assert not (small / "site").exists()


def test_a_folder_takes_the_place_of_another(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "site"
    for folder in (new, old):
        folder.mkdir()
        (folder / "name").write_text(folder.name, "utf-8")
    site.replace(new, old)
    assert (old / "name").read_text("utf-8") == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_link_stays_and_the_folder_goes_to_where_it_leads(tmp_path: Path) -> None:
    for name in ("served", "project"):
        (tmp_path / name).mkdir()
    (tmp_path / "project" / "site").symlink_to("../served")
    for text in ("first", "second"):
        (tmp_path / "new").mkdir()
        (tmp_path / "new" / "name").write_text(text, "utf-8")
        site.replace(tmp_path / "new", tmp_path / "project" / "site")
        assert (tmp_path / "served" / "name").read_text("utf-8") == text
    assert (tmp_path / "project" / "site").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "served"]


def test_a_folder_takes_its_place_where_there_was_none(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    site.replace(tmp_path / "new", tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_folder_left_aside_by_a_broken_replacement_does_not_stop_the_next(tmp_path: Path) -> None:
    for name in ("new", "site", ".site-before"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name, "utf-8")
    site.replace(tmp_path / "new", tmp_path / "site")
    assert (tmp_path / "site" / "name").read_text("utf-8") == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
