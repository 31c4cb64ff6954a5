"""What is wrong with a value, and what to write instead: pydantic finds it, and speaks to programmers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from guide.facts.findings import nearest

_SHOWN = 80  # characters of a value that a message quotes
_TEXT = "Write one text, in double quotes if it begins with a bracket."
# Of a model that people take for one word, the fields that it must have.
_EXAMPLES = {"Retracted": "`day: 2026-11-28` and `notice:` with the DOI of the notice"}
_NUMBER = "Write a number in digits, with a point before decimals."


def told(name: str, kind: str, value: Any, context: Mapping[str, Any], written: str | None) -> str:
    """Return what is wrong with the value of a field and what to write, by the `kind` of error and its `context`.

    `written` is the value as it stands in the file; None for a list or for fields, and where nobody knows.
    """
    if kind == "literal_error":
        words = _words(context["expected"])
        return f"{_is(name, value, written)}.{nearest(str(value), words)} Allowed: {', '.join(words)}."
    if kind == "value_error":
        return f"{_is(name, value, written)}: {context['error']}"
    if kind in ("too_long", "too_short"):
        most = kind == "too_long"
        limit = f"at most {context['max_length']}" if most else f"at least {context['min_length']}"
        return f"`{name}` has {context['actual_length']} entries. Write {limit}."
    if kind in ("string_too_long", "string_too_short"):
        most = kind == "string_too_long"
        limit = f"at most {context['max_length']}" if most else f"at least {context['min_length']}"
        if not value:
            return f"`{name}` has no value. Write a text."
        characters = f"{len(value)} character{'s' if len(value) > 1 else ''}"
        return f"{_is(name, value, written)}, {characters} long. Write {limit}."
    if kind == "string_type" and written:
        return f"{_is(name, value, written)}, which YAML does not take for text. Put it in double quotes."
    if kind.startswith("date") and re.fullmatch(r"\d{4}-\d\d-\d\d", written or str(value)):
        return f"{_is(name, value, written)}, a day that no calendar has. Write one that it has."
    advice = next((advice(context) for pattern, advice in _ADVICE.items() if re.match(pattern, kind)), "")
    return f"{_is(name, value, written)}. {advice}"


def _is(name: str, value: Any, written: str | None) -> str:
    if isinstance(value, list):
        return f"`{name}` is a list" if value else f"`{name}` is an empty list"
    if isinstance(value, Mapping):
        return f"`{name}` has fields of its own"
    text = str(value) if written is None else written
    if not text or (value is None and text == "None"):
        return f"`{name}` has no value"
    return f"`{name}` is “{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"


def _words(expected: str) -> list[str]:
    return [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]


_ADVICE: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "string_type": lambda _: _TEXT,
    "bool_": lambda _: "Write true or false.",
    "int_": lambda _: "Write a whole number in digits.",
    "float_|finite_number": lambda _: _NUMBER,
    "date_": lambda _: "Write a day like 2026-11-28.",
    "(?:tuple|list|set|frozen_set)_type": lambda _: "Write a list: each entry on a line of its own, behind `- `.",
    "(?:dict|model|mapping)_type": lambda context: (
        f"Write {_EXAMPLES.get(context.get('class_name', ''), '`field: value`')} on lines of their own, indented below its name."
    ),
    "greater_than$": lambda context: f"Write more than {context['gt']:g}.",
    "greater_than_equal": lambda context: f"Write {context['ge']:g} or more.",
    "less_than$": lambda context: f"Write less than {context['lt']:g}.",
    "less_than_equal": lambda context: f"Write {context['le']:g} or less.",
}
