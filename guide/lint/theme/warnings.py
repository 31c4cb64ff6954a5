"""Warnings that a style sheet, a template or a script would hide: they are in every file then, and no reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.facts.findings import Finding, shown
from guide.facts.folder import files
from guide.lint.theme.files import html_templates
from guide.lint.theme.styles import bare
from guide.pages.project import Project

# What a style sheet never hides, whatever the screen or the paper: warnings, the rule for pain, whom to call, what not to do, who
# reviewed and when, that a review is overdue, and that the diary could not keep or read an entry.
WARNS = re.compile(
    r"\.(?:care|care__\w+|care--[\w-]+|signs|sign-reasons|help|pain-rule|pain-rule__\w+|stages|stages__\w+|not-alone|message"
    r"|message__text|dates|tool--help|emergency-numbers|emergency-numbers__\w+|advice|advice--[\w-]+|overdue"
    r"|diary__(?:alert|trouble|faults|error))(?![\w-])"
)
# What shows how sure a finding is, how many did not, what speaks against it and who says so.
_FINDS = re.compile(
    r"\.(?:sources|claim|claim__why|verdict|verdict__\w+|effects|effects__(?:table|cell|strip|band|interval)|harms|sure"
    r"|harms__(?:table|cell|interval)|people|people__(?:arms|arm|arm--[\w-]+|no|rest|hollow)|study__body|yardstick|options"
    r"|guidelines|quiz__(?:item|wrong|answer))(?![\w-])(?! [^,]*\.(?:facts-foot|unseen|sources__))"
)
_NONE = r"(?:0(?:\.0+|\w+|%)?)\s*(?:;|$)"
_HIDES = re.compile(
    r"(?:^|[;\s])(?:display:\s*none|visibility:\s*(?:hidden|collapse)|content-visibility:\s*hidden|color:\s*transparent"
    rf"|(?:opacity|font-size|scale|(?:max-)?(?:block-size|height|inline-size|width)):\s*{_NONE}|transform:\s*scale\(0\)"
    r"|clip-path:\s*inset\((?:50|100)%|text-indent:\s*-|(?:-webkit-)?line-clamp:)"
)
# What puts a warning out of sight, out of its place or out of its letters in another way; no warning needs any of it, and no
# finding needs the first part.
_MOVES = (
    r"(?:clip|clip-path|filter|mask(?:-\w+)*|translate|rotate|scale|transform):(?!\s*(?:none|0)\s*(?:;|$))"
    r"|opacity:(?!\s*1\s*(?:;|$))|max-(?:block-size|height):\s*[\d.]"
)
# All that gives a warning its look. There are more ways to lose it than anybody could list: columns that are too narrow, a letter
# over the next one, one long line that is cut off, a shift aside, letters that blend with their ground.
_LOOKS = re.compile(
    r"--[\w-]+|(?:align|justify|place)-\w+|background(?:-color)?|(?:page-)?break-\w+|border(?:-\w+)*|box-\w+|color|column-(?:gap|span)"
    r"|(?:row-)?gap|display|flex(?:-\w+)*|font(?:-[a-z-]+)?|forced-color-adjust|grid(?:-[a-z-]+)?|hyphens|(?:max-|min-)?inline-size"
    r"|(?:max-|min-)?width|min-(?:block-size|height)|line-height|list-style(?:-\w+)*|margin(?:-\w+)*|opacity|orphans|outline(?:-\w+)*"
    r"|overflow-wrap|padding(?:-\w+)*|position|quotes|scroll-margin(?:-\w+)*|text-(?:align|decoration(?:-\w+)*|transform|underline-offset"
    r"|wrap)|transform|vertical-align|widows"
    r"|-webkit-[a-z-]+|zoom"  # which the rule on what browsers know tells
)
_FADES = re.compile(
    rf"(?:^|[;\s])(?:{_MOVES}|order:(?!\s*0)|grid-(?:row|area):(?!\s*1\s*(?:;|$))"
    r"|position:\s*(?:absolute|fixed|sticky)|(?:block-size|height):\s*[\d.]|(?:max-)?(?:inline-size|width):\s*\d(?:\.\d+)?[a-z%]"
    r"|(?:margin|padding)[\w-]*:[^;]*(?:-\d{2,}|\d{3}px|(?<![\d.])\d{2,}(?:\.\d+)?(?:[dls]?v[hwib]|vmax|vmin|rem|em|%))"
    r"|line-height:\s*0|grid-template-rows:\s*0|text-decoration[\w-]*:\s*line-through"
    r"|font-size:\s*(?:0?\.[0-7]|[0-6](?:\.\d+)?(?:px|pt)|\d(?:\.\d+)?px|[0-7]?\d(?:\.\d+)?%))[^;]*"
)
_FADES_A_FINDING = re.compile(rf"(?:^|[;\s])(?:{_MOVES})")
# Selectors that name no class, or part of one, so that nobody sees from them what they take away.
_UNNAMED = re.compile(r"\\|\[(?:class|id)\b|^[^.]*$|(?:^|\s|>)\.(?:text|page)\s*[>+~ ]\s*[:*\[a-z][^.]*$|\.hero\s*[+~]")
_HEAD_ROW = "thead"  # names of columns that a phone prints before each cell
# Words that a style sheet writes: no reader of the sources, no search and no translation meets them.
_CONTENT = re.compile(r"content:(?P<value>(?:\"[^\"\n]*\"|'[^'\n]*'|[^;{}\"'])*)")
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_TAG = re.compile(r"<[a-z][\w-]*\s[^<>]*>")
_HELD_IN = re.compile(
    r"class=\"[^\"]*\b(?:care|help|pain-rule|not-alone|emergency-numbers|tool--help)(?:__\w+)?(?![\w-])"
)
_UNHEARD = re.compile(r"\s(?:hidden\b|inert\b|aria-hidden=\"true\"|style=)")
_TAKEN = re.compile(r"[\"'`][^\"'`]*\.(?:care|help|pain-rule|not-alone|tool--help)(?:__\w+)?(?![\w-])[^\"'`]*[\"'`]")
_BRACE = re.compile(r"[{};]")
# The printed handout holds every warning sign in place of the short card.
_LISTS_ALL = ".handout"


def style_sheets_hide_no_warning(project: Project) -> Iterator[Finding]:
    """A warning that a style sheet hides, on phones, on paper or in one edition alone, is in every file and for no reader."""
    root = project.root
    for path in (*files(root / "overrides", "**/*.css"), *files(root / "guide/build/editions", "*.css")):
        text = path.read_text(encoding="utf-8", errors="replace")
        for line, selector, body in rules_of(bare(text)):
            if what := hidden(selector, body):
                yield Finding.of(shown(path), line, what)
        for match in _CONTENT.finditer(text):
            if written := next((one for one in _STRING.findall(match["value"]) if re.search("[A-Za-z]{3}", one)), ""):
                what = f"{written} stands in a style sheet, where nobody checks or translates words"
                line = text.count("\n", 0, match.start()) + 1
                yield Finding.of(shown(path), line, f"{what}. Write them into the page or a template.")


def hidden(selector: str, body: str) -> str:
    """Return what is wrong with a rule that hides a warning or a finding; nothing where it hides none."""
    if "::" in selector or _LISTS_ALL in selector:
        return ""
    hides, name = _HIDES.search(body), f"“{selector}”"
    selector = re.sub(r":not\([^()]*\)", "", selector)
    if WARNS.search(selector) and (hides or (fades := _fades(body))):
        by = "" if hides else f" or out of place, by `{fades}`"
        return f"{name} is hidden here{by}, and it holds a warning, or who reviewed the page. Leave it in sight."
    if (hides or _FADES_A_FINDING.search(body)) and not selector.endswith(_HEAD_ROW) and _FINDS.search(selector):
        return f"{name} is hidden here, and it shows a finding, its doubt or its source. Leave it in sight."
    if hides and selector != _HEAD_ROW and _UNNAMED.search(selector):
        return f"{name} names no class, so that it may hide a warning. Name the class of what you mean."
    return ""


def _fades(body: str) -> str:
    """Return the first declaration that a warning does not need for its look."""
    if found := _FADES.search(body):
        return found.group().strip(" ;\n")
    declared = (" ".join(one.split()) for one in body.split(";") if ":" in one)
    return next((one for one in declared if not _LOOKS.fullmatch(one.partition(":")[0].strip())), "")


def the_theme_hides_no_warning(project: Project) -> Iterator[Finding]:
    """One word in a template takes a warning from everybody or from those who listen, and a script can take it away."""
    root = project.root
    for path in html_templates(root):
        text = path.read_text(encoding="utf-8", errors="replace")
        for match in _TAG.finditer(text):
            if _HELD_IN.search(match.group()) and _UNHEARD.search(match.group()):
                line = text.count("\n", 0, match.start()) + 1
                yield Finding.of(
                    shown(path), line, "this holds a warning, and is hidden here. Leave it in sight of all."
                )
    for path in files(root / "overrides", "**/*.js"):
        for number, text in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if _TAKEN.search(text):
                yield Finding.of(
                    shown(path), number, "a script takes hold of a warning. Leave all warnings to the page."
                )


def rules_of(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each selector of a style sheet, behind those around its rule, with its line and what the rule declares itself."""
    return ((line, selector, body) for line, _, selector, body in rules_under(text))


def rules_under(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Yield the same with the media and the like under which each selector stands."""
    around: list[tuple[int, str, list[str]]] = []
    start = 0
    for match in _BRACE.finditer(text):
        part = text[start : match.start()]
        if match.group() == "{":
            around.append((start, part, []))
        elif around:
            around[-1][2].append(part)
        if match.group() == "}" and around:
            place, said, body = around.pop()
            outside = [" ".join(one.split()) for _, one, _ in around]
            above = [one for one in outside if not one.startswith("@")]
            under = "; ".join(one for one in outside if one.startswith("@") and not one.startswith("@layer"))
            for one in [] if said.strip().startswith("@") else re.split(r",(?![^()]*\))", said):
                line = text.count("\n", 0, place + len(one) - len(one.lstrip())) + 1
                yield line, under, " ".join(" ".join([*above, one]).split()), ";".join(body)
                place += len(one) + 1
        start = match.end()
