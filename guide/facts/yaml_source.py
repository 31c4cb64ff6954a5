"""YAML that remembers on which line each value stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from guide.facts.findings import Cause, Finding, shown
from guide.facts.yaml_slips import STRANGE_SPACE, slip, strange_space

Location = tuple[str | int, ...]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster, but not in every build of PyYAML

# A whole text, as a phone or Word writes the marks that YAML wants straight; ’ within is an apostrophe as well.
_CURLY = re.compile("[“„][^“”„]*[“”]|‘[^‘’]*’")
_PLAIN = "tag:yaml.org,2002:str"  # the tag of most values, which need no constructor


def values(text: str) -> Any:
    """Return the values of a YAML text whose lines nobody asks for. Raises yaml.YAMLError when it is none."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - both loaders are safe ones


def composed(text: str) -> yaml.Node | None:
    """Return a YAML text as nodes that know their lines, or None when it is empty. Raises yaml.YAMLError when it is none."""
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)  # it says more clearly what is wrong


def in_curly_marks(text: str) -> bool:
    """Tell whether curly quotation marks stand round the whole of a text."""
    return _CURLY.fullmatch(text) is not None


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
        self.written: dict[Location, str] = {}  # each value that YAML takes for no text, as it stands in the file
        self.data: Any = None
        self._built: set[int] = set()
        self._rows = text.split("\n") if " #" in text else []  # looked at only where a note may stand behind a value
        if (odd := strange_space(text)) is not None:
            self._say(odd, STRANGE_SPACE)
            return
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
            self._say(*slip(text, error))
        except yaml.YAMLError:  # without a place: a character that no text holds
            found = yaml.reader.Reader.NON_PRINTABLE.search(text)
            said = "a character stands here that no text holds. Delete it, and type the words beside it anew."
            self._say(text.count("\n", 0, found.start()) if found else 0, said)
        finally:
            loader.dispose()

    def line(self, location: Location) -> int:
        """Return the line of the value at `location`, or of the nearest value around it."""
        while location not in self.lines:
            location = location[:-1]
        return self.lines[location]

    def finding(self, location: Location, message: str, cause: Cause | None = None) -> Finding:
        """Return a finding at the value's line."""
        return Finding.of(shown(self.path), self.line(location), message, cause=cause)

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
        if self._rows and isinstance(node, yaml.ScalarNode) and not node.style:
            self._look_behind(node)
        if node.tag == _PLAIN:
            if in_curly_marks(node.value) and not getattr(node, "style", None):
                advice = "Write straight double quotes, or none; around curly ones, if readers should see them."
                self._say(
                    node.start_mark.line, f"curly marks stand round the whole text, and are a part of it. {advice}"
                )
            return node.value
        self.written[location] = str(node.value)
        try:
            return loader.construct_object(node)
        except (ValueError, KeyError, AttributeError):
            # A day that is in no calendar, such as 2026-02-30, or a value that is not of the kind which `!!` calls it: kept
            # as text, for the model to refuse.
            return node.value

    def _look_behind(self, node: yaml.Node) -> None:
        """Report what YAML takes for a note, and somebody meant as text: in “Plan #1” no space follows the sign."""
        end = node.end_mark
        if end.line < len(self._rows) and re.match(r"[ \t]+#\S", self._rows[end.line][end.column :]):
            advice = "Put the whole text in double quotes; in a note, write a space behind the sign."
            self._say(end.line, f"what stands behind `#` is read by nobody. {advice}")

    def _mapping(self, loader: Any, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        built: dict[str, Any] = {}
        fields = node.value
        names = list(dict.fromkeys(str(key.value) for key, _ in fields))
        if not location and len(fields) >= 2 * len(names) > 2:
            self._say(
                fields[len(names)][0].start_mark.line, "the file stands here again, from its first field on. Keep one."
            )
            fields = fields[: len(names)]
        joined = bool(location) and len(fields) - len(names) > 1  # the line that began a second entry is gone
        told_joined = False
        for index, (key_node, value_node) in enumerate(fields):
            key = str(key_node.value)
            if node.flow_style and index and key.isdecimal() and not value_node.value:
                before = str(fields[index - 1][1].value)
                said = f"a comma parts “{before},{key}” in two"
                self._say(
                    key_node.start_mark.line,
                    f"{said}. Write decimals as `{before}.{key}`, and thousands as `{before}{key}`.",
                )
                continue
            if key in built and not (joined and told_joined):
                first = self.line((*location, key))
                said = f"`{key}` stands twice. Keep one of the two; the first is on line {first}."
                if joined:
                    told_joined = True
                    said = (
                        f"`{key}` and what follows stand twice in one entry, first on line {first}. Begin the second entry "
                        "with a line of its own, as the first one begins, or keep one of the two."
                    )
                self._say(key_node.start_mark.line, said)
            self.lines[(*location, key)] = self.first_line + key_node.start_mark.line
            built[key] = self._build(loader, value_node, (*location, key))
        return built
