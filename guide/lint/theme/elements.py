"""Elements of the theme's templates: each is closed on every path, and what people find their way by is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import jinja2
from jinja2 import nodes

from guide.facts.findings import Finding, shown
from guide.facts.folder import files
from guide.lint.theme.files import parsed_template
from guide.pages.project import Project

_VOID = frozenset(
    re.findall(
        r"\S+",
        """area base br col embed hr img input link meta source track wbr""",
    )
)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)|(?P<close>/?)>")
_NO_TAG = re.compile(r"<!--.*?-->|<![^>]*>", re.DOTALL)
# What a page cannot do without, where it stands, and the words beside it that tell its line once it is gone.
_MUST = (
    ("main.html", r"<html\b[^>]*\blang=", "the language of the page, `lang`", r"<html"),
    ("main.html", r"<main\b", "the element `main`", r'id="text"|page\.content'),
    ("main.html", r"<h1\b", "the heading of the page, `h1`", r"meta\.title"),
    ("main.html", r"<body\b", "the element `body`", r"</head>"),
    ("partials/header.html", r"<header\b", "the element `header`", r"class=\"header\""),
    ("partials/header.html", r"include \"partials/menu\.html\"", "the menu", r"</header>"),
    ("partials/menu.html", r"<nav\b[^>]*\baria-label=", "the element `nav` with its name", r"id=\"menu\""),
    ("partials/footer.html", r"<footer\b", "the element `footer`", r"class=\"footer\""),
    ("partials/head.html", r"<title>", "the title of the page, `title`", r"meta\.title|site_name"),
)
# What main.html puts into each page, where the file is there.
_PARTS = ("header", "footer", "head", "page-foot")


@dataclass(frozen=True)
class _State:
    """The elements that are open, each with its line, and the tag that is being read."""

    opened: tuple[tuple[str, int], ...] = ()
    tag: tuple[str, int] | None = None


def elements_are_closed(project: Project) -> Iterator[Finding]:
    """An element that is never closed takes in the rest of the page, in each browser in another way."""
    folder = project.root / "overrides"
    for path in (*files(folder, "**/*.html"), *files(folder, "**/*.svg")):
        text = path.read_text(encoding="utf-8", errors="replace")
        try:
            tree = parsed_template(text)
        except jinja2.TemplateSyntaxError:
            continue  # templates_are_understood tells
        walk = _Walk()
        end = walk.through(tree.body, _State())
        for name, line in reversed(end.opened):
            walk.told.append((line, f"<{name}> is never closed. Write </{name}> where it ends."))
        for line, message in walk.told[:1]:  # what follows may come of it
            yield Finding.of(shown(path), line, message)


def landmarks_are_there(project: Project) -> Iterator[Finding]:
    """People who hear a page go by its landmarks: without them the text has no beginning and the menu no name."""
    folder = project.root / "overrides"
    for name, pattern, what, beside in _MUST:
        path = folder / name
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        if text and not re.search(pattern, text):
            match = re.search(beside, text)
            line = text.count("\n", 0, match.start()) + 1 if match else 1
            yield Finding.of(shown(path), line, f"the template lost {what}. Put it back.")
    main = folder / "main.html"
    text = main.read_text(encoding="utf-8", errors="replace") if main.is_file() else ""
    for part in _PARTS if text else ():
        if (folder / f"partials/{part}.html").is_file() and not re.search(rf"include \"partials/{part}", text):
            line = text[: text.find("<body")].count("\n") + 1
            yield Finding.of(shown(main), line, f"the template lost partials/{part}.html. Include it again.")


class _Walk:
    """Goes through a template as it is filled, each branch by itself."""

    def __init__(self) -> None:
        self.told: list[tuple[int, str]] = []

    def through(self, parts: Sequence[nodes.Node], state: _State) -> _State:
        """Return the state behind these nodes."""
        for node in parts:
            if isinstance(node, nodes.Output):
                for one in node.nodes:
                    if isinstance(one, nodes.TemplateData):
                        state = self._data(one.data, one.lineno, state)
            elif isinstance(node, nodes.If):
                state = self._branches([node.body, *(one.body for one in node.elif_), node.else_], state)
            elif isinstance(node, nodes.For):
                state = self._branches([node.body, []], state)
            elif isinstance(node, nodes.Macro | nodes.CallBlock | nodes.AssignBlock):
                self._branches([node.body, []], _State())
            elif isinstance(node, nodes.Block | nodes.With | nodes.Scope | nodes.FilterBlock):
                state = self.through(node.body, state)
        return state

    def _branches(self, bodies: Sequence[Sequence[nodes.Node]], state: _State) -> _State:
        ends = [self.through(body, state) for body in bodies]
        shapes = {(tuple(name for name, _ in end.opened), bool(end.tag)) for end in ends}
        if len(shapes) > 1:
            most = max((end.opened for end in ends), key=len)
            least = min((end.opened for end in ends), key=len)
            name, line = (most[len(least) :] or most[-1:] or (("a tag", 1),))[0]
            self.told.append(
                (line, f"<{name}> is open on one path and closed on the other. Close it on both, or on none.")
            )
            return state
        return ends[0]

    def _data(self, text: str, line: int, state: _State) -> _State:
        text = _NO_TAG.sub(lambda one: "\n" * one.group().count("\n"), text)
        place = 0
        for match in _TAG.finditer(text):
            line += text.count("\n", place, match.start())
            place = match.start()
            if match["name"]:
                name = match["name"].lower()
                state = self._end(name, line, state) if match["end"] else replace(state, tag=(name, line))
            elif state.tag:
                opens = state.tag[0] not in _VOID and not match["close"] and not state.tag[0].startswith("/")
                state = _State((*state.opened, state.tag) if opens else state.opened)
        return state

    def _end(self, name: str, line: int, state: _State) -> _State:
        opened = state.opened
        if opened and opened[-1][0] == name:
            return _State(opened[:-1], ("/" + name, line))
        if name in (one for one, _ in opened):
            inner, where = opened[-1]
            self.told.append((where, f"<{inner}> is never closed. Write </{inner}> where it ends."))
            index = max(place for place, (one, _) in enumerate(opened) if one == name)
            return _State(opened[:index], ("/" + name, line))
        self.told.append((line, f"</{name}> closes nothing. Delete it, or open <{name}> before it."))
        return replace(state, tag=("/" + name, line))
