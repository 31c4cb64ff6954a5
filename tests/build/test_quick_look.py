"""A try of the project: what it finds, what it prints for the preview, and how it makes single pages anew."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from guide.build import crash
from guide.build.preview import attempt
from guide.build.preview.quick_look import RULE, LastBuild
from guide.facts.findings import Finding
from tests.conftest import ROOT
from tests.fixtures.projects import edit

HOOKS = f"hooks:\n  - {ROOT / 'guide/build/generator/mkdocs_hooks.py'}\n"  # with them the facts are handed in


# What is changed, what stands there before, what is written, which try finds it, and how what it says begins.
BROKEN = (
    (
        "docs/words.md",
        "title: Words",
        "titel: Words",
        attempt.check,
        "docs/words.md:2: pages-can-be-read: unknown field `titel`. Did you mean “title”?",
    ),
    (
        "docs/words.md",
        "looks real and is not.",
        "looks real.[@frist-2010]",
        attempt.check,
        "docs/words.md:15: pages-can-be-read: no source is called “frist",
    ),
    ("docs/words.md", "looks real", "<b>looks</b> real", attempt.check, "docs/words.md:15: there-is-no-raw-html: "),
    (
        "docs/words.md",
        "looks real",
        "[looks](gone.md) real",
        attempt.build,
        ":0: Doc file 'words.md' contains a link 'gone.md'",
    ),
    (
        "evidence/studies/second-2015.yml",
        "year: 2015",
        "yaer: 2015",
        attempt.check,
        "evidence/studies/second-2015.yml:3: facts-can-be-read: unknown field",
    ),
    (
        "evidence/studies/second-2015.yml",
        "year: 2015",
        "yaer: 2015",
        attempt.build,
        "evidence/studies/second-2015.yml:3: unknown field",
    ),
    ("overrides/main.html", "</body>", "{% nonsense %}</body>", attempt.build, "overrides/main.html:"),
    ("mkdocs.yml", "nav:", "nav: [", attempt.build, "mkdocs.yml:"),
)


def say(kind: object, small: Path, target: Path) -> list[str]:
    """Return what one try says, as the terminal has it."""
    _, found = attempt.check(small) if kind is attempt.check else attempt.build(small, target)
    return [str(finding) for finding in found]


def test_each_mistake_is_named_by_the_try_that_can_know_it(small: Path, tmp_path: Path) -> None:
    good = tmp_path / "good"
    shutil.copytree(small, good)
    wrong = []
    for number, (file, old, new, kind, start) in enumerate(BROKEN):
        edit(small / file, old, new)
        said = say(kind, small, tmp_path / str(number))
        if not any(one.startswith(start) for one in said):
            wrong.append((start, said))
        shutil.copy(good / file, small / file)
    assert wrong == []
    assert [say(kind, small, tmp_path / "last") for kind in (attempt.check, attempt.build)] == [[], []]


def test_a_template_is_not_blamed_for_a_page_whose_fields_cannot_be_read(small: Path, tmp_path: Path) -> None:
    edit(small / "overrides/main.html", '"{{ page.meta.description }}"', "{{ page.meta.description | tojson }}")
    edit(small / "docs/words.md", "---\ntitle: Words", "Words\n---\ntitle: Words")
    (one,) = say(attempt.build, small, tmp_path / "site")
    assert one.startswith("docs/words.md:1: pages-can-be-read: ")


@pytest.mark.parametrize("settings", ["", HOOKS], ids=["facts-read-by-each-page", "facts-handed-in"])
def test_a_page_made_anew_is_that_of_the_next_whole_build(small: Path, tmp_path: Path, settings: str) -> None:
    edit(small / "mkdocs.yml", "absolute_links: warn", "absolute_links: relative_to_docs")
    edit(small / "mkdocs.yml", "plugins: []", f"plugins: []\n{settings}")
    page = small / "docs" / "words.md"
    edit(page, "looks real", "looks real[@first-2010]")
    last = LastBuild()
    assert attempt.build(small, tmp_path / "before", last) == (True, [])
    before = {path: path.read_bytes() for path in (tmp_path / "before").rglob("*") if path.is_file()}
    edit(page, "title: Words", "title: Some words")
    edit(
        page,
        "[@first-2010]",
        "\n\n- a [link](back.md#what-to-do)\n\n## More[@second-2015]\n\n/// study | second-2015\n///\n",
    )
    edit(small / "docs" / "back.md", "Most backs hurt", "Many backs hurt")

    assert last.make(["words.md", "back.md"], tmp_path / "look") == (True, [])
    assert attempt.build(small, tmp_path / "after") == (True, [])

    made = {path.relative_to(tmp_path / "look").as_posix() for path in (tmp_path / "look").rglob("*.html")}
    assert made == {"words.html", "back.html"}
    for name in made:
        new = (tmp_path / "look" / name).read_text("utf-8")
        assert new == (tmp_path / "after" / name).read_text("utf-8")
        assert new != before[tmp_path / "before" / name].decode()
    assert "Some words" in (tmp_path / "look" / "words.html").read_text("utf-8")
    assert {path: path.read_bytes() for path in before} == before, "a look changed the build that it follows"


def test_a_quick_look_names_the_mistakes_that_one_page_can_have(small: Path, tmp_path: Path) -> None:
    page, last = small / "docs" / "words.md", LastBuild()
    assert attempt.build(small, tmp_path / "before", last) == (True, [])
    edit(page, "title: Words", "titel: Words")
    done, found = last.make(["words.md"], tmp_path / "one")
    assert done
    assert [(one.path, one.line, one.rule) for one in found] == [("docs/words.md", 2, RULE)] * len(found)
    assert (tmp_path / "one" / "words.html").is_file()

    edit(page, "looks real and is not.", "looks real.[@frist-2010]\n\nIt is not.[@secnod-2015]")
    done, found = last.make(["words.md"], tmp_path / "two")
    assert not done
    assert found == [one for one in attempt.check(small)[1] if one.rule == RULE], "the check says the same"
    assert not (tmp_path / "two").exists()

    edit(page, "titel: Words", "title: Words")
    edit(page, "[@frist-2010]\n\nIt is not.[@secnod-2015]", "")
    assert last.make(["words.md"], tmp_path / "three") == (True, [])


def test_a_try_prints_what_it_found_and_then_makes_pages_anew_until_its_input_ends(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(small / "docs" / "words.md", "looks real", "looks [real](back.md#nowhere)")
    looks = [[["words.md"], str(tmp_path / "one")], [["gone.md"], str(tmp_path / "two")]]
    lines = "".join(f"{json.dumps(one)}\n" for one in looks)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert attempt.main(["build", str(tmp_path / "whole")], small) == 0
    whole, look, failed = map(json.loads, capsys.readouterr().out.splitlines())
    assert whole == look
    assert "does not contain an anchor '#nowhere'" in whole[1][0][2]
    assert failed[0] is False
    assert (tmp_path / "one" / "words.html").read_bytes() == (tmp_path / "whole" / "words.html").read_bytes()

    edit(small / "docs" / "words.md", "looks [real](back.md#nowhere)", "<b>looks</b> real")
    assert attempt.main(["check"], small) == 0
    done, ((path, line, *_),) = json.loads(capsys.readouterr().out)
    assert (done, path, line) == (True, "docs/words.md", 15)

    (small / "mkdocs.yml").write_text("nav: [", "utf-8")
    assert attempt.main(["build", str(tmp_path / "last")], small) == 1
    assert json.loads(capsys.readouterr().out)[0] is False


def test_what_a_part_of_the_guide_prints_is_no_answer(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempt.linter, "findings", lambda file: print("a line left in by mistake") or [])
    assert attempt.main(["check"], small) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == [True, []]
    assert "a line left in by mistake" in printed.err


def test_code_of_our_own_that_does_not_run_is_named() -> None:
    broken = attempt.Attempt(ROOT, "build")  # without the folder that it needs
    done, (found,) = broken.answer()
    assert not done
    assert (found.path, found.message) == ("guide/build/preview/attempt.py", "IndexError: list index out of range")
    assert broken.look(["words.md"], ROOT) is None
    broken.end()
    assert broken.answer() == (False, [])


def test_a_quick_look_that_takes_too_long_is_ended(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempt, "_PATIENCE", 0)
    build = attempt.Attempt(small, "build", str(tmp_path / "whole"))
    assert build.look(["words.md"], tmp_path / "look") is None
    build.end()


def test_half_an_answer_is_none(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = small / "python"
    python.write_text("#!/bin/sh\nprintf '[true, ['\n", "utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    ended = attempt.Attempt(small, "check")
    assert ended.answer()[0] is False
    ended.end()


def test_of_the_places_that_python_names_the_last_one_in_the_project_is_told(tmp_path: Path) -> None:
    said = f'Traceback (most recent call last):\n  File "{tmp_path}/guide/lint/form.py", line 7\n    x =\nSyntaxError: bad\n'
    elsewhere = said.replace("SyntaxError", '  File "/usr/lib/site-packages/yaml.py", line 3\nSyntaxError')
    (tmp_path / "guide/lint").mkdir(parents=True)
    (tmp_path / "guide/lint/form.py").touch()
    for text in (said, elsewhere):
        assert crash.named(text, tmp_path) == Finding.of("guide/lint/form.py", 7, "SyntaxError: bad")
    assert crash.named("", tmp_path).path == ""
