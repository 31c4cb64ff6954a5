"""What templates show, and when; what style sheets draw and hide; by what the diary judges; where settings and the menu lead.

One line less of these takes a notice, a source or a warning from every page, or turns a chart round, and no page's own file
shows it. What is gone, stands elsewhere or under another condition is told; what is new is free, but for what hides, sends or
loads something. `guide agreed` writes `agreed-theme.txt` anew.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from guide.facts.findings import Finding, shown
from guide.facts.yaml_source import composed
from guide.lint.agreed import entries as agreed_entries
from guide.lint.agreed.entries import Entry
from guide.lint.agreed.in_css import ADDRESS, Told, of_style_sheet
from guide.lint.agreed.pages import SAY_WHY
from guide.lint.theme.files import TEMPLATES
from guide.lint.theme.warnings import WARNS
from guide.pages.project import Project

FILE = Path("guide/lint/agreed-theme.txt")
_HEAD = """\
# What each template shows, and when; what style sheets draw and hide; by what the diary judges; where settings and the menu lead.
# What is gone from it is told. `guide agreed` writes this file anew, and whoever reviews a request reads what is different in it.
"""
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"\{%[-+]?\s*(?P<does>.*?)\s*[-+]?%\}|\{\{[-+]?\s*(?P<shows>.*?)\s*[-+]?\}\}", re.DOTALL)
# Attributes of which each word counts: where a link leads, what a chart draws, what a browser may load.
_ATTRIBUTE = re.compile(
    r"\b(?:href|src|srcdoc|content|d|fill|x|y|width|height|viewBox|name|value|type|class|data-[\w-]+|aria-[\w-]+)="
    r"\"(?P<value>(?:\{\{.*?\}\}|\{%.*?%\}|[^\"<>])*)\"",
    re.DOTALL,
)
_LEADS = ("href", "src", "content")  # where what is in them counts although a template writes none of it
# What names a place, says of what kind something is, or brings a style to a warning: browsers, aids and style sheets go by it.
_NAMES = re.compile(
    r"\s(?P<said>(?:id|role|rel|charset|property|aria-live|aria-labelledby|aria-describedby|for|popovertarget|scope)=\"[^\"{}<>]+\""
    r"|popover(?=[\s>]))"
)
_CLASSES = re.compile(r"\sclass=\"(?P<names>[^\"{}<>]+)\"")
# What hides, sends or loads, takes a part from the keyboard or from those who listen, or is for one medium: told when it is new.
_HIDES = re.compile(
    r"<(?:details|template|noscript|dialog|iframe|object|embed|script|style|base|form)\b[^<>]*"
    r"|<[a-z]\w*(?=\s)[^<>]*?(?:\s(?:hidden|inert|autofocus|download)\b|\s(?:style|tabindex|target|media|lang|dir|translate)=|\son[a-z]+="
    r"|\saria-hidden=\"true\"|\srole=\"(?:none|presentation)\"|\srel=\"alternate|(?:href|src)=\"(?:\w+:)?//)[^<>]*"
)
_OPENS = ("if ", "macro ", "block ", "call", "filter ")
_SPACE = '" "'  # between two parts
_E = re.compile(r"\s*\|\s*e\b")
_SENDS = re.compile(
    r"\b(?:fetch|eval|Function|importScripts|import|sendBeacon|XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|Image)\("
    r"|\.(?:src|action|href)\s*=[^=]"
)
_CONSTANT = re.compile(r"^\s*const [A-Z_]+ = (?:\{[^{}]*\}|[\d.]+);")
_TELLS = re.compile(r"word\(\"(?:say|advice)\"|\.judge\(|\bconst [xy] = ")  # and where a chart puts a day and its pain
_SETTINGS = frozenset(
    (
        "site_url",
        "repo_url",
        "edit_uri",
        "copyright",
        "strict",
        "exclude_docs",
        "theme",
        "extra",
        "hooks",
        "markdown_extensions",
        "use_directory_urls",
        "validation",
    )
)
_SAYS = {
    "shows": "is not shown here any more, or under another condition",
    "leads": "is not in this template any more",
    "loops": "is not gone through here any more, or under another condition",
    "sets": "is not set here any more",
    "colour": "is not drawn so any more",
    "judges": "is not how the diary judges any more",
    "names": "is not what this is called any more",
    "setting": "is another setting now",
}
_NEW = ("hides", "sends", "turns", "colour", "block")  # kinds of which nothing new is free
_NAMED = re.compile(
    r"\"(?:written|searched|reviewed|next_review|months|scheme_\w+|report|licence|clear_\w+|missing_text|other_host|search_of)"
    r"\": .*"
)
_WARNS = re.compile(r"^/// (?:signs|care|harms)\b", re.MULTILINE)


def the_theme_is_as_agreed(project: Project) -> Iterator[Finding]:
    """A line less in a template takes a notice, a source or a warning from every page, or turns a chart round."""
    root = project.root
    if not (root / FILE).is_file():
        return
    agreed = agreed_entries.read((root / FILE).read_text(encoding="utf-8"))
    for name, path, told in _every(root):
        before, now = [one.entry for one in agreed.get(name, ())], [entry for entry, _ in told]
        if before != now and (found := _different(before, now, root)):
            what, there = found
            yield Finding.of(shown(path), _line(before, told, there), f"{what}. {SAY_WHY}")


def write(project: Project) -> None:
    """Write what the theme shows anew."""
    root = project.root
    found = {name: [entry for entry, _ in told] for name, _, told in _every(root) if told}
    (root / FILE).write_text(f"{_HEAD}\n{agreed_entries.print_all(found)}\n", encoding="utf-8", newline="\n")


def _every(root: Path) -> Iterator[tuple[str, Path, list[Told]]]:
    """Yield each file of the theme, and the settings, by its name and path, with what is agreed of it."""
    readers = {".html": of_template, ".css": of_style_sheet, ".js": of_script}
    for folder in TEMPLATES:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in readers and path.is_file():
                text = path.read_text(encoding="utf-8-sig", errors="replace")
                read = of_words if path.parent.name == "words" else readers[path.suffix]
                yield path.relative_to(root).as_posix(), path, read(text)
    settings = root / "mkdocs.yml"
    yield settings.name, settings, of_settings(settings.read_text(encoding="utf-8-sig"))


@functools.lru_cache(maxsize=256)
def of_template(text: str) -> list[Told]:
    """Return what a template shows, each under its conditions, and what it hides; in the order of the template."""
    text = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text)
    blank = _TAG.sub(lambda match: "…" + "\n" * match.group().count("\n"), text)
    found = [(Entry("hides", " ".join(one.group().split())), _at(blank, one.start())) for one in _HIDES.finditer(blank)]
    attributes = list(_ATTRIBUTE.finditer(text))
    plain = [one for one in attributes if "{" not in one["value"] and one.group().startswith(_LEADS)]
    found += [(Entry("leads", one.group()), _at(text, one.start())) for one in plain]
    found += [(Entry("leads", one["said"]), _at(text, one.start())) for one in _NAMES.finditer(text)]
    for one in _CLASSES.finditer(text):
        found += [
            (Entry("leads", f".{name}"), _at(text, one.start()))
            for name in one["names"].split()
            if WARNS.fullmatch(f".{name}")
        ]
    under: list[tuple[str, str]] = []
    inside = 0  # the end of the attribute that was told as a whole
    for match in _TAG.finditer(text):
        around = next((one for one in attributes if one.start() < match.start() < one.end()), None)
        line = _at(text, match.start())
        if around and match.start() >= inside:
            inside = around.end()
            found.append((_under("shows", around.group(), under), line))
        if match["does"] is not None:
            found += [(entry, line) for entry in _statement(match["does"], under)]
        elif match.start() >= inside and match["shows"] != _SPACE:
            found.append((_under("shows", match["shows"], under), line))
    return sorted(found, key=lambda told: told[1])


def _statement(does: str, under: list[tuple[str, str]]) -> Iterator[Entry]:
    """Yield what a statement of a template sets or includes, and keep the conditions under which the next ones stand."""
    kind, _, rest = does.partition(" ")
    if kind in ("else", "elif") and under:
        opened, condition = under.pop()
        under.append((opened, f"not {condition}" + (f", {rest}" if kind == "elif" else "")))
    elif kind.startswith("end") and under:
        under.pop()
    elif kind == "for":
        yield _under("loops", rest, under)
        under.append((kind, f"each {rest.partition(' in ')[0]}"))
    elif does.startswith(_OPENS) or (kind == "set" and "=" not in does):
        if kind == "block":
            yield Entry("block", rest)
        under.append((kind, rest))
    elif kind == "set":
        yield _under("sets", rest, under)
    elif kind in ("include", "extends"):
        yield _under("shows", does, under)


def _under(kind: str, text: str, under: Sequence[tuple[str, str]]) -> Entry:
    conditions = "; ".join(condition for opened, condition in under if opened in ("if", "for"))
    told = " ".join(_E.sub("", text).split())
    return Entry(kind, f"{told} ({' '.join(conditions.split())})" if conditions else told)


@functools.lru_cache(maxsize=128)
def of_script(text: str) -> list[Told]:
    """Return the limits of a script, the lines by which the diary judges, and those that send or load something."""
    found, judges = [], False
    for number, line in enumerate(text.split("\n"), 1):
        told = " ".join(line.partition(" // ")[0].split())
        judges = line.startswith("  const judge =") or (judges and line != "  };")
        if judges or _CONSTANT.match(line) or _TELLS.search(line):
            found.append((Entry("judges", told), number))
        if _SENDS.search(line) or ADDRESS.search(line):
            found.append((Entry("sends", told), number))
    return found


def of_words(text: str) -> list[Told]:
    """Return what no other list holds: the names of dates and months, of choices, and what a press of a button does."""
    return [(Entry("names", " ".join(one.group().split())), _at(text, one.start())) for one in _NAMED.finditer(text)]


def of_settings(text: str) -> list[Told]:
    """Return the settings that readers follow or that keep them safe, and the menu in its order."""
    root = composed(text)
    found = []
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value in _SETTINGS:
            found += [
                (Entry("setting", f"{key.value}{name} = {told}".strip()), line) for name, told, line in _scalars(value)
            ]
        elif key.value == "nav":
            found += [(Entry("menu", told), line) for _, told, line in _scalars(value) if told.endswith(".md")]
    return found


def _scalars(node: yaml.Node, name: str = "") -> Iterator[tuple[str, str, int]]:
    """Yield each value below a setting with its name and line; one that comes from the environment is one value."""
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, f"{name}.{key.value}")
    elif isinstance(node, yaml.ScalarNode):
        yield name, " ".join(node.value.split()), line
    elif isinstance(node, yaml.SequenceNode) and node.tag.startswith("!"):
        yield name, " ".join(["!ENV", *(one.value for one in node.value)]).strip(), line
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _scalars(one, name)


def _different(before: Sequence[Entry], now: Sequence[Entry], root: Path) -> tuple[str, Entry | None] | None:
    """Return the first thing that is gone, must not be new or stands elsewhere, and where to look; None if all is as agreed."""
    for one in (Counter(before) - Counter(now)).elements():
        if one.kind in _SAYS and not (one.kind == "setting" and _is_told_by_others(one, now, root)):
            return f"`{one.text}` {_SAYS[one.kind]}", None
    for one in (Counter(now) - Counter(before)).elements():
        takes_over = one.kind == "sets" and any(_name(one) == _name(other) for other in before)
        if one.kind in _NEW or takes_over or one.text.startswith("include "):
            return f"`{one.text}` is new, and a second person has to weigh it", one
    for kind in ("shows", "menu"):
        moved = _moved(*([one for one in entries if one.kind == kind] for entries in (before, now)))
        if moved and (kind == "shows" or _passes_a_warning(before, now, root)):
            return f"`{moved.text}` stands in another place", None
    return None


def _moved(before: Sequence[Entry], now: Sequence[Entry]) -> Entry | None:
    """Return the first of what is there still that does not stand in its order any more."""
    both = Counter(before) & Counter(now)
    return next((one for one, other in zip(_of(before, both), _of(now, both), strict=True) if one != other), None)


def _of(entries: Sequence[Entry], both: Counter[Entry]) -> list[Entry]:
    left, kept = Counter(both), []
    for one in entries:
        if left[one] > 0:
            left[one] -= 1
            kept.append(one)
    return kept


def _passes_a_warning(before: Sequence[Entry], now: Sequence[Entry], root: Path) -> bool:
    """Tell whether a page with warnings now stands behind one that stood behind it in the menu."""
    old, new = ({one.text: at for at, one in enumerate(entries) if one.kind == "menu"} for entries in (before, now))
    both = [page for page in old if page in new and (root / "docs" / page).is_file()]
    warning = [page for page in both if _WARNS.search((root / "docs" / page).read_text(encoding="utf-8"))]
    return any(old[page] < old[other] and new[page] > new[other] for page in warning for other in both)


def _name(one: Entry) -> tuple[str, str]:
    return one.kind, one.text.partition("=")[0].strip()


def _is_told_by_others(one: Entry, now: Sequence[Entry], root: Path) -> bool:
    """Tell whether a setting is told elsewhere: it names the page on when to get help, a page that is gone, or stands nowhere."""
    if one.text.startswith("extra.help_page"):
        return True
    key, _, value = one.text.partition(" = ")
    if not key.startswith("extra.") or ".html" not in value:
        return False
    address = re.sub(r"\.html.*", "", value)
    return not (root / "docs" / f"{address}.md").is_file() or _name(one) not in [_name(other) for other in now]


def _at(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1


def _line(before: Sequence[Entry], told: Sequence[Told], there: Entry | None) -> int:
    """Return the line of what is new, or of the first that is not as agreed."""
    if there:
        return next((line for entry, line in told if entry == there), 1)
    at = next(
        (at for at, (one, (other, _)) in enumerate(zip(before, told, strict=False)) if one != other), len(told) - 1
    )
    return told[at][1] if told else 1
