"""Whoever calls a function of the machine reads in its docstring what comes out, and which errors it raises."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

GIVES_NOTHING = {"None", "Iterator[None]"}  # the latter is a context manager whose `as` would give None
TOLD = re.compile(r"\b(?:[Rr]eturns?|Yields?|Tells?)\b")


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Yield the functions that others call, methods of classes that others use included."""
    for node in tree.body:
        inside = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else [node]
        yield from (one for one in inside if isinstance(one, ast.FunctionDef) and not one.name.startswith("_"))


def raised(function: ast.FunctionDef) -> set[str]:
    """Return the names of the errors that leave a function, as far as it raises them itself."""
    caught: set[str] = set()
    found: set[str] = set()
    for node in ast.walk(function):
        if isinstance(node, ast.ExceptHandler) and node.type:
            caught |= {one.id for one in ast.walk(node.type) if isinstance(one, ast.Name)}
        elif isinstance(node, ast.Raise) and node.exc:
            name = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            found |= {name.id} if isinstance(name, ast.Name) and name.id[0].isupper() else set()
    return found - caught - {"NotImplementedError"}  # that one says that a subclass has to do it


def untold(source: str) -> list[str]:
    """Return what the docstrings of a module leave out, as `line: what is wrong`."""
    found = []
    for function in functions(ast.parse(source)):
        said = ast.get_docstring(function) or ""
        gives = ast.unparse(function.returns) if function.returns else "None"
        is_rule = gives == "Iterator[Finding]"  # its docstring is the reason for it
        if said and gives not in GIVES_NOTHING and not is_rule and not TOLD.search(said):
            found.append(f"{function.lineno}: {function.name} does not say what it returns")
        found += [
            f"{function.lineno}: {function.name} does not say that it raises {one}"
            for one in sorted(raised(function))
            if one not in said
        ]
    return found


def test_public_functions_say_what_they_return_and_raise() -> None:
    paths = sorted(path for folder in ("guide", "bench") for path in (ROOT / folder).rglob("*.py"))
    assert [f"{path.relative_to(ROOT)}:{one}" for path in paths for one in untold(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("function", "said"),
    [
        ('def f() -> int:\n    """Count."""', ["1: f does not say what it returns"]),
        ('class Counter:\n    def f(self) -> int:\n        """Count."""', ["2: f does not say what it returns"]),
        (
            'def f() -> None:\n    """Count."""\n    if f:\n        raise ValueError("x")',
            ["1: f does not say that it raises ValueError"],
        ),
        ('def f() -> None:\n    """Count. Raises ValueError."""\n    raise ValueError', []),
        ('def f() -> None:\n    """Try."""\n    try:\n        raise OSError\n    except OSError:\n        f()', []),
        ('def f() -> int:\n    """Return how many."""', []),
        ('def f(project: Project) -> Iterator[Finding]:\n    """Nobody counts."""', []),
        ("def _f() -> int:\n    raise ValueError", []),
    ],
)
def test_what_a_docstring_leaves_out_is_reported(function: str, said: list[str]) -> None:
    assert untold(function) == said
