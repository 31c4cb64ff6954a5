"""Every rule by its id, with its reason and a faulty example: for whoever reads a finding, and for the list in `RULES.md`."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path

from guide.facts.findings import nearest
from guide.lint import examples, linter, rules
from guide.lint.built import rules as built
from guide.lint.excuses import cannot_be_excused, excuses_are_sound
from guide.lint.rule import AnyRule, module_of, reason, rule_id

FILE = Path("guide/lint/RULES.md")
_HEAD = """# The rules

What `make check` finds, by the id of each rule: `file:line: rule: what is wrong. what to write instead`.
Below each rule stand its reason, a faulty example in the small guide of `tests/fixtures/`, and what is reported for it.
`guide check --explain RULE` prints the same. This list is written by `guide rules`, from the code and `examples.yml`.

A line that is right all the same can be excused, unless the rule says that it cannot. Put a comment on the line above it,
with some words of the finding and your reason: `<!-- not-here: RULE: WORDS because REASON -->` in a page, and
`# not-here: RULE: WORDS because REASON` in its front matter and in facts. No reader sees it. An excuse holds for its line and
its words alone, and one that nothing needs any more is a finding itself.
"""


# What is found where no rule of a list is asked: why, and in which file.
_ELSEWHERE = {
    "the-machine-works": (
        "When Python or a library stops, whoever changed something last reads where, in one sentence.",
        "guide/build/crash.py",
    ),
    "words-of-readers-lead-somewhere": (
        "A word that readers search with is of no use when no page holds ours for it, or its page is gone.",
        "guide/build/search/index.py",
    ),
}


def all_rules() -> tuple[AnyRule, ...]:
    """Return every rule of the sources and of the built site."""
    return (
        *rules.BEFORE,
        *(linter.facts_can_be_read, linter.pages_can_be_read, excuses_are_sound),
        *rules.ALL,
        *rules.OF_SCHEMAS,
        *built.RULES,
    )


def explain(name: str) -> str:
    """Return what a rule is for, a faulty example, what is reported for it, and how to excuse it.

    Raises KeyError with the nearest id when there is none of that name, and when it has no example.
    """
    known = {rule_id(rule): rule for rule in all_rules()}
    if name in _ELSEWHERE:
        why, file = _ELSEWHERE[name]
        return f"{name} ({file})\n{why}\n\nNobody can excuse it."
    if name not in known:
        raise KeyError(f"there is no rule “{name}”.{nearest(name, known)} All of them stand in {FILE.as_posix()}.")
    rule, example = known[name], examples.of(name)
    right = [f"Right is:\n{_indented(example.right)}"] if example.right else []
    why = cannot_be_excused(rule)
    form = f"{name}: WORDS because REASON"
    excuse = (
        f"Nobody can excuse it: {why}."
        if why
        else "To excuse what is right all the same, put on the line above, with words of the finding and your reason,\n"
        "in a page the first of these, in its front matter and in facts the second:\n"
        + _indented(f"<!-- not-here: {form} -->\n# not-here: {form}")
    )
    return "\n\n".join(
        [
            f"{name} (guide/lint/{_file(rule)})\n{reason(rule)}",
            f"A faulty example, in {example.file}:\n{_indented(example.faulty or '(nothing)')}",
            f"It is reported as:\n{_indented(example.printed(name))}",
            *right,
            excuse,
        ]
    )


def table() -> str:
    """Return the list of all rules as Markdown. Raises KeyError when one has no example."""
    entries = [_entry(rule, examples.of(rule_id(rule))) for rule in sorted(all_rules(), key=rule_id)]
    elsewhere = [f"## `{name}`\n\n{why} In `{file}`.\n" for name, (why, file) in _ELSEWHERE.items()]
    return "\n".join([_HEAD, *entries, *elsewhere])


def _entry(rule: AnyRule, example: examples.Example) -> str:
    name = rule_id(rule)
    why = cannot_be_excused(rule)
    cannot = f" It cannot be excused: {why}." if why else ""
    faulty = example.faulty.strip("\n") or "(nothing)"
    return (
        f"## `{name}`\n\n{reason(rule)}{cannot} In `{_file(rule)}`.\n\n"
        f"~~~~text\n{faulty}\n~~~~\n\n~~~~text\n{example.printed(name)}\n~~~~\n"
    )


def _file(rule: AnyRule) -> str:
    return f"{module_of(rule).replace('.', '/')}.py"


def _indented(text: str) -> str:
    return textwrap.indent(text.strip("\n"), "    ")


def main(arguments: Sequence[str], root: Path) -> int:
    """Write the list of rules anew. Returns the exit code."""
    try:
        text = table()
    except KeyError as error:
        print(error.args[0], file=sys.stderr)
        return 1
    (root / FILE).write_text(text, encoding="utf-8", newline="\n")
    print(f"{FILE.as_posix()} is written anew.")
    return 0
