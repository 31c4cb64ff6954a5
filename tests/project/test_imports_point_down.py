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


def imported(path: Path, package: str = "") -> Iterator[tuple[int, str]]:
    """Yield what a file imports of this repository anywhere in it, each with its line; `package` is the one it lies in.

    A name in quotation marks that `import_module` or `__import__` takes counts too, and so does one that begins with dots.
    """
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names if _ours(one.name))
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            yield from ((node.lineno, f"{module}.{one.name}") for one in node.names if _ours(module))
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("import_module", "__import__") and _ours(str(node.args[0].value)):
                yield node.lineno, str(node.args[0].value)


def _ours(name: str) -> bool:
    return name.partition(".")[0] in ("guide", "tests", "bench")


def modules(root: Path) -> dict[str, Path]:
    """Return the modules under `root` by name; a package is named by its folder, and what it imports is its `__init__`'s."""
    files = sorted((root / "guide").rglob("*.py"))
    names = (path.relative_to(root).with_suffix("").parts for path in files)
    return {
        ".".join(name[:-1] if name[-1] == "__init__" else name): path for name, path in zip(names, files, strict=True)
    }


def _package(name: str, path: Path) -> str:
    return name if path.stem == "__init__" else name.rpartition(".")[0]


def upward(root: Path) -> list[str]:
    """Return each import of a floor above, or of another folder of the same floor, as `file:line: …`.

    Tests and measurements stand above every floor: nothing here may need them.
    """
    found = []
    for name, path in modules(root).items():
        folder = (*name.split("."), "")[1]
        for line, other in imported(path, _package(name, path)):
            package, target = (*other.split("."), "")[:2]
            above = folder in FLOORS and target != folder and FLOORS.get(target, 9) >= FLOORS[folder]
            if above or package != "guide":
                found.append(
                    f"{path.relative_to(root).as_posix()}:{line}: {folder} imports {target if package == 'guide' else package}"
                )
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
    known = {name: path for name, path in modules(root).items() if path.stem != "__init__"}
    found: dict[str, set[str]] = {}
    for name, path in known.items():
        others = (other for _, other in imported(path, _package(name, path)))
        names = {part for other in others for part in (other, other.rpartition(".")[0])}
        found[name] = names & known.keys()
    return found


def of_folders(modules: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return which folders inside a folder of `guide/` need which others inside the same one, as prose and numbers in `lint/`.

    What lies in the folder itself, such as the list of all rules, may need them and be needed by them.
    """
    found: dict[str, set[str]] = {}
    for name, others in modules.items():
        for folder in (part.rpartition(".")[0] for part in (name, *others)):
            found.setdefault(folder, set())
        home = name.rpartition(".")[0]
        kin = {other.rpartition(".")[0] for other in others if other.split(".")[:2] == name.split(".")[:2]}
        found[home] |= {other for other in kin if other.count(".") == home.count(".") == 2 and other != home}
    return found


def test_imports_point_down() -> None:
    assert upward(ROOT) == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert circles(graph(ROOT)) == []


def test_folders_of_one_kind_need_one_another_in_no_circle() -> None:
    assert circles(of_folders(graph(ROOT))) == []


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
        ("facts/load.py", "from ..pages import page", "facts imports pages"),
        ("facts/__init__.py", "from ..pages import page", "facts imports pages"),
        ("lint/prose/form.py", "from ... import build", "lint imports build"),
        ("pages/page.py", "import importlib\nimportlib.import_module('guide.lint.rule')", "pages imports lint"),
        ("build/site.py", "from tests.conftest import ROOT", "build imports tests"),
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


def test_a_circle_of_folders_is_reported(tmp_path: Path) -> None:
    for name, text in {
        "prose/form": "from guide.lint.numbers import counts",
        "numbers/counts": "from . import cited",
        "numbers/cited": "from guide.lint.prose.rhythm import SHORT\nfrom guide.lint import rule",
        "prose/rhythm": "SHORT = 3",
        "rule": "from guide.lint.prose import rhythm",
    }.items():
        path = tmp_path / "guide" / "lint" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{text}\n", "utf-8")
    assert circles(graph(tmp_path)) == []
    assert {way[0] for way in circles(of_folders(graph(tmp_path)))} == {"guide.lint.prose", "guide.lint.numbers"}
