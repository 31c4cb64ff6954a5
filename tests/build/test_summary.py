"""Whoever reviews a change sees in a table what it makes of pages and facts; a stranger's words in it stay words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from guide import cli
from guide.build.reports.summary import MOST, plain
from guide.build.site import generate
from tests.fixtures.projects import GOOD


@pytest.fixture
def before(small: Path) -> Path:
    """Return the small project before a change; `small` is the one after it, and the working folder."""
    return Path(shutil.copytree(GOOD, small.parent / "before"))


def told(before: Path, after: Path) -> str:
    assert cli.main(["summary", str(before), str(after)]) == 0
    return (after / "dist/summary/summary.md").read_text("utf-8")


def row(text: str, name: str) -> dict[str, str]:
    """Return the cells of a row by the heads of its table."""
    lines = text.splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith(f"| `{name}"))
    head = max(number for number in range(place) if lines[number + 1].startswith("| ---"))
    heads, cells = ([cell.strip() for cell in lines[number].strip("|").split("|")] for number in (head, place))
    return dict(zip(heads, cells, strict=True))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_without_a_change_there_is_nothing_to_tell(before: Path, small: Path) -> None:
    assert "No file differs." in told(before, small)


def test_figures_and_sources_that_came_or_went_are_named_at_their_page(before: Path, small: Path) -> None:
    change(small / "docs/back.md", "50 got better with walks.[@first-2010; @second-2015]", "52 got better.")
    found = row(told(before, small), "docs/back.md")
    assert (found["is"], found["figures"], found["sources"]) == ("changed", "+ `52` - `50`", "- `second-2015`")


def test_grade_and_rhythm_stand_side_by_side(before: Path, small: Path) -> None:
    hard = "Physiotherapeutic rehabilitation notwithstanding, individual recuperation remains unpredictable."
    change(small / "docs/back.md", "## What to do", f"{hard * 9}\n\n## What to do")
    found = row(told(before, small), "docs/back.md")
    old, new = map(float, found["grade"].split(" > "))
    assert new > old + 3
    assert re.fullmatch(r"[\d.]+ > [\d.]+", found["words a sentence"])
    assert re.fullmatch(r"[\d.]+ > [\d.]+", found["joined"])


def test_a_page_that_is_new_and_one_that_is_gone_are_told(before: Path, small: Path) -> None:
    (small / "docs/words.md").rename(small / "docs/terms.md")
    text = told(before, small)
    assert row(text, "docs/words.md")["is"] == "gone"
    assert row(text, "docs/terms.md")["is"] == "new"


def test_figures_of_a_file_of_facts_are_told_and_its_dates_are_none(before: Path, small: Path) -> None:
    study = small / "evidence/studies/first-2010.yml"
    written = study.read_text("utf-8")
    assert "events: 20}" in written
    study.write_text(written.replace("events: 20}", "events: 21}") + "# 2026-11-29, 7 days\n", "utf-8")
    assert row(told(before, small), "evidence/studies/first-2010.yml")["figures"] == "+ `21` - `20`"


def test_bytes_of_built_pages_are_compared_where_both_sites_are_built(before: Path, small: Path) -> None:
    change(small / "docs/back.md", "## What to do", "A sentence more than there was.\n\n## What to do")
    assert "No bytes are compared" in told(before, small)
    for folder in (before, small):
        generate(folder, folder / "site")
    text = told(before, small)
    old, new = (int(one.replace(",", "")) for one in row(text, "docs/back.md")["bytes"].split(" > "))
    assert 0 < new - old < 100
    assert re.search(r"All built pages together: [\d,]+ > [\d,]+ bytes over gzip\.", text)
    (small / "site/part").mkdir()
    for name, written in (("docs/part/inner.md", "# A\n"), ("site/part/inner.html", "<p>a</p>" * 9)):
        (small / name).parent.mkdir(exist_ok=True)
        (small / name).write_text(written, "utf-8")
    assert re.fullmatch(r"- > \d+", row(told(before, small), "docs/part/inner.md")["bytes"])


@pytest.mark.parametrize("file", ["mkdocs.yml", "evidence/studies/first-2010.yml"])
def test_a_change_that_nobody_can_read_has_a_summary_too(before: Path, small: Path, file: str) -> None:
    (small / file).write_text("a: [\n", "utf-8")
    change(small / "docs/back.md", "50 got better", "52 got better")
    text = told(before, small)
    assert re.search(r"The guide after this change cannot be read by the checks \(\w+\), so little is compared\.", text)
    assert row(text, "docs/back.md")["figures"] == "-"


def test_what_is_run_or_drawn_is_told_by_itself_and_what_is_made_is_not(before: Path, small: Path) -> None:
    change(small / "overrides/main.html", "<!doctype html>", "<!doctype html>\n<!-- more -->")
    (small / ".github/workflows").mkdir(parents=True)
    (small / ".github/workflows/new.yml").write_text("on: push\n", "utf-8")
    (small / "guide/empty.py").parent.mkdir(exist_ok=True)
    (small / "guide/empty.py").write_text("", "utf-8")
    for made in (".venv", "site", "guide/__pycache__"):
        (small / made).mkdir(parents=True)
        (small / made / "x.bin").write_bytes(b"x")
    text = told(before, small)
    named = re.findall(r"(?m)^\| `(\S+)`", text.partition("| other file")[2])
    assert named == [".github/workflows/new.yml", "guide/empty.py", "overrides/main.html"]
    assert row(text, ".github/workflows/new.yml") == {
        "other file": "`.github/workflows/new.yml`",
        "is": "new",
        "bytes": "- > 9",
    }


def test_a_long_list_is_cut_and_the_rest_is_counted(before: Path, small: Path) -> None:
    for number in range(MOST + 3):
        (small / f"docs/page-{number:02}.md").write_text("## A heading\n", "utf-8")
    text = told(before, small)
    assert text.count("| `docs/") == MOST
    assert "and 3 more" in text


@pytest.mark.parametrize(
    "name",
    [
        "@owner-of-all.md",
        "[a](https://evil.example).md".replace("/", ":"),
        "![x](data:y).md",
        "<img src=x onerror=y>.md",
        "a|b`c`#1.md",
        "\u202ereversed.md",
        "\u0430.md",  # looks like an “a”
    ],
)
def test_a_strangers_words_call_nobody_and_lead_nowhere(before: Path, small: Path, name: str) -> None:
    (small / "docs" / name).write_text("## @owner 52 <b>https://evil.example</b> ![x](y)\n", "utf-8")
    text = told(before, small)
    assert text.isascii()
    assert re.search(r"[@<\[\]#!&\\]|://|www\.", text) is None
    assert {line.count("|") for line in text.splitlines() if line.startswith("| `docs/")} == {9}
    assert {line.count("`") % 2 for line in text.splitlines()} == {0}


def test_a_strangers_word_is_short_code() -> None:
    assert plain("a`b\n| c") == "`a?b ? c`"
    assert plain("x" * 500) == f"`{'x' * 41}...`"


@pytest.mark.parametrize("arguments", [[], ["."], [".", "nowhere"], [".", ".", "x.md", "y"]])
def test_it_says_how_it_is_called(small: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert cli.main(["summary", *arguments]) == 2
    assert "guide summary BEFORE AFTER [FILE]" in capsys.readouterr().err
