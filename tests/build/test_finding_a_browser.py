"""The browser that CHROMIUM names goes first, then the system's; where there is none, installing one is told beforehand."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.build import browser


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the whole search path of a computer without browsers."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str, does: str = "") -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_named_browser_goes_before_the_system_s(computer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(computer, "chromium")
    mine = program(computer, "my-browser")
    monkeypatch.setenv("CHROMIUM", mine)
    assert browser.find() == mine


def test_a_named_browser_that_is_not_there_is_not_replaced_in_silence(
    computer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(computer, "chromium")
    monkeypatch.setenv("CHROMIUM", str(computer / "gone"))
    assert browser.find() is None


@pytest.mark.parametrize("name", browser.NAMES)
def test_the_system_s_browser_is_found_by_each_of_its_names(computer: Path, name: str) -> None:
    there = program(computer, name)
    assert browser.find() == there


def test_an_empty_name_counts_as_none(computer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = program(computer, "chromium")
    monkeypatch.setenv("CHROMIUM", "")
    assert browser.find() == there


def test_chromium_goes_before_chrome(computer: Path) -> None:
    program(computer, "google-chrome")
    there = program(computer, "chromium")
    assert browser.find() == there


def test_a_computer_without_a_browser_is_told_how_to_get_one(computer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser.Path, "is_file", lambda _: False)
    assert browser.find() is None
    assert browser.ADVICE.startswith("No browser found. ")
    assert "CHROMIUM" in browser.ADVICE


@pytest.fixture
def administrator(computer: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the empty computer be used by its administrator, who may install programs."""
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0, raising=False)
    return computer


def test_installing_is_told_beforehand_with_what_it_takes(
    administrator: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    program(administrator, "apt-get", 'echo "apt-get $@" >&2; exit 1')
    assert browser.install() is None
    first, *rest = capfd.readouterr().err.splitlines()
    assert first == (
        "No browser found. Installing Chromium with the system's package manager, apt-get. "
        "This downloads 100 to 300 MB and takes one to five minutes."
    )
    assert "apt-get update -qq" in rest


def test_the_words_of_a_package_manager_that_fails_reach_the_person(
    administrator: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    program(administrator, "apt-get", 'echo "E: Unable to locate $@"; exit 100')
    assert browser.install() is None
    said = capfd.readouterr().err
    assert (
        "E: Unable to locate install -y -qq chromium fonts-liberation\n`apt-get install -y -qq chromium fonts-liberation` failed;"
        in said
    )


def test_a_package_manager_that_does_its_work_says_nothing_more(
    administrator: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    there = administrator / "chromium"
    program(administrator, "apt-get", f'echo "a hundred lines"; echo > {there}; /bin/chmod +x {there}')
    assert browser.install() == str(there)
    assert capfd.readouterr().err.count("\n") == 1


def test_a_person_without_the_rights_gets_one_of_their_own_and_sees_how_it_goes(
    computer: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(browser.sys, "executable", program(computer, "python", 'echo "no route to $@"; exit 1'))
    monkeypatch.setattr(browser, "_of_playwright", lambda: None)
    program(computer, "playwright")
    program(computer, "apt-get", "exit 1")
    assert browser.install() is None
    assert capfd.readouterr().err.splitlines() == [
        f"No browser found. Installing Chromium with Playwright, for this user alone. {browser.HOW_LONG}",
        "no route to -m playwright install chromium",
        "`python -m playwright install chromium` failed; its own words stand above. Is there a network?",
    ]


def test_a_named_browser_that_is_not_there_is_told_and_none_is_installed(
    administrator: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    program(administrator, "apt-get", "echo called >&2")
    monkeypatch.setenv("CHROMIUM", "gone")
    with pytest.raises(SystemExit) as stopped:
        browser.path_of_one()
    assert str(stopped.value).startswith("CHROMIUM is “gone”, and no such file is there. ")
    assert capfd.readouterr().err == ""


def test_when_installing_failed_the_person_is_told_how_to_get_one(
    administrator: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    program(administrator, "apt-get", "exit 1")
    with pytest.raises(SystemExit) as stopped:
        browser.path_of_one()
    assert str(stopped.value) == browser.ADVICE
    assert capfd.readouterr().err


def test_a_browser_that_is_there_is_used_without_a_word(administrator: Path, capfd: pytest.CaptureFixture[str]) -> None:
    there = program(administrator, "chromium")
    program(administrator, "apt-get", "echo called >&2")
    assert browser.path_of_one() == there
    assert capfd.readouterr().err == ""
