"""The command `guide`, which the Makefile's verbs call: one word a verb, and what each needs behind it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from guide.build import browser, offline, serve, site
from guide.facts import schema
from guide.lint import agreed, explain, reading_grade, reviews
from guide.new_study import command as study
from guide.pages import study_pages

Verb = Callable[[Sequence[str], Path], int]

# Each verb with what it does, as the help says it.
VERBS: Mapping[str, tuple[Verb, str]] = {
    "check": (
        site.check,
        "find mistakes in pages, facts and the built site; guide check --explain RULE says what a rule is for",
    ),
    "build": (site.main, "build the site into site/"),
    "serve": (serve.main, "the guide in a browser while you write it: guide serve [PORT]"),
    "offline": (offline.main, "pack site/ into dist/back-to-running.zip"),
    "study": (study.main, "begin a study's file: guide study --doi=10.… | --file=entry.ris [--key=…]"),
    "agreed": (agreed.main, "write the agreed words of warnings anew from the pages"),
    "grades": (reading_grade.main, "how hard each page is to read: guide grades [PAGE …]"),
    "reviews": (reviews.main, "each review with the treatments it rates and the pages that tell of it"),
    "rules": (explain.main, "write the list of rules anew: guide/lint/RULES.md"),
    "schemas": (schema.main, "bring evidence/schema/ in line with the models"),
    "study-pages": (
        study_pages.main,
        "write the pages of studies as files: guide study-pages FOLDER",
    ),
    "browser": (browser.main, "print the path of a Chromium for the tests, installed when there is none"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the first argument says with the rest, in the working folder. Returns the exit code."""
    verb, *rest = sys.argv[1:] if arguments is None else arguments or [""]
    if verb not in VERBS:
        print(_help(), file=sys.stdout if verb in ("help", "--help", "-h") else sys.stderr)
        return 0 if verb in ("help", "--help", "-h") else 2
    return VERBS[verb][0](rest, Path.cwd())


def _help() -> str:
    width = max(map(len, VERBS))
    return "\n".join(["guide VERB …", *(f"  {verb:{width}}  {about}" for verb, (_, about) in VERBS.items())])
