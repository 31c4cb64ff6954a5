"""A page for each study, made of its file of facts at each build: nobody writes or keeps these pages.

`guide study-pages FOLDER` writes them as files, for a generator that cannot run our hook.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mkdocs.config

from guide.facts.evidence import Evidence
from guide.facts.findings import EvidenceError, Finding, shown
from guide.facts.load import load
from guide.facts.study import Study
from guide.facts.yaml_source import Document
from guide.pages.front_matter import DESCRIPTION, LONGEST_TITLE

LIST = "index.md"  # the page in the studies' folder that people write: it lists them all
_SHORT, _LONG = DESCRIPTION  # how many letters a description may have
_NO_DAY = (
    "the page does not say when it was written, and the studies' own pages take that day from it. "
    "Write a line `written: 2026-11-23` at its top."
)
# Line of a page's front matter → the fields of the study's file that it is made of, the first that is there.
_MADE_OF = {
    "title": ("organisation", "authors"),
    "description": ("plain",),
    "main_message": ("plain",),
    "written": ("written",),
    "evidence_searched": ("compared", "written"),
    "reviewed": ("compared", "written"),
    "next_review": ("compared", "written"),
}


@dataclass(frozen=True)
class StudyPage:
    """The page of one study: its path under the folder of pages, its text, and the file of facts it is made of."""

    key: str
    name: str
    text: str
    facts: Path

    def place(self, line: int) -> int:
        """Return the line of the file of facts that a line of the text, counted from 1, is made of; else the first."""
        document = Document(self.facts.read_text(encoding="utf-8"), self.facts)
        label = self.text.splitlines()[line - 1].partition(":")[0]
        there = [(field,) for field in _MADE_OF.get(label, ()) if (field,) in document.lines]
        return document.line(there[0]) if there else 1


def of_project(config: Any, evidence: Evidence) -> list[StudyPage]:
    """Return the pages of all studies, as the settings of the generator (MkDocs or another) name their folders.

    Without the option `study_pages` of `guide.markdown` there are none. Raises EvidenceError when the page that
    lists the studies does not say when it was written.
    """
    options = config.mdx_configs.get("guide.markdown", {})
    if not options.get("study_pages"):
        return []
    root = Path(config.config_file_path).parent
    return made(
        evidence.studies, root / options.get("evidence", "evidence"), Path(config.docs_dir), options["study_pages"]
    )


def made(studies: Mapping[str, Study], evidence: Path, docs: Path, folder: str) -> list[StudyPage]:
    """Return the pages of the studies in `evidence`, for the folder of that name under `docs`. Raises as `of_project`."""
    day = _written(docs / folder / LIST)
    names = _titles(studies)
    return [
        StudyPage(key, f"{folder}/{key}.md", _text(key, study, names[key], day), evidence / "studies" / f"{key}.yml")
        for key, study in studies.items()
    ]


def write(pages: list[StudyPage], docs: Path) -> None:
    """Write the pages as files under `docs`."""
    for page in pages:
        (docs / page.name).parent.mkdir(parents=True, exist_ok=True)
        (docs / page.name).write_text(page.text, encoding="utf-8", newline="\n")


def _written(path: Path) -> datetime.date:
    """Return the day on which the list of studies was written: that of each study whose file names no other day."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    line = re.search(r"^written: *(\d{4}-\d{2}-\d{2})\s*$", text, re.MULTILINE)
    try:
        return datetime.date.fromisoformat(line[1] if line else "")
    except ValueError:
        raise EvidenceError(_NO_DAY, findings=[Finding.of(shown(path), 1, _NO_DAY)]) from None


def _text(key: str, study: Study, title: str, day: datetime.date) -> str:
    written = study.written or day
    reviewed = study.compared.day if study.compared else written
    fields = {"title": title, "description": _description(study), "main_message": study.plain}
    quoted = "".join(f"{name}: {json.dumps(text, ensure_ascii=False)}\n" for name, text in fields.items())
    return (
        f"---\n{quoted}kind: study\ntemplate: study.html\nwritten: {written}\nevidence_searched: {reviewed:%Y-%m}\n"
        f"reviewed: {reviewed}\nnext_review: {_a_year_after(reviewed)}\nreviewed_by: []\n---\n\n/// study | {key}\n///\n"
    )


def _a_year_after(day: datetime.date) -> datetime.date:
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _titles(studies: Mapping[str, Study]) -> dict[str, str]:
    """Return a title for each study that no other one has: who and when, and the key where that is not enough."""
    names = {key: f"{_who(study)}, {study.year}"[:LONGEST_TITLE] for key, study in studies.items()}
    count = Counter(name.casefold() for name in names.values())
    return {key: name if count[name.casefold()] == 1 else _with_key(name, key) for key, name in names.items()}


def _with_key(name: str, key: str) -> str:
    """Return the name and the key; where both are too long, the name is cut, for the key tells studies apart."""
    room = LONGEST_TITLE - len(f" ({key})")
    short = name if len(name) <= room else f"{name[: max(room - 1, 0)].rstrip(' ,')}…"
    return f"{short} ({key})"


def _who(study: Study) -> str:
    if study.organisation:
        return (
            study.organisation
            if len(study.organisation) <= LONGEST_TITLE - 6
            else study.organisation[: LONGEST_TITLE - 8] + "…"
        )
    names = [re.sub(r" [A-Z]+$", "", author) for author in study.authors[:2]]
    if len(study.authors) > 2 or study.more_authors:
        return f"{names[0]} and others"
    return " and ".join(names)


def _description(study: Study) -> str:
    text = f"{study.kind.capitalize()} in this guide: {study.plain}"
    if len(text) < _SHORT:
        text += f" Its title: {study.title}, from {study.journal or study.publisher or 'its own page'}, {study.year}."
    if len(text) <= _LONG:
        return text
    return text[: _LONG - 1].rsplit(" ", 1)[0] + "…"


def main(arguments: Sequence[str], root: Path) -> int:
    """Write the pages into the folder of pages that `arguments` name. Returns the exit code."""
    if len(arguments) != 1:
        print("Name the folder of pages into which to write: guide study-pages FOLDER", file=sys.stderr)
        return 1
    try:
        config = mkdocs.config.load_config(str(root / "mkdocs.yml"), strict=False)
        pages = of_project(config, load(root / "evidence"))
    except EvidenceError as error:
        print(error, file=sys.stderr)
        return 1
    write(pages, root / arguments[0])
    print(f"{len(pages)} pages of studies written into {arguments[0]}.")
    return 0
