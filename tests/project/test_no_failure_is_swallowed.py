"""A step that fails is heard: no command goes on as if nothing had happened, and each verb and job does what its name says."""

from __future__ import annotations

import ast
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.project.workflows import WORKFLOWS, workflow

SWALLOWS = re.compile(
    r"\|\|\s*(?:true|:|echo|exit 0)|continue-on-error:\s*true|set \+e|^\t[@+]*-|;\s*(?:true|exit 0)\s*$"
    r"|\b(?:make|pytest|guide)\b[^|#\n]*\|\s*(?:tail|head|tee|grep)\b"
    r"|;\s*echo\b[^;}]*$"
    r"|[^&]&\s*(?:wait\s*)?$"  # nobody hears of what runs behind
)
PIPE, QUOTED = re.compile(r"(?<!\|)\|(?!\|)"), re.compile(r"'[^']*'")
# What may fail: each is followed by what still holds without it.
MAY_FAIL = (
    "apt-get update -qq > /dev/null 2>&1 || true",
    '|| echo "There is no $program here." >&2',
    "make site || echo",
    "-m guide build || echo",
    "2> /dev/null || true)",  # the tag before the first one
    "2>/dev/null || echo 0)",  # the date of a commit where there is no git
)
# What may take as long as it takes, because somebody watches it, who can stop it.
MAY_LAST = {
    "bench/listen.py": "itself once more, inside a screen",
    "guide/build/browser.py": "the installing of a browser, which shows how far it is",
    "guide/build/links.py": "the asking of hosts, each with a time-out of its own",
    "guide/build/generator/mkdocs_run.py": "the build",
}
# What the verbs must not lose: packages that are the locked ones and run nothing while they are installed, and every test.
SETS_UP = (
    *(f"pip install --quiet --require-hashes -r requirements/{name}.txt" for name in ("site", "test")),
    "npm ci --ignore-scripts",
    "&& export CHROMIUM && $(RUN) -m pytest -n auto --dist worksteal $(TESTS)\n",
    "sys.version_info < (3, 11, 5)",
    "\t@$(RUN) -m tests.faults --slips\n\t@$(RUN) -m tests.faults --build --slips\n",
)
# What each job is there for; a workflow that lost it would be green and would have asked nothing.
DOES = {
    "audit.yml": ["pip-audit", "npm audit"],
    "check.yml": [
        "\nmake check\n",
        ".ci/run",
        "if GITHUB_STEP_SUMMARY= make check > /dev/null; then\n  make faults\n",
        "make look BEFORE=HEAD^1",
        "guide summary",
        "make offline",
    ],
    "comment.yml": ["guide.build.reports.comment"],
    "links.yml": ["make links"],
    "publish.yml": [".ci/run", "make hosts"],
    "release.yml": [
        *(".ci/run", "make offline", "guide sbom dist/release/", "cp dist/back-to-running* dist/release/"),
        *("sha256sum --check --strict SHA256SUMS", 'gh release create "$TAG" --verify-tag'),
        "release/back-to-running* release/SHA256SUMS",
    ],
    "watch.yml": ["make watch"],
}

# And what starts it: one that nothing starts asks nothing either, and a release for each push would be none.
WEEKLY = {"schedule", "workflow_dispatch"}
STARTS = {
    **dict.fromkeys(("audit.yml", "links.yml", "watch.yml"), WEEKLY),
    "check.yml": {"pull_request"},
    "comment.yml": {"workflow_run"},
    "publish.yml": {"push", *WEEKLY},
    "release.yml": {"push"},
}


def swallowed(text: str) -> list[str]:
    return [line for line in text.splitlines() if SWALLOWS.search(line) and not any(one in line for one in MAY_FAIL)]


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def test_no_command_goes_on_when_another_has_failed() -> None:
    files = [ROOT / "Makefile", ROOT / ".ci/run", *WORKFLOWS.glob("*.yml")]
    texts = {path.name: path.read_text("utf-8") for path in files}
    assert {name: found for name, text in texts.items() if (found := swallowed(text))} == {}
    assert [words for words in SETS_UP if words not in texts["Makefile"]] == []
    assert "\nset -euo pipefail\n" in texts["run"]
    assert texts["run"].endswith("\nexec make test\n")


@pytest.mark.parametrize(
    "line",
    [
        "make links || true",
        "\t-@$(RUN) -m guide check",
        "\t@-$(RUN) -m guide check",
        "make test | tail -n 200",
        "continue-on-error: true",
        "make test || echo failed",
        "make test; true",
        "run: .ci/run & wait",
        "\t@$(RUN) -m tests.faults --slips; echo done",
        "make test &",
    ],
)
def test_what_goes_on_all_the_same_is_found(line: str) -> None:
    assert swallowed(line) == [line]


