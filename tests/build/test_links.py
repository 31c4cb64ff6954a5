"""`make links` counts what is gone as gone, what only shuts programs out as there, and says by its exit code what it found."""

from __future__ import annotations

import re
import socket
import subprocess
from pathlib import Path

import pytest

from guide.build import links
from guide.facts.findings import Finding
from tests.fixtures import claims


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a built site, whose links are asked of nobody."""
    claims.write(tmp_path / "evidence")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("", "utf-8")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: [])
    return tmp_path


def test_what_is_gone_counts_as_gone_and_a_door_that_is_shut_to_programs_does_not() -> None:
    ranges = [re.split(r"\.\.=", part) for part in links.ACCEPT.split(",")]
    taken = {code for first, *last in ranges for code in range(int(first), int((last or [first])[0]) + 1)}
    assert {200, 204, 299, 403, 429, 503} <= taken
    assert not {301, 400, 401, 404, 410, 451, 500, 502} & taken


@pytest.mark.parametrize(("dead", "other", "code"), [(0, 0, 0), (2, 0, 1), (0, 1, 1), (2, 1, 1)])
def test_the_exit_code_tells_of_dead_links_and_of_other_titles(
    built: Path, monkeypatch: pytest.MonkeyPatch, dead: int, other: int, code: int
) -> None:
    asked: list[list[str]] = []

    def run(command: list[object], check: bool) -> subprocess.CompletedProcess[str]:
        asked.append([str(part) for part in command])
        return subprocess.CompletedProcess([], dead)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(links, "differences", lambda _: [Finding.of("a.yml", 1, "it is. Fix it.")] * other)
    assert links.main([], built) == code
    ((program, *options),) = asked
    assert Path(program).name == "lychee"
    assert f"--accept={links.ACCEPT}" in options
    assert options[-2:] == ["--", str(built / "site")]


def test_nothing_is_called_right_that_was_not_asked(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def offline(*_: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", offline)
    assert links.main([], built) == 1
    (built / "site/index.html").unlink()
    assert links.main([], built) == 1
    assert capsys.readouterr().err == (
        "There is no network: no external link was checked.\nThere is no built site. Run `make site` first.\n"
    )
