"""`make serve` shows each change and each mistake in the browser, and comes back when the mistake is fixed."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.build.preview import panel, serve
from guide.build.preview.shown import State
from guide.facts.findings import Finding
from tests.conftest import ROOT
from tests.fixtures.projects import GOOD, edit
from tests.fixtures.tabs import Open, ask, is_right, mistakes, said
from tests.fixtures.tries import Tries

FAULTY = State(1, built=True, quick=("a.md",), of_check=(Finding.of("a.md", 1, "x"),))


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[serve.Preview]:
    """Return a preview of the small project that is built and has no mistake; tests change nothing in it."""
    copy = tmp_path_factory.mktemp("preview") / "project"
    shutil.copytree(GOOD, copy)
    with serve.Preview(copy, 0, Tries()) as running:
        Open(running, "words.html").when(is_right)
        yield running


def test_the_whole_way_from_a_file_to_the_browser_and_back(
    small: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With processes of our own, as `make serve` starts them; what each mistake is called stands in test_quick_look.py."""
    template, page = small / "overrides" / "main.html", small / "docs" / "words.md"
    facts = small / "evidence" / "studies" / "first-2010.yml"
    edit(template, "</body>", "{% nonsense %}</body>")
    with serve.Preview(small, 0) as preview:
        change, looks = (
            preview.shown.change,
            [],
        )  # on a busy machine a tab may ask when the whole build is there already
        monkeypatch.setattr(preview.shown, "change", lambda **new: (looks.append(new.get("quick")), change(**new)))
        tab, back = Open(preview, "words.html"), Open(preview, "back.html")
        text = tab.when(mistakes)
        assert mistakes(text)[0].startswith("overrides/main.html:")
        assert "There is no version to show yet." in text
        edit(template, "{% nonsense %}", "")
        tab.when(is_right)

        edit(page, "looks real", "seems real")
        tab.when(lambda text: "seems real" in text)
        assert ("words.md",) in looks
        edit(page, "seems real", "looks real[@frist-2010]")
        text = tab.when(mistakes)
        assert mistakes(text)[0].startswith("docs/words.md:15 no source is called “frist")
        assert "seems real" in text
        edit(page, "looks real[@frist-2010]", "looks real")

        edit(facts, "title: An example", "titel: An example")
        shown = back.when(
            lambda text: any(one.startswith("evidence/studies/first-2010.yml:1 ") for one in mistakes(text))
        )
        assert "An example of a trial" in shown
        edit(facts, "titel: An example", "title: A better example")
        assert mistakes(back.when(lambda text: "A better example" in text and not said(text))) == []
    assert "docs/words.md:15: pages-can-be-read: no source is called" in capfd.readouterr().out


def test_a_page_that_is_not_there_is_a_404_and_hears_of_changes_too(preview: serve.Preview) -> None:
    Open(preview, "words.html").when(is_right)
    status, text, _ = ask(preview, "gone.html")
    assert status == 404
    assert "panel.js" in text


@pytest.mark.parametrize(
    "path", ["../mkdocs.yml", "%2e%2e/mkdocs.yml", ".preview/../serve.py", ".preview/%2e%2e/serve.py"]
)
def test_nothing_outside_the_build_is_served(preview: serve.Preview, path: str) -> None:
    Open(preview, "words.html").when(is_right)
    status, text, _ = ask(preview, path)
    assert status == 404
    assert "site_name" not in text


@pytest.mark.parametrize(("error", "told"), [(BrokenPipeError("gone"), False), (ValueError("a mistake of ours"), True)])
def test_a_tab_that_is_closed_says_nothing_in_the_terminal(
    preview: serve.Preview, capsys: pytest.CaptureFixture[str], error: Exception, told: bool
) -> None:
    try:
        raise error
    except type(error):
        preview.server.handle_error(None, ("localhost", 0))
    assert ("a mistake of ours" in capsys.readouterr().err) == told


@pytest.mark.parametrize("name", ["panel.js", "panel.css"])
def test_the_panel_brings_its_own_script_and_style_as_files_which_the_policy_of_pages_allows(
    preview: serve.Preview, name: str
) -> None:
    status, _, kind = ask(preview, f".preview/{name}")
    assert status == 200
    assert kind in ("text/javascript", "application/javascript", "text/css")
    text = panel.page("<html><head></head><body><p>Text</p></body></html>", FAULTY)
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style| style=| on\w+=", text)


def test_what_a_mistake_quotes_is_shown_as_text() -> None:
    text = panel.page(None, State(1, quick=("<b>.md",), of_check=(Finding.of("<i>.md", 3, "raw HTML <b>."),)))
    assert "<b>" not in text
    assert mistakes(text) == ["<i>.md:3 raw HTML <b>."]


def test_a_mistake_that_stops_the_build_and_the_check_is_told_once_by_the_name_of_its_rule() -> None:
    of_build, of_check = Finding.of("a.yml", 3, "no YAML."), Finding.of("a.yml", 3, "no YAML.", "facts-can-be-read")
    assert State(1, of_build=(of_build,), of_check=(of_check,)).findings == [of_check]


def test_what_the_generator_says_without_a_place_is_told_unless_a_place_is_known() -> None:
    somewhere, there = Finding.of("", 0, "It stopped."), Finding.of("a.md", 3, "no block.")
    assert State(1, of_build=(somewhere,)).findings == State(1, of_look=(somewhere,)).findings == [somewhere]
    assert State(1, of_build=(somewhere,), of_look=(there,)).findings == [there]
    assert State(1, of_build=(somewhere,), of_check=(there,)).findings == [there]


def test_a_busy_port_gets_a_sentence_that_says_what_to_do(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve.main([str(port)], small) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"Port {port} is taken")
    assert "make serve PORT=" in said


@pytest.mark.parametrize("wish", ["eighty", "99999", "-1", "80 81"])
def test_what_is_no_port_is_refused_in_a_sentence(small: Path, wish: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve.main([wish], small) == 1
    assert "make serve PORT=8001" in capsys.readouterr().err


def test_a_published_build_holds_nothing_of_the_preview(small: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "out")],
        cwd=small,
        check=False,
    )
    pages = list((tmp_path / "out").rglob("*.html"))
    assert done.returncode == 0
    assert pages
    assert [page for page in pages if panel.PREFIX in page.read_text("utf-8")] == []


def test_make_starts_this_preview() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(r"^serve:.*\n\t@\$\(RUN\) -m guide serve '\$\(PORT\)'$", makefile, re.MULTILINE)
