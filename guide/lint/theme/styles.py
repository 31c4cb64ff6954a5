"""Style sheets that a browser could not read whole, properties that it does not know, and colours too pale to read."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pygments.lexers.css import CssLexer
from pygments.token import Keyword

from guide.facts.findings import Finding, nearest, shown
from guide.facts.folder import files
from guide.pages.project import Project

_UNREAD = re.compile(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'|url\([^)\n]*\)|\{[{%#].*?[}%#]\}", re.DOTALL)
_DECLARATION = re.compile(r"(?P<name>--[\w-]+|-?[a-zA-Z][a-zA-Z-]*)\s*:\s*(?P<value>\S.*)", re.DOTALL)
_NEXT = re.compile(r"\n\s*(?P<name>--[\w-]+|[a-z-]+)\s*:\s")
# Properties, most of them of SVG, that Pygments does not know.
_OTHERS = frozenset({"background-position-y", "print-color-adjust", "text-anchor", "text-size-adjust", "vector-effect"})
_COLOUR = re.compile(r"--(?P<name>[\w-]+)\s*:\s*(?P<value>light-dark\((?P<both>[^)]*)\)|#[0-9a-fA-F]{3,8})\s*;")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_GROUNDS = ("paper", "surface")
# The least contrast of a colour with its ground.
_TEXT, _LINE = 7.0, 3.0
_LIMITS = {"ink": _TEXT, "muted": _TEXT, "link": _TEXT, "visited": _TEXT, "accent": _TEXT, "rule": _LINE}
# What counts as a colour: # and six digits or three, a colour of the system, or another token.
_A_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})|[A-Z][A-Za-z]+|var\(--[\w-]+\)")
# Sizes of letters, and the least of each unit that is read without effort: on a screen, and on paper.
_SIZE = re.compile(r"(?P<name>font(?:-size)?|--(?:text|small|lead|h[1-3]))\s*:\s*(?P<value>[^;{}]*)")
_ABSOLUTE = re.compile(r"(?<![\w.])(?P<size>\d*\.?\d+)(?P<unit>rem\b|px\b|pt\b|em\b|%)")
_LEAST = {"rem": 0.875, "px": 14.0, "pt": 6.5, "em": 0.8, "%": 80.0}
_SET = re.compile(rf"--(?P<name>{'|'.join([*_LIMITS, *_GROUNDS])})\s*:\s*(?P<value>[^;{{}}]*)")


def style_sheets_can_be_read(project: Project) -> Iterator[Finding]:
    """A browser passes over a line that it does not understand, and nobody is told that the look it gave is gone."""
    for path in files(project.root / "overrides", "**/*.css"):
        text = bare(path.read_text(encoding="utf-8", errors="replace"))
        if text.count("{") == text.count("}"):  # else another rule reports the rule that is never closed
            yield from (Finding.of(shown(path), line, message) for line, message in unread(text))


def colours_can_be_told_from_their_ground(project: Project) -> Iterator[Finding]:
    """Pale text is lost on people who see less, and on everybody in the sun: 7 to 1 for text, 3 to 1 for lines."""
    folder = project.root / "overrides/assets/css"
    ours: dict[str, dict[str, tuple[Path, int, str]]] = {"light": {}, "dark": {}}
    for path in (folder / "tokens.css", folder / "tokens-paper.css"):
        text = bare(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else ""
        for match in _SET.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield from (Finding.of(shown(path), line, message) for message in _no_colour(match["value"].strip()))
        for match in _COLOUR.finditer(text):
            values = _HEX.findall(match["both"] or match["value"])
            line = text.count("\n", 0, match.start()) + 1
            schemes = ["light-dark", "dark"] if match["both"] else ["light" if path.stem == "tokens" else "paper"]
            for scheme, value in zip(schemes, values, strict=False):
                ours.setdefault(scheme, {})[match["name"]] = (path, line, value)
    ours["paper"] = {**ours["light"], **ours["paper"]} if "paper" in ours else {}
    told = {(path, line): message for colours in reversed(ours.values()) for path, line, message in _pale(colours)}
    yield from (Finding.of(shown(path), line, message) for (path, line), message in sorted(told.items()))


def letters_are_large_enough(project: Project) -> Iterator[Finding]:
    """Small letters are lost on many who are over forty, and nobody who sees well notices when they shrink."""
    for path in files(project.root / "overrides/assets/css", "*.css"):
        text = bare(path.read_text(encoding="utf-8", errors="replace"))
        for match in _SIZE.finditer(text):
            for one in _ABSOLUTE.finditer(match["value"]):
                if float(one["size"]) < _LEAST[one["unit"]]:
                    line = text.count("\n", 0, match.start()) + 1
                    message = f"letters of {one.group()} are hard to read. Write at least {_LEAST[one['unit']]:g}{one['unit']}."
                    yield Finding.of(shown(path), line, message)


@functools.lru_cache(maxsize=64)
def unread(bare: str) -> tuple[tuple[int, str], ...]:
    """Return each line of a style sheet, without comments and texts, that a browser passes over, and why."""
    return tuple(_unread(bare))


def _unread(bare: str) -> Iterator[tuple[int, str]]:
    """Yield brackets that are not closed, selectors and declarations that are none, and a rule without its end."""
    start = depth = 0
    declarations: list[tuple[int, str, str]] = []
    for match in re.finditer(r"[{};()]", bare):
        sign = match.group()
        if sign in "()":
            depth += 1 if sign == "(" else -1
            continue
        if sign == ";" and depth > 0 and ":" not in bare[bare.rfind("(", start, match.start()) : match.start()]:
            continue
        part = bare[start : match.start()]
        line = bare.count("\n", 0, start + len(part) - len(part.lstrip())) + 1
        said = part.strip()
        if depth:
            yield line, f"a bracket is not closed, or closed twice: “{_short(said)}”. Correct it."
            depth = 0
        elif sign == "{":
            if not said or said[-1] in ",>+~:.#" or re.search(r",\s*,|[;!]", said):
                yield line, f"“{_short(said)}” is no selector. Correct it, or delete the rule."
        elif said and not said.startswith("@"):
            if declared := _DECLARATION.fullmatch(said):
                declarations.append((line, declared["name"], declared["value"]))
            else:
                yield line, f"“{_short(said)}” is no declaration. Write `name: value;`."
        start = match.end()
    if bare[start:].strip() and not bare[start:].strip().startswith("@"):
        yield (
            bare.count("\n", 0, len(bare.rstrip())) + 1,
            "the style sheet ends in the middle of a rule. Write its end.",
        )
    yield from _unknown(declarations)


def _unknown(declarations: Sequence[tuple[int, str, str]]) -> Iterator[tuple[int, str]]:
    """Yield each declaration, by its line, name and value, whose property no browser knows or that runs into the next one."""
    known = _known({name for _, name, _ in declarations})
    for line, name, value in declarations:
        if name not in known:
            yield line, f"no browser knows the property `{name}`.{nearest(name, known)} Correct the name."
        elif following := _NEXT.search(value):
            yield line, f"`;` is missing before `{following['name']}`. Write it at the end of the line."


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours like #0b4a47, as WCAG 2 works it out: 1 for the same, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _no_colour(value: str) -> Iterator[str]:
    """Yield what of the value of a token stands for no colour: the name would have none, wherever it is used."""
    both = re.fullmatch(r"light-dark\((.*)\)", value)
    pieces = [one.strip() for one in both[1].split(",")] if both else [value]
    if both and len(pieces) != 2:
        yield f"“{value}” has no two colours. Write the light one, a comma and the dark one."
    for piece in pieces:
        if not _A_COLOUR.fullmatch(piece):
            yield f"“{piece}” is no colour that a browser and this check can read. Write # and six digits, such as #0b4a47."


def _pale(colours: dict[str, tuple[Path, int, str]]) -> Iterator[tuple[Path, int, str]]:
    """Yield what is too near to its ground; a ground that many are too near to is told itself."""
    for ground in (name for name in _GROUNDS if name in colours):
        path, line, value = colours[ground]
        ratios = {name: contrast(colours[name][2], value) for name in _LIMITS if name in colours}
        pale = [name for name, ratio in ratios.items() if ratio < _LIMITS[name]]
        if len(pale) > 2:
            yield (
                path,
                line,
                f"--{ground} is too near to {', '.join(pale)}. Choose a {ground} on which they can be read.",
            )
            return
        for name in pale:
            where, there, own = colours[name]
            message = f"{own} on --{ground} has a contrast of {ratios[name]:.1f} to 1, and needs {_LIMITS[name]:g}."
            yield where, there, f"--{name}: {message} Choose a colour that is further from {value}."
            return


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(one * 2 for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _known(names: set[str]) -> set[str]:
    """Return the properties that there are, of these: those with a prefix, our own, and those that Pygments knows."""
    bare = {name: re.sub(r"^-(?:webkit|moz|ms)-", "", name) for name in names if not name.startswith("--")}
    asked = "a{" + "".join(f"{one}:0;" for one in sorted(set(bare.values()))) + "}"
    known = {text for kind, text in CssLexer().get_tokens(asked) if kind is Keyword} | _OTHERS
    return {name for name in names if name.startswith("--") or bare[name] in known}


def bare(text: str) -> str:
    """Return a style sheet without its comments, texts, addresses and what a template writes, line for line."""
    return _UNREAD.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    """Return as many lines as were there; a text and an address stay a value, and what a template writes a rule."""
    found = match.group()
    if found.startswith(("/*", "{%", "{#")):
        return "\n" * found.count("\n")
    return "v" + "\n" * found.count("\n")


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) < 41 else f"{said[:40]}…"
