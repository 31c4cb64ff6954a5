"""What was found, printed for whoever made the mistakes."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from guide.facts.findings import Cause, Finding
from guide.lint import rules
from guide.lint.rule import rule_id

# What the host reads as its own mark in a command, and how it is written so that it stays text.
_MARKS = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_MARKS_OF_FIELDS = (*_MARKS, (":", "%3A"), (",", "%2C"))
MOST = 10  # marks of a kind that the host shows of one step; it drops the others without a word
_LONGEST = 400_000  # characters of the list on the page of a run, which takes a megabyte or nothing
_WAITING = frozenset(map(rule_id, rules.AGREED))


def waits(finding: Finding) -> bool:
    """Tell whether a finding is no mistake, but a change of agreed words that waits for a second person."""
    return finding.rule in _WAITING


def print_all(found: Sequence[Finding], root: Path, *, annotated: bool = False) -> None:
    """Print the findings for whoever made them, those of one cause together and first, and how many there are.

    Those that are `annotated` also hang at their lines: see `annotate`.
    """
    parts = by_cause(found)
    for cause, these in parts:
        if cause:
            print(headed(cause, these), file=sys.stderr)
        elif len(parts) > 1:
            print("Beside these:", file=sys.stderr)
        print(*map(_line, these), sep="\n", end="\n\n", file=sys.stderr)
    kept = ", and site/ stays as it was" if (root / "site").exists() else ""
    print(f"{told(found)}{kept}.", file=sys.stderr)
    if parts and (first := parts[0][0]):  # the list may have scrolled its beginning away
        which = f"Begin with the first {len(parts[0][1])}, which have" if len(parts) > 1 else "They have"
        print(f"{which} one cause: {first.what}.", file=sys.stderr)
    print(
        "`guide check --explain RULE` says what a rule is for, and how to excuse a line that is right.", file=sys.stderr
    )
    if annotated:
        annotate(found)


def told(found: Sequence[Finding]) -> str:
    """Return how many mistakes there are to fix, and how many changes only wait for a second person."""
    waiting = sum(map(waits, found))
    wrong = len(found) - waiting
    changes = f"{waiting} change{'s' if waiting > 1 else ''} of agreed words for a second person to read"
    if not wrong:
        return f"No mistake to fix, but {changes}"
    return f"{wrong} mistake{'s' if wrong > 1 else ''} to fix{f', and {changes}' if waiting else ''}"


def headed(cause: Cause, found: Sequence[Finding]) -> str:
    """Return what is said above the findings of one cause: what it is, how many come of it, and what to do first."""
    return f"{cause.what}: {len(found)} of the mistakes come of it. {cause.advice}"


def by_cause(found: Sequence[Finding]) -> list[tuple[Cause | None, list[Finding]]]:
    """Return the findings in parts: those that share a cause, in their order, then all others, whose cause is None."""
    of: dict[Cause, list[Finding]] = {}
    for one in found:
        if one.cause:
            of.setdefault(one.cause, []).append(one)
    parts: list[tuple[Cause | None, list[Finding]]] = [(cause, these) for cause, these in of.items() if len(these) > 1]
    told = {id(one) for _, these in parts for one in these}
    rest = [one for one in found if id(one) not in told]
    return [*parts, (None, rest)] if rest else parts


def annotate(found: Sequence[Finding]) -> None:
    """Print the findings where GitHub runs the command, in the form in which it hangs each at the line of a pull request.

    It shows a few of them, so all stand on the page of the run as well. Only the check does that: a build beside it would
    say everything twice.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return
    print(*map(annotation, found), sep="\n", flush=True)
    if left := sum(max(0, count - MOST) for count in (sum(map(waits, found)), sum(not waits(one) for one in found))):
        print(f"::notice::{left} more marks are not shown at their lines. All stand in the summary of this run.")
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(on_page(found))


def on_page(found: Sequence[Finding]) -> str:
    """Return the findings as the page of a run shows them: as text, in a block that no words of theirs can end."""
    lines: list[str] = []
    for one in map(_line, found):
        if sum(map(len, lines)) + len(one) > _LONGEST:
            lines.append(f"… and {len(found) - len(lines)} more, which the log of this run has.")
            break
        lines.append(one)
    fence = "`" * (1 + max([2, *(len(run) for line in lines for run in re.findall(r"`+", line))]))
    return "\n".join([f"{told(found)}.", "", f"{fence}text", *lines, fence, ""])


def annotation(finding: Finding) -> str:
    """Return a finding as a workflow command of GitHub: the same words, with the file, the line and the rule as fields."""
    place = {"file": finding.path, "line": str(finding.line)} if finding.path else {}
    fields = {**place, **({"title": finding.rule} if finding.rule else {})}
    told = ",".join(f"{name}={_escaped(value, _MARKS_OF_FIELDS)}" for name, value in fields.items())
    kind = "warning" if waits(finding) else "error"
    return f"::{kind}{' ' if told else ''}{told}::{_escaped(finding.message, _MARKS)}"


def _line(finding: Finding) -> str:
    """Return a finding on one line, which is no command of the host, whatever a page or the name of a file holds."""
    text = re.sub(r"[\r\n]+", " ", str(finding)).replace("##[", "## [")
    return f".{text}" if text.lstrip().startswith("::") else text


def _escaped(text: str, marks: Sequence[tuple[str, str]]) -> str:
    for mark, instead in marks:
        text = text.replace(mark, instead)
    return text
