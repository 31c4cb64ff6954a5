"""What strangers send is compared without the right to write, and told by a workflow that takes it as data; releases likewise."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from guide.build.reports import comment
from tests.conftest import ROOT
from tests.project.workflows import WORKFLOWS, workflow

POST = "python3 -m guide.build.reports.comment"
CHECKOUT = re.compile(r"actions/checkout@[0-9a-f]{40}")


def faults_of_a_writer(read: Mapping[Any, Any]) -> list[str]:
    """Return what would let the content of a change act in a workflow that may write."""
    found = [] if list(read[True]) == ["workflow_run"] else ["it does not run behind another workflow alone"]
    found += [] if read.get("permissions") == {} else ["its jobs may do more than they say"]
    for name, job in read["jobs"].items():
        writes = {right for right, level in job.get("permissions", {"all": "write"}).items() if level == "write"}
        found += [] if writes == {"pull-requests"} else [f"{name} may write {', '.join(sorted(writes))}"]
        for step in job["steps"]:
            given = step.get("with", {})
            if step.get("uses") and not CHECKOUT.fullmatch(step["uses"]):
                found.append(f"{name} uses {step['uses']}")
            if step.get("uses") and ({"ref", "repository"} & {*given} or given.get("persist-credentials") is not False):
                found.append(f"{name} checks out something else than the published guide, or keeps its key")
            if step.get("run", POST) != POST:
                found.append(f"{name} runs {step['run']}")
    return found


def test_what_posts_runs_nothing_of_a_change_and_may_write_a_comment_alone() -> None:
    assert faults_of_a_writer(workflow("comment.yml")) == []
    assert workflow("comment.yml")["jobs"]["comment"]["permissions"] == {
        "actions": "read",
        "contents": "read",
        "pull-requests": "write",
    }


def test_what_would_let_a_change_act_where_one_may_write_is_reported() -> None:
    steps = [
        {"uses": f"actions/checkout@{'0' * 40}", "with": {"ref": "${{ github.event.workflow_run.head_sha }}"}},
        {"uses": "actions/download-artifact@v8"},
        {"run": "make site"},
    ]
    job = {"permissions": {"contents": "write", "actions": "read"}, "steps": steps}
    assert faults_of_a_writer({True: {"pull_request_target": None}, "jobs": {"a": job}}) == [
        "it does not run behind another workflow alone",
        "its jobs may do more than they say",
        "a may write contents",
        "a checks out something else than the published guide, or keeps its key",
        "a uses actions/download-artifact@v8",
        "a checks out something else than the published guide, or keeps its key",
        "a runs make site",
    ]


def test_the_comment_waits_for_the_check_and_knows_what_it_leaves_behind() -> None:
    check, posting = workflow("check.yml"), workflow("comment.yml")
    assert posting[True]["workflow_run"]["workflows"] == [check["name"]]
    stored = {
        step["with"]["name"]: step["with"]["path"]
        for job in check["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/upload-artifact@")
    }
    assert {*stored} == {comment.SUMMARY, *comment.SHOWN}
    assert Path(stored[comment.SUMMARY]).name == comment.FILE


def test_an_action_is_the_same_commit_in_every_workflow_and_says_its_version() -> None:
    used: dict[str, set[str]] = {}
    for path in WORKFLOWS.glob("*.yml"):
        for name, commit in re.findall(r"uses: (\S+?)@(.*)", path.read_text("utf-8")):
            used.setdefault(name, set()).add(commit)
    assert used
    assert {name: commits for name, commits in used.items() if len(commits) > 1} == {}
    assert all(re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", commit) for (commit,) in used.values())


def test_only_the_job_that_publishes_a_release_may_write_and_it_runs_no_code_of_the_project() -> None:
    release = workflow("release.yml")
    assert release["permissions"] == {}
    rights = {name: job["permissions"] for name, job in release["jobs"].items()}
    writing = {"contents": "write", "id-token": "write", "attestations": "write"}
    assert rights == {"test": {"contents": "read"}, "build": {"contents": "read"}, "publish": writing}
    publish = release["jobs"]["publish"]
    assert sorted(publish["needs"]) == ["build", "test"]
    assert "checkout" not in str(publish)
    proof = [step["with"] for step in publish["steps"] if "attest-build-provenance@" in step.get("uses", "")]
    assert proof == [{"subject-checksums": "release/SHA256SUMS"}]
    assert {step["run"].split()[0] for step in publish["steps"] if "run" in step} == {"cd", "gh"}


def test_every_week_each_lock_is_held_against_known_weaknesses_and_no_package_is_passed_over() -> None:
    audit = workflow("audit.yml")
    [schedule] = audit[True]["schedule"]
    assert schedule["cron"].split()[2:4] == ["*", "*"]
    [job] = audit["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    asked = "\n".join(step.get("run", "") for step in job["steps"])
    locks = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "requirements").glob("*.txt"))
    assert re.findall(r"-r (\S+)", asked) == locks
    assert "--strict --require-hashes" in asked
    assert "npm audit --prefix tests" in asked


@pytest.fixture
def repository(tmp_path: Path, checked: Path) -> Path:
    """Return a repository of the small project with two commits, and what the steps of a job call in it."""
    folder = tmp_path / "repository"
    shutil.copytree(checked, folder)
    shutil.copytree(
        checked / ".cache", folder / ".cache/before/.cache"
    )  # where the steps put the guide before the change
    (folder / ".gitignore").write_text("/.cache/\n/.venv/\n/dist/\n/site/\n", "utf-8")
    (folder / "pyproject.toml").write_text('[project]\nname = "a"\nversion = "1.1.0"\nlicense = "MIT"\n', "utf-8")
    (folder / "CITATION.cff").write_text("version: 1.1.0\n", "utf-8")
    (folder / "requirements").mkdir()
    (folder / "requirements/site.txt").write_text(f"b==1.0 --hash=sha256:{'0' * 64}\n", "utf-8")
    commit(folder, "first", "2026-01-31")
    git(folder, "tag", "v1.0.0")
    page = folder / "docs/back.md"
    two, one = "with walks.[@first-2010; @second-2015]", "with walks.[@first-2010]"
    page.write_text(page.read_text("utf-8").replace(two, one), "utf-8")
    commit(folder, "second", "2026-03-04")
    git(folder, "tag", "v1.1.0")
    programs = folder / ".venv/bin"
    programs.mkdir(parents=True)
    (programs / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    (programs / "guide").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m guide "$@"\n', "utf-8")
    (programs / "make").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m guide build\n', "utf-8")
    for program in programs.iterdir():
        program.chmod(0o755)
    return folder


KEPT = ("back-to-running-diary.pdf", "back-to-running.epub", "back-to-running.html", "back-to-running.zip")


def prepare(folder: Path) -> None:
    """Do what `make offline` would have done, and tell on the page what changed."""
    (folder / ".venv/bin/make").write_text("#!/bin/sh\n", "utf-8")
    (folder / "dist").mkdir()
    for kept in KEPT:
        (folder / "dist" / kept).write_bytes(kept.encode())
    entries = "## 3 March 2026: later\n\nnew\n\n## 3 January 2026: earlier\n\nold\n"
    (folder / "docs/about/what-changed.md").write_text(entries, "utf-8")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nextra:\n  changes_page: about/what-changed.html\n")


def git(folder: Path, *arguments: str, **environment: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    subprocess.run(["git", *who, *arguments], cwd=folder, env={**os.environ, **environment}, check=True)


def commit(folder: Path, message: str, day: str) -> None:
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    date = f"{day}T12:00:00Z"
    git(folder, "commit", "--quiet", "-m", message, GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)


def run(job: Mapping[str, Any], folder: Path, **environment: str) -> str:
    """Run the steps of a job that are commands, as the host does. Returns what they say."""
    path = f"{folder / '.venv/bin'}{os.pathsep}{os.environ['PATH']}"
    told = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **environment}
    said = ""
    for step in job["steps"]:
        if "run" in step:
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]], cwd=folder, env=told, capture_output=True, text=True, check=False
            )
            said += done.stdout + done.stderr
            assert done.returncode == 0, said
    return said


def test_the_steps_that_compare_write_the_summary_of_the_change(repository: Path, tmp_path: Path) -> None:
    shown = tmp_path / "shown.md"
    run(workflow("check.yml")["jobs"]["summary"], repository, GITHUB_STEP_SUMMARY=str(shown))
    text = (repository / "dist/summary/summary.md").read_text("utf-8")
    assert re.search(r"\| `docs/back\.md` +\| changed \|.*\| same +\| - `second-2015` \|.* > ", text)
    assert "All built pages together" in text
    assert shown.read_text("utf-8") == text


def test_a_change_that_cannot_be_built_is_compared_all_the_same(repository: Path, tmp_path: Path) -> None:
    (repository / "docs/words.md").write_text("no front matter\n", "utf-8")
    said = run(workflow("check.yml")["jobs"]["summary"], repository, GITHUB_STEP_SUMMARY=str(tmp_path / "shown.md"))
    assert "The changed site cannot be built" in said
    assert "`docs/words.md`" in (repository / "dist/summary/summary.md").read_text("utf-8")


def test_the_steps_of_a_release_write_what_changed_since_the_last_one_and_true_checksums(repository: Path) -> None:
    jobs = workflow("release.yml")["jobs"]
    prepare(repository)
    run(jobs["build"], repository, TAG="v1.1.0")
    folder = repository / "dist/release"
    assert (folder / "changes.md").read_text("utf-8").splitlines()[0] == "## 3 March 2026: later"
    assert "old" not in (folder / "changes.md").read_text("utf-8")
    sums = (folder / "SHA256SUMS").read_text("utf-8")
    assert re.findall(r"(?m)  (.*)$", sums) == sorted(["back-to-running.cdx.json", *KEPT])
    gh = repository / ".venv/bin/gh"
    gh.write_text('#!/bin/sh\necho "$@"\n', "utf-8")
    gh.chmod(0o755)
    folder.rename(repository / "release")
    said = run(jobs["publish"], repository, TAG="v1.1.0")
    assert "release create v1.1.0 --verify-tag" in said
    assert [name for name in (*KEPT, "back-to-running.cdx.json", "SHA256SUMS") if f"release/{name}" not in said] == []
    (repository / "release/back-to-running.zip").write_bytes(b"another")
    with pytest.raises(AssertionError, match="FAILED"):
        run(jobs["publish"], repository, TAG="v1.1.0")


def test_the_first_release_tells_everything(repository: Path) -> None:
    git(repository, "update-ref", "-d", "refs/tags/v1.0.0")
    prepare(repository)
    run(workflow("release.yml")["jobs"]["build"], repository, TAG="v1.1.0")
    assert "old" in (repository / "dist/release/changes.md").read_text("utf-8")
