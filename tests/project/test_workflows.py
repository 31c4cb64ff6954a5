"""What is published is built where no tool of the tests ever ran, by jobs that may do no more than they need, and every week."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.project.workflows import WORKFLOWS, workflow

PUBLISH = "publish.yml"
# What sets up or runs the tools of the tests.
TESTING = re.compile(
    r"\.ci/run|make (?:\S+ )*(?:test|look|bench|links)\b|pytest|npm |requirements/test\.txt|playwright"
)
STORES = re.compile(r"actions/upload-(?:pages-)?artifact@")
PICTURES = "dist/look-changes"  # which the tools of the tests make, and which nobody publishes


def steps(job: Mapping[str, Any]) -> list[str]:
    """Return what each step of a job runs or uses."""
    return [step.get("run") or step["uses"] for step in job["steps"]]


def stores(step: Mapping[str, Any]) -> bool:
    """Tell whether a step stores anything but pictures."""
    return bool(STORES.match(step.get("uses", ""))) and step.get("with", {}).get("path") != PICTURES


def mixed(jobs: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the jobs that store what they built beside tools of the tests."""
    return [
        name
        for name, job in jobs.items()
        if any(map(stores, job["steps"])) and any(TESTING.search(step) for step in steps(job))
    ]


@pytest.mark.parametrize("name", [path.name for path in sorted(WORKFLOWS.glob("*.yml"))])
def test_no_job_stores_what_it_built_beside_the_tools_of_the_tests(name: str) -> None:
    assert mixed(workflow(name)["jobs"]) == []


def test_pictures_may_be_stored_where_the_browser_is_and_nothing_beside_them() -> None:
    pictures, all_of_it = (
        {"uses": "actions/upload-artifact@0 # v1", "with": {"path": path}} for path in (PICTURES, ".")
    )
    look = {"run": "make look BEFORE=HEAD^1"}
    assert mixed({"pictures": {"steps": [look, pictures]}, "more": {"steps": [look, pictures, all_of_it]}}) == ["more"]
    assert [job for job in workflow(PUBLISH)["jobs"].values() if PICTURES in str(job)] == []


@pytest.mark.parametrize("step", [".ci/run", "make test", "make offline test", "npm ci", "python -m pytest"])
def test_a_job_that_does_both_is_reported(step: str) -> None:
    store = {"uses": "actions/upload-pages-artifact@0 # v1"}
    assert mixed({"both": {"steps": [{"run": step}, store]}, "one": {"steps": [{"run": "make offline"}, store]}}) == [
        "both"
    ]


def test_nothing_is_published_before_both_the_tests_and_the_build_are_done() -> None:
    jobs = workflow(PUBLISH)["jobs"]
    testing = [name for name, job in jobs.items() if any(TESTING.search(step) for step in steps(job))]
    storing = [name for name, job in jobs.items() if any(STORES.match(step) for step in steps(job))]
    deploying = [name for name, job in jobs.items() if any("deploy-pages@" in step for step in steps(job))]
    assert (testing, storing, deploying) == (["test"], ["build"], ["deploy"])
    assert sorted(jobs["deploy"]["needs"]) == ["build", "test"]


def test_each_job_may_do_no_more_than_it_needs() -> None:
    published = workflow(PUBLISH)
    assert published["permissions"] == {}
    assert {name: job["permissions"] for name, job in published["jobs"].items()} == {
        "test": {"contents": "read"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_each_other_job_reads_the_project_and_no_more() -> None:
    rights = {
        f"{path.name}: {name}": job["permissions"]
        for path in WORKFLOWS.glob("*.yml")
        for name, job in workflow(path.name)["jobs"].items()
    }
    more = {name: given for name, given in rights.items() if given != {"contents": "read"}}
    # The tests on each of these say what it needs.
    assert {*more} == {
        "publish.yml: build",
        "publish.yml: deploy",
        "comment.yml: comment",
        "release.yml: publish",
        "watch.yml: tell",
    }


def faults_of_a_change(read: Mapping[Any, Any]) -> list[str]:
    """Return what a workflow would lend to the code of whoever asks for a change: secrets, or the right to write."""
    found = [] if list(read[True]) == ["pull_request"] else ["it does not run on pull_request alone"]
    found += [] if read.get("permissions") == {} else ["its jobs may do more than they say"]
    found += [
        f"{name} may do more than read"
        for name, job in read["jobs"].items()
        if job.get("permissions") != {"contents": "read"}
    ]
    return found + (["it names a secret"] if re.search(r"secrets\.|github\.token", str(read)) else [])


def test_a_change_from_a_fork_gets_neither_a_secret_nor_the_right_to_write() -> None:
    assert faults_of_a_change(workflow("check.yml")) == []


def test_what_would_lend_a_fork_more_is_reported() -> None:
    job = {"permissions": {"contents": "write"}, "env": {"KEY": "${{ secrets.KEY }}"}, "steps": []}
    assert faults_of_a_change({True: {"pull_request_target": None}, "jobs": {"look": job}}) == [
        "it does not run on pull_request alone",
        "its jobs may do more than they say",
        "look may do more than read",
        "it names a secret",
    ]


def test_the_guide_is_published_anew_every_week() -> None:
    [schedule] = workflow(PUBLISH)[True]["schedule"]  # YAML reads the key `on` as true
    minute, hour, day, month, weekday = schedule["cron"].split()
    assert (day, month) == ("*", "*")
    assert all(part.isdigit() for part in (minute, hour, weekday))


def test_a_published_build_knows_its_address_and_the_day_it_is_made(tmp_path: Path) -> None:
    """Run the building step with a `make` that notes what it is told."""
    [step] = [step for step in workflow(PUBLISH)["jobs"]["build"]["steps"] if "make" in step.get("run", "")]
    assert step["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}"
    assert step["env"]["REPO_URL"] == "${{ github.server_url }}/${{ github.repository }}"
    make = tmp_path / "make"
    make.write_text('#!/bin/sh\necho "$REVIEW_DATE $*"\n', "utf-8")
    make.chmod(0o755)
    (tmp_path / "date").write_text('#!/bin/sh\necho "the day: $*"\n', "utf-8")
    (tmp_path / "date").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=tmp_path, env={"PATH": path}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "the day: -u +%F hosts\n"
