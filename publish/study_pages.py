"""`python -m publish.study_pages`: one page for each study, written from its file of facts. `make studies` calls it.

The pages are kept in the repository, so that any generator builds them and a reader can find them; a check says when
one no longer agrees with its study.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from evidence_md import EvidenceError
from evidence_md.load import load
from evidence_md.model import Study

FOLDER = "research/studies"
_TITLE = 65  # the longest title and description that a page may have
_DESCRIPTION = 160
_DATES = "written: 2026-11-23\nevidence_searched: 2026-11\nreviewed: 2026-11-23\nnext_review: 2027-11-23\n"


def pages(studies: Mapping[str, Study]) -> dict[str, str]:
    """Return the text of each study's page by its key, with the dates of a new page."""
    names = {key: f"{_who(study)}, {study.year}" for key, study in studies.items()}
    count = Counter(names.values())
    titles = {key: name if count[name] == 1 else f"{name} ({key})" for key, name in names.items()}
    return {key: _page(key, study, titles[key]) for key, study in studies.items()}


def stale(studies: Mapping[str, Study], docs: Path) -> list[str]:
    """Return the keys whose page is missing, differs in more than its dates, or belongs to no study any more."""
    folder = docs / FOLDER
    there = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.md") if path.stem != "index"}
    wanted = pages(studies)
    changed = [key for key, text in wanted.items() if key not in there or _undated(there[key]) != _undated(text)]
    return sorted([*changed, *(set(there) - set(wanted))])


def write(studies: Mapping[str, Study], docs: Path) -> list[str]:
    """Bring the pages in line with the studies, the dates of those that are there kept. Returns the keys it changed."""
    changed = stale(studies, docs)
    wanted = pages(studies)
    for key in changed:
        path = docs / FOLDER / f"{key}.md"
        if key not in wanted:
            path.unlink()
            continue
        dates = _dates(path.read_text(encoding="utf-8")) if path.is_file() else _DATES
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[key].replace(_DATES, dates), encoding="utf-8")
    return changed


def _page(key: str, study: Study, title: str) -> str:
    plain = study.plain.replace('"', "'")
    return (
        f'---\ntitle: "{title[:_TITLE]}"\ndescription: "{_description(study)}"\nmain_message: "{plain}"\n'
        f"kind: study\ntemplate: study.html\n{_DATES}reviewed_by: []\n---\n\n/// study | {key}\n///\n"
    )


def _who(study: Study) -> str:
    if study.organisation:
        return study.organisation if len(study.organisation) <= _TITLE - 6 else study.organisation[: _TITLE - 8] + "…"
    names = [re.sub(r" [A-Z]+$", "", author) for author in study.authors[:2]]
    if len(study.authors) > 2 or study.more_authors:
        return f"{names[0]} and others"
    return " and ".join(names)


def _description(study: Study) -> str:
    text = f"{study.kind.capitalize()} in this guide: {study.plain}".replace('"', "'")
    if len(text) <= _DESCRIPTION:
        return text
    return text[: _DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"


def _dates(text: str) -> str:
    found = re.search(r"written: .*\n(?:.*\n)*?next_review: .*\n", text)
    return found[0] if found else _DATES


def _undated(text: str) -> str:
    return text.replace(_dates(text), "")


if __name__ == "__main__":
    try:
        changed_pages = write(load(Path("evidence")).studies, Path("docs"))
    except EvidenceError as error:
        sys.exit(error.message)
    print(f"{len(changed_pages)} pages of studies written.")
