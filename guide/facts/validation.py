"""A YAML file validated against its model: the model, or a finding on the line of each mistake.

Apart from the reading of YAML, because pydantic takes longer to load than most files to read.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from guide.facts import wrong_values
from guide.facts.findings import Finding, closest, nearest
from guide.facts.yaml_source import Document, Location

Model = TypeVar("Model", bound=BaseModel)


def validate(document: Document, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """Return the document as a `model`, or None and one finding for each mistake in it."""
    if document.findings:
        return None, document.findings
    if not isinstance(document.data, Mapping):
        return None, [document.finding((), "this file holds no fields. Write one `field: value` on each line.")]
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, [_translate(document, model, detail) for detail in _without_doubles(error.errors(), model)]


def _without_doubles(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """Return the errors without those that come of another one.

    A field may be missing because its name is misspelt, and a list may be too short because an entry in it is wrong.
    """
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]

    def is_told(error: ErrorDetails) -> bool:
        here = error["loc"]
        if error["type"] == "too_short" and any(
            len(one["loc"]) > len(here) and one["loc"][: len(here)] == here for one in errors
        ):
            return True
        beside = [str(one[-1]) for one in unknown if one[:-1] == here[:-1]]
        return error["type"] == "missing" and any(
            closest(name, _fields_at(model, tuple(here[:-1]))) == str(here[-1]) for name in beside
        )

    return [error for error in errors if not is_told(error)]


def read(path: Path, model: type[Model]) -> tuple[Model | None, Document, list[Finding]]:
    """Read a YAML file and validate it against `model`. Returns the model (None if wrong), the document and its findings."""
    document = Document(path.read_text(encoding="utf-8-sig"), path)  # an editor may have put its mark at the start
    found, findings = validate(document, model)
    return found, document, findings


def _translate(document: Document, model: type[BaseModel], error: ErrorDetails) -> Finding:
    location = tuple(error["loc"])
    name = ".".join(str(part) for part in location)
    last = str(location[-1]) if location else ""
    if error["type"] == "missing":
        message = f"the field `{name}` is missing. Add a line `{last}: …`.{_choice(model, location)}"
    elif error["type"] == "extra_forbidden":
        allowed = _fields_at(model, location[:-1])
        message = f"unknown field `{name}`.{nearest(last, allowed)} Allowed: {', '.join(sorted(allowed))}."
    else:
        written = document.written.get(location)
        message = wrong_values.told(name, error["type"], error["input"], error.get("ctx", {}), written)
    return document.finding(location, message)


def _choice(model: type[BaseModel], location: Location) -> str:
    """Return which words a field of the model itself may hold; nothing when that is free, or the field stands deeper."""
    kind = next((one.annotation for key, one in model.model_fields.items() if location == (one.alias or key,)), None)
    return f" Allowed: {', '.join(typing.get_args(kind))}." if typing.get_origin(kind) is Literal else ""


def _fields_at(model: Any, location: Location) -> set[str]:
    """Return the names of the fields that the model allows at a location, however deep."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        if not location:
            return set(model.model_fields)
        field = model.model_fields.get(str(location[0]))
        return _fields_at(field.annotation, location[1:]) if field else set()
    inner = [part for part in typing.get_args(model) if part not in (type(None), ...)]
    if typing.get_origin(model) in (typing.Union, types.UnionType):
        return set().union(*(_fields_at(part, location) for part in inner))
    return _fields_at(inner[-1], location[1:]) if inner and location else set()
