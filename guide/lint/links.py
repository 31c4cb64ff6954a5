"""Links and pictures of the sources lead to what is there, and so do the pages that facts name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from guide.facts.findings import Finding, nearest
from guide.pages.project import Project


def links_lead_somewhere(project: Project) -> Iterator[Finding]:
    """Every link inside the guide leads to a page that is there, and to a heading that is on it."""
    pages = project.by_path
    for page in project.pages:
        for link in page.links:
            parts = urlsplit(link.target)
            if parts.scheme or parts.netloc or link.picture:
                continue
            target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path.resolve()
            if link.target.startswith("/"):
                yield page.finding(
                    link.line, f"the link {link.target} begins with `/`. Write it relative to this file."
                )
            elif target not in pages:
                names = [_relative(other, page.path.parent) for other in pages]
                yield page.finding(
                    link.line,
                    f"the link {link.target} leads nowhere.{nearest(link.target, names)} Link a file of docs/.",
                )
            elif parts.fragment and unquote(parts.fragment) not in pages[target].anchors:
                hint = nearest(parts.fragment, pages[target].anchors)
                yield page.finding(
                    link.line,
                    f"{_relative(target, project.docs)} has no heading #{parts.fragment}.{hint} Correct the anchor.",
                )


def pictures_are_there(project: Project) -> Iterator[Finding]:
    """A picture is a file of the guide and has words for those who cannot see it."""
    for page in project.pages:
        for link in page.links:
            if not link.picture:
                continue
            if urlsplit(link.target).scheme or urlsplit(link.target).netloc:
                yield page.finding(link.line, f"the picture {link.target} lies on another site. Put it into docs/.")
            elif project.docs.resolve() not in (page.path.parent / unquote(link.target)).resolve().parents:
                yield page.finding(link.line, f"the picture {link.target} lies outside docs/. Put it into docs/.")
            elif not (page.path.parent / unquote(link.target)).is_file():
                there = [_relative(path, page.path.parent) for path in project.docs.rglob("*") if path.suffix != ".md"]
                yield page.finding(
                    link.line,
                    f"there is no picture {link.target}.{nearest(link.target, there)} Correct the name or add the file.",
                )
        for number, line in page.prose:
            if re.search(r"!\[\s*\]\(", line):
                yield page.finding(number, "the picture has no words. Write what it shows between `![` and `]`.")


def pages_that_facts_name_are_there(project: Project) -> Iterator[Finding]:
    """A fact that names a page sends readers there: the page is in the guide, and so is the heading."""
    evidence = project.evidence
    pages = {page.path.relative_to(project.docs).as_posix(): page for page in project.pages}
    for kind in ("options", "article", "quiz"):
        for key, fact in getattr(evidence, kind).items():
            name, _, anchor = fact.page.partition("#")
            if name not in pages:
                message = f"there is no page {name}.{nearest(name, pages)} Name a file of docs/."
            elif anchor and anchor not in pages[name].anchors:
                message = f"{name} has no heading #{anchor}.{nearest(anchor, pages[name].anchors)} Correct the anchor."
            else:
                continue
            yield evidence.documents[kind, key].finding(("page",), message)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()  # pathlib cannot walk upwards before Python 3.12
