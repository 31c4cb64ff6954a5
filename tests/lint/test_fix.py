"""What is safe to fix is fixed where it stands in text, and nowhere else; each changed line is shown."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from guide import cli
from guide.lint import fix

FRONT = '---\ntitle: "It\'s \u00abso\u00bb"\n---\n'
FIXED = {
    "He said \u00abyes\u00bb.": "He said ‘yes’.",
    "He said \u00abgive me \u2039some\u203a\u00bb.": "He said ‘give me “some”’.",
    "It's your back, don't wait.": "It’s your back, don’t wait.",
    'A "pretend" needle.': "A ‘pretend’ needle.",
    "Pain - and rest -- and care.": "Pain – and rest – and care.",
    "Rest--or run": "Rest – or run",
    "The color of the center": "The colour of the centre",
    "Trailing blanks ": "Trailing blanks",
    "| It's | a \u00abcell\u00bb |": "| It’s | a ‘cell’ |",
}
KEPT = (
    "A break at the end  ",
    "Run `it's \u00abcode\u00bb` and [a link](center-color.md) to <https://center.example/it's>.",
    "- an item, and 8–12 – both dashes are right",
    '/// drawing | needles-in-the-low-back\n    alt: "It\'s drawn"',
    'Text {: title="it\'s" }',
    '```\nit\'s "code"\n```',
    "5'10\" tall",
    "Twice[@center-2010] cited",
    "well-kept and self-made",
)


@pytest.mark.parametrize(("before", "after"), FIXED.items())
def test_what_is_safe_is_mended_in_the_text_of_a_page(before: str, after: str) -> None:
    assert fix.of_page(f"{FRONT}\n{before}\n") == f"{FRONT}\n{after}\n"


@pytest.mark.parametrize("text", KEPT)
def test_what_is_code_an_address_or_right_stays(text: str) -> None:
    assert fix.of_page(f"{FRONT}\n{text}\n") == f"{FRONT}\n{text}\n"


@pytest.mark.parametrize("text", [*FIXED, *KEPT])
def test_what_was_mended_is_right_and_stays(text: str) -> None:
    once = fix.of_page(text)
    assert fix.of_page(once) == once


def test_a_word_of_the_list_stays_american() -> None:
    text = "The World Health Organization and its organization"
    assert fix.of_page(text) == "The World Health Organisation and its organisation"
    assert fix.of_page(text, frozenset({"Organization"})) == "The World Health Organization and its organisation"


def test_a_fact_gets_the_line_that_names_its_schema() -> None:
    line = "# yaml-language-server: $schema=../schema/study.json"
    assert fix.of_fact("title: A\n", "studies") == f"{line}\ntitle: A\n"
    assert fix.of_fact("# yaml-language-server: $schema=old.json\ntitle: A\n", "studies") == f"{line}\ntitle: A\n"
    assert fix.of_fact(f"{line}\ntitle: A\n", "studies") == f"{line}\ntitle: A\n"


def test_the_list_of_words_is_sorted_and_holds_each_once() -> None:
    assert fix.of_words("b\nA\na\nb\n") == "A\na\nb\n"


def test_what_somebody_wrote_is_whole_when_there_is_no_room_for_what_is_fixed(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = small / "docs/words.md"
    written = page.read_text("utf-8").replace("looks real", 'looks "real"')
    page.write_text(written, "utf-8")
    write = Path.write_text

    def half(path: Path, text: str, **options: str) -> None:
        write(path, text[:9], **options)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", half)
    with pytest.raises(OSError, match="No space left"):
        fix.fix(small, [page])
    assert page.read_text("utf-8") == written
    assert [path.name for path in page.parent.glob(".*")] == []


def test_each_changed_line_is_shown(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["fix"]) == 0
    capsys.readouterr()
    page = small / "docs/back.md"
    page.write_text(page.read_text("utf-8") + "\nIt's \u00abso\u00bb.\n", "utf-8")
    count = page.read_text("utf-8").count("\n")
    assert cli.main(["fix", "docs/back.md"]) == 0
    assert capsys.readouterr().out == (
        f"docs/back.md:{count}:\n  - It's \u00abso\u00bb.\n  + It’s ‘so’.\n1 line changed. Read them before you keep them.\n"
    )
    assert cli.main(["fix"]) == 0
    assert capsys.readouterr().out == "Nothing that is safe to fix without you. Run `make check` for the rest.\n"
    assert cli.main(["fix", "docs/bach.md"]) == 2
    assert "Did you mean “docs/back.md”?" in capsys.readouterr().err
