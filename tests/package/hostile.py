"""Text that would be HTML if a template printed it as it is, put into every field that takes any text."""

from __future__ import annotations

import itertools
import types
import typing
from collections.abc import Iterator

from pydantic import BaseModel, TypeAdapter, ValidationError

HOSTILE = "<b onmouseover=x>&\"'"


class Planter:
    """Plants hostile text into models; `planted` holds each text by the path of its field, as in `Claim.statement`."""

    def __init__(self, spared: frozenset[str] = frozenset()) -> None:
        """Take the paths of the fields that stay as they are."""
        self.spared = spared
        self.planted: dict[str, str] = {}
        self._count = itertools.count()

    def model(self, value: BaseModel) -> BaseModel:
        """Return a copy in which every field that takes any text holds hostile text."""
        update = {
            name: self._value(getattr(value, name), info.annotation, info.metadata, f"{type(value).__name__}.{name}")
            for name, info in type(value).model_fields.items()
            if f"{type(value).__name__}.{name}" not in self.spared
        }
        return value.model_copy(update=update)

    def _value(self, value: object, kind: object, limits: list[object], path: str) -> object:
        if isinstance(value, BaseModel):
            return self.model(value)
        if isinstance(value, dict):
            return {key: self._value(one, typing.get_args(kind)[1], [], path) for key, one in value.items()}
        if isinstance(value, tuple):
            return tuple(self._value(one, typing.get_args(kind)[0], [], path) for one in value)
        return self._text(value, kind, limits, path) if isinstance(value, str) and value else value

    def _text(self, value: str, kind: object, limits: list[object], path: str) -> str:
        number = f"#{next(self._count)}#"
        for text in (value + HOSTILE + number, HOSTILE + number):
            annotated = typing.Annotated[kind, *limits] if limits else kind
            try:
                TypeAdapter(annotated).validate_python(text)
            except ValidationError:
                continue  # the model refuses it, or it is too long behind what stands there
            self.planted[path] = text
            return text
        return value


def fields(model: type[BaseModel]) -> Iterator[str]:
    """Yield the path of every field of a model, and of the models in it, that takes hostile text."""
    for name, info in model.model_fields.items():
        for kind in _kinds(info.annotation):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from fields(kind)
            elif _takes(kind, info.metadata):
                yield f"{model.__name__}.{name}"


def _takes(kind: object, limits: list[object]) -> bool:
    taker = TypeAdapter(typing.Annotated[kind, *limits] if limits else kind)
    for text in (HOSTILE, HOSTILE * 3):  # some texts have a length that they must have at least
        try:
            taker.validate_python(text)
        except ValidationError:
            continue
        return True
    return False


def _kinds(annotation: object) -> Iterator[object]:
    """Yield the types that a field's values, or the entries in it, have."""
    origin = typing.get_origin(annotation)
    if origin in (typing.Union, types.UnionType):
        for one in typing.get_args(annotation):
            yield from _kinds(one)
    elif origin is tuple:
        yield from _kinds(typing.get_args(annotation)[0])
    elif origin is dict:
        yield from _kinds(typing.get_args(annotation)[1])
    elif annotation is not type(None):
        yield annotation
