"""What a rule is: a function with a name, a reason in its first sentence, and findings that bear the name."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from guide.facts.findings import Finding
from guide.pages.project import Project

Rule = Callable[[Project], Iterator[Finding]]
AnyRule = Callable[..., Iterator[Finding]]  # of the sources, of the built site, or of excuses
Subject = TypeVar("Subject")


def rule_id(rule: Callable[..., object]) -> str:
    """Return the id of a rule as findings print it: the name of its function, which says what is true when it is kept."""
    return rule.__name__.replace("_", "-")


def module_of(rule: Callable[..., object]) -> str:
    """Return the module of a rule below `guide.lint`, such as `numbers.figures`."""
    return rule.__module__.removeprefix("guide.lint.")


def reason(rule: Callable[..., object]) -> str:
    """Return why there is the rule: its docstring, on one line."""
    return " ".join((inspect.getdoc(rule) or "").split())


def broken(rules: Iterable[Callable[[Subject], Iterator[Finding]]], subject: Subject) -> Iterator[Finding]:
    """Yield what breaks each rule, with the rule's id."""
    for rule in rules:
        for finding in rule(subject):
            yield replace(finding, rule=rule_id(rule))
