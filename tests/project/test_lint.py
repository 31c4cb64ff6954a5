"""The tools that read code, words and workflows find nothing to complain about, and pass over no more than was agreed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.conftest import ROOT
from tests.project.workflows import WORKFLOWS

TOOLS = Path(sys.executable).parent
WRITTEN = ("README.md", "CONTRIBUTING.md", "Makefile", "mkdocs.yml", "pyproject.toml")
SPELLED = ("docs", "guide", "overrides", "bench", "tests", *WRITTEN)


def complaints(tool: str, *arguments: str) -> str:
    """Run a tool in the project's folder. Returns what it prints, or nothing when it is content."""
    done = subprocess.run([TOOLS / tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return (
        "" if done.returncode == 0 else (done.stdout + done.stderr).strip() or f"{tool} stopped with {done.returncode}"
    )


def test_ruff_finds_nothing_in_the_code() -> None:
    assert complaints("ruff", "check", "--no-cache", "--output-format", "concise") == ""


# What Ruff asks, and what it may pass over; each is a line fewer to read for whoever reviews a change.
ASKED = {"A", "B", "C4", "C90", "D", "E", "F", "I", "N", "PIE", "PT", "PTH", "RET", "RUF", "S", "SIM", "UP", "W"}
PASSED_OVER = {"D203", "D213", "D401", "RUF001", "RUF002", "RUF003", "S603", "S607"}


def test_what_judges_code_and_words_passes_over_no_more_than_was_agreed() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    lint = tools["ruff"]["lint"]
    assert set(lint["select"]) >= ASKED
    assert set(lint["ignore"]) <= PASSED_OVER
    assert lint["per-file-ignores"] == {"tests/**": ["D1", "S101"]}
    assert lint["mccabe"]["max-complexity"] <= 12
    assert max(tools["ruff"]["line-length"], lint["pycodestyle"]["max-line-length"]) <= 130
    assert all(folder.startswith("tests/fixtures/") for folder in tools["ruff"]["extend-exclude"])
    assert tools["mypy"]["strict"] and tools["mypy"]["files"] == ["guide", "bench"]  # noqa: PT018 - one question
    assert "exclude" not in tools["mypy"]
    looser = {name for one in tools["mypy"]["overrides"] for name in one} - {"module"}
    assert looser == {
        "follow_untyped_imports",
        "ignore_missing_imports",
        "disallow_subclassing_any",
        "implicit_reexport",
    }
    skipped = tools["codespell"]["skip"].replace("./", "").split(",")
    assert [name for name in SPELLED if name in skipped] == []


def test_ruff_finds_something_in_bad_code(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text("import os\n", "utf-8")
    assert "F401" in complaints("ruff", "check", "--no-cache", "--isolated", str(tmp_path))


def test_codespell_finds_no_misspelt_word_in_pages_and_code() -> None:
    # In the faults that are seeded, and in what readers type, words are misspelt on purpose.
    # What readers type is misspelt on purpose, also where it is agreed; the pages have all other agreed words.
    typed = "*/search_words.yml,*/search/words.*.yml,*/lint/agreed-warnings.txt"
    skip = f"*.svg,node_modules,package-lock.json,__pycache__,*/faults/data/*,{typed}"
    assert complaints("codespell", "--skip", skip, *SPELLED) == ""


def test_codespell_finds_a_misspelt_word_and_allows_british_spelling(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.md", tmp_path / "good.md"
    bad.write_text("Read t" + "eh page.\n", "utf-8")
    good.write_text("The randomised centre recognises programmes, colour and behaviour.\n", "utf-8")
    said = complaints("codespell", str(bad), str(good))
    assert bad.name in said
    assert good.name not in said


def test_there_are_workflows_to_check() -> None:
    assert list(WORKFLOWS.glob("*.yml")), "no workflow stands in .github/workflows: add one that runs `make test`"


def test_zizmor_finds_no_weakness_in_the_workflows() -> None:
    assert complaints("zizmor", "--offline", "--no-progress", "--quiet", str(WORKFLOWS)) == ""


def test_zizmor_finds_a_weakness_when_there_is_one(tmp_path: Path) -> None:
    step = "      - run: echo ${{ github.event.issue.title }}\n"
    workflow = f"name: a\non: issues\npermissions: {{}}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n{step}"
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    path = tmp_path / ".github" / "workflows" / "a.yml"
    path.write_text(workflow, "utf-8")
    assert "template-injection" in complaints("zizmor", "--offline", "--no-progress", str(path))


def test_the_workflows_have_the_shape_that_their_host_asks_for() -> None:
    paths = map(str, sorted(WORKFLOWS.glob("*.yml")))
    assert complaints("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *paths) == ""


def test_the_settings_of_the_updates_have_the_shape_that_their_host_asks_for() -> None:
    settings = str(ROOT / ".github" / "dependabot.yml")
    assert complaints("check-jsonschema", "--builtin-schema", "vendor.dependabot", settings) == ""


def test_a_workflow_of_the_wrong_shape_is_found_among_others(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("on: push\njobs: {a: {steps: []}}\n", "utf-8")
    paths = [str(path) for path in (*sorted(WORKFLOWS.glob("*.yml")), wrong)]
    said = complaints("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *paths)
    assert {name for name in map(Path, paths) if str(name) in said} == {wrong}
