"""The fields of a file of facts, or at the top of a page, in the order of their model; and its schema line.

Whole entries are moved as text, each with the comments right above it: nothing is written anew, so nothing can be lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from guide.facts.kinds import FOLDERS
from guide.facts.schema import first_line
from guide.facts.yaml_source import Document, values
from guide.pages.front_matter import FrontMatter

_SCHEMA = "# yaml-language-server:"
_ANCHOR = re.compile(r"(?m)(?:^|[\s\[{,:-])[&*]\w")  # of YAML, which can stand for more than a memory holds
PAGE = tuple(FrontMatter.model_fields)


def order(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind of fact as its model has them, by the names that files give them."""
    return tuple(field.alias or name for name, field in FOLDERS[kind].model.model_fields.items())


def with_schema(text: str, kind: str) -> str:
    """Return the text of a file of facts with the line that names its schema."""
    wanted = first_line(kind)
    if text.partition("\n")[0].rstrip() == wanted:
        return text
    rest = text.partition("\n")[2] if text.startswith(_SCHEMA) else text
    return f"{wanted}\n{rest}"


def in_order(text: str, names: Sequence[str]) -> str:
    """Return a YAML text with its fields in this order; one that cannot be read, or has another field, stays as it is."""
    if _ANCHOR.search(text):
        return text
    document = Document(text, Path("text.yml"))
    if document.findings or not isinstance(document.data, dict):
        return text
    keys = list(document.data)
    if set(keys) - set(names) or keys == (wanted := sorted(keys, key=names.index)):
        return text
    lines = text.split("\n")
    begins = [_with_comments(lines, document.line((key,)) - 1) for key in keys]
    head = lines[: begins[0]]
    if wanted[0] != keys[0] and any(line.startswith("#") for line in lines[begins[0] : document.line((keys[0],)) - 1]):
        return text  # a comment above everything may be about everything
    last = len(lines) - (lines[-1] == "")
    ends = [*begins[1:], last]
    parts = {key: lines[begin:end] for key, begin, end in zip(keys, begins, ends, strict=True)}
    moved = "\n".join([*head, *(line for key in wanted for line in parts[key]), *lines[last:]])
    return moved if _same(text, moved) else text


def without_blanks(text: str) -> str:
    """Return a YAML text without blanks at the ends of its lines, where they mean nothing."""
    bare = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return bare if _same(text, bare) else text


def _with_comments(lines: Sequence[str], begin: int) -> int:
    """Return where an entry begins with the comments right above it; the line that names the schema is none of them."""
    while begin and re.match(r"#", lines[begin - 1]) and not lines[begin - 1].startswith(_SCHEMA):
        begin -= 1
    return begin


def _same(before: str, after: str) -> bool:
    """Tell whether two YAML texts hold the same values."""
    if _ANCHOR.search(before):
        return before == after
    try:
        return bool(values(before) == values(after))
    except (yaml.YAMLError, ValueError):
        return False
