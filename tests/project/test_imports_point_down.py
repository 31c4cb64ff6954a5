"""The machine stands on five floors: a module imports from its own floor or from one below, and never in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import ROOT

# The folders of `guide/` and the floor that each is on, with the one module that lies below all of them. Two of one floor
# know nothing of one another.
FLOORS = {
    "kept": 0,
    "facts": 1,
    "markdown": 2,
    "export": 2,
    "pages": 3,
    "new_study": 3,
    "lint": 4,
    "watch": 4,
    "build": 5,
}


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the modules of `guide` that a file imports anywhere in it, each with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names if one.name.startswith("guide."))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("guide"):
            for one in node.names:
                yield node.lineno, f"{node.module}.{one.name}"


def modules(root: Path) -> dict[str, Path]:
    """Return the modules under `root` by name, without packages, which only say what they hold."""
    files = sorted((root / "guide").rglob("*.py"))
    return {".".join(path.relative_to(root).with_suffix("").parts): path for path in files if path.stem != "__init__"}


def upward(root: Path) -> list[str]:
    """Return each import of a floor above, or of another folder of the same floor, as `file:line: …`."""
    found = []
    for name, path in modules(root).items():
        folder = name.split(".")[1]
        for line, other in imported(path):
            target = other.split(".")[1]
            if folder in FLOORS and target != folder and FLOORS.get(target, 9) >= FLOORS[folder]:
                found.append(f"{path.relative_to(root).as_posix()}:{line}: {folder} imports {target}")
    return found


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Return one circle of imports for each module that is in one, the module first; an empty list when there is none."""
    found = []
    for start in graph:
        ways, seen = [[start]], {start}
        while ways:
            way = ways.pop()
            for step in graph[way[-1]]:
                if step == start:
                    found.append([*way, start])
                    ways.clear()
                    break
                if step not in seen:
                    seen.add(step)
                    ways.append([*way, step])
    return found


def graph(root: Path) -> dict[str, set[str]]:
    """Return the modules that each module under `root` imports."""
    known = modules(root)
    found: dict[str, set[str]] = {}
    for name, path in known.items():
        names = {part for _, other in imported(path) for part in (other, other.rpartition(".")[0])}
        found[name] = names & known.keys()
    return found


def test_imports_point_down() -> None:
    assert upward(ROOT) == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert circles(graph(ROOT)) == []


def test_no_import_is_hidden_from_python() -> None:
    hidden = [path.name for path in modules(ROOT).values() if "TYPE_CHECKING" in path.read_text("utf-8")]
    assert hidden == []


def test_each_folder_has_its_floor() -> None:
    folders = {path.name for path in (ROOT / "guide").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders | {"kept"} == {*FLOORS}


@pytest.mark.parametrize(
    ("importing", "line", "said"),
    [
        ("facts/load.py", "from guide.pages.page import Page", "facts imports pages"),
        ("markdown/code.py", "import guide.export.csl", "markdown imports export"),
        ("lint/links.py", "def f():\n    from guide.build import site", "lint imports build"),
    ],
)
def test_an_import_that_points_up_is_reported_with_its_line(
    tmp_path: Path, importing: str, line: str, said: str
) -> None:
    path = tmp_path / "guide" / importing
    path.parent.mkdir(parents=True)
    path.write_text(f"{line}\n", "utf-8")
    assert upward(tmp_path) == [f"guide/{importing}:{line.count(chr(10)) + 1}: {said}"]


def test_a_circle_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "guide" / "facts"
    folder.mkdir(parents=True)
    for name, other in (("one", "two"), ("two", "three"), ("three", "one"), ("four", "one")):
        (folder / f"{name}.py").write_text(f"from guide.facts import {other}\n", "utf-8")
    assert {way[0] for way in circles(graph(tmp_path))} == {f"guide.facts.{name}" for name in ("one", "two", "three")}
