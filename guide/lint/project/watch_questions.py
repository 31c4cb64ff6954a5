"""Every page for readers asks registries a question, or says why it asks none; and each page that is named there is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from guide.facts.findings import Finding, closest, nearest, shown
from guide.facts.yaml_source import Document
from guide.lint.project import moved
from guide.pages.project import Project
from guide.pages.texts import written

FILE = Path("guide/watch/questions.yml")


def every_page_asks_registries_or_says_why_not(project: Project) -> Iterator[Finding]:
    """Nobody hears of new trials, or of a retraction of what is not cited yet, on a page for which no registry is asked."""
    path = project.root / FILE
    if not path.is_file():
        return  # a guide that asks nobody
    document = Document(path.read_text(encoding="utf-8-sig"), path)
    yield from document.findings
    named = dict(_named(document))
    pages = {page.path.relative_to(project.docs.parent).as_posix(): page for page in written(project.pages)}
    left = {name for name, page in pages.items() if page.kind == "reader"} - named.keys()
    misspelt = set()  # which the wrong name tells of already
    for name, field in named.items():
        was = moved.gone(project, name.removeprefix("docs/"))
        if was:
            advice = f"Write docs/{was.now.partition('#')[0]}" if was.now else "Write the page that asks this now"
            message = f"the page {name} is gone. {advice}, or take the entry out."
            yield document.finding((field, name), message, was.cause)
        elif name not in pages and not (project.root / name).is_file():  # else it could not be read
            misspelt.add(closest(name, left))
            message = f"there is no page {name}.{nearest(name, left or pages)} Correct its path, or take it out."
            yield document.finding((field, name), message)
    for name in sorted(left - misspelt) if not document.findings else ():
        message = (
            f"{shown(path)} does not say what registries are asked for this page. Add a search there below `questions:`, or "
            f"below `none:` why there is none, like `{name}: it sums up other pages`."
        )
        yield pages[name].finding(1, message)


def _named(document: Document) -> Iterator[tuple[str, str]]:
    """Yield each page that the file names, with the field in which it stands."""
    fields = document.data if isinstance(document.data, Mapping) else {}
    for field in ("questions", "none"):
        pages = fields.get(field)
        yield from ((name, field) for name in pages) if isinstance(pages, Mapping) else ()
