"""Something in the machine is broken: one sentence with its place is printed, and the rest is kept in a file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from guide import cli
from guide.build import crash


def test_a_broken_machine_is_told_in_one_sentence_and_the_rest_is_kept(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "broken_verb.py").write_text("def main(arguments, root):\n    return 1 / 0\n", "utf-8")
    monkeypatch.syspath_prepend(small)
    monkeypatch.setattr(cli, "VERBS", {"check": ("broken_verb", "")})
    assert cli.main(["check"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("broken_verb.py:2: the-machine-works: ZeroDivisionError: division by zero. Fix the line")
    assert said.count("\n") == 1
    assert "Traceback" in (small / crash.LAST).read_text("utf-8")


def test_what_the_reader_of_yaml_says_is_told_without_the_place_that_it_repeats(tmp_path: Path) -> None:
    first, last = f'  in "{tmp_path}/mkdocs.yml", line 7, column 8', f'  in "{tmp_path}/mkdocs.yml", line 9, column 3'
    (tmp_path / "mkdocs.yml").touch()
    text = "\n".join(["while parsing", first, "expected a key", last])
    found = crash.named(text, tmp_path)
    assert (found.path, found.line, found.message) == ("mkdocs.yml", 9, "expected a key")


def test_a_slip_in_a_list_of_words_is_told_where_it_was_made(tmp_path: Path) -> None:
    (tmp_path / "guide/lint").mkdir(parents=True)
    (tmp_path / "guide/lint/a.yml").write_text("words: [a]\n", "utf-8")
    (tmp_path / "guide/lint/b.yml").write_text('words: a\nmore: "b\n', "utf-8")
    library = '  File "yaml/_yaml.pyx", line 861\nyaml.scanner.ScannerError: while scanning a quoted scalar'
    assert crash.told(library, tmp_path).startswith(
        "guide/lint/b.yml:2: the-machine-works: the quotation mark before the text is not closed. Put the same mark behind it. "
    )
    (tmp_path / "guide/lint/b.yml").unlink()
    assert crash.told(library, tmp_path).startswith("guide:1: ")


def test_a_fault_of_a_library_is_told_as_one_of_the_machine(tmp_path: Path) -> None:
    said = crash.told('  File "/usr/lib/site-packages/a.py", line 3\nValueError: too long', tmp_path)
    assert said.startswith("guide:1: the-machine-works: ValueError: too long. ")


@pytest.mark.parametrize(
    ("number", "name", "said"),
    [
        (
            errno.EACCES,
            ".cache/kept",
            ".cache/kept is not yours to write, perhaps because make was once run with sudo. ",
        ),
        (errno.EROFS, "site", "site lies on a disk that nobody can write to. "),
        (errno.EBUSY, "site", "site is where a disk or volume is mounted, "),
        (errno.ENOSPC, "site", "The disk is full. "),
        (errno.EACCES, "/other", ""),
        (errno.ENOENT, "site", ""),
    ],
)
def test_a_disk_that_will_not_have_it_is_no_fault_of_the_machine(
    tmp_path: Path, number: int, name: str, said: str
) -> None:
    error = OSError(number, os.strerror(number), str(tmp_path / name))
    assert crash.of_the_disk(error, tmp_path).startswith(said) is True
    assert bool(crash.of_the_disk(error, tmp_path)) is bool(said)
    assert crash.of_the_disk(ValueError("no"), tmp_path) == ""


def test_a_full_disk_is_told_as_such_by_a_process_beside_this_one_too(tmp_path: Path) -> None:
    text = '  File "guide/a.py", line 3\nOSError: [Errno 28] No space left on device\n'
    assert crash.told(text, tmp_path) == "The disk is full. Free some space on it, and run the same again."
    assert crash.told(text.replace("28", "5"), tmp_path).startswith("guide:1: the-machine-works: ")


def test_a_fault_is_told_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file in the place of the folder", "utf-8")
    assert "the-machine-works" in crash.told("ValueError: no", tmp_path)
