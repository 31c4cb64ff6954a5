"""Files of facts are read and dated; pages of studies are made of them and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from guide.facts import languages
from guide.facts.findings import Finding, nearest, shown
from guide.facts.folder import visible
from guide.facts.kinds import FOLDERS
from guide.pages import study_pages
from guide.pages.project import Project


def facts_are_where_they_are_read(project: Project) -> Iterator[Finding]:
    """A file of facts that nobody reads would look as if it counted."""
    root = project.facts
    for path in (*visible(root, "**/*.yml"), *visible(root, "**/*.yaml")):
        folder = path.relative_to(root).parent.as_posix()
        if folder not in FOLDERS:
            hint = nearest(folder, FOLDERS) or " A new kind of fact begins in guide/facts/kinds.py."
            told = f"nobody reads the folder “{folder}”.{hint} Folders: {', '.join(FOLDERS)}."
            if folder == ".":
                told = f"nobody reads a file here. Put it into a folder: a study is `evidence/studies/{path.name}`."
            yield Finding.of(shown(path), 1, told)


def pages_of_studies_are_made_of_facts(project: Project) -> Iterator[Finding]:
    """A page that somebody wrote beside those of the studies would be hidden by one of them, or look like one."""
    folder = project.studies
    if folder is None:
        return
    for path in visible(folder, "**/*.md"):
        if path != folder / study_pages.LIST:
            message = (
                "pages of studies are made of the facts. Delete this file, and put what it says into "
                f"evidence/studies/{path.stem}.yml."
            )
            yield Finding.of(shown(path), 1, message)


def studies_say_when_they_were_reviewed(project: Project) -> Iterator[Finding]:
    """A study's page names the day of its last review, which cannot lie before what the study tells."""
    evidence = project.evidence
    for page in project.pages:
        if not page.made or not page.meta:
            continue
        study, day = evidence.studies[page.made.key], page.meta.reviewed.isoformat()
        for name, value in (("year", str(study.year)), ("accessed", study.accessed or "")):
            # A journal may give the year of an issue that is still to come.
            last = str(int(day[:4]) + 1) if name == "year" else day[: len(value)]
            if value > last:
                message = (
                    f"`{name}` is {value}, and the last review of this file was on {day}. Add the day on which you "
                    "wrote it, `written: YEAR-MONTH-DAY`, or compare it with its source again and say so in `compared:`."
                )
                yield evidence.documents["studies", page.made.key].finding((name,), message)


def titles_say_their_language(project: Project) -> Iterator[Finding]:
    """A screen reader speaks a German title as if it were English, unless it is told that it is German."""
    evidence = project.evidence
    for key, study in evidence.studies.items():
        language = languages.guess(study.title)
        if language and not study.title_language:
            code = (
                f"`title_language: {language}`" if language != languages.UNKNOWN else "`title_language:` and its code"
            )
            message = f"the title is not in English, and the file does not say in which language it is. Write {code} below it."
            yield evidence.documents["studies", key].finding(("title",), message)
