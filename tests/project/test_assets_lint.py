"""ESLint and stylelint find nothing in our scripts and style sheets, and report each fault that a rule is there for."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.project.faulty_assets import FAULTY, GOOD, STYLE
from tests.project.node import NODE

# Examples, what other generators are set up with in the way they want it, and the joining of files that are judged one by one.
JOINING = tuple(f"overrides/assets/js/{name}.js" for name in ("diary", "search-find", "site"))
NOT_JUDGED = ("tests/fixtures/", "bench/peers/", *JOINING)


def files() -> list[str]:
    """Return every script and style sheet of the project, but for those of `overrides/assets/` that only join others."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.js", "*.mjs", "*.css"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    joining = [path.relative_to(ROOT).as_posix() for path in (ROOT / "overrides/assets").glob("*.css")]
    return [name for name in listed if name and not name.startswith(NOT_JUDGED) and name not in joining]


@pytest.fixture(scope="module")
def judged() -> dict[str, Any]:
    asked = {
        "files": [str(ROOT / name) for name in files()],
        "examples": [[str(ROOT / path), text] for _, path, text in FAULTY]
        + [[str(ROOT / path), text] for path, text in GOOD],
    }
    done = subprocess.run(
        [NODE, "tests/js/lint.mjs"], cwd=ROOT, input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_there_is_nothing_to_mend_in_scripts_and_style_sheets(judged: dict[str, Any]) -> None:
    found = [
        f"{Path(path).relative_to(ROOT)}:{one['line']}: {one['rule']}: {one['message']}"
        for path, faults in judged["files"]
        for one in faults
    ]
    assert found == [], "\n".join(found)


def test_each_script_and_style_sheet_is_judged(judged: dict[str, Any]) -> None:
    seen = {Path(path).relative_to(ROOT).as_posix() for path, _ in judged["files"]}
    assert seen == set(files())
    assert {"overrides/assets/js/diary/model.js", "overrides/assets/js/search.js", STYLE} < seen


def test_each_name_at_the_top_of_a_part_of_the_diary_is_used() -> None:
    """The parts share a closure, and ESLint, which sees one of them at a time, takes such a name for another's."""
    parts = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "overrides/assets/js/diary").glob("*.js")))
    declared = [
        name
        for line in re.findall(r"(?m)^(?:const|let) .*", parts)
        for name in re.findall(r"(\w+)(?= =)|^let (\w+)", line)
    ]
    names = {one or other for one, other in declared}
    assert {"kept", "reader", "rowTemplate", "width"} <= names
    assert {name for name in names if len(re.findall(rf"\b{name}\b", parts)) == 1} == set()


def test_each_fault_is_reported_by_the_rule_that_is_there_for_it(judged: dict[str, Any]) -> None:
    missed = [
        f"{rule} does not report {text!r} in {path}: {[one['rule'] for one in found]}"
        for (rule, path, text), found in zip(FAULTY, judged["examples"][: len(FAULTY)], strict=True)
        if rule not in [one["rule"] for one in found]
    ]
    assert missed == [], "\n".join(missed)


def test_what_is_right_is_let_through(judged: dict[str, Any]) -> None:
    reported = [
        f"{text!r} in {path}: {found}"
        for (path, text), found in zip(GOOD, judged["examples"][len(FAULTY) :], strict=True)
        if found
    ]
    assert reported == [], "\n".join(reported)


def test_each_rule_that_we_ask_for_has_an_example(judged: dict[str, Any]) -> None:
    assert len(judged["rules"]) > 50
    assert sorted(set(judged["rules"]) - {rule for rule, _, _ in FAULTY}) == []
