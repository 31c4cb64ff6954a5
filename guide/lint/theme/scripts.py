"""Scripts of the theme that a browser could not read. ESLint asks more of them, in the tests."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from guide.facts.findings import Finding, shown
from guide.facts.folder import files
from guide.pages.project import Project

_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{[%#].*?[%#]\}", re.DOTALL)
_OPENS = {")": "(", "]": "[", "}": "{"}
_CLOSES = {opening: closing for closing, opening in _OPENS.items()}
_QUOTES = frozenset("'\"`")
_LAST_OPENS = re.compile(r"([{(\[])\s*(?://.*)?$")
# The parser goes on behind a mistake, and takes up to the whole script for part of it: a place is a few lines at most.
_FEW = 3
_SHORT = 40  # letters of what is quoted in a finding


def scripts_can_be_read(project: Project) -> Iterator[Finding]:
    """A browser that cannot read a script runs none of it: no search, no menu of colours, no diary."""
    for path in files(project.root / "overrides", "**/*.js"):
        if told := unreadable(path.read_text(encoding="utf-8", errors="replace")):
            line, message = told
            yield Finding.of(shown(path), line, message)


@functools.lru_cache(maxsize=64)
def unreadable(text: str) -> tuple[int, str] | None:
    """Return the line of a script at which a browser stops, and what is wrong there; None when it can be read."""
    text = _TEMPLATE.sub(
        lambda one: ("0" if one.group().startswith("{{") else "") + "\n" * one.group().count("\n"), text
    )
    root = Parser(Language(tree_sitter_javascript.language())).parse(text.encode()).root_node
    if not root.has_error:
        return None
    wrong = list(_wrong(root))
    node = next((one for one in wrong if one.end_point.row - one.start_point.row < _FEW), wrong[-1])
    said = text.encode()[node.start_byte : node.end_byte].decode(errors="replace").strip()
    sign = node.type if node.is_missing else said[:1]
    if sign in _OPENS and (opened := _never_closed(text)):
        return opened
    return node.start_point.row + 1, _message(node, sign, " ".join(said.split()))


def _wrong(node: Node) -> Iterator[Node]:
    """Yield what the parser did not understand, and what it missed, in the order of the script."""
    if node.is_error or node.is_missing:
        yield node
    for child in node.children:
        if child.has_error or child.is_missing:
            yield from _wrong(child)


def _never_closed(text: str) -> tuple[int, str] | None:
    """Return the line that ends in a bracket and has none to close it at its indent, which the parser cannot know."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip())
        ends = (one for one in lines[number:] if one.strip() and len(one) - len(one.lstrip()) <= indent)
        if (opens := _LAST_OPENS.search(line)) and next(ends, "")[indent : indent + 1] not in (")", "]", "}", "`"):
            return number, f"`{opens[1]}` is never closed. Write `{_CLOSES[opens[1]]}` where it ends."
    return None


def _message(node: Node, sign: str, said: str) -> str:
    """Return what is wrong with what the parser missed or, by its words, did not understand."""
    if not node.is_missing:
        tokens = [one.type for one in node.children]
        if quote := next((one for one in tokens if one in _QUOTES and tokens.count(one) % 2), ""):
            return f"the text that begins with {quote} never ends. Write {quote} behind it."
        if said.startswith("/*"):
            return "the comment never ends. Write */ behind it."
        if sign in _OPENS:
            return f"`{sign}` closes nothing. Delete it, or open what it closes."
        more = [one for one in ("(", "[") if tokens.count(one) > tokens.count(_CLOSES[one])]
        if more and "{" not in tokens:  # behind a brace, the bracket may be one that only the parser lost
            return f"`{more[0]}` is never closed. Write `{_CLOSES[more[0]]}` where it ends."
        short = said if len(said) <= _SHORT else f"{said[:_SHORT]}…"
        return f"`{short}` cannot stand here. Delete it, or write the sign or bracket that is missing beside it."
    if sign in _OPENS:
        return f"`{_OPENS[sign]}` is never closed. Write `{sign}` where it ends."
    return "something is missing. Write the sign or bracket that belongs here."
