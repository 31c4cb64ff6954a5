"""The linter: what is wrong with pages, facts and theme, asked of every rule once all of them are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from guide.facts.findings import EvidenceError, Finding, shown
from guide.lint import rules
from guide.lint.apart import broken_of_project
from guide.lint.excuses import weighed
from guide.lint.project.moved import with_what_nothing_uses
from guide.lint.rule import broken, rule_id
from guide.lint.theme.files import templates_are_understood
from guide.lint.told_first import told_first
from guide.markdown.render import TemplateError
from guide.pages.project import Project, read_project


def read(config_file: Path) -> tuple[Project | None, list[Finding]]:
    """Return the project, or None and the findings that keep it from being read."""
    config_file = config_file.parent.resolve() / config_file.name  # which may be a link that leads in a circle
    for rule in rules.BEFORE:
        if found := sorted(broken([rule], config_file.parent)):
            return None, found
    try:
        return read_project(config_file), []
    except EvidenceError as error:
        if not error.findings:
            error = EvidenceError(error.message, findings=[Finding.of(shown(config_file), 1, error.message)])
        return None, sorted(broken([facts_can_be_read], error))


def findings(config_file: Path) -> list[Finding]:
    """Return every finding of the project, sorted by file and line; an empty list when it is right."""
    project, found = read(config_file)
    return findings_of(project) if project else found


def findings_of(project: Project) -> list[Finding]:
    """Return every finding of a project that was read, sorted."""
    schemas = rules.OF_SCHEMAS if (project.facts / "schema").is_dir() else ()
    asked = (pages_can_be_read, *rules.ALL, *schemas)
    try:
        found = weighed(broken_of_project(asked, project), project, asked, (*rules.ALL, *rules.OF_SCHEMAS))
    except TemplateError as error:  # no page can be judged
        return [replace(error.finding, rule=rule_id(templates_are_understood))]
    return sorted(with_what_nothing_uses(_first(found)))


def findings_of_page(project: Project, path: Path) -> list[Finding]:
    """Return the findings of one page by itself, sorted. Raises KeyError when the path is none of a page."""
    page = project.by_path[path.resolve()]
    asked = (pages_can_be_read, *rules.OF_PAGES)
    one = project.of_one(page)
    try:
        found = _first(weighed(broken_of_project(asked, one), one, asked, (*rules.ALL, *rules.OF_SCHEMAS)))
    except TemplateError as error:
        return [replace(error.finding, rule=rule_id(templates_are_understood))]
    return sorted(finding for finding in found if finding.path == shown(page.file))


def _first(found: Iterable[Finding]) -> set[Finding]:
    return told_first(found, [rule_id(rule) for rule in (pages_can_be_read, *rules.ALL, *rules.OF_SCHEMAS)])


def facts_can_be_read(error: EvidenceError) -> Iterator[Finding]:
    """Every figure of the guide comes from the facts: while one of their files is wrong, nothing else can be judged."""
    yield from error.findings


def pages_can_be_read(project: Project) -> Iterator[Finding]:
    """A page whose front matter, citation or block is not understood would show its source, or nothing, to readers."""
    for page in project.pages:
        if not page.made:  # of what the build makes of a study, only the fields can be wrong
            page.convert_now()
        yield from page.findings
