"""On the host of the repository a finding also hangs at its line of the pull request, in the same words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide import cli
from guide.build.report import annotation
from guide.facts.findings import Finding


@pytest.fixture
def faulty(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    page = small / "docs/back.md"
    page.write_text(page.read_text("utf-8") + "\n<b>bold</b>\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    return small


@pytest.mark.parametrize("arguments", [["check"], ["check", "docs/back.md"]], ids=["everything", "one page"])
def test_each_finding_of_a_check_hangs_at_its_line_in_the_same_words(
    faulty: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.main(arguments) == 1
    said = capsys.readouterr()
    told = re.findall(r"(?m)^(docs/\S+?):(\d+): (\S+): (.*)$", said.err)
    hung = re.findall(r"(?m)^::error file=([^,]*),line=(\d+),title=(.*?)::(.*)$", said.out)
    assert told
    assert hung == told


def test_a_machine_that_is_broken_hangs_at_its_line_too(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    template = small / "overrides/main.html"
    template.write_text(template.read_text("utf-8") + "{{ page.nothing.more }}\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    line = len(template.read_text("utf-8").splitlines())
    assert cli.main(["check"]) == 1
    assert re.search(rf"(?m)^::error file=overrides/main\.html,line={line}::", capsys.readouterr().out)


@pytest.mark.parametrize("set_to", [None, "", "false"])
def test_elsewhere_nothing_hangs_anywhere(
    faulty: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, set_to: str | None
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS")
    if set_to is not None:
        monkeypatch.setenv("GITHUB_ACTIONS", set_to)
    assert cli.main(["check", "docs/back.md"]) == 1
    assert "::error" not in "".join(capsys.readouterr())


def test_a_build_beside_the_check_does_not_say_it_twice(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build"]) == 1
    assert "::error" not in "".join(capsys.readouterr())


def test_words_of_a_finding_are_no_command_of_the_host() -> None:
    found = Finding("docs/a,b: 5%.md", 3, "rule", "100%\n::warning::x\r", "Write: y.")
    assert annotation(found) == (
        "::error file=docs/a%2Cb%3A 5%25.md,line=3,title=rule::100%25%0A::warning::x%0D Write: y."
    )


def test_a_finding_without_a_place_or_a_rule_hangs_at_none() -> None:
    assert annotation(Finding("", 0, "", "Nothing can be read.", "")) == "::error::Nothing can be read."
