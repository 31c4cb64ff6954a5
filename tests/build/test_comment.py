"""The comment below a pull request is made of the summary as of data: nothing in it means anything to the host."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from guide.build.reports import comment
from guide.build.reports.comment import LARGEST, MARK, CommentError
from tests.conftest import ROOT
from tests.host import answering

COMMIT, TOKEN = "a" * 40, "token-of-the-job"
EVENT: dict[str, Any] = {
    "workflow_run": {
        "id": 7,
        "event": "pull_request",
        "head_sha": COMMIT,
        "head_branch": "patch-1",
        "head_repository": {"owner": {"login": "stranger"}},
        "conclusion": "success",
    }
}
TABLE = "| page | is |\n| ---- | -- |\n| `docs/a.md` | new |\n"


def packed(**files: str | bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in (files or {"summary": TABLE}).items():
            written.writestr(f"{name}.md", content)
    return into.getvalue()


class Recorded:
    """What a host would answer, and what was asked of it."""

    def __init__(self) -> None:
        self.artifact = packed()
        self.artifacts = ["summary-of-the-change", "preview-of-the-site", "something-else"]
        self.pulls = [{"number": 12, "head": {"sha": COMMIT}}, {"number": 13, "head": {"sha": "b" * 40}}]
        self.comments: list[dict[str, Any]] = [{"id": 1, "user": {"login": "stranger"}, "body": f"{MARK} mine"}]
        self.sent: list[tuple[str, str, str]] = []
        self.asked: list[str] = []
        self.address = ""

    def answer(self, method: str, address: str, body: bytes) -> Any:
        path, query = urlsplit(address).path, parse_qs(urlsplit(address).query)
        if method != "GET":
            self.sent.append((method, path, json.loads(body)["body"]))
            return {}
        if path == "/repos/owner/guide/pulls":
            return self.pulls if query == {"state": ["open"], "head": ["stranger:patch-1"]} else []
        if path == "/repos/owner/guide/actions/runs/7/artifacts":
            named = enumerate(self.artifacts, 100)
            return {"artifacts": [{"id": number, "name": name, "expired": False} for number, name in named]}
        if path == "/repos/owner/guide/issues/12/comments":
            return self.comments if query["page"] == ["1"] else []
        return None


@pytest.fixture
def host() -> Iterator[Recorded]:
    recorded = Recorded()

    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            recorded.asked.append(f"{self.path} {self.headers.get('Authorization', '')}".strip())
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.path.endswith("/actions/artifacts/100/zip"):
                # The host leads on to where artifacts are stored, which is elsewhere and must not learn the token.
                self.send_response(302)
                self.send_header("Location", f"{recorded.address.replace('127.0.0.1', 'localhost')}/stored")
                self.end_headers()
                return
            told = recorded.answer(self.command, self.path, body)
            content = recorded.artifact if self.path == "/stored" else json.dumps(told).encode()
            self.send_response(404 if told is None and self.path != "/stored" else 200)
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do  # noqa: N815

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            """Say nothing."""

    with answering(Handler) as port:
        recorded.address = f"http://127.0.0.1:{port}"
        yield recorded


def environment(host: Recorded, folder: Path, event: dict[str, Any] | None = None) -> dict[str, str]:
    (folder / "event.json").write_text(json.dumps(event or EVENT), "utf-8")
    return {
        "GITHUB_EVENT_PATH": str(folder / "event.json"),
        "GITHUB_REPOSITORY": "owner/guide",
        "GITHUB_API_URL": host.address,
        "GITHUB_SERVER_URL": "https://code.example",
        "GITHUB_TOKEN": TOKEN,
    }


def posted(host: Recorded, folder: Path, event: dict[str, Any] | None = None) -> str:
    comment.main(environment(host, folder, event))
    [(_, _, body)] = host.sent
    return body


def test_one_comment_holds_the_summary_and_leads_to_preview_and_pictures(host: Recorded, tmp_path: Path) -> None:
    host.artifacts.append("pages-before-and-after")
    body = posted(host, tmp_path)
    assert host.sent[0][:2] == ("POST", "/repos/owner/guide/issues/12/comments")
    assert re.findall(r"\]\((\S+)\)", body) == [
        "https://code.example/owner/guide/actions/runs/7/artifacts/101",
        "https://code.example/owner/guide/actions/runs/7/artifacts/103",
    ]
    assert "```text\n| page | is |\n| ---- | -- |\n| docs/a.md | new |\n```" in body
    assert "All checks passed." in body


def test_it_runs_by_itself_with_nothing_installed(host: Recorded, tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-S", "-c", f"import sys, runpy; sys.path.insert(0, {str(ROOT)!r})"]
    command[-1] += "; runpy.run_module('guide.build.reports.comment', run_name='__main__')"
    done = subprocess.run(command, env=environment(host, tmp_path), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(host.sent) == 1


def test_our_comment_is_brought_up_to_date_and_nobody_elses(host: Recorded, tmp_path: Path) -> None:
    host.comments += [{"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"}]
    posted(host, tmp_path)
    assert host.sent[0][:2] == ("PATCH", "/repos/owner/guide/issues/comments/2")


def test_the_token_goes_to_the_host_and_not_to_where_artifacts_are_stored(host: Recorded, tmp_path: Path) -> None:
    posted(host, tmp_path)
    assert "/stored" in host.asked
    assert all(one.endswith(f"Bearer {TOKEN}") for one in host.asked if one != "/stored")


def test_a_check_that_failed_before_there_was_a_summary_is_told_too(host: Recorded, tmp_path: Path) -> None:
    host.artifacts = []
    body = posted(host, tmp_path, {"workflow_run": {**EVENT["workflow_run"], "conclusion": "failure"}})
    assert "[all of it on one page](https://code.example/owner/guide/actions/runs/7)" in body
    assert "```" not in body


@pytest.mark.parametrize(
    "words",
    [
        "@owner-of-all please merge",
        "[look](https://evil.example) ![x](https://evil.example/x.png) #1",
        "<img src=x onerror=y><script>z</script>",
        "```\n@owner\n```\n~~~\n",
        "\u202eright to left\u200b \u0000\x1b[31m\r\n```",
    ],
)
def test_a_strangers_words_stay_inside_the_block(host: Recorded, tmp_path: Path, words: str) -> None:
    host.artifact = packed(summary=words)
    body = posted(host, tmp_path)
    before, inside, after = body.split("```")
    assert after.strip() == ""
    assert inside.startswith("text\n")
    assert re.fullmatch(r"[\n -~]*", body)
    assert "evil" not in before


def test_which_pull_request_it_is_comes_from_the_host_alone(host: Recorded, tmp_path: Path) -> None:
    host.artifact = packed(summary="number: 13\npull_request: 13\n")
    posted(host, tmp_path)
    assert "/issues/12/" in host.sent[0][1]


@pytest.mark.parametrize("pulls", [[], [{"number": 13, "head": {"sha": "b" * 40}}]], ids=["none", "another commit"])
def test_what_was_checked_before_a_newer_commit_is_not_posted(
    host: Recorded, tmp_path: Path, pulls: list[dict[str, Any]]
) -> None:
    host.pulls = pulls
    comment.main(environment(host, tmp_path))
    assert host.sent == []


@pytest.mark.parametrize(
    "artifact",
    [
        partial(packed, summary="a" * (LARGEST + 1)),
        partial(packed, summary=b"\0" * 20_000_000),
        partial(packed, summary=bytes(range(256)) * 100 + b"x" * (LARGEST * 2)),
        partial(packed, summary="a", other="b"),
        partial(packed, **{"../summary": "a"}),
        partial(packed, other="a"),
        lambda: b"PK no zip",
        lambda: b"",
        lambda: b"x" * (LARGEST + 1),
    ],
    ids=["long", "bomb", "larger", "two", "outside", "other", "no zip", "empty", "large"],
)
def test_an_artifact_that_is_not_one_short_file_is_not_shown(
    host: Recorded, tmp_path: Path, artifact: Callable[[], bytes]
) -> None:
    host.artifact = artifact()
    with pytest.raises(CommentError, match=r"larger than|something else|cannot be unpacked"):
        comment.main(environment(host, tmp_path))
    assert host.sent == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("event", "push"), ("head_sha", "../../x"), ("id", "7/../8"), ("head_repository", None)],
)
def test_an_event_that_is_none_of_a_checked_change_is_refused(
    host: Recorded, tmp_path: Path, field: str, value: object
) -> None:
    with pytest.raises(CommentError):
        comment.main(environment(host, tmp_path, {"workflow_run": {**EVENT["workflow_run"], field: value}}))
    assert host.asked == []


def test_a_host_that_answers_with_an_error_is_named(tmp_path: Path, host: Recorded) -> None:
    with pytest.raises(CommentError, match=r"The host answered GET nowhere with the error 404\."):
        comment.Host(host.address, "owner/guide", TOKEN).ask("nowhere")
