"""A YAML file validated against its model: the model, or a finding on the line of each mistake.

Apart from the reading of YAML, because pydantic takes longer to load than most files to read.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from guide.facts import wrong_values
from guide.facts.findings import Finding, closest, nearest, shown
from guide.facts.yaml_source import Document, Location

Model = TypeVar("Model", bound=BaseModel)
_MANY = 4  # fields of one place that are missing or unknown, and told as one mistake


# How BibTeX, RIS, PubMed, EndNote and JSON begin.
_EXPORTED = re.compile(r"\s*(?:@\w+\s*\{|(?:TY|PMID)\s*- |%0 |\[?\{\s*\")")


def validate(document: Document, model: type[Model]) -> tuple[Model | None, list[Finding]]:
    """Return the document as a `model`, or None and one finding for each mistake in it."""
    if _EXPORTED.match(document.text):
        advice = (
            "Save it under another name outside of evidence/, and `make study FILE=…` begins the study’s file from it"
        )
        return None, [document.finding((), f"this is an entry as reference managers export it. {advice}.")]
    if document.findings:
        return None, document.findings
    if not isinstance(document.data, Mapping):
        return None, [document.finding((), "this file holds no fields. Write one `field: value` on each line.")]
    if swallowed := list(_swallowed(document, model)):
        return None, swallowed
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        return None, list(_translated(document, model, _without_doubles(error.errors(), model)))


def _swallowed(document: Document, model: type[BaseModel]) -> Iterator[Finding]:
    """Yield each field that is not there, because its line begins further in and so is a part of the text above it."""
    for name in (one.alias or key for key, one in model.model_fields.items()):
        if name in document.data or f" {name}:" not in document.text:
            continue
        places = {line for location, line in document.lines.items() if location and location[-1] == name}
        for match in re.finditer(rf"(?m)^ +{re.escape(name)}:(?=\s)", document.text):
            line = document.first_line + document.text.count("\n", 0, match.start())
            if line not in places:
                said = f"`{name}:` begins further in than the other fields, and so is a part of the text above it"
                advice = "Take the spaces in front of it away."
                yield Finding.of(shown(document.path), line, f"{said}. {advice}")


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


def _translated(document: Document, model: type[BaseModel], errors: Sequence[ErrorDetails]) -> Iterator[Finding]:
    """Yield a finding for each error, and one for many of a kind in one place, which come of one line or a new file."""
    alike: dict[tuple[str, Location], list[str]] = {}
    for error in errors:
        if error["type"] in ("missing", "extra_forbidden"):
            alike.setdefault((error["type"], error["loc"][:-1]), []).append(str(error["loc"][-1]))
    for error in errors:
        names = alike.get((error["type"], error["loc"][:-1]), [])
        if error["type"] == "missing" and len(alike.get(("extra_forbidden", error["loc"][:-1]), [])) >= _MANY:
            continue  # all that stands there is of another place
        if len(names) < _MANY:
            yield _translate(document, model, error)
        elif error["loc"][-1] == names[0]:
            yield document.finding(error["loc"], _of_many(model, error, names))


def _of_many(model: type[BaseModel], error: ErrorDetails, names: Sequence[str]) -> str:
    where = ".".join(map(str, error["loc"][:-1]))
    said = f"{', '.join(f'`{name}`' for name in names)}{f' in `{where}`' if where else ''}"
    if error["type"] == "missing":
        return f"{len(names)} fields are missing: {said}. Copy them from another file of its kind, and give each its value."
    allowed = ", ".join(sorted(_fields_at(model, error["loc"][:-1])))
    advice = "If they belong to another field, write its name on a line of its own above them."
    return f"{len(names)} unknown fields: {said}. {advice} Allowed: {allowed}."


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
