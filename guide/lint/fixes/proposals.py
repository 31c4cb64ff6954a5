"""What only a person can decide: words that stand twice, http addresses, and more, with the line as it would be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.facts.findings import Finding
from guide.lint.fixes.british import NO_TEXT
from guide.lint.prose.slips import DOUBLED, MAY_STAND_TWICE
from guide.markdown.code import lines_without_code

_HTTP = re.compile(r"(?<![\w.])http://(?=[\w.-]+\.\w)")
_BY_REFERENCE = re.compile(r"!\[\s*\](?:\[[^\]]*\]|\([^)]*\))|!\[[^\]]*\]\[[^\]]*\]")
_STRAIGHT = re.compile(r"(?<=[a-z])'(?=[a-z])|(?<=s)'(?=\s[a-z])")  # elsewhere it may be a name, or a mark of YAML
_FIRST = re.compile(r"#(?=[ \t]*[^#\s])")


@dataclass(frozen=True)
class Proposal:
    """A change that was not made: what a rule would say, the line as it is, and as it would be ("" when nobody can tell)."""

    finding: Finding
    before: str
    after: str = ""

    def __str__(self) -> str:
        """Return what is proposed with its place and its rule."""
        told = f"\n  - {self.before}\n  + {self.after}" if self.after else ""
        return f"{self.finding}{told}"


def of_page(path: str, body: str, first: int) -> Iterator[Proposal]:
    """Yield what is proposed for the text of a page, whose first line has that number in the file."""
    for number, (line, prose) in enumerate(zip(body.split("\n"), lines_without_code(body), strict=True), first):
        if prose is None:
            continue
        yield from _of_line(path, number, line, prose)
        if _FIRST.match(prose):
            said = "a second main heading. The title stands in the front matter: begin with `##`."
            yield _proposal(path, number, "headings-are-in-order", said, line, "#" + line)
        if line[: len(line) - len(line.lstrip())].count("\t"):
            said = "the tab turns the line into code. Take it out, unless it is meant so."
            yield _proposal(path, number, "parts-stand-apart", said, line, line.lstrip())
        for match in _BY_REFERENCE.finditer(prose):
            said = f"the picture “{match.group()}” has no text for who cannot see it. Write `![what it shows](path)`."
            yield _proposal(path, number, "pictures-are-there", said, line)


def of_fact(path: str, text: str) -> Iterator[Proposal]:
    """Yield what is proposed for the text of a file of facts, comments left out."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.lstrip().startswith("#"):
            yield from _of_line(path, number, line, line)
            if _STRAIGHT.search(line):
                said = "a straight apostrophe. Write ’, unless it is in the title or address of a source."
                yield _proposal(path, number, "marks-are-curly", said, line, _STRAIGHT.sub("’", line))


def _of_line(path: str, number: int, line: str, prose: str) -> Iterator[Proposal]:
    text = NO_TEXT.sub(lambda match: "\0" * len(match.group()), prose)
    text = text if len(text) == len(line) else ""
    for match in DOUBLED.finditer(text):
        if match[1].casefold() not in MAY_STAND_TWICE:
            said = f"“{match[1]}” stands twice in a row. Delete one of the two."
            yield _proposal(path, number, "words-stand-once", said, line, line[: match.end(1)] + line[match.end() :])
    if len(prose) == len(line) and _HTTP.search(prose):
        said = "an address that can be read and changed on its way. Look whether the same one answers with https."
        new = _replaced(line, prose, _HTTP, "https://")
        yield _proposal(path, number, "addresses-are-safe", said, line, new)


def _replaced(line: str, prose: str, pattern: re.Pattern[str], new: str) -> str:
    for match in reversed(list(pattern.finditer(prose))):
        line = line[: match.start()] + new + line[match.end() :]
    return line


def _proposal(path: str, number: int, rule: str, said: str, before: str, after: str = "") -> Proposal:
    return Proposal(Finding.of(path, number, said, rule), before, after)
