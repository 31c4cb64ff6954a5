"""Which pages are opened: one of each kind for long questions, and all but the pages of studies that say nothing of their own."""

from __future__ import annotations

import json
import re

from tests.conftest import EVERY_PAGE, ROOT, STUDY_PAGES

KINDS = (
    "index.html",
    "404.html",
    "about/all-pages.html",
    "about/glossary.html",
    "about/accessibility.html",  # a wide table
    "acupuncture/safety.html",  # care cards, charts of people, harms
    "back-pain/when-to-get-help.html",  # the emergency list
    "decide/index.html",
    "decide/diary.html",
    "decide/handout.html",
    "decide/questions.html",
    "decide/quiz.html",
    "research/claims.html",
    "research/gerac.html",  # strips of effects
    "research/studies/index.html",
    STUDY_PAGES[0],
    "therapies/exercise.html",  # drawings
)


def _names(schema: object) -> set[str]:
    """Return the names of all fields of a schema."""
    if isinstance(schema, dict):
        own = schema.get("properties", {})
        return set(own).union(*map(_names, schema.values()))
    return set().union(*map(_names, schema)) if isinstance(schema, list) else set()


def together(files: dict[str, str], fields: set[str]) -> list[str]:
    """Return few names of files that together have each of these fields and are without each, as far as any file is.

    The longest file, the shortest and the one with the longest word without a gap are always among them.
    """
    used = {
        name: fields & set(re.findall(r"(?m)(?:^ *(?:- )?|[{,] ?)(\w+):(?= |$)", text)) for name, text in files.items()
    }
    of = {name: own | {f"no {field}" for field in fields - own} for name, own in used.items()}
    words = {name: re.findall(r"[^\s/]+", re.sub(r"https?:\S+", "", text)) for name, text in files.items()}
    chosen = {max(files, key=lambda name: len(files[name])), min(files, key=lambda name: len(files[name]))}
    chosen.add(max(files, key=lambda name: max(map(len, words[name]))))
    left = set().union(*of.values()).difference(*(of[name] for name in chosen))
    while left:
        chosen.add(max(sorted(files), key=lambda name: len(of[name] & left)))
        left = left.difference(*(of[name] for name in chosen))
    return sorted(chosen)


def _studies() -> list[str]:
    files = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "evidence/studies").glob("*.yml"))}
    fields = _names(json.loads((ROOT / "evidence/schema/study.json").read_text("utf-8")))
    return [f"research/studies/{name}.html" for name in together(files, fields)]


# The pages of single studies are one template filled from facts.
STUDIES = _studies()
OPENED = [page for page in EVERY_PAGE if page not in STUDY_PAGES or page in {*STUDIES, STUDY_PAGES[0]}]
