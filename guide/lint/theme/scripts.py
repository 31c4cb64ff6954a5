"""Scripts of the theme that a browser could not read: brackets, strings, and tokens that cannot follow each other.

It is no parser of JavaScript, but what it reports is wrong in every script. ESLint reads them whole in the tests.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.facts.findings import Finding, shown
from guide.facts.folder import files
from guide.pages.project import Project

_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{[%#].*?[%#]\}", re.DOTALL)
_PUNCTUATORS = re.split(
    " ",
    ">>>= ... === !== **= <<= >>= >>> &&= ||= ??= => == != <= >= && || ?? ?. ++ -- += -= *= /= %= &= |= ^= << >> ** "
    "{ } ( ) [ ] ; , < > + - * / % & | ^ ! ~ ? : = . @",
)
_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*.*?\*/)"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<number>0[xXbBoO][\da-fA-F_]+n?|(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?n?)"
    r"|(?P<word>[A-Za-z_$#][\w$]*)"
    rf"|(?P<punctuator>{'|'.join(map(re.escape, _PUNCTUATORS))})",
    re.DOTALL,
)
_REGEX = re.compile(r"/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_IN_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*", re.DOTALL)
_CLOSES = {")": "(", "]": "[", "}": "{"}
_END = {"(": ")", "[": "]", "{": "}", "${": "}"}
# Words that are no value, or need not be one: beside them another word may stand.
_KEYWORDS = frozenset(
    re.findall(
        r"\S+",
        """return typeof instanceof in of new delete void throw case do else if for while with switch try catch finally function
    class extends const let var await async yield static get set default break continue import export from as""",
    )
)
# Words that begin a statement, which no round or square bracket holds.
_STATEMENTS = frozenset({"return", "throw", "break", "continue", "if", "while", "switch", "try"})
_BINARY = frozenset(
    re.findall(
        r"\S+",
        """=> == === != !== <= >= && || ?? ?. + - * / % & | ^ ** << >> >>> < > = += -= *= /= %= &= |= ^= &&= ||= ??= **= <<=
    >>= >>>= . ? ...""",
    )
)
_NEVER_FIRST = _BINARY - {"+", "-", "...", "/"}


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    line: int
    inside: str = ""  # the bracket around it


def scripts_can_be_read(project: Project) -> Iterator[Finding]:
    """A browser that cannot read a script runs none of it: no search, no menu of colours, no diary."""
    for path in files(project.config_file.parent / "overrides", "**/*.js"):
        if told := unreadable(path.read_text(encoding="utf-8", errors="replace")):
            line, message = told
            yield Finding.of(shown(path), line, message)


@functools.lru_cache(maxsize=64)
def unreadable(text: str) -> tuple[int, str] | None:
    """Return the line of a script at which a browser stops, and what is wrong there; None when it can be read."""
    text = _TEMPLATE.sub(
        lambda one: ("0" if one.group().startswith("{{") else "") + "\n" * one.group().count("\n"), text
    )
    tokens: list[_Token] = []
    wrong: _WrongError | None = None
    try:
        for token in _tokens(text):
            tokens.append(token)
    except _WrongError as error:
        wrong = error
    ends = () if wrong else (_Token("punctuator", ";", tokens[-1].line if tokens else 1),)
    for before, token in itertools.pairwise((_Token("punctuator", ";", 1), *tokens, *ends)):
        if said := _apart(before, token):
            return (before if token.line > before.line else token).line, said
    return (wrong.line, wrong.message) if wrong else None


class _WrongError(ValueError):
    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the names, punctuators and literals of a script. Raises _WrongError where its brackets or strings do not close."""
    last: _Token | None = None
    opened: list[tuple[str, int]] = []
    place, line = 0, 1
    in_template = False
    while place < len(text):
        if in_template:
            end = _IN_TEMPLATE.match(text, place)
            if end:
                line, place = line + end.group().count("\n"), end.end()
            if place >= len(text):
                raise _WrongError(opened[-1][1], "the text that begins with ` never ends. Write ` behind it.")
            in_template = False
            if text[place] == "`":
                opened.pop()
                yield (last := _Token("string", "`", line, opened[-1][0] if opened else ""))
                place += 1
            else:
                opened.append(("${", line))
                yield (last := _Token("punctuator", "(", line, "`"))
                place += 2
            continue
        if text[place] == "`":
            opened.append(("`", line))
            in_template, place = True, place + 1
            continue
        regex = _REGEX.match(text, place) if text[place] == "/" and _begins(last) else None
        match = regex or _TOKEN.match(text, place)
        if match is None:
            what = (
                "the text that begins here never ends" if text[place] in "'\"" else f"{text[place]} means nothing here"
            )
            raise _WrongError(line, f"{what}. Correct the line.")
        kind, said = ("string", "/") if regex else (match.lastgroup or "", match.group())
        if kind != "space":
            inside = opened[-1][0] if opened else ""
            if said in _CLOSES and kind == "punctuator":
                if inside != _CLOSES[said] and (said, inside) != ("}", "${"):
                    raise _unclosed(text, opened, said, line)
                opened.pop()
                in_template = inside == "${"
                inside, said = (opened[-1][0] if opened else "", ")" if in_template else said)
            elif said in ("(", "[", "{") and kind == "punctuator":
                opened.append((said, line))
            yield (last := _Token(kind, said, line, inside))
        line += match.group().count("\n")
        place = match.end()
    if opened:
        raise _unclosed(text, opened, "", line)


