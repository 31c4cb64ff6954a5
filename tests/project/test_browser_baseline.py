"""Our scripts and style sheets use what the supported browsers know, or ask first.

A script with syntax that a browser cannot read does not run at all; a style sheet loses the rule, or the whole block.
The list holds what browsers between Safari 16 and today learnt. When a name is missing from it, add it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "overrides" / "assets"
SCRIPTS = sorted((ROOT / "js").rglob("*.js"))
STYLES = sorted((ROOT / "css").glob("*.css"))

# In scripts: a pattern, what it is, and since when Safari (or the last of the browsers, when that is another) knows it.
NOT_IN_SCRIPTS = {
    r"\(\?<[=!]": "a lookbehind in a regular expression (Safari 16.4); match what stands before it, too",
    r"\bstatic\s*\{": "a static block of a class (Safari 16.4)",
    r"\.(?:toSorted|toReversed|toSpliced)\(": "arrays changed by copy (Firefox 115); copy the array first",
    r"\.(?:isWellFormed|toWellFormed)\(": "well-formed strings (Safari 16.4)",
    r"\b(?:Object|Map)\.groupBy\(": "groupBy (Safari 17.4)",
    r"\bPromise\.(?:withResolvers|try)\(": "Promise.withResolvers and Promise.try (Safari 17.4 and later)",
    r"\bArray\.fromAsync\(": "Array.fromAsync (Firefox 115)",
    r"\.(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf)\(": "sets (Firefox 127)",
    r"\bnew Intl\.(?:Segmenter|DurationFormat)\b": "Intl.Segmenter (Firefox 125) and Intl.DurationFormat",
    r"\.checkVisibility\(": "checkVisibility (Safari 17.4)",
    r"\.(?:show|hide|toggle)Popover\(": "popovers (Safari 17); write `hidePopover?.()`",
    r"\bRegExp\.escape\(|\bTemporal\.|\bnew URLPattern\(|\bURL\.(?:parse|canParse)\(": "new built-in objects",
    r"\brequestIdleCallback\(|\bscheduler\.|\bnavigation\.navigate|\bshow(?:Open|Save)FilePicker\(": "what Safari "
    "does not have",
    r"\bstartViewTransition\(|\bsetHTMLUnsafe\(|\bIterator\.from\(": "what came after Safari 16",
    r"(?m)^\s*(?:await using|using)\s+\w+\s*=": "using declarations",
}
# In style sheets. What is only dropped where it is unknown, and looks or reads well without, is not in the list
# (`text-wrap`, `hyphens`, `page`).
NOT_IN_STYLES = {
    r"@media[^{]*\([^)]*[<>]": "a range in a media query (Safari 16.4); write (min-width: …) or `not all and` it",
    r"\d(?:lh|rlh)\b": "the unit lh (Safari 16.4)",
    r"\d(?:cqw|cqi|cqb|cqh)\b|@container": "container queries (Firefox 110)",
    r"[{;]\s*&|\}\s*&": "nested rules (Safari 16.5)",
    r"\bcolor-mix\(|\boklch\(from": "colours that are mixed (Firefox 113)",
    r"@scope|@starting-style|@property|anchor\(|field-sizing|interpolate-size": "what came after Safari 16",
    r"\d(?:s|d|l)v[hwib]\b": "units of the small and large window (Firefox 101); let `inset` do it",
    r"\bsubgrid\b": "subgrid (Chromium 117)",
}
# These need a question before them, or something older on the same line: the pattern, and what must stand around it.
GUARDED = {
    r"\blight-dark\(": r"@supports \(color: light-dark\(",
    r"\bfloat: inline-|\bclear: inline-": r"@supports \(float: inline-|float: (?:left|right); float: inline-",
    r":popover-open": r"@supports not selector\(:popover-open\)|:is\(:popover-open\)",
    r"(?<!-webkit-)print-color-adjust": r"-webkit-print-color-adjust: \w+; print-color-adjust",
    r"::details-content": r"(?m)^\s*details::details-content \{",  # a rule of its own: nothing else is lost with it
    r"\.choose:has\(": r"@supports not selector\(:has\(a\)\)",
}


def code(path: Path) -> str:
    """Return a script or style sheet without its comments."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r"(?m)^\s*//.*$|(?<=[;{}]) // .*$", "", text) if path.suffix == ".js" else text


def found(text: str, patterns: dict[str, str]) -> list[str]:
    """Return what of a list stands in a text, each with the place."""
    return [
        f"{match.group().strip()}: {what}" for pattern, what in patterns.items() for match in re.finditer(pattern, text)
    ]


def unguarded(text: str) -> list[str]:
    """Return the newer pieces of a style sheet before which nothing asks whether the browser knows them."""
    return [piece for piece, guard in GUARDED.items() if re.search(piece, text) and not re.search(guard, text)]


def test_there_are_scripts_and_style_sheets() -> None:
    assert len(SCRIPTS) >= 4
    assert len(STYLES) >= 5


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_holds_nothing_that_a_supported_browser_cannot_read(path: Path) -> None:
    assert found(code(path), NOT_IN_SCRIPTS) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_sheet_holds_nothing_that_a_supported_browser_cannot_read(path: Path) -> None:
    assert found(code(path), NOT_IN_STYLES) == []
    assert unguarded(code(path)) == []


@pytest.mark.parametrize(
    "text",
    [
        "const a = /(?<=^|,)b/g;",
        "const a = /(?<!x)b/;",
        "const a = list.toSorted();",
        "class A { static { start(); } }",
        "menu.hidePopover();",
        "const parts = new Intl.Segmenter('en');",
        "const groups = Object.groupBy(list, name);",
        "requestIdleCallback(start);",
    ],
)
def test_a_script_above_the_baseline_is_found(text: str) -> None:
    assert found(text, NOT_IN_SCRIPTS)


@pytest.mark.parametrize(
    "text",
    [
        "const { year } = /(?<year>\\d+)/.exec(text).groups;",
        "menu.hidePopover?.();",
        "const list = [...all].sort();",
        "const last = list.at(-1) ?? (value ||= 2);",
        "import_('a/v.js'); const href = base + '/view';",
    ],
)
def test_what_every_supported_browser_knows_is_let_through(text: str) -> None:
    assert found(text, NOT_IN_SCRIPTS) == []


@pytest.mark.parametrize(
    "text",
    [
        "@media (width >= 60rem) { a { color: red; } }",
        "@media (40rem <= width < 60rem) { a { color: red; } }",
        "textarea { background-size: 100% 1lh; }",
        "ul { & li { margin: 0; } }",
        ".menu { block-size: 100dvh; }",
        "a { color: color-mix(in srgb, red, blue); }",
    ],
)
def test_a_style_sheet_above_the_baseline_is_found(text: str) -> None:
    assert found(text, NOT_IN_STYLES)


@pytest.mark.parametrize(
    "text",
    [
        "a { color: light-dark(red, blue); }",
        "p { float: inline-end; }",
        ".menu:popover-open { color: red; }",
        "p { print-color-adjust: exact; }",
        "details::details-content, p { color: red; }",
        '.choose:has([value="a"]:checked) li { display: none; }',
    ],
)
def test_a_newer_piece_that_nothing_asks_about_is_found(text: str) -> None:
    assert unguarded(text)
