"""Advice that could harm whoever follows it: to do without a doctor, to run through pain, to wait with a sign.

No page gives such advice today, so that it is known by its words alone, wherever it is new; `harmful-advice.yml` has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guide.facts.findings import Finding
from guide.lint.advice.phrases import first_kind
from guide.pages.project import Project

FILE = Path(__file__).with_name("harmful-advice.yml")
# Facts that advise; others tell what a study, an article or a wrong answer says.
_ADVISE = frozenset({"signs", "pain", "stages", "options", "glossary"})


def nothing_harmful_is_advised(project: Project) -> Iterator[Finding]:
    """“You can skip seeing a doctor” reads like any friendly line, and somebody with a warning sign follows it."""
    for sentence in project.sentences:
        if sentence.kind == "study" or (sentence.kind == "fact" and sentence.path.parent.name not in _ADVISE):
            continue
        if found := first_kind(sentence.text, FILE):
            kind, words = found
            yield sentence.finding(f"“{words}” could be followed as {kind.name}. {kind.instead}")
