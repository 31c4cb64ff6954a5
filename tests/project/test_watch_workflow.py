"""Every week the registries are asked, and one issue tells what a person has to decide: opened once, then updated."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/watch.yml").read_text("utf-8"))
JOBS = WORKFLOW["jobs"]
OTHERS = "".join(path.read_text("utf-8") for path in (ROOT / ".github/workflows").glob("*.yml") if path.stem != "watch")
# Stands for the host's command: it gives the list, says which issue is open, and notes what it is told.
GH = """\
#!/bin/sh
case "$1 $2" in
  "run download") printf '%s\\n' "$LIST" > what-is-new.md;;
  "issue list") printf '%s' "$OPEN";;
  *) echo "$@";;
esac
"""


def told(folder: Path, text: str, number: str) -> str:
    """Return what the last job tells the host, with this list, where the issue of this number is open."""
    (folder / "gh").write_text(GH, "utf-8")
    (folder / "gh").chmod(0o755)
    [step] = JOBS["tell"]["steps"]
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, "LIST": text, "OPEN": number, "RUN": "1", "TITLE": step["env"]["TITLE"]}
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("## Corrected", "", "issue create --title Living evidence: what registries say --body-file what-is-new.md\n"),
        ("## Corrected", "7", "issue edit 7 --body-file what-is-new.md\n"),
        ("Nothing is left to decide.", "7", "issue edit 7 --body-file what-is-new.md\n"),
        ("Nothing is left to decide.", "", ""),
    ],
)
def test_one_issue_is_opened_when_there_is_something_to_decide_and_then_updated(
    tmp_path: Path, text: str, number: str, said: str
) -> None:
    assert told(tmp_path, text, number) == said


def test_the_job_that_may_write_has_no_copy_of_the_project_and_no_action() -> None:
    assert WORKFLOW["permissions"] == {}
    assert JOBS["ask"]["permissions"] == {"contents": "read"}
    assert JOBS["tell"]["permissions"] == {"actions": "read", "issues": "write"}
    [step] = JOBS["tell"]["steps"]
    assert "uses" not in step
    assert "${{" not in step["run"]


def test_nobody_outside_can_start_it() -> None:
    assert sorted(WORKFLOW[True]) == ["schedule", "workflow_dispatch"]  # YAML reads the key `on` as true
    [schedule] = WORKFLOW[True]["schedule"]
    assert schedule["cron"].split()[2:4] == ["*", "*"]
    assert schedule["cron"].split()[4].isdigit()


def test_its_actions_are_pinned_to_those_of_the_other_workflows() -> None:
    actions = [step["uses"] for step in JOBS["ask"]["steps"] if "uses" in step]
    assert actions
    assert [action for action in actions if f"uses: {action}" not in OTHERS] == []
