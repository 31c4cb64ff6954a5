"""What is arithmetic in our scripts is asked in Node, without a browser: `tests/js/*.test.mjs`."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

from tests.browser.diary import COLUMNS
from tests.project.node import NODE

JS = Path(__file__).parents[1] / "js"


def asked(*paths: Path, patience: float = 120) -> list[dict[str, Any]]:
    """Run tests with Node. Returns how each of them ended; what stops a file counts as a test of its name.

    After as many seconds as `patience` says, all is stopped, and each file that was not heard of counts as one, too: a loop
    without an end would go on, and fill the machine's memory. Node has no limit of its own for a file.
    """
    reporter = f"--test-reporter={(JS / 'reporter.mjs').as_uri()}"
    node = subprocess.Popen(
        [NODE, "--test", reporter, *map(str, paths)],
        cwd=JS,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # so that it ends with each file that it started
    )
    try:
        said, _ = node.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        os.killpg(node.pid, signal.SIGKILL)
        said, _ = node.communicate()
    ended = [json.loads(line) for line in said.splitlines()]
    unheard = sorted({path.name for path in paths} - {one["file"] for one in ended})
    late = f"it had not ended after {patience} seconds. Is there a loop without an end, in it or in what it asks?"
    return ended + [{"file": name, "name": name, "passed": False, "message": late} for name in unheard]


def failed(ended: list[dict[str, Any]]) -> list[str]:
    return [f"{one['file']}: {one['name']}: {one['message']}" for one in ended if not one["passed"]]


def test_every_question_to_the_scripts_is_answered_as_it_should_be() -> None:
    files = sorted(JS.glob("*.test.mjs"))
    ended = asked(*files)
    assert failed(ended) == [], "\n".join(failed(ended))
    assert {one["file"] for one in ended} == {path.name for path in files}
    assert len(ended) > 200


def test_another_program_reads_a_diary_as_it_was_meant_and_sees_no_formula() -> None:
    done = subprocess.run([NODE, "write_diaries.mjs"], cwd=JS, capture_output=True, text=True, check=True)
    diaries = json.loads(done.stdout)
    assert len(diaries) >= 300
    for one in diaries:
        rows = list(csv.reader(io.StringIO(one["file"].removeprefix("\ufeff"), newline="")))
        assert rows[0] == list(COLUMNS)
        assert [cells[0] for cells in rows[1:]] == one["days"]
        assert {len(cells) for cells in rows} == {len(COLUMNS)}
        assert [cell for cells in rows for cell in cells if cell[:1] in tuple("=+-@")] == []


def test_a_script_that_never_ends_is_stopped_and_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "endless.test.mjs").write_text("for (;;);\n", encoding="utf-8")
    [line] = failed(asked(tmp_path / "endless.test.mjs", patience=0.5))
    assert line.startswith("endless.test.mjs: endless.test.mjs: it had not ended after 0.5 seconds.")


def test_a_wrong_answer_a_question_passed_over_and_a_file_that_stops_are_told_by_name(tmp_path: Path) -> None:
    begin = 'import test from "node:test";\nimport assert from "node:assert/strict";\n'
    (tmp_path / "a.test.mjs").write_text(
        begin + 'test("one is one", () => assert.equal(1, 1));\n'
        'test("one is two", () => assert.equal(1, 2));\ntest.skip("not asked", () => {});\n',
        encoding="utf-8",
    )
    (tmp_path / "b.test.mjs").write_text("throw new Error('stopped');\n", encoding="utf-8")
    found = failed(asked(tmp_path / "a.test.mjs", tmp_path / "b.test.mjs"))
    assert [line.split(": ")[1] for line in found[:2]] == ["one is two", "not asked"]
    assert "1 !== 2" in found[0]
    assert "b.test.mjs" in found[2]