def _unclosed(text: str, opened: list[tuple[str, int]], closer: str, line: int) -> _WrongError:
    """Return the error at the line that opens a bracket and has none to close it at its indent, or else at the last one."""
    if closer and not opened:
        return _WrongError(line, f"`{closer}` closes nothing. Delete it, or open what it closes.")
    lines = text.split("\n")
    for start, text_of in enumerate(lines, 1):
        opens = re.search(r"([{(\[])\s*(?://.*)?$", text_of)
        indent = len(text_of) - len(text_of.lstrip())
        ends = (one for one in lines[start:] if one.strip() and len(one) - len(one.lstrip()) <= indent)
        if opens and next(ends, "")[indent : indent + 1] not in (")", "]", "}", "`"):
            return _WrongError(start, f"`{opens[1]}` is never closed. Write `{_END[opens[1]]}` where it ends.")
    bracket, start = opened[-1]
    if closer and closer != _END.get(bracket):
        return _WrongError(
            line, f"`{closer}` stands where `{_END.get(bracket, bracket)}` is due, for line {start}. Correct it."
        )
    return _WrongError(start, f"`{bracket}` is never closed. Write `{_END.get(bracket, bracket)}` where it ends.")


def _begins(last: _Token | None) -> bool:
    """Tell whether a value begins behind what was read, so that a slash begins a regular expression."""
    if last is None:
        return True
    if last.kind == "punctuator":
        return last.text not in (")", "]", "}")
    return last.kind == "word" and last.text in _KEYWORDS


def _apart(one: _Token, other: _Token) -> str:
    """Return what is wrong with two tokens that stand in a row."""
    value = one.kind in ("string", "number") or one.text == "]" or (one.kind == "word" and one.text not in _KEYWORDS)
    value = value or (one.text in (")", "}") and one.inside in ("(", "["))
    starts = other.kind in ("string", "number") or (other.kind == "word" and other.text not in _KEYWORDS)
    between = one.line == other.line or other.inside in ("(", "[", "${")
    if value and starts and between and other.text != "`" and one.text != "#":
        return f"between {_named(one)} and {_named(other)} something is missing. Write the sign or comma that belongs there."
    if other.text in _STATEMENTS and other.inside in ("(", "[") and one.text != ".":
        return f"`{other.inside}` is never closed before `{other.text}`. Write `{_END[other.inside]}` where it ends."
    if one.text == ")" and other.text == "=":
        return "nothing can be set to what stands before `=`. Write `=>`, `==` or a name."
    if one.kind == "punctuator" and one.text in _BINARY and other.kind == "punctuator":
        if other.text in (")", "]", "}", ";", ","):
            if one.text != "*":
                return f"behind `{one.text}` something is missing. Write what belongs there."
        elif other.text in _NEVER_FIRST and not (one.text in (".", "?.", "=") and other.text == "*"):
            return f"`{one.text}` and `{other.text}` stand in a row. Delete one, or write what belongs between them."
    if (
        one.kind == "punctuator"
        and one.text in ("(", "[", ",")
        and other.kind == "punctuator"
        and other.text in _NEVER_FIRST - {"*"}
    ):
        return f"behind `{one.text}` something is missing. Write what belongs there."
    if one.text == other.text == "," and one.inside != "[":
        return "two commas stand in a row. Delete one."
    if one.kind == "word" and one.text in ("const", "var") and other.kind != "word" and other.text not in ("{", "["):
        return f"`{one.text}` has no name behind it. Write the name."
    if one.kind == "word" and one.text in ("if", "while", "switch") and other.text not in ("(", ":", ",", "}", "="):
        return f"`{one.text}` has no bracket behind it. Write `(`."
    return ""


def _named(token: _Token) -> str:
    return {"string": "a text", "number": f"{token.text}"}.get(token.kind, f"`{token.text}`")
