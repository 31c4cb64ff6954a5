"""Punctuation and spelling as British English has them, and blanks at the end of a line, in text and nowhere else."""

from __future__ import annotations

import re

from guide.lint.prose.spelling import WORD, forms, in_british
from guide.markdown.code import lines_without_code

# What is no text of a line: the target of a link, an address, attributes, a comment, the first line of a block.
NO_TEXT = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)|\[@[^\]]*\]|<[^>]*>|\{[^}]*\}|https?://\S+|^\s*/{3}.*|^\s{4,}\w+:.*")
# They are looked for where links and code are blanks: a pattern that matches several blanks would take a link away.
_PUNCTUATION = (
    (re.compile("\u00ab"), "‘"),
    (re.compile("\u00bb"), "’"),
    (re.compile("\u2039"), "“"),
    (re.compile("\u203a"), "”"),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "’"),
    (re.compile(r"(?<=\w) (?:-|--|—) (?=\w)"), " – "),
    (re.compile(r"(?<=\w)(?:--|—)(?=\w)"), " – "),
)
_PAIR = re.compile(r'(?<!\w)"(?=\S)([^"]*\S)"(?!\w)')


def in_british_english(body: str, known: frozenset[str]) -> str:
    """Return the text of a page with punctuation and spelling fixed; `known` words stay as they are."""
    # A tab or a line end of another system would shift the places; such a line is left as it is.
    lines = zip(body.split("\n"), lines_without_code(body), strict=True)
    return "\n".join(
        _mended(line, prose, known) if prose is not None and len(prose) == len(line) else line for line, prose in lines
    )


def _mended(line: str, prose: str, known: frozenset[str]) -> str:
    """Return a line with punctuation and spelling fixed; `prose` is the same line with blanks where there is code."""
    text = NO_TEXT.sub(lambda match: " " * len(match.group()), prose)
    found: list[tuple[int, int, str]] = []
    for pattern, new in _PUNCTUATION:
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
