"""What was found, printed for whoever made the mistakes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from guide.facts.findings import Cause, Finding

# What the host reads as its own mark in a command, and how it is written so that it stays text.
_MARKS = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_MARKS_OF_FIELDS = (*_MARKS, (":", "%3A"), (",", "%2C"))


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
        print(*these, sep="\n", end="\n\n", file=sys.stderr)
    kept = ", and site/ stays as it was" if (root / "site").exists() else ""
    print(f"{len(found)} mistake{'s' if len(found) > 1 else ''} to fix{kept}.", file=sys.stderr)
    if parts and (first := parts[0][0]):  # the list may have scrolled its beginning away
        which = f"Begin with the first {len(parts[0][1])}, which have" if len(parts) > 1 else "They have"
        print(f"{which} one cause: {first.what}.", file=sys.stderr)
    print(
        "`guide check --explain RULE` says what a rule is for, and how to excuse a line that is right.", file=sys.stderr
    )
    if annotated:
        annotate(found)


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

    Only the check does that: a build beside it would say everything twice.
    """
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(*map(annotation, found), sep="\n", flush=True)


def annotation(finding: Finding) -> str:
    """Return a finding as a workflow command of GitHub: the same words, with the file, the line and the rule as fields."""
    place = {"file": finding.path, "line": str(finding.line)} if finding.path else {}
    fields = {**place, **({"title": finding.rule} if finding.rule else {})}
    told = ",".join(f"{name}={_escaped(value, _MARKS_OF_FIELDS)}" for name, value in fields.items())
    return f"::error{' ' if told else ''}{told}::{_escaped(finding.message, _MARKS)}"


def _escaped(text: str, marks: Sequence[tuple[str, str]]) -> str:
    for mark, instead in marks:
        text = text.replace(mark, instead)
    return text
