"""`make serve` shows each change and each mistake in the browser, and comes back when the mistake is mended."""

from __future__ import annotations

import html
import http.client
import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guide.build import panel, serve, trial
from guide.facts.findings import Finding

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "broken" / "good"
_STATES = 8  # more states than any change brings


def ask(preview: serve.Preview, path: str) -> tuple[int, str, str | None]:
    """Return the status, the text and the kind of what the preview answers; the path is sent as it is."""
    line = http.client.HTTPConnection("localhost", preview.server.server_port)
    line.request("GET", f"/{path}")
    answer = line.getresponse()
    text = answer.read().decode()
    line.close()
    return answer.status, text, answer.headers.get_content_type()


class Open:
    """A page of the preview, as an open tab has it: it hears of each new state."""

    def __init__(self, preview: serve.Preview, page: str) -> None:
        self.preview, self.page = preview, page

    def read(self) -> str:
        """Return the page's text as it is now, whatever its status."""
        return ask(self.preview, self.page)[1]

    def when(self, right: Callable[[str], bool]) -> str:
        """Return the page in the first state that is right; each look waits for the server to say that there is a new one."""
        for _ in range(_STATES):
            text = self.read()
            if right(text):
                return text
            epoch = re.search(r"panel\.js\?(\d+)", text)[1]
            ask(self.preview, f".preview/after/{epoch}")
        raise AssertionError(f"no state was right; the last one is {text}")


def mistakes(text: str) -> list[str]:
    """Return what the panel lists, as the words that a person reads."""
    items = re.findall(
        r"<li>(.*?)</li>", re.search(r'<section class="preview-panel".*?</section>|$', text, re.S)[0], re.S
    )
    return [html.unescape(re.sub(r"<[^>]+>", "", item)) for item in items]


def is_right(text: str) -> bool:
    return "What pretend means" in text and "preview-panel" not in text


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small good project for one preview; each test leaves it as it found it."""
    copy = tmp_path_factory.mktemp("preview") / "project"
    shutil.copytree(GOOD, copy)
    return copy


@pytest.fixture(scope="module")
def preview(project: Path) -> Iterator[serve.Preview]:
    with serve.Preview(project, 0) as running:
        yield running


@pytest.fixture(autouse=True)
def as_it_was(request: pytest.FixtureRequest) -> Iterator[None]:
    """Take the changes of a test back, whatever became of it."""
    yield
    if "project" in request.fixturenames:
        copy = request.getfixturevalue("project")
        for path in (path for path in GOOD.rglob("*") if path.is_file()):
            place = copy / path.relative_to(GOOD)
            if place.read_bytes() != path.read_bytes():  # what is written anew is built anew
                shutil.copy(path, place)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


# What is changed, what stands there before, what is written, and the start of what the browser must show.
BROKEN = (
    ("docs/words.md", "title: Words", "titel: Words", "docs/words.md:2 the field `title` is missing."),
    (
        "docs/words.md",
        "looks real and is not.",
        "looks real.[@frist-2010]",
        "docs/words.md:15 no source is called “frist",
    ),
    (
        "evidence/studies/second-2015.yml",
        "year: 2015",
        "yaer: 2015",
        "evidence/studies/second-2015.yml:3 unknown field",
    ),
    ("overrides/main.html", "</body>", "{% nonsense %}</body>", "overrides/main.html:"),
    ("mkdocs.yml", "nav:", "nav: [", "mkdocs.yml:"),
)


@pytest.mark.parametrize(("file", "old", "new", "shown"), BROKEN, ids=[case[3] for case in BROKEN])
def test_a_mistake_is_shown_in_the_browser_and_the_page_comes_back_when_it_is_mended(
    project: Path, preview: serve.Preview, file: str, old: str, new: str, shown: str
) -> None:
    tab = Open(preview, "words.html")
    tab.when(is_right)
    edit(project / file, old, new)
    text = tab.when(lambda text: any(said.startswith(shown) for said in mistakes(text)))
    assert "A pretend treatment" in text  # the last version stands below
    edit(project / file, new, old)
    assert mistakes(tab.when(is_right)) == []


CHANGES = (
    ("docs/words.md", "A pretend treatment looks real", "A pretend treatment seems real", "seems real"),
    ("overrides/main.html", "</body>", "<p>Another foot</p></body>", "Another foot"),
)


@pytest.mark.parametrize(("file", "old", "new", "shown"), CHANGES, ids=[case[0] for case in CHANGES])
def test_a_change_is_shown(project: Path, preview: serve.Preview, file: str, old: str, new: str, shown: str) -> None:
    tab = Open(preview, "words.html")
    assert shown not in tab.when(is_right)
    edit(project / file, old, new)
    tab.when(lambda text: shown in text)


def test_a_change_of_the_facts_is_shown(project: Path, preview: serve.Preview) -> None:
    tab = Open(preview, "back.html")
    tab.when(lambda text: "An example of a trial" in text)
    edit(project / "evidence" / "studies" / "first-2010.yml", "title: An example of a trial", "title: A better example")
    tab.when(lambda text: "A better example" in text)


def test_a_project_that_cannot_be_built_at_first_is_shown_once_it_can(small: Path) -> None:
    template = small / "overrides" / "main.html"
    edit(template, "</body>", "{% nonsense %}</body>")
    with serve.Preview(small, 0) as preview:
        tab = Open(preview, "words.html")
        text = tab.when(mistakes)
        assert "There is no version to show yet." in text
        edit(template, "{% nonsense %}", "")
        tab.when(is_right)


def test_a_page_that_is_not_there_is_a_404_and_hears_of_changes_too(project: Path, preview: serve.Preview) -> None:
    Open(preview, "words.html").when(is_right)
    status, text, _ = ask(preview, "gone.html")
    assert status == 404
    assert "panel.js" in text


@pytest.mark.parametrize(
    "path", ["../mkdocs.yml", "%2e%2e/mkdocs.yml", ".preview/../serve.py", ".preview/%2e%2e/serve.py"]
)
def test_nothing_outside_the_build_is_served(project: Path, preview: serve.Preview, path: str) -> None:
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
    text = panel.page("<html><head></head><body><p>Text</p></body></html>", [Finding.of("a.md", 1, "x")], 1, built=True)
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style| style=| on\w+=", text)


def test_what_a_mistake_quotes_is_shown_as_text() -> None:
    text = panel.page(None, [Finding.of("<i>.md", 3, "raw HTML <b>.")], 1, built=False)
    assert "<b>" not in text
    assert mistakes(text) == ["<i>.md:3 raw HTML <b>."]


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


def test_code_of_our_own_that_does_not_run_is_named(tmp_path: Path) -> None:
    said = f'Traceback (most recent call last):\n  File "{tmp_path}/guide/lint/form.py", line 7\n    x =\nSyntaxError: bad\n'
    command = [sys.executable, "-c", f"import sys; sys.stderr.write({said!r}); sys.exit(1)"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert trial.ended(process, tmp_path) == (False, [Finding.of("guide/lint/form.py", 7, "SyntaxError: bad")])


def test_a_try_prints_what_it_found_for_the_preview(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(small / "docs" / "words.md", "looks real", "<b>looks</b> real")
    assert trial.main(["check"], small) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found[:2] == ["docs/words.md", 15]


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
