"""The theme and what runs in the host's name, judged at their sources: templates, style sheets, workflows, locked packages.

A slip in a template would show on every page; here it is told once, in the template.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import jinja2
import yaml
from jinja2 import nodes

from guide.facts.findings import Finding, nearest, shown
from guide.facts.folder import files
from guide.facts.yaml_slips import slip
from guide.facts.yaml_source import composed
from guide.pages.project import Project

TEMPLATES = ("overrides", "guide/markdown/templates")  # where templates lie
_ENDINGS = frozenset({".html", ".css", ".js", ".xml", ".txt", ".webmanifest"})
# What a page of the theme is given; whatever else it names, a template sets.
_GIVEN = frozenset(
    re.findall(
        r"\w+",
        """config page nav pages base_url build_date_utc mkdocs_version extra_css extra_javascript citations address
        canonical direction super loop caller varargs kwargs self""",
    )
)
_WORD = re.compile(r"\bwords\.(?P<name>\w+)")
_KEY = re.compile(r'^\s*"(\w+)":', re.MULTILINE)
_WORDS = "overrides/words/en.html"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|url\([^)\n]*\)")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_SET = re.compile(r"(--[\w-]+)\s*:|setProperty\(\s*[\"'](--[\w-]+)|(--[\w-]+)\s*\{")
_ACTION = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}|\./.+")
_OWNERS = ("actions/", "./")  # whose code runs beside ours
_RUNNER = re.compile(r"ubuntu-\d\d\.\d\d")
_PIN = re.compile(r"(?P<name>[A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==\S+")
_HASH = re.compile(r"--hash=(?P<hash>\S*)")
_SETTING = re.compile(r"\bconfig\.extra\.(?P<name>\w+)")
# Events at which a stranger's change runs; with them, no job may write.
_OF_STRANGERS = frozenset({"pull_request", "issues", "issue_comment", "discussion", "fork"})


def html_templates(root: Path) -> Iterator[Path]:
    """Yield the templates of pages and of blocks."""
    for folder in TEMPLATES:
        yield from files(root / folder, "**/*.html")


def templates_are_understood(project: Project) -> Iterator[Finding]:
    """A name that nobody sets is an empty place on every page, and a template that cannot be read stops the build."""
    root = project.root
    parsed: dict[Path, tuple[str, nodes.Template]] = {}
    broken = False
    for path in (path for folder in TEMPLATES for path in sorted((root / folder).rglob("*"))):
        if path.suffix in _ENDINGS and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            try:
                parsed[path] = (text, parsed_template(text))
            except jinja2.TemplateSyntaxError as error:
                broken = True
                message = f"the template is not understood: {(error.message or '').rstrip('.')}. Correct the line."
                yield Finding.of(shown(path), error.lineno, message)
    if broken:  # what it sets is not known
        return
    known = _GIVEN | set(jinja2.defaults.DEFAULT_NAMESPACE)
    known |= {name for _, template in parsed.values() for name in _names(template, set_here=True)}
    words = root / _WORDS
    said = set(_KEY.findall(words.read_text(encoding="utf-8"))) if words.is_file() else set()
    for path, (text, template) in parsed.items():
        if root / "overrides" in path.parents:  # a block itself stops at a name that it does not know
            yield from _template(path, text, template, known, said, root / "overrides")
    yield from _settings({path: text for path, (text, _) in parsed.items()}, project)


def _settings(texts: Mapping[Path, str], project: Project) -> Iterator[Finding]:
    """Yield each setting that a template asks for and nobody made: its links would lead each page to itself."""
    root = composed(project.config_file.read_text(encoding="utf-8-sig"))
    extra = next((value for key, value in _pairs(root) if key.value == "extra"), None)
    made = {key.value for key, _ in extra.value} if isinstance(extra, yaml.MappingNode) else set()
    told = {"help_page"}  # told with the warnings, all of which lead to it
    for path, text in texts.items():
        for match in _SETTING.finditer(text):
            if (name := match["name"]) not in made | told:
                told.add(name)
                message = (
                    f"nothing sets `{name}`.{nearest(name, made)} Write it below `extra:` in mkdocs.yml, or correct it."
                )
                yield Finding.of(shown(path), text.count("\n", 0, match.start()) + 1, message)


@functools.lru_cache(maxsize=256)  # two rules read the same templates
def parsed_template(text: str) -> nodes.Template:
    """Return what a template is made of. Raises TemplateSyntaxError when it cannot be read."""
    return jinja2.Environment().parse(text)  # noqa: S701 - nothing is made of it


def style_sheets_are_whole(project: Project) -> Iterator[Finding]:
    """After a brace too few, browsers pass over the rest of a style sheet; a token that nobody sets is no colour at all."""
    folder = project.root / "overrides"
    texts = {
        path: path.read_text("utf-8", errors="replace") for path in files(folder, "**/*") if path.suffix in _ENDINGS
    }
    known = {name for text in texts.values() for names in _SET.findall(text) for name in names if name}
    for path, text in texts.items():
        if path.suffix == ".css":
            yield from _braces(path, text)
            for number, line in enumerate(_blank(_COMMENT, text).split("\n"), 1):
                for name in _USED.findall(line):
                    if name not in known:
                        message = f"the token {name} is set nowhere.{nearest(name, known)} Set it in tokens.css, or correct it."
                        yield Finding.of(shown(path), number, message)


def workflows_are_harmless(project: Project) -> Iterator[Finding]:
    """What a stranger's change runs may write nothing and know no secret; what it runs is named by its hash."""
    for path in sorted((project.root / ".github/workflows").glob("*.yml")):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        try:
            root = composed(text)
        except yaml.MarkedYAMLError as error:
            line, message = slip(text, error)
            yield Finding.of(shown(path), line + 1, message)
            continue
        top = root.value if isinstance(root, yaml.MappingNode) else []
        starts = [value for key, value in top if key.value == "on"]
        events = {node.value for value in starts for node in _scalars(value)} | {
            key.value for value in starts if isinstance(value, yaml.MappingNode) for key, _ in value.value
        }
        # Only those who may write set tags, so that a job of a release, which a tag starts, may write too.
        tagged = any(key.value == "tags" for value in starts for key, _ in _pairs(value)) and events == {"push"}
        of_jobs = {id(key) for name, jobs in top if name.value == "jobs" for key, _ in _pairs(jobs)}
        for key, value in _pairs(root):
            if tagged and id(key) in of_jobs and key.value == "contents":
                continue
            if said := _harm(key.value, value, strangers=bool(events & _OF_STRANGERS)):
                yield Finding.of(shown(path), key.start_mark.line + 1, said)


