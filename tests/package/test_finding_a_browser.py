"""The browser that CHROMIUM names goes first, then the system's; nothing is started here."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish import browser


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the whole search path of a computer without browsers."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str) -> str:
    path = folder / name
    path.write_text("#!/bin/sh\n", "utf-8")
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
