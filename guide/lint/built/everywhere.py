"""What is wrong on most pages of the built site comes of the theme, and is told once, in the template that writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from guide.facts.findings import Finding, shown
from guide.facts.folder import files

_LEAST = 10  # so few pages can share a slip that each of them made
# How a template writes what a rule finds; $ stands for the third word of the finding.
_WRITES = {
    "ids-are-unique": r'\bid="$"',
    "one-main-heading-and-levels-in-order": r"<h1\b",
    "descriptions-for-machines-are-valid": r"ld\+json\">\{\{ about\b",
}
_HEAD = "overrides/partials/head.html"
_MAIN = "overrides/main.html"


def told_once(found: Iterable[Finding], pages: int, root: Path) -> Iterator[Finding]:
    """Yield the findings; those that say the same of more than half of all pages become one, in a template under `root`."""
    alike: dict[tuple[str, str, str], list[Finding]] = {}
    for one in found:
        alike.setdefault((one.rule, one.problem, one.advice), []).append(one)
    for (rule, problem, advice), ones in alike.items():
        if len({one.path for one in ones}) > max(_LEAST, pages / 2):
            path, line = _template(root, rule, problem)
            said = f"on {len(ones)} pages, {problem}"
            yield Finding(shown(path), line, rule, said, f"Look at this template first. {advice}")
        else:
            yield from ones


def _template(root: Path, rule: str, problem: str) -> tuple[Path, int]:
    """Return the place in a template that writes what was found: in a part of the page before the page itself."""
    words = problem.split()
    pattern = _WRITES.get(rule, "").replace("$", re.escape(words[2]) if len(words) > 2 else "")
    folder = root / "overrides"
    for path in (*files(folder / "partials", "*.html"), *files(folder, "*.html")) if pattern else ():
        text = path.read_text(encoding="utf-8")
        if match := re.search(pattern, text):
            return path, text.count("\n", 0, match.start()) + 1
    head = root / _HEAD
    return (head if rule.startswith("heads-") and head.is_file() else root / _MAIN), 1
