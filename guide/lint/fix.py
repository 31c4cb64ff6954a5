"""`guide fix`: fix what is safe to fix without a person's judgement, and show each line that was changed.

In pages: marks of quotation, apostrophes, dashes, American spelling, blanks at the end of a line; never in code, addresses
and attributes. In facts: the line that names the schema. The list of known words is sorted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mkdocs.utils.meta import YAML_RE

from guide.facts.findings import nearest, shown
from guide.facts.schema import FOLDER, NAMES, first_line
from guide.lint.spelling import KNOWN, WORD, forms, in_british
from guide.markdown.code import lines_without_code

# What is no text of a line: the target of a link, an address, attributes, a comment, the first line of a block.
_NO_TEXT = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)|\[@[^\]]*\]|<[^>]*>|\{[^}]*\}|https?://\S+|^\s*/{3}.*|^\s{4,}\w+:.*")
_SIGNS = (
    (re.compile("\u00ab"), "‘"),
    (re.compile("\u00bb"), "’"),
    (re.compile("\u2039"), "“"),
    (re.compile("\u203a"), "”"),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "’"),
    (re.compile(r"(?<=\w) (?:-|--|—) (?=\w)"), " – "),
    (re.compile(r"(?<=\w)(?:--|—)(?=\w)"), " – "),
)
_PAIR = re.compile(r'(?<!\w)"(?=\S)([^"]*\S)"(?!\w)')


@dataclass(frozen=True)
class Change:
    """A line of a file as it was and as it is now; `before` is None for a line that is new."""

    path: str
    line: int
    before: str | None
    after: str

    def __str__(self) -> str:
        """Return the change as somebody reads it who wants to see whether it is right."""
        return f"{self.path}:{self.line}:\n  - {self.before}\n  + {self.after}".replace("\n  - None", "")


def of_page(text: str, known: frozenset[str] = frozenset()) -> str:
    """Return a page's text with what is safe to fix fixed; front matter and `known` words stay as they are."""
    match = YAML_RE.match(text)
    front, body = (text[: match.end()], text[match.end() :]) if match else ("", text)
    lines = body.split("\n")
    # A tab or a line end of another system would shift the places; such a line is left as it is.
    seen = lines_without_code(body)
    return front + "\n".join(
        _mended(line, prose, known) if prose is not None and len(prose) == len(line) else line
        for line, prose in zip(lines, seen, strict=True)
    )


def of_fact(text: str, kind: str) -> str:
    """Return the text of a file of facts of this kind, with the line that names its schema."""
    wanted = first_line(kind)
    if text.partition("\n")[0].rstrip() == wanted:
        return text
    rest = text.partition("\n")[2] if text.startswith("# yaml-language-server:") else text
    return f"{wanted}\n{rest}"


def of_words(text: str) -> str:
    """Return the list of known words in order, each once."""
    return "\n".join(sorted({*text.split()}, key=lambda word: (word.casefold(), word))) + "\n"


def _mended(line: str, prose: str, known: frozenset[str]) -> str:
    """Return a line with its signs and words fixed; `prose` is the same line with blanks where there is code."""
    text = _NO_TEXT.sub(lambda match: " " * len(match.group()), prose)
    found: list[tuple[int, int, str]] = []
    for pattern, new in _SIGNS:
        found += [(match.start(), match.end(), new) for match in pattern.finditer(text)]
    for match in _PAIR.finditer(text):
        found += [(match.start(), match.start() + 1, "‘"), (match.end() - 1, match.end(), "’")]
    for match in WORD.finditer(text):
        british = in_british(match.group())
        if british and not known & forms(match.group()):
            found.append((*match.span(), british))
    for start, end, new in sorted(found, reverse=True):
        line = line[:start] + new + line[end:]
    bare = line.rstrip()
    return line if line.endswith("  ") and bare else bare  # two blanks at the end break a line


def _steps(root: Path, pages: Iterable[Path]) -> Iterator[tuple[Path, Callable[[str], str]]]:
    words = frozenset((root / KNOWN).read_text(encoding="utf-8").split()) if (root / KNOWN).is_file() else frozenset()
    for path in pages:
        yield path, partial(of_page, known=words)
    for kind in NAMES if (root / "evidence" / FOLDER).is_dir() else ():
        for path in sorted((root / "evidence" / kind).glob("*.yml")):
            yield path, partial(of_fact, kind=kind)
    if (root / KNOWN).is_file():
        yield root / KNOWN, of_words


def fix(root: Path, pages: Iterable[Path]) -> list[Change]:
    """Fix the pages, and the facts of the project in `root`. Returns the lines that were changed."""
    changes = []
    for path, step in _steps(root, pages):
        before = path.read_text(encoding="utf-8")
        after = step(before)
        if after == before:
            continue
        path.write_text(after, encoding="utf-8", newline="\n")
        old, new = before.split("\n"), after.split("\n")
        if len(old) == len(new):
            pairs = zip(old, new, strict=True)
            changes += [Change(shown(path), n, one, two) for n, (one, two) in enumerate(pairs, 1) if one != two]
        else:
            changes.append(Change(shown(path), 1, None, new[0]))
    return changes


def main(arguments: Sequence[str], root: Path) -> int:
    """Fix the pages that `arguments` name, or all; say what was changed. Returns the exit code."""
    there = sorted((root / "docs").rglob("*.md"))
    pages = [root / name for name in arguments] or there
    for page in pages:
        if page not in there:
            print(
                f"{shown(page)} is no page.{nearest(shown(page), map(shown, there))} Name a file of docs/.",
                file=sys.stderr,
            )
            return 2
    changes = fix(root, pages)
    for change in changes:
        print(change)
    said = f"{len(changes)} line{'s' if len(changes) != 1 else ''} changed. Read them before you keep them."
    print(said if changes else "Nothing that is safe to fix without you. Run `make check` for the rest.")
    return 0
