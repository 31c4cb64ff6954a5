"""A finding of the built site names what people change: a page, the facts, a template or a style sheet, never a built file."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from guide.build import check
from guide.facts.findings import Finding
from guide.lint import origin
from guide.lint.built import rules as built

TEMPLATE = "overrides/main.html"


def put(file: str, before: str, added: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        text = (project / file).read_text("utf-8")
        assert before in text
        (project / file).write_text(text.replace(before, added + before, 1), "utf-8")

    return change


def line_of(project: Path, file: str, text: str) -> int:
    lines = (project / file).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


# What is put into the template of all pages, and the words of the report that must name its line there.
IN_THE_TEMPLATE = {
    '<p><a href="gone.html">Gone</a></p>': "gone.html is not in the site",
    "<script>alert(1)</script>": "an inline script",
    '<p onclick="alert(1)">Press</p>': "the event attribute onclick",
    '<p style="color: red">Red</p>': "an inline style on <p>",
    '<p title="A tip">Tip</p>': "a hover tip “A tip”",
}


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory, checked: Path) -> Path:
    """Return the small project with every one of these mistakes in its template, and with no language."""
    project = tmp_path_factory.mktemp("wrong") / "project"
    shutil.copytree(checked, project)
    put(TEMPLATE, "</body>", "\n".join([*IN_THE_TEMPLATE, '<p id="what-pretend-means">Again</p>', ""]))(project)
    template = project / TEMPLATE
    template.write_text(template.read_text("utf-8").replace('<html lang="en">', '<html lang="">'), "utf-8")
    return project


@pytest.fixture(scope="module")
def said(wrong: Path) -> list[str]:
    """Return the lines that the check says of that project, which is built once for all these tests."""
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(io.StringIO()) as told:
        patch.chdir(wrong)
        assert check.main([], wrong) == 1
    return told.getvalue().splitlines()


@pytest.mark.parametrize(("added", "words"), IN_THE_TEMPLATE.items())
def test_a_finding_names_the_file_and_the_line_that_somebody_wrote(
    wrong: Path, said: list[str], added: str, words: str
) -> None:
    found = [line for line in said if words in line]
    assert len(found) == 1, "a finding of a template that all pages have is told once"
    assert found[0].startswith(f"{TEMPLATE}:{line_of(wrong, TEMPLATE, added)}: ")


def test_an_id_that_a_heading_shares_with_the_template_names_the_heading(wrong: Path, said: list[str]) -> None:
    line = line_of(wrong, "docs/words.md", "## What pretend means")
    assert [
        one
        for one in said
        if one.startswith(f"docs/words.md:{line}: ids-are-unique: the id what-pretend-means stands 2 times.")
    ]


def test_a_finding_of_a_whole_page_names_its_source(said: list[str]) -> None:
    named = {line.split(": ")[0] for line in said if "names no language" in line}
    assert named == {"docs/index.md:1", "docs/back.md:1", "docs/words.md:1", "docs/about/index.md:1"}


def test_no_finding_names_a_built_file(said: list[str]) -> None:
    assert [line for line in said if ".cache" in line or "/site/" in line] == []


def test_the_page_of_a_study_leads_to_its_facts(project: Path) -> None:
    html = "<main><p>Text</p></main>"
    place = origin.of_page(project, "studies/first-2010.html", html, "")
    assert place == (project / "evidence" / "studies" / "first-2010.yml", 1)


def test_a_page_that_is_a_template_is_named_itself(project: Path) -> None:
    (project / "overrides" / "404.html").write_text("<h1>Not there</h1>\n<p>x</p>\n", "utf-8")
    assert origin.of_page(project, "404.html", "<p>x</p>", "<p>x") == (project / "overrides" / "404.html", 2)


def test_a_passage_is_found_by_its_words_when_its_marks_are_gone(project: Path) -> None:
    page = project / "docs" / "words.md"
    page.write_text(page.read_text("utf-8") + "\nSome *long* walks [help](back.md) many tired runners.\n", "utf-8")
    html = '<p>Some <em>long</em> walks <a class="x" href="back.html">help</a> many tired runners.</p>'
    path, line = origin.of_page(project, "words.html", html, 'class="x"')
    assert (path, line) == (page, line_of(project, "docs/words.md", "tired runners"))


def test_a_style_sheet_is_named_by_the_line_that_was_written(project: Path, tmp_path: Path) -> None:
    styles = project / "overrides" / "assets" / "css"
    styles.mkdir(parents=True)
    (styles / "base.css").write_text("/* Words. */\nbody {\n  background: url(//cdn.example/a);\n}\n", "utf-8")
    out = tmp_path / "site"
    (out / "assets").mkdir(parents=True)
    (out / "assets" / "site.css").write_text("body {\nbackground: url(//cdn.example/a);\n}\n", "utf-8")
    found = {
        (finding.path, finding.line) for finding in built.findings(out, project) if "another host" in finding.message
    }
    assert found == {("overrides/assets/css/base.css", 3)}


def test_a_file_among_the_pages_is_named_where_it_lies(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    (out / "pictures").mkdir(parents=True)
    (out / "pictures" / "track.svg").write_text("x", "utf-8")
    finding = Finding.of((out / "pictures" / "track.svg").as_posix(), 1, "wrong.")
    assert origin.of_file(project, out, finding) == Finding.of("docs/pictures/track.svg", 1, "wrong.")


def test_a_finding_of_the_sources_stays_as_it_is(project: Path, tmp_path: Path) -> None:
    finding = Finding.of("docs/words.md", 3, "wrong.")
    assert origin.of_file(project, tmp_path / "site", finding) == finding