def test_each_workflow_does_what_it_is_there_for() -> None:
    assert {path.name for path in WORKFLOWS.glob("*.yml")} == {*DOES}
    for name, wanted in DOES.items():
        run = "\n".join(["", *(step.get("run", "") for step in steps(name)), ""])
        assert [words for words in wanted if words not in run] == [], name


def test_each_workflow_is_started_by_what_it_is_there_for() -> None:
    started = {name: workflow(name)[True] for name in STARTS}  # YAML reads the key `on` as true
    assert {name: {*by} for name, by in started.items()} == STARTS
    assert started["publish.yml"]["push"] == {"branches": ["main"]}
    assert started["release.yml"]["push"] == {"tags": ["v*"]}
    assert started["comment.yml"]["workflow_run"]["types"] == ["completed"]
    assert started["check.yml"]["pull_request"] is None, "of every change, whatever it touches"
    # A job or a step with a condition may be passed over, and is green all the same.
    parts = [part for name in DOES for job in workflow(name)["jobs"].values() for part in (job, *job["steps"])]
    assert sorted(part["if"] for part in parts if "if" in part) == [
        "${{ !cancelled() }}",
        "github.event.workflow_run.event == 'pull_request'",
    ]
    assert not workflow("publish.yml")["concurrency"]["cancel-in-progress"], "it would stop half way"
    # Somebody agrees to a release before it is published, which only this environment asks for.
    assert workflow("release.yml")["jobs"]["publish"]["environment"] == "release"


def test_each_job_ends_in_time_takes_no_right_to_push_along_and_hears_each_part_of_a_pipe() -> None:
    jobs = [(name, job) for name in DOES for job in workflow(name)["jobs"].values()]
    assert [name for name, job in jobs if not 0 < job["timeout-minutes"] <= 30] == []
    taken = [step for name in DOES for step in steps(name) if "checkout@" in step.get("uses", "")]
    assert len(taken) > 8
    assert [step for step in taken if step["with"]["persist-credentials"] is not False] == []
    piped = [step for name in DOES for step in steps(name) if PIPE.search(QUOTED.sub("", step.get("run", "")))]
    assert [step["run"] for step in piped if step.get("shell") != "bash"] == []
    assert len(piped) == 1
    assert workflow("comment.yml")["jobs"]["comment"]["if"] == "github.event.workflow_run.event == 'pull_request'"


def test_a_step_that_looks_back_has_the_history_and_one_that_stores_says_where_it_lies() -> None:
    depths = {}
    for name in DOES:
        for job, told in workflow(name)["jobs"].items():
            run = "\n".join(step.get("run", "") for step in told["steps"])
            needed = 0 if "git describe" in run else 2 if "HEAD^1" in run else None
            depth = next(
                (one["with"].get("fetch-depth") for one in told["steps"] if "checkout@" in one.get("uses", "")), None
            )
            depths[name, job] = needed == depth or needed is None
            for step in told["steps"]:
                place = step.get("with", {}).get("path", "")
                if "upload-artifact@" in step.get("uses", "") and place.endswith(".md"):
                    assert place in run, f"{name}: nothing writes {place}"
    assert [place for place, right in depths.items() if not right] == []
    (stored,) = [step for step in steps("publish.yml") if "upload-pages-artifact@" in step.get("uses", "")]
    assert stored["with"] == {"path": "dist/for-hosts", "include-hidden-files": True}


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("site", ["build"]),
        ("offline", ["build", "offline"]),
        ("hosts", ["build", "offline", "pack-for-hosts"]),
        ("check", ["check"]),
        ("look", ["build", "browser"]),
        ("links", ["build", "links"]),
    ],
)
def test_each_verb_begins_with_what_it_is_made_of(verb: str, wanted: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--dry-run", "--old-file=.venv/site-is-ready", verb]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert re.findall(r"-m guide ([\w-]+)", done.stdout) == wanted


def test_news_of_packages_are_asked_for_where_their_lists_lie() -> None:
    lists = {"pip": "*.txt", "npm": "package-lock.json", "github-actions": ".github/workflows/*.yml"}
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    assert {one["package-ecosystem"] for one in updates} == {*lists}
    for one in updates:
        folder = ROOT / one["directory"].strip("/")
        assert list(folder.glob(lists[one["package-ecosystem"]])), one["directory"]


def endless(path: Path) -> list[int]:
    """Return the lines on which a file starts another program and waits for it without an end."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    waits = ("subprocess.run", "subprocess.check_output", "subprocess.check_call", "subprocess.call")
    return [
        node.lineno
        for node in calls
        if ast.unparse(node.func) in waits and "timeout" not in [word.arg for word in node.keywords]
    ]


def test_no_program_is_waited_for_without_an_end() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): len(lines)
        for folder in ("guide", "bench")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if (lines := endless(path))
    }
    assert found == dict.fromkeys(MAY_LAST, 1)


def test_a_wait_without_an_end_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("subprocess.run(['a'], timeout=1)\nsubprocess.run(\n    ['a'])\n", "utf-8")
    assert endless(tmp_path / "a.py") == [2]
