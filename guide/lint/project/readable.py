"""Before anything is read: the files are text in UTF-8, and the settings can be read.

Whatever reads them later would stop with a traceback, or misread them.
"""

from __future__ import annotations

import codecs
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import mkdocs.config
import mkdocs.config.defaults
import mkdocs.exceptions
import yaml

from guide.facts.findings import Finding, nearest, shown
from guide.facts.folder import visible
from guide.facts.yaml_slips import STRANGE_SPACE, slip, strange_space
from guide.facts.yaml_source import composed

# What is read as text by the check itself.
_TEXTS = (
    "mkdocs.yml",
    "docs/**/*.md",
    "docs/drawings/*.svg",
    "evidence/**/*.yml",
    "overrides/**/*.html",
    "overrides/assets/**/*.css",
    "overrides/assets/**/*.js",
    "guide/markdown/templates/*.html",
    "guide/lint/*.txt",
    "guide/pages/redirects.yml",
    "guide/markdown/words/*.yml",
)
_ADVICE = "Save it as UTF-8."
# Pages and facts are written and read by people, and rules look at each sentence; the longest is a sixth of this.
_WRITTEN, _MOST = (".md", ".yml"), 100_000
_LONGEST = 4_000  # bytes of a line, over which rules would look for minutes; the longest is a seventh of this
# An address that no reader of addresses takes: only the number of a host stands in square brackets, and none of ours has one.
_NO_ADDRESS = re.compile(rb"(?:\]\(|<|\b(?:link|url): [\"']?)(?P<address>(?:\w+:)?//[^\s()/?#]*[\[\]][^\s()<>]*)")
_UNKNOWN = "Unrecognised configuration name"
_KINDS = {
    "str": "a text",
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "list": "a list",
    "dict": "fields",
    "date": "a day",
    "NoneType": "nothing",
}
_SAID = re.compile(r"Config value '(?P<name>\w+)': (?P<said>.*)", re.DOTALL)


def files_are_text(root: Path) -> Iterator[Finding]:
    """A file in another encoding than UTF-8 reads as nonsense, one with NUL bytes is no text, and one of megabytes no page."""
    for pattern in _TEXTS:
        for path in visible(root, pattern):
            yield from _no_file(path) or unreadable_in(path)
    for path in (root / "docs", root / "evidence"):
        for folder in (path, *visible(path, "**/")):
            if folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
                yield Finding.of(
                    shown(folder), 1, f"you may not look into the folder. Run `chmod u+rwX {shown(folder)}`."
                )


def _no_file(path: Path) -> list[Finding]:
    """Return what is wrong with a path that has the name of a file, and is none."""
    if path.is_file():
        return []
    if path.is_dir():
        return [Finding.of(shown(path), 1, "a folder has the name of a file. Rename it, or delete it.")]
    said = "the file is a link that leads to nothing. Put the file itself here, or delete the link."
    return [Finding.of(shown(path), 1, said)]


def unreadable_in(path: Path) -> Iterator[Finding]:
    """Yield where a file stops being text."""
    if not path.is_file() or path.is_symlink():
        return
    if not os.access(path, os.R_OK):
        yield Finding.of(shown(path), 1, f"you may not read the file. Run `chmod u+rw {shown(path)}`.")
        return
    data = path.read_bytes()
    if path.suffix in _WRITTEN and len(data) > _MOST:
        message = (
            f"the file holds {len(data) / 1000:,.0f} kB, and {_MOST // 1000} are the most. Part it into several pages."
        )
        yield Finding.of(shown(path), 1, message)
        return
    if found := _unreadable(data):
        place, said = found
        yield Finding.of(shown(path), data.count(b"\n", 0, place) + 1, said)
        return
    for number, line in enumerate(data.splitlines() if path.suffix in _WRITTEN else (), 1):
        if len(line) > _LONGEST:
            message = f"the line has {len(line):,} bytes, and {_LONGEST:,} are the most. Write one sentence a line."
            yield Finding.of(shown(path), number, message)
        elif address := _NO_ADDRESS.search(line):
            named = address["address"].decode(errors="replace")
            message = f"the address {named} has a square bracket in the name of its host. Correct the name."
            yield Finding.of(shown(path), number, message)


