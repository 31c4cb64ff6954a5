"""On the host of the repository a finding also hangs at its line of the pull request, in the same words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide import cli
from guide.build import report
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


def test_all_findings_stand_on_the_page_of_the_run_though_the_host_shows_few_marks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "page.md"))
    words = "```\n::error::@owner ![x](https://evil.example) ##[add-mask]x"
    found = [Finding("docs/a.md", line, "sentences-are-short", words, "Cut it.") for line in range(300)]
    report.print_all(found, tmp_path, annotated=True)
    said = capsys.readouterr()
    assert "::notice::290 more marks are not shown at their lines." in said.out
    assert not re.search(r"(?m)^\s*::|##\[", said.err)
    page = (tmp_path / "page.md").read_text("utf-8")
    head, fence, *lines, end, _ = page.split("\n")[0:1] + page.split("\n")[2:]
    assert (head, fence, end, len(lines)) == ("300 mistakes to fix.", "````text", "````", 300)
    report.annotate([Finding("docs/a.md", 1, "rule", "x" * 1000, "y") for _ in range(1000)])
    assert len((tmp_path / "page.md").read_text("utf-8")) < 1_000_000


def test_a_change_of_agreed_words_is_no_mistake_of_whoever_made_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change = Finding("docs/a.md", 3, "verdicts-are-as-agreed", "“b” was changed: agreed is “a”.", "If that is meant, …")
    assert annotation(change).startswith("::warning file=docs/a.md,line=3,")
    report.print_all([change], tmp_path)
    assert "No mistake to fix, but 1 change of agreed words for a second person to read." in capsys.readouterr().err
    assert report.told([change, change, Finding("docs/a.md", 1, "rule", "x", "y")]) == (
        "1 mistake to fix, and 2 changes of agreed words for a second person to read"
    )


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
