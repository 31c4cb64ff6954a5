"""Post the summary of a change below its pull request: `python3 -m guide.build.reports.comment`, only in the workflow for that.

The summary was made by a job that ran a stranger's code, so it is data: so many bytes at most, of one file whose name we
know, shown as plain text in a block where no sign means anything. Which pull request it belongs to is not read from it; the
host says that. Nothing of it is run or unpacked. Needs nothing that is installed: the standard library of Python alone.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any

MARK = "<!-- summary of a change -->"
SUMMARY = "summary-of-the-change"
# Artifacts that people open by themselves, with the words of their links.
SHOWN = {
    "preview-of-the-site": "The changed guide to look at (unpack it and open `index.html`)",
    "pages-before-and-after": "Pictures of the pages that differ, before and after",
}
FILE = "summary.md"
LARGEST = 30_000  # bytes of the summary, and of what it comes packed in
ANSWER = 5_000_000  # bytes of an answer of the host
_OURS = "github-actions[bot]"
_SECONDS = 30
_PAGES = 30  # of comments, 100 on each
# The names that the host gives: owner and repository, and a commit.
_REPOSITORY, _COMMIT = re.compile(r"[\w.-]+/[\w.-]+"), re.compile(r"[0-9a-f]{40}")
_NOT_PLAIN = re.compile(r"[^\n -_a-~]")  # whatever is not ASCII, and the backtick, which would end the block


class CommentError(RuntimeError):
    """Nothing can be posted; the message says why."""


class Host:
    """The interface of the host for one repository."""

    def __init__(self, address: str, repository: str, token: str) -> None:
        """Keep where the interface answers, and the token of the job. Raises CommentError for a name that is none."""
        if not _REPOSITORY.fullmatch(repository):
            raise CommentError("GITHUB_REPOSITORY names no repository.")
        self._address = f"{address.rstrip('/')}/repos/{repository}"
        self._token = token

    def ask(self, path: str, query: Mapping[str, str] | None = None, **sent: Any) -> Any:
        """Return the answer to a question, or to what is `sent`: a `method` and a `body`. Raises CommentError."""
        return json.loads(self._answer(path, query, **sent) or b"null")

    def download(self, path: str) -> bytes:
        """Return a packed artifact. Raises CommentError when it is larger than a summary may be."""
        return self._answer(path, None, most=LARGEST)

    def _answer(
        self, path: str, query: Mapping[str, str] | None, method: str = "GET", body: Any = None, most: int = ANSWER
    ) -> bytes:
        asked = f"{self._address}/{path}{'?' if query else ''}{urllib.parse.urlencode(query or {})}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(  # noqa: S310 - the host's own address, from its own variable
            asked, data, {"Accept": "application/vnd.github+json", "Content-Type": "application/json"}, method=method
        )
        # Unredirected: an artifact is stored on another host, which must not get the token.
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
                read: bytes = answer.read(most + 1)
        except urllib.error.HTTPError as error:
            raise CommentError(f"The host answered {method} {path} with the error {error.code}.") from error
        except (OSError, HTTPException) as error:
            raise CommentError(f"The host cannot be reached for {path}: {error}.") from error
        if len(read) > most:
            raise CommentError(f"The answer to {path} is larger than {most:,} bytes.")
        return read


@dataclass(frozen=True)
class Run:
    """The run that checked a change, as the host's event tells it."""

    number: int
    commit: str
    owner: str  # of the copy that the change comes from
    branch: str
    passed: bool

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> Run:
        """Return the run of an event. Raises CommentError when it is no check of a pull request."""
        try:
            told = event["workflow_run"]
            if told["event"] != "pull_request":
                raise CommentError("The run did not check a pull request.")
            run = cls(
                int(told["id"]),
                told["head_sha"],
                told["head_repository"]["owner"]["login"],
                told["head_branch"],
                told["conclusion"] == "success",
            )
        except (KeyError, TypeError, ValueError) as error:
            raise CommentError("The event tells of no run.") from error
        if not _COMMIT.fullmatch(run.commit):
            raise CommentError("The event names no commit.")
        return run


def pull_request(host: Host, run: Run) -> int | None:
    """Return the number of the open pull request whose last commit was checked; None when there is no such, or two."""
    found = host.ask("pulls", {"state": "open", "head": f"{run.owner}:{run.branch}"})
    numbers = {int(one["number"]) for one in found if one["head"]["sha"] == run.commit}
    return numbers.pop() if len(numbers) == 1 else None


def summary(packed: bytes) -> str:
    """Return the text of a packed summary in plain ASCII. Raises CommentError when it is not the one file it must be."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as files:
            if files.namelist() != [FILE]:
                raise CommentError(f"The artifact holds something else than {FILE}.")
            with files.open(FILE) as file:
                read = file.read(LARGEST + 1)  # what it says of its own size may be untrue
    except CommentError:
        raise
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise CommentError("The artifact cannot be unpacked.") from error
    if len(read) > LARGEST:
        raise CommentError(f"The summary is larger than {LARGEST:,} bytes.")
    return _NOT_PLAIN.sub("", read.decode("ascii", "ignore")).strip()


def words(run: Run, text: str, links: Mapping[str, str], page: str) -> str:
    """Return the comment: whether the checks passed, links to what people look at, and the summary as plain text.

    `page` is the address of the page of the run.
    """
    state = (
        "All checks passed."
        if run.passed
        else f"A check found something: see the marks at the lines, or [all of it on one page]({page}). Where a mark says that "
        "whoever reviews your request does it, nothing is left for you to do."
    )
    led = [f"- [{SHOWN[name]}]({address})" for name, address in links.items()]
    about = "What the change does, as its own run tells it; a reviewer looks at the pages all the same:"
    shown = [about, "", "```text", text, "```"] if text else []
    return "\n".join([MARK, f"{state} Commit {run.commit[:10]}.", "", *led, "", *shown, ""])


def post(host: Host, number: int, body: str) -> None:
    """Put the comment below the pull request, in the place of the last one. Raises CommentError."""
    for page in range(1, _PAGES + 1):
        there = host.ask(f"issues/{number}/comments", {"per_page": "100", "page": str(page)})
        for one in there:
            if one["user"]["login"] == _OURS and one["body"].startswith(MARK):
                host.ask(f"issues/comments/{int(one['id'])}", method="PATCH", body={"body": body})
                return
        if not there:
            break
    host.ask(f"issues/{number}/comments", method="POST", body={"body": body})


def main(environment: Mapping[str, str]) -> None:
    """Post the summary of the run that the event in the environment tells of. Raises CommentError."""
    run = Run.of(json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8")))
    repository = environment["GITHUB_REPOSITORY"]
    host = Host(environment["GITHUB_API_URL"], repository, environment["GITHUB_TOKEN"])
    number = pull_request(host, run)
    if number is None:
        print("No open pull request ends with the commit that was checked: a newer one may follow.")
        return
    there = host.ask(f"actions/runs/{run.number}/artifacts", {"per_page": "100"})["artifacts"]
    known = {one["name"]: int(one["id"]) for one in there if not one["expired"] and one["name"] in {SUMMARY, *SHOWN}}
    text = summary(host.download(f"actions/artifacts/{known[SUMMARY]}/zip")) if SUMMARY in known else ""
    page = f"{environment['GITHUB_SERVER_URL']}/{repository}/actions/runs/{run.number}"
    links = {name: f"{page}/artifacts/{known[name]}" for name in SHOWN if name in known}
    post(host, number, words(run, text, links, page))


if __name__ == "__main__":
    try:
        main(os.environ)
    except CommentError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
