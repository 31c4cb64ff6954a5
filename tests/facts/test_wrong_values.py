"""Whatever a field holds that it may not hold, people read what to write, and no word of the library that found it."""

from __future__ import annotations

import copy
import re
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from guide.facts.kinds import FOLDERS
from guide.facts.validation import validate
from guide.facts.yaml_source import Document, values
from guide.pages.front_matter import FrontMatter
from tests.conftest import ROOT

MODELS = {**{folder: kind.model for folder, kind in FOLDERS.items()}, "front matter": FrontMatter}
# As somebody may write it behind the colon.
WRITTEN = (
    "[]",
    "[a]",
    "{}",
    "{a: 1}",
    "words",
    '""',
    "",
    "no",
    "3",
    "-5",
    "2.5",
    "1000000000",
    "2026-02-31",
    ".nan",
    "x" * 400,
)
FOREIGN = re.compile(
    r"[Ii]nput|valid (?!for)|parse|instance|tuple|dictionary|integer|boolean|None|True|False|should|\d\.0\b"
)


def places(data: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where each value stands, of lists only the first."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data[:1]) if isinstance(data, list) else ():
        yield (*at, key)
        yield from places(value, (*at, key))


def example(name: str) -> Any:
    """Return the values of the longest file of a kind, or of a page."""
    if name == "front matter":
        return values((ROOT / "docs/back-pain/training-load.md").read_text("utf-8").split("---\n")[1])
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "evidence" / name).glob("*.yml"))]
    assert texts, f"no file of evidence/{name}/ shows what a fact of this kind holds: write the first one"
    return values(max(texts, key=len))


def kinds_of_place(name: str) -> Iterator[tuple[str | int, ...]]:
    """Yield one place for each field of a kind, wherever that stands."""
    seen = set()
    for place in places(example(name)):
        key = place[-1] if isinstance(place[-1], str) else (place[-2], "entry")
        if key not in seen:
            seen.add(key)
            yield place


def told(name: str, place: tuple[str | int, ...], text: str) -> list[str]:
    """Return what is told when a value is another one."""
    data = copy.deepcopy(example_of[name])
    inner = data
    for part in place[:-1]:
        inner = inner[part]
    document = Document(f"value: {text}\n", Path("x.yml"))
    inner[place[-1]] = document.data["value"]
    document.data = data
    document.written = {place: document.written[("value",)]} if ("value",) in document.written else {}
    return [finding.message for finding in validate(document, MODELS[name])[1]]


example_of: dict[str, Any] = {}


@pytest.mark.parametrize("name", MODELS)
def test_no_wrong_value_is_told_in_words_for_programmers_or_without_what_to_write(name: str) -> None:
    example_of[name] = example(name)
    found = {message for place in kinds_of_place(name) for text in WRITTEN for message in told(name, place, text)}
    assert len(found) > 5
    bad = [
        message for message in found if FOREIGN.search(re.sub(r"“[^”]*”|`[^`]*`", "", message)) or ". " not in message
    ]
    assert bad == []


def fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, Any]]:
    """Yield each field of a model and of those in it, with its type."""
    if model in seen:
        return
    seen.add(model)
    waiting = [(f"{model.__name__}.{name}", field.annotation) for name, field in model.model_fields.items()]
    for name, kind in waiting:
        yield name, kind
        for part in typing.get_args(kind):
            waiting.append((name, part))
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from fields(kind, seen)


@pytest.mark.parametrize("name", MODELS)
def test_no_field_is_of_two_kinds_because_each_would_be_told_of_one_slip(name: str) -> None:
    for field, kind in fields(MODELS[name], set()):
        if typing.get_origin(kind) in (typing.Union, types.UnionType):
            assert len([part for part in typing.get_args(kind) if part is not type(None)]) == 1, field
