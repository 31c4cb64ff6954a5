"""Every rule by its id, with its reason: for whoever reads a finding, and for the list in `RULES.md`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from guide.facts.faults import nearest
from guide.lint import built, sources
from guide.lint.rule import reason, rule_id

FILE = Path("guide/lint/RULES.md")
_HEAD = """# The rules

What `make check` finds, by the id that a finding bears: `file:line: rule: what is wrong. what to write instead`.
`guide check --explain RULE` prints the reason of one. This list is written by `guide rules`.
"""


def rules() -> Mapping[str, tuple[str, str]]:
    """Return, for each rule's id, the file under `guide/lint/` in which it stands, and its reason."""
    found: tuple[Callable[..., object], ...] = (
        *(sources.facts_can_be_read, sources.pages_can_be_read, sources.studies_can_be_read),
        *sources.CHECKS,
        *sources.SCHEMA_CHECKS,
        *built.CHECKS,
    )
    return {rule_id(rule): (f"{rule.__module__.rpartition('.')[2]}.py", reason(rule)) for rule in found}


def explain(name: str) -> str:
    """Return what a rule is for. Raises KeyError with the nearest id when there is none of that name."""
    known = rules()
    if name not in known:
        raise KeyError(f"there is no rule “{name}”.{nearest(name, known)} All of them stand in {FILE.as_posix()}.")
    file, why = known[name]
    return f"{name} (guide/lint/{file})\n{why}"


def table() -> str:
    """Return the list of all rules as Markdown."""
    rows = [f"| `{name}` | {why} | `{file}` |" for name, (file, why) in sorted(rules().items())]
    return "\n".join([_HEAD, "| rule | why | where |", "| --- | --- | --- |", *rows, ""])


def main(arguments: Sequence[str], root: Path) -> int:
    """Write the list of rules anew. Returns the exit code."""
    (root / FILE).write_text(table(), encoding="utf-8", newline="\n")
    print(f"{FILE.as_posix()} is written anew.")
    return 0