def packages_have_their_hashes(project: Project) -> Iterator[Finding]:
    """A package without the hash of what was tested may be another one tomorrow."""
    for path in sorted((project.root / "requirements").glob("*.txt")):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        pins = [(number, match["name"]) for number, line in enumerate(lines, 1) if (match := _PIN.match(line))]
        for (number, name), (end, _) in zip(pins, [*pins[1:], (len(lines) + 1, "")], strict=True):
            if not any("--hash=" in line for line in lines[number - 1 : end - 1]):
                yield Finding.of(shown(path), number, f"{name} has no hash. Compile the list anew: `make lock`.")
        for number, line in enumerate(lines, 1):
            if any(not re.fullmatch(r"sha256:[0-9a-f]{64}", match["hash"]) for match in _HASH.finditer(line)):
                yield Finding.of(shown(path), number, "a hash that is none. Compile the list anew: `make lock`.")


def _template(
    path: Path, text: str, template: nodes.Template, known: Set[str], said: Set[str], folder: Path
) -> Iterator[Finding]:
    told = set()
    for node in template.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in known and node.lineno not in told:
            told.add(node.lineno)
            message = f"nothing sets `{node.name}`.{nearest(node.name, known)} Correct the name, or set it."
            if path.parent.name == "words":  # where nothing stands but texts
                message = (
                    f'the text that begins with “{node.name}” has no marks around it. Write it between two straight ".'
                )
            yield Finding.of(shown(path), node.lineno, message)
    for include in template.find_all(nodes.Include):
        name = include.template.value if isinstance(include.template, nodes.Const) else ""
        if name and not include.ignore_missing and not (folder / str(name)).is_file():
            there = [one.relative_to(folder).as_posix() for one in folder.rglob("*.*")]
            message = f"there is no file {name} to include.{nearest(str(name), there)} Correct the name."
            yield Finding.of(shown(path), include.lineno, message)
    for number, line in enumerate(text.split("\n"), 1) if path.suffix == ".html" else ():
        for match in _WORD.finditer(line):
            if said and match["name"] not in said:
                message = f"{_WORDS} has no word `{match['name']}`.{nearest(match['name'], said)} Add it there, or correct it."
                yield Finding.of(shown(path), number, message)


