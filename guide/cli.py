"""The command `guide`, which the Makefile's verbs call: one word a verb, and what each needs behind it."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

from guide.build.crash import of_the_disk, told
from guide.build.memory import collect_seldom

# Each verb with the module whose `main` does it, and what it does, as the help says it. A module is imported when its verb
# is called: a check of one page needs neither a server nor what draws pictures.
VERBS: Mapping[str, tuple[str, str]] = {
    "check": (
        "guide.build.check",
        "find mistakes in pages, facts and the built site; guide check docs/PAGE.md looks at one page, in seconds; "
        "guide check --explain RULE says what a rule is for",
    ),
    "build": ("guide.build.site", "build the site into site/"),
    "serve": ("guide.build.preview.serve", "the guide in a browser while you write it: guide serve [PORT]"),
    "offline": (
        "guide.build.offline",
        "the guide to keep, in dist/: site/ as a zip, one HTML file, an e-book and PDF files, with checksums",
    ),
    "pack-for-hosts": (
        "guide.build.hosts.files",
        "make of site/ what hosts need, in dist/for-hosts/: guide pack-for-hosts [FILE …], files to lie beside the home page",
    ),
    "links": ("guide.build.links", "do sources and external links still lead somewhere (network)"),
    "watch": (
        "guide.watch.command",
        "ask registries for retractions, corrections and new studies, and list them for people (network): "
        "guide watch [--output=FILE] [--mark]",
    ),
    "study": ("guide.new_study.command", "begin a study's file: guide study --doi=10.… | --file=entry.ris [--key=…]"),
    "addresses": ("guide.lint.project.moved", "add the addresses of new pages to those that must not vanish"),
    "agreed": ("guide.lint.agreed.warnings", "write the agreed words of warnings anew from the pages"),
    "voice": (
        "guide.lint.prose.voice_report",
        "how each page reads: rhythm, joining words and grade; guide voice PAGE … says what to join and what to cut",
    ),
    "reviews": (
        "guide.lint.studies.reviews",
        "each review with the treatments it rates and the pages that tell of it; what each study was last compared with",
    ),
    "rules": ("guide.lint.explain", "write the list of rules anew: guide/lint/RULES.md"),
    "schemas": ("guide.facts.schema", "bring evidence/schema/ in line with the models"),
    "study-pages": ("guide.pages.study_pages", "write the pages of studies as files: guide study-pages FOLDER"),
    "fix": ("guide.lint.fix", "fix what is safe, show each changed line, and propose the rest: guide fix [PAGE …]"),
    "summary": (
        "guide.build.reports.summary",
        "what a change makes of the guide, for whoever reviews it: guide summary BEFORE AFTER [FILE], two folders",
    ),
    "changes": (
        "guide.build.reports.changes",
        "what a release changed for readers: guide changes latest | VERSION [SINCE]",
    ),
    "sbom": ("guide.build.reports.sbom", "list what the site is built with, as CycloneDX: guide sbom [FILE]"),
    "browser": ("guide.build.browser", "print the path of a Chromium for the tests, installed when there is none"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the first argument says with the rest, in the working folder. Returns the exit code."""
    verb, *rest = (sys.argv[1:] if arguments is None else arguments) or [""]
    if verb not in VERBS:
        print(_help(), file=sys.stdout if verb in ("help", "--help", "-h") else sys.stderr)
        return 0 if verb in ("help", "--help", "-h") else 2
    collect_seldom()
    module, _ = VERBS[verb]
    try:
        code: int = importlib.import_module(module).main(rest, Path.cwd())
        if sys.stdout:  # none where a timer or a service started us with it closed
            sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader of our output has closed it, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        # Else our own code is broken: tell whoever changed it in one sentence, and keep the rest in a file.
        print(of_the_disk(error, Path.cwd()) or told(traceback.format_exc(), Path.cwd()), file=sys.stderr)
        return 1


def _help() -> str:
    width = max(map(len, VERBS))
    return "\n".join(["guide VERB …", *(f"  {verb:{width}}  {about}" for verb, (_, about) in VERBS.items())])
