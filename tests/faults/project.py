"""The real project in a folder of its own, read once: what `guide check` finds after one change, in a part of the time.

Rules that a page or a fact keeps by itself are asked of what the change touches; those of the whole guide are asked of all.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from guide.facts import load
from guide.facts.fact import Fact
from guide.facts.findings import EvidenceError, Finding, shown
from guide.facts.yaml_source import Document
from guide.lint import linter, rules
from guide.lint.agreed.warnings import verdicts_are_as_agreed, warnings_are_as_agreed
from guide.lint.excuses import weighed
from guide.lint.intruders import security
from guide.lint.project.links import links_keep_their_words, links_lead_somewhere
from guide.lint.project.readable import files_are_text, unreadable_in
from guide.lint.prose.spelling import KNOWN, words_are_spelt_the_british_way
from guide.lint.rule import broken, rule_id
from guide.lint.theme import files as theme
from guide.markdown import render
from guide.markdown.render import TemplateError
from guide.markdown.usage import read_uses
from guide.pages import page as pages_of_project
from guide.pages.page import Page, read_pages
from guide.pages.plain_text import split
from guide.pages.project import Project
from guide.pages.texts import WORDS, Sentence, files, of_page, written
from tests.faults.reads import ACROSS, reads
from tests.faults.remembered import remember_documents, remember_front_matter, remember_settings, remember_uses

# What of the project the check reads, and what a change may be made in.
PARTS = (
    "docs",
    "evidence",
    "overrides",
    "guide",
    "mkdocs.yml",
    ".github",
    "requirements",
    ".ci",
    "Makefile",
    "pyproject.toml",
)
_OF_PAGES = tuple(rule for rule in rules.OF_PAGES if rule not in ACROSS)


def copy(root: Path, target: Path) -> None:
    """Copy the sources of the project in `root` to `target`."""
    for name in PARTS:
        if (root / name).is_dir():
            shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (root / name).is_file():
            shutil.copy2(root / name, target / name)
    (target / ".cache").mkdir()


@dataclass(frozen=True, eq=False)
class Touched(Project):
    """A project of which only some pages and facts are to be judged."""

    judged: tuple[Page, ...] = ()
    changed: frozenset[Path] = field(default_factory=frozenset)

    @property
    def pages(self) -> list[Page]:
        """Return the pages to be judged."""
        return list(self.judged)

    def printed_facts(self) -> Iterator[tuple[Path, Fact]]:
        """Yield the changed facts, each with its file."""
        yield from self._printed

    @cached_property
    def _printed(self) -> tuple[tuple[Path, Fact], ...]:
        if not any(self.facts in path.parents for path in self.changed):
            return ()
        return tuple((path, fact) for path, fact in files(self.evidence, self.facts) if path in self.changed)

    def said_around(self) -> Iterator[Sentence]:
        """Yield what the theme and the blocks say, when that was changed."""
        if any(shown(path) in WORDS for path in self.changed):
            yield from super().said_around()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of the pages, the facts and the words around them that are to be judged."""
        found = [sentence for page in written(self.pages) for sentence in of_page(page)]
        for path, fact in self._printed:
            mark = "study" if path.parent.name == "studies" else "fact"
            for name, text in fact.for_readers():
                found += [Sentence(path, mark, part, field=name) for part in split(text)]
        return (*found, *self.said_around())


