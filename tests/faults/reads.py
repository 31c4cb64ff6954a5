"""Which rules read what: those that a change cannot have touched are not asked again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from guide.facts.findings import shown
from guide.lint.agreed import theme as agreed_theme
from guide.lint.agreed.warnings import verdicts_are_as_agreed, warnings_are_as_agreed
from guide.lint.intruders import security
from guide.lint.numbers import facts
from guide.lint.project import dates, schemas
from guide.lint.project.links import links_keep_their_words, links_lead_somewhere
from guide.lint.prose import voice
from guide.lint.studies import reviews, study_files, used
from guide.lint.theme import elements as theme_elements
from guide.lint.theme import files as theme
from guide.lint.theme import scripts as theme_scripts
from guide.lint.theme import styles as theme_styles
from guide.lint.theme import tests_asked as theme_tests
from guide.lint.theme import warnings as theme_warnings

# Rules of pages whose findings may lie in a file that was not changed.
ACROSS = (links_lead_somewhere, links_keep_their_words, warnings_are_as_agreed, verdicts_are_as_agreed)
# Rules of the whole guide that are asked of the changed file alone, and those that read nothing but days.
_BY_FILE = (security.nothing_is_unseen, security.facts_and_front_matter_are_plain_text)
_OF_DAYS = (dates.what_was_done_lies_in_the_past, dates.next_reviews_are_near)
# Those that ask which files there are, and those that ask which page uses which fact.
_OF_NEW = (security.files_are_of_known_kinds, study_files.facts_are_where_they_are_read)
_OF_USES = (
    reviews.reviews_are_cited_for_all_that_they_rate,
    used.every_claim_is_used,
    used.every_study_is_used,
)
# Rules of the whole guide that read nothing but files of these folders.
_READ_ONLY = (
    ((theme.templates_are_understood,), ("overrides/", "guide/markdown/templates/", "mkdocs.yml")),
    (
        (
            theme.style_sheets_are_whole,
            theme_styles.style_sheets_can_be_read,
            theme_styles.colours_can_be_told_from_their_ground,
            theme_styles.letters_are_large_enough,
            theme_scripts.scripts_can_be_read,
            theme_elements.elements_are_closed,
            theme_elements.landmarks_are_there,
        ),
        ("overrides/",),
    ),
    ((theme_warnings.style_sheets_hide_no_warning,), ("overrides/", "guide/build/editions/")),
    ((theme_warnings.the_theme_hides_no_warning,), ("overrides/", "guide/markdown/templates/")),
    ((agreed_theme.the_theme_is_as_agreed,), ("overrides/", "guide/markdown/templates/", "mkdocs.yml")),
    ((theme.workflows_are_harmless,), (".github/",)),
    ((theme_tests.every_test_is_asked,), (".github/", ".ci/", "Makefile", "pyproject.toml")),
    ((theme.packages_have_their_hashes,), ("requirements/",)),
    (
        (
            voice.sentences_have_a_middle_length,
            voice.sentences_differ_in_length,
            voice.some_sentences_are_short_and_some_are_long,
            voice.statements_are_joined,
            voice.so_does_not_join_everything,
        ),
        ("docs/",),
    ),
    ((used.every_term_is_used,), ("docs/", "evidence/glossary/")),
    ((security.the_menu_stays_in_the_guide,), ("mkdocs.yml",)),
    (
        (
            facts.figures_of_facts_are_in_their_sources,
            facts.plain_sentences_have_their_figures,
            used.no_source_is_there_twice,
            used.no_study_has_the_figures_of_another,
            study_files.studies_say_when_they_were_reviewed,
            study_files.titles_say_their_language,
            reviews.results_were_compared_with_their_source,
            reviews.reviews_say_what_they_rate,
            schemas.schema_is_named,
        ),
        ("evidence/",),
    ),
    ((schemas.schemas_agree_with_the_models,), ("evidence/schema/", "evidence/FIELDS.md")),
)

# What no other rule of the whole guide reads.
_THEIRS_ALONE = (".github/", "requirements/", "overrides/", ".ci/", "Makefile", "pyproject.toml")


def reads(rule: Callable[..., object], changed: frozenset[Path], right: Path) -> bool:
    """Tell whether what a rule of the whole guide finds can come of a change of these files; `right` has them unchanged."""
    if rule in _BY_FILE:
        return False
    if rule in _OF_NEW and all(_is_plain(path) and (right / shown(path)).is_file() for path in changed):
        return False
    if rule in _OF_USES and all(_uses(path) == _uses(right / shown(path)) for path in changed):
        return False
    if rule in _OF_DAYS and all(_days(path) == _days(right / shown(path)) for path in changed):
        return False
    names = {shown(path) for path in changed}
    if rule is security.pictures_hold_only_pictures:
        return any(name.startswith("docs/") and not name.endswith(".md") for name in names)
    for rules, folders in _READ_ONLY:
        if rule in rules:
            return any(name.startswith(folders) for name in names)
    return not all(name.startswith(_THEIRS_ALONE) for name in names)


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink() and not path.stat().st_mode & 0o111


def _uses(path: Path) -> list[str]:
    """Return what a page names, or the whole text of a fact."""
    text = path.read_text("utf-8-sig", errors="replace") if path.is_file() else ""
    return re.findall(r"(?m)\[@[^\]]*\]|^///.*$", text) if path.suffix == ".md" else [text]


def _days(path: Path) -> list[str]:
    text = path.read_text("utf-8-sig", errors="replace") if path.is_file() else ""
    return re.findall(r"(?m)^\s*\w+: *[\"']?\d{4}.*$", text)