def _names(template: nodes.Template, *, set_here: bool) -> Iterator[str]:
    for node in template.find_all(nodes.Name):
        if (node.ctx in ("store", "param")) == set_here:
            yield node.name
    yield from (node.name for node in template.find_all(nodes.Macro))
    yield from (node.target for node in template.find_all(nodes.Import))
    for one in template.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in one.names)


def _braces(path: Path, text: str) -> Iterator[Finding]:
    """Yield where a style sheet closes what it did not open, or what it opens and never closes."""
    opened: list[tuple[int, int]] = []  # the line of each rule that is open, and how far it is indented
    bare = re.sub(r"\{[{%#].*?[}%#]\}", "", _blank(_STRING, _blank(_COMMENT, text)))
    for number, line in enumerate(bare.split("\n"), 1):
        indent = len(line) - len(line.lstrip())
        for bracket in re.findall(r"[{}]", line):
            if bracket == "{":
                if opened and opened[-1][0] < number and indent <= opened[-1][1]:
                    break  # a rule that stands no deeper than the open one is not meant to be in it
                opened.append((number, indent))
            elif not opened:
                yield Finding.of(shown(path), number, "`}` closes nothing. Delete it, or open the rule before it.")
                return
            else:
                opened.pop()
        else:
            continue
        break
    if opened:
        yield Finding.of(shown(path), opened[-1][0], "the rule is never closed. Write `}` behind it.")


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield every key with its value, however deep."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, value
            yield from _pairs(value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _pairs(one)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        yield from (one for one in node.value if isinstance(one, yaml.ScalarNode))


def _harm(key: str, value: yaml.Node, *, strangers: bool) -> str:
    """Return what is wrong with a field of a workflow and its value."""
    said = value.value if isinstance(value, yaml.ScalarNode) else ""
    if key == "pull_request_target" or (
        key == "on" and "pull_request_target" in [one.value for one in _scalars(value)]
    ):
        return "`pull_request_target` runs a stranger's change with our rights. Use `pull_request`."
    if key == "permissions" and said == "write-all":
        return "`write-all` lets every job write everything. Name what this job needs."
    if said == "write" and strangers:
        return f"`{key}: write` in a workflow that a stranger's change starts. Take it out."
    if said == "write" and key in ("contents", "actions", "packages", "security-events"):
        return f"`{key}: write` lets the workflow change the project. Take it out."
    if key == "uses" and not _ACTION.fullmatch(said):
        return f"{said} is not named by its hash. Write all 40 digits of the commit behind the @."
    if key == "uses" and not said.startswith(_OWNERS):
        return f"{said} is by somebody whom nobody here chose. Use one of the host's own, or add its owner to _OWNERS."
    if key == "continue-on-error" and said != "false":
        return "`continue-on-error` is green whatever fails. Take it out."
    if key == "shell" and said != "bash":
        return f"with the shell `{said}` a step may go on after a command that failed. Write `bash`, or take it out."
    if key == "runs-on" and not _RUNNER.fullmatch(said):
        return f"`{said or 'a list'}` is no machine made for one run, of a named version. Write `ubuntu-24.04`."
    return ""