def settings_can_be_read(root: Path) -> Iterator[Finding]:
    """Everything begins with the settings: while they are wrong, no page can be found."""
    path = root / "mkdocs.yml"
    if not path.is_file():
        advice = "Run this in the project's top folder; if it is gone there, bring it back from the branch main."
        yield Finding.of(shown(path), 1, f"the settings are missing. {advice}")
        return
    text = path.read_text(encoding="utf-8-sig")
    if (odd := strange_space(text)) is not None:
        yield Finding.of(shown(path), odd + 1, STRANGE_SPACE)
        return
    try:
        node = composed(text)
    except yaml.MarkedYAMLError as error:
        line, message = slip(text, error)
        yield Finding.of(shown(path), line + 1, message)
        return
    if not isinstance(node, yaml.MappingNode):
        yield Finding.of(shown(path), 1, "the settings hold no fields. Bring the file back from the branch main.")
        return
    lines: dict[str, int] = {}
    names = list(dict.fromkeys(key.value for key, _ in node.value))
    if len(node.value) >= 2 * len(names) > 2:
        line = node.value[len(names)][0].start_mark.line + 1
        yield Finding.of(
            shown(path), line, "the settings stand here again, from the first one on. Keep one of the two."
        )
        return
    for key, _ in node.value:
        if first := lines.get(key.value):
            message = f"`{key.value}` stands twice. Keep one of the two; the first is on line {first}."
            yield Finding.of(shown(path), key.start_mark.line + 1, message)
        lines[key.value] = key.start_mark.line + 1
    refused = list(_refused(path))
    for name in (unknown := [name for name, said in refused if said.startswith(_UNKNOWN)]):
        hint = nearest(name, {known for known, _ in mkdocs.config.defaults.get_schema()} - lines.keys())
        message = f"there is no setting `{name}`.{hint} Correct its name, or delete it."
        yield Finding.of(shown(path), lines.get(name, 1), message)
    for name, said in refused if not unknown else ():  # what is missing, is so because of a name that is wrong
        what = f"the setting `{name}` is refused" if name else "the settings are refused"
        yield Finding.of(shown(path), lines.get(name, 1), f"{what}: {_in_words(said, path.parent)}. Correct it.")


def _in_words(said: str, root: Path) -> str:
    """Return what MkDocs says without the names that Python has for kinds of values, and without the path to the project."""
    said = said.replace(f"{root.resolve()}{os.sep}", "")
    said = re.sub(r"<class '(?:\w+\.)*(\w+)'>", lambda kind: _KINDS.get(kind[1], kind[1]), said)
    return re.sub(r"Expected type: (.+) but received: (.+)", r"it should be \1, and is \2", said)


class _Kept(logging.Handler):
    """Keeps what is said while the settings are read."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _refused(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each setting that MkDocs refuses, with its first sentence on why."""
    log, kept = logging.getLogger("mkdocs"), _Kept()
    log.addHandler(kept)
    before, log.propagate = log.propagate, False
    other = ""
    try:
        mkdocs.config.load_config(str(path), strict=False)
    except Exception as error:
        other = str(error).split("\n")[0].rstrip(".") or type(error).__name__
    finally:
        log.propagate = before
        log.removeHandler(kept)
    told = [match for match in map(_SAID.match, kept.said) if match]
    yield from ((match["name"], match["said"].split("\n")[0].rstrip(".")) for match in told)
    if other and not told:
        yield "", other


def _unreadable(data: bytes) -> tuple[int, str] | None:
    """Return where a file stops being text, and what is wrong; None when it is text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return 0, f"the file is UTF-16. {_ADVICE}"
    if (nothing := data.find(b"\0")) >= 0:
        return nothing, "a NUL byte, which no text holds. Delete it; if there are many, save it as UTF-8."
    if (lost := data.find("�".encode())) >= 0:
        said = "the character �, which stands for one that was lost when the file was saved"
        return lost, f"{said}. Type it anew. {_ADVICE}"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start, f"the byte {data[error.start]:#04x} is no UTF-8. {_ADVICE}"
    return None
