"""The command `guide` does what its verbs say in the working folder, and says which verbs there are."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guide import cli
from guide.build.editions import make, pdf
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("check", r"4 pages, no mistake found\."),
        ("build", r"4 pages built\. Open site/index\.html in a browser\."),
        ("voice", r"(?s)words  mean  spread .* back\.md\n.*  wanted\n"),
        ("reviews", r"(?s).*studies are cited or printed by pages\."),
        ("agreed", r"guide/lint/agreed-warnings\.txt is written anew\."),
        ("schemas", r"evidence/schema/\w+\.json"),
        ("rules", r"guide/lint/RULES\.md is written anew\."),
        ("addresses", r"guide/lint/published-addresses\.txt is written anew, with 4 new\."),
    ],
)
def test_a_verb_works_in_a_project(small: Path, capsys: pytest.CaptureFixture[str], verb: str, said: str) -> None:
    (small / "guide/lint").mkdir(parents=True)
    shutil.copy(ROOT / "evidence/FIELDS.md", small / "evidence")
    assert cli.main([verb]) == 0
    assert re.match(said, capsys.readouterr().out)


def test_one_page_is_checked_by_itself(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = next(path for path in sorted((small / "docs").rglob("*.md")))
    name = page.relative_to(small).as_posix()
    assert cli.main(["check", name]) == 0
    assert "No mistake found" in capsys.readouterr().out
    page.write_text(page.read_text("utf-8") + "\n<b>bold</b>\n", "utf-8")
    assert cli.main(["check", name]) == 1
    assert re.match(rf"{name}:\d+: there-is-no-raw-html: ", capsys.readouterr().err)
    assert cli.main(["check", name.replace("docs/", "docs/not-")]) == 2
    assert f"Did you mean “{name}”?" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["check"], ["check", "index.md"], ["build"]])
def test_in_another_folder_it_says_so_and_leaves_nothing(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    monkeypatch.chdir(small / "docs")
    assert cli.main(words) == 1
    assert "Run this in the project's top folder" in capsys.readouterr().err
    assert not (small / "docs/.cache").exists()


def test_what_may_not_be_read_is_named(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shut = (small / "docs/about", small / "docs/words.md")
    access = os.access  # whoever runs this may be allowed everything
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) not in shut and access(path, mode))
    assert cli.main(["check"]) == 1
    said = capsys.readouterr().err
    assert "docs/about:1: files-are-text: you may not look into the folder. Run `chmod u+rwX docs/about`." in said
    assert "docs/words.md:1: files-are-text: you may not read the file. Run `chmod u+rw docs/words.md`." in said


def test_whoever_has_read_enough_hears_of_no_fault_in_the_machine() -> None:
    reading, writing = os.pipe()
    os.close(reading)  # as `head` does when it has its lines
    command = [sys.executable, "-m", "guide", "check", "--explain", "people-are-whole"]
    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def test_whoever_starts_it_with_its_output_closed_hears_of_no_fault_in_the_machine(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli.sys, "stdout", None)  # what Python makes of `>&-`, and of some timers
    page = next(path for path in sorted((small / "docs").rglob("*.md")))
    assert cli.main(["check", page.relative_to(small).as_posix()]) == 0


def test_the_site_that_was_built_is_packed_and_listed_with_its_size_and_checksum(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli.main(["offline"]) == 1
    assert "make site" in capsys.readouterr().err
    (small / "site").mkdir()
    (small / "site/index.html").write_text("<p>x</p>", "utf-8")
    monkeypatch.setattr(make, "make_all", lambda *_: make.Made([], ["There are no PDF files."]))
    assert cli.main(["offline"]) == 0
    said = capsys.readouterr()
    assert "0.00 MB  dist/back-to-running.zip" in said.out
    assert said.err == "There are no PDF files.\n"
    packed = (small / "dist/back-to-running.zip").read_bytes()
    sums = (small / "dist/SHA256SUMS").read_text("utf-8")
    assert sums == f"{hashlib.sha256(packed).hexdigest()}  back-to-running.zip\n"

    def stop(*_: object) -> None:
        raise pdf.PrintError("It did not print. Try again.")

    monkeypatch.setattr(make, "make_all", stop)
    assert cli.main(["offline"]) == 1
    assert capsys.readouterr().err == "It did not print. Try again.\n"


def test_the_command_alone_on_its_line_names_all_verbs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["guide"])
    assert cli.main() == 2
    assert re.findall(r"(?m)^  ([\w-]+) ", capsys.readouterr().err) == [*cli.VERBS]


@pytest.mark.parametrize("arguments", [[], ["builds"]], ids=["no verb", "a verb that is not there"])
def test_without_a_verb_that_is_there_the_command_names_all(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.main(arguments) == 2
    said = capsys.readouterr().err
    assert [verb for verb in cli.VERBS if f"  {verb} " not in said] == []


def test_help_is_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["help"]) == 0
    assert "guide VERB" in capsys.readouterr().out


def test_every_verb_of_make_that_calls_the_command_is_there() -> None:
    called = set(re.findall(r"-m guide ([a-z-]+)", (ROOT / "Makefile").read_text("utf-8")))
    assert called >= {"build", "check", "serve", "offline", "study", "schemas", "browser"}
    assert called - {*cli.VERBS} == set()
