"""YAML that remembers on which line each value stands, checked against a pydantic model."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from guide.facts.findings import Finding, nearest, shown

Location = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times faster and not in every build


def values(text: str) -> Any:
    """Return the values of a YAML text whose lines nobody asks for. Raises yaml.YAMLError when it is none."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - both loaders are safe ones


def composed(text: str) -> yaml.Node | None:
    """Return a YAML text as nodes that know their lines, or None when it is empty. Raises yaml.YAMLError when it is none."""
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)  # it says more clearly what is wrong


class _AliasError(ValueError):
    """A value stands for another one, first on this line, counted from 0."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class Document:
    """A parsed YAML `text`: `data` holds the values, `line(location)` tells where one stands."""

    def __init__(self, text: str, path: Path, first_line: int = 1) -> None:
        """Parse `text`, found in `path` from `first_line` on. Findings of form are collected in `findings`."""
        self.text = text
        self.path = path
        self.first_line = first_line
        self.lines: dict[Location, int] = {(): first_line}
        self.findings: list[Finding] = []
        self.data: Any = None
        self._built: set[int] = set()
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            self.data = self._build(loader, node, ()) if node is not None else {}
        except _AliasError as error:
            self._say(
                error.line,
                "a value is named by `&` and stands again by `*`, which a few lines can turn into millions of values. "
                "Write the value itself in each place.",
            )
        except RecursionError:
            self._say(
                0, "this is not valid YAML: its brackets are nested too deep. Write one `field: value` on each line."
            )
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._say(mark.line if mark else 0, f"this is not valid YAML: {error.problem}. {_YAML_ADVICE}")
        except yaml.YAMLError as error:
            self._say(0, f"this is not valid YAML: {error}. {_YAML_ADVICE}")
        finally:
            loader.dispose()

    def line(self, location: Location) -> int:
        """Return the line of the value at `location`, or of the nearest value around it."""
        while location not in self.lines:
            location = location[:-1]
        return self.lines[location]

    def finding(self, location: Location, message: str) -> Finding:
        """Return a finding at the value's line."""
        return Finding.of(shown(self.path), self.line(location), message)

    def _say(self, zero_based: int, message: str) -> None:
        self.findings.append(Finding.of(shown(self.path), self.first_line + zero_based, message))

    def _build(self, loader: Any, node: yaml.Node, location: Location) -> Any:
        if id(node) in self._built:  # the parser hands out one node for the name and for each use of it
            raise _AliasError(node.start_mark.line)
        self._built.add(id(node))
        self.lines.setdefault(location, self.first_line + node.start_mark.line)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(loader, node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self._build(loader, item, (*location, index)) for index, item in enumerate(node.value)]
        try:
            return loader.construct_object(node)
        except ValueError:  # a day that is in no calendar, such as 2026-02-30: kept as text, for the model to refuse
            return node.value

    def _mapping(self, loader: Any, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in built:
                self._say(
                    key_node.start_mark.line,
                    f"`{key}` stands twice. Keep one of the two; the first is on line {self.line((*location, key))}.",
                )
            self.lines[(*location, key)] = self.first_line + key_node.start_mark.line
            built[key] = self._build(loader, value_node, (*location, key))
        return built


_YAML_ADVICE = "Put text that holds `: ` or `#` in double quotes and indent with spaces."


def check(document: Document, model: type[Model]) -> tuple[Model | None, list[Finding]]:
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
            nearest(name, _fields_at(model, tuple(here[:-1]))) == nearest(str(here[-1]), [str(here[-1])])
            for name in beside
        )

    return [error for error in errors if not is_told(error)]


def read(path: Path, model: type[Model]) -> tuple[Model | None, Document, list[Finding]]:
    """Read a YAML file and check it against `model`. Returns the model (None if wrong), the document and its findings."""
    document = Document(path.read_text(encoding="utf-8-sig"), path)  # an editor may have put its mark at the start
    found, findings = check(document, model)
    return found, document, findings


def _translate(document: Document, model: type[BaseModel], error: ErrorDetails) -> Finding:
    location = tuple(error["loc"])
    name = ".".join(str(part) for part in location)
    value = error["input"]
    context = error.get("ctx", {})
    last = str(location[-1]) if location else ""
    if error["type"] == "missing":
        message = f"the field `{name}` is missing. Add a line `{last}: …`.{_choice(model, location)}"
    elif error["type"] == "extra_forbidden":
        allowed = _fields_at(model, location[:-1])
        message = f"unknown field `{name}`.{nearest(last, allowed)} Allowed: {', '.join(sorted(allowed))}."
    elif error["type"] == "literal_error":
        words = _words(context["expected"])
        message = f"`{name}` is “{value}”.{nearest(str(value), words)} Allowed: {', '.join(words)}."
    elif error["type"] == "string_type":
        message = f"`{name}` is “{value}”, which YAML does not take for text. Put it in double quotes."
    elif error["type"] == "too_long":
        message = f"`{name}` has {context['actual_length']} entries. Write at most {context['max_length']}."
    elif error["type"] == "too_short":
        message = f"`{name}` has {context['actual_length']} entries. Write at least {context['min_length']}."
    elif error["type"] == "value_error":
        message = f"`{name}` is “{value}”: {context['error']}"
    else:
        message = f"`{name}` is “{value}”: {_reason(error['msg'])}."
    return document.finding(location, message)


def _choice(model: type[BaseModel], location: Location) -> str:
    """Return which words a field of the model itself may hold; nothing when that is free, or the field stands deeper."""
    kind = next((one.annotation for key, one in model.model_fields.items() if location == (one.alias or key,)), None)
    return f" Allowed: {', '.join(typing.get_args(kind))}." if typing.get_origin(kind) is Literal else ""


def _reason(message: str) -> str:
    plain = message.replace("Input should", "it should").replace("String should", "the text should")
    return plain.replace("List should", "the list should")


def _words(expected: str) -> list[str]:
    return [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]


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