class Warm:
    """A project that was read and judged once, in the working folder; whatever is asked then is quick."""

    def __init__(self, root: Path) -> None:
        """Read the project in `root`. Raises ValueError when something is found in it before any fault is made."""
        self.root = self.right = root  # and where every file stays as it is
        self._documents = remember_documents()
        remember_front_matter()
        remember_settings()
        remember_uses()
        project, found = linter.read(root / "mkdocs.yml")
        if project is None or (found := linter.findings_of(project)):
            raise ValueError("\n".join(map(str, found)))
        self.project = project

    def move(self, root: Path) -> None:
        """Take what was read as that of a copy of the project in `root`, which becomes the working folder."""
        old, self.root = self.root, root
        for page in self.project.all_pages:
            page.path = root / page.path.relative_to(old)
            if page.made:
                object.__setattr__(page.made, "facts", root / page.made.facts.relative_to(old))
            for kept in ("front",):
                page.__dict__.pop(kept, None)
        for document in self.project.evidence.documents.values():
            document.path = root / document.path.relative_to(old)
        self._documents.update({root / path.relative_to(old): known for path, known in self._documents.items()})
        self.project = replace(
            self.project, config_file=root / "mkdocs.yml", docs=root / "docs", all_pages=self.project.all_pages
        )
        os.chdir(root)
        render._HERE = root / "guide/markdown"
        render._templates.cache_clear()
        render.words.cache_clear()
        for template in render._templates().list_templates():
            render._templates().get_template(template)  # once for all faults, as long as it stays as it is
        pages_of_project.read_settings(self.project.config_file)  # for all faults of this copy

    def findings(self, changed: Path) -> list[Finding]:
        """Return what `guide check` finds in the sources after a change of one file."""
        if changed.name == "mkdocs.yml":
            for rule in rules.BEFORE:
                if found := sorted(broken([rule], self.root)):
                    return found
        elif changed.suffix in (".md", ".yml", ".html", ".txt") and (unreadable := list(unreadable_in(changed))):
            return [replace(one, rule=rule_id(files_are_text)) for one in unreadable]
        try:
            project = self._read(changed)
        except EvidenceError:
            return linter.read(self.root / "mkdocs.yml")[1]
        try:
            return sorted(self._found(project))
        except TemplateError as error:
            return [replace(error.finding, rule=rule_id(theme.templates_are_understood))]

    def _read(self, changed: Path) -> Touched:
        if any((self.root / name) in changed.parents for name in ("overrides", ".github", "requirements")):
            return self._as_it_was(changed)  # no page is read otherwise
        config_file, docs, folder = self.root / "mkdocs.yml", self.root / "docs", self.root / "evidence"
        evidence = self.project.evidence
        if folder in changed.parents:
            evidence = load.load(folder)
        uses = read_uses(docs, evidence)
        known = {page.path: page for page in self.project.all_pages}
        if changed in known and changed.suffix == ".md" and changed.is_file() and changed.stem != "index":
            convert = pages_of_project.converter(pages_of_project.read_settings(config_file), evidence, uses)
            page = pages_of_project.read_page(changed, convert)
            pages = [page if path == changed else known[path] for path in known]
            return Touched(config_file, docs, pages, evidence, uses, judged=(page,), changed=frozenset([changed]))
        touched = self._touched(changed)
        pages = [
            known[page.path] if page.path in known and page.path != changed and not touched(page) else page
            for page in read_pages(config_file, evidence, uses)
        ]
        judged = tuple(page for page in pages if known.get(page.path) is not page)
        return Touched(config_file, docs, pages, evidence, uses, judged=judged, changed=frozenset([changed]))

    def _as_it_was(self, changed: Path) -> Touched:
        ours = self.project
        return Touched(
            ours.config_file, ours.docs, ours.all_pages, ours.evidence, ours.uses, changed=frozenset([changed])
        )

    def _touched(self, changed: Path):
        kind, key = changed.parent.name, changed.stem
        if kind == "templates":
            drawn = ("icon-array", "effects", "claim") if key == "facts-foot" else (key,)
            return lambda page: not page.made and any(block.name in drawn for block in page.blocks)
        if self.root / "evidence" not in changed.parents:
            return lambda page: False
        uses = self.project.uses
        if kind in ("studies", "claims"):
            by_page = uses.studies_by_page if kind == "studies" else uses.claims_by_page
            names = {name for name, keys in by_page.items() if key in keys}
            docs = self.root / "docs"
            return lambda page: (page.made and page.made.key == key) or page.path.relative_to(docs).as_posix() in names
        return lambda page: not page.made and any(block.name.startswith(kind[:4]) for block in page.blocks)

    def _keeps_its_anchors(self, touched: Touched) -> bool:
        """Tell whether each page is still there with all that other pages may link to."""
        known = {page.path: page for page in self.project.all_pages}
        there = {page.path for page in touched.all_pages}
        return known.keys() == there and all(known[page.path].anchors == page.anchors for page in touched.judged)

    def _documents_of(self, touched: Touched) -> dict[tuple[str, str], Document]:
        return {key: one for key, one in touched.evidence.documents.items() if one.path in touched.changed}

    def _found(self, touched: Touched) -> set[Finding]:
        whole = Project(touched.config_file, touched.docs, touched.all_pages, touched.evidence, touched.uses)
        touched.__dict__["by_path"] = whole.by_path
        here = {shown(page.file) for page in touched.judged} | {shown(path) for path in touched.changed}
        asked = (linter.pages_can_be_read, *_OF_PAGES)
        found = [one for one in broken(asked, touched) if one.path in here and one.path != shown(KNOWN)]
        lists = (words_are_spelt_the_british_way,) if shown(KNOWN) in here else ()
        of_the_whole = [
            rule for rule in (*rules.OF_THE_WHOLE, *rules.OF_SCHEMAS) if reads(rule, touched.changed, self.right)
        ]
        found += broken(
            [links_lead_somewhere, links_keep_their_words], touched if self._keeps_its_anchors(touched) else whole
        )
        found += broken((warnings_are_as_agreed, verdicts_are_as_agreed, *lists, *of_the_whole), whole)
        for path in touched.changed:
            found += [replace(one, rule=rule_id(security.nothing_is_unseen)) for one in security.unseen_in(path)]
        few = replace(touched, evidence=replace(touched.evidence, documents=self._documents_of(touched)))
        found += broken((security.facts_and_front_matter_are_plain_text,), few)
        every = (*asked, *ACROSS, *rules.OF_THE_WHOLE, *rules.OF_SCHEMAS)
        weighed_all = weighed(found, touched, every, (*rules.ALL, *rules.OF_SCHEMAS))
        return {one for one in linter._first(weighed_all) if one.rule != "excuses-are-sound" or one.path in here}
