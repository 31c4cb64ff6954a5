"""What the sources of the guide must be: each function is one check, takes the project, and yields its faults."""

from __future__ import annotations

import itertools
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml

from checks.agreed import warnings_are_as_agreed
from checks.certainty_words import certainty_has_its_verb, nothing_is_promised
from checks.complements import (
    both_columns_make_up_the_whole,
    certainties_are_those_of_claims,
    rows_have_the_verb_of_their_certainty,
    what_is_left_is_what_is_left,
)
from checks.counts import both_frames_are_told, people_are_whole, small_gaps_are_called_small
from checks.facts import (
    every_claim_is_used,
    every_term_is_used,
    figures_of_facts_are_in_their_sources,
    figures_of_front_matter_are_in_the_sources,
    no_source_is_there_twice,
)
from checks.figures import figures_are_in_their_sources, the_three_groups_stand_together
from checks.form import (
    actions_begin_with_a_verb,
    care_cards_go_by_urgency,
    do_not_is_repeated,
    findings_say_if_runners_were_measured,
    headings_are_statements,
    lists_are_short,
    main_messages_are_one_sentence,
    paragraphs_are_short,
    pictures_and_tables_are_explained,
)
from checks.groups import groups_keep_their_numbers
from checks.load_advice import load_advice_agrees_with_its_files
from checks.page import Page, read_pages
from checks.reading_grade import pages_are_easy_to_read, sentences_are_short
from checks.reviews import reviews_are_cited_for_all_that_they_rate, reviews_say_what_they_rate
from checks.safety import (
    addresses_are_safe,
    facts_and_front_matter_are_plain_text,
    files_are_of_known_kinds,
    nothing_is_unseen,
    pictures_hold_only_pictures,
    the_menu_stays_in_the_guide,
    there_is_no_raw_html,
)
from checks.schemas import schema_is_named, schemas_agree_with_the_models
from checks.signs import signs_are_drawn_from_their_files, signs_have_one_urgency, the_short_card_names_signs
from checks.spelling import words_are_spelt_the_british_way
from checks.texts import Sentence, sentences
from checks.told_signs import gaps_point_where_their_study_points
from checks.turned_round import pairs_are_not_turned_round
from checks.words_not_used import links_say_where_they_lead, nothing_hides_in_a_hover_tip, words_not_used_are_not_used
from evidence_md import EvidenceError, Fault
from evidence_md.blocks import EvidenceBlock
from evidence_md.fact_blocks import ALL_BLOCKS
from evidence_md.faults import nearest, shown
from evidence_md.load import FOLDERS, load
from evidence_md.usage import uses
from evidence_md.yaml_lines import Document
from publish import study_pages

Check = Callable[["Project"], Iterator[Fault]]

# The heading that every reader page has, so that no page sounds surer than its sources.
UNKNOWN = "What we do not know"


@dataclass(frozen=True)
class Project:
    """The sources: the configuration file, the folder of pages, and the pages in it."""

    config_file: Path
    docs: Path
    pages: list[Page]

    @property
    def by_path(self) -> dict[Path, Page]:
        """Return the pages by their resolved path."""
        return {page.path.resolve(): page for page in self.pages}

    @property
    def studies(self) -> Path | None:
        """Return the folder of the studies' own pages, which the build makes; None when it makes none."""
        return next((page.path.parent for page in self.pages if page.made), None)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return every sentence that readers read, of pages and of facts."""
        return tuple(sentences(self.pages, self.config_file.parent / "evidence"))


def faults(config_file: Path) -> list[Fault]:
    """Return every fault of the project's sources, sorted by file and line; an empty list when it is right."""
    config_file = config_file.resolve()
    try:
        pages = read_pages(config_file)
    except EvidenceError as error:
        return sorted(error.faults) or [Fault(shown(config_file), 1, error.message)]
    project = Project(config_file, config_file.parent / "docs", pages)
    found = [fault for page in pages for fault in page.faults]
    schemas = SCHEMA_CHECKS if (config_file.parent / "evidence" / "schema").is_dir() else ()
    for check in (*CHECKS, *schemas):
        found.extend(check(project))
    return sorted(set(found))


def every_page_is_in_the_menu(project: Project) -> Iterator[Fault]:
    """A page that the menu does not name cannot be found; a menu entry without a page leads nowhere."""
    named = {entry: number for number, line in _menu(project) for entry in re.findall(r"[\w./-]+\.md\b", line)}
    there = {page.path.relative_to(project.docs).as_posix(): page for page in project.pages}
    for name, page in there.items():
        listed = page.meta is not None and page.meta.kind == "study"  # by «Every study», too many for a menu
        if name not in named and not listed:
            yield page.fault(1, f"the page is missing from the menu. Add `{name}` under `nav:` in mkdocs.yml.")
    for name, number in named.items():
        if name not in there:
            yield Fault(
                shown(project.config_file), number, f"there is no page {name}.{nearest(name, there)} Mend the name."
            )


def titles_and_descriptions_are_unique(project: Project) -> Iterator[Fault]:
    """Two pages with one title cannot be told apart in a list of results."""
    for name in ("title", "description"):
        holders: dict[str, list[Page]] = defaultdict(list)
        for page in project.pages:
            if page.meta:
                holders[getattr(page.meta, name).casefold()].append(page)
        for first, *others in holders.values():
            for page in others:
                line = next((n for n, text in enumerate(page.lines, 1) if text.startswith(name)), 1)
                yield page.fault(line, f"{shown(first.file)} has the same {name}. Say what is different here.")


def headings_are_in_order(project: Project) -> Iterator[Fault]:
    """The title is the only h1 and comes from the front matter; levels are not skipped, and end at h4."""
    for page in project.pages:
        level = 1
        for number, line in page.prose:
            match = re.match(r"(#{1,6})", line)
            if not match and not re.match(r"/// care\b", line):
                continue
            now = len(match[1]) if match else 2
            if now == 1:
                yield page.fault(
                    number, "a second main heading. The title stands in the front matter: begin with `##`."
                )
            elif now > level + 1:
                yield page.fault(number, f"a level is skipped. Write `{'#' * (level + 1)}` instead of `{'#' * now}`.")
            elif "[@" in line:
                yield page.fault(number, "a reference in a heading. Put it behind the sentence that needs it.")
            elif now > 4:
                yield page.fault(number, "the heading is too deep. Use at most `####`, or split the page.")
            level = max(now, 2)


def reader_pages_say_what_is_unknown(project: Project) -> Iterator[Fault]:
    """Each page for readers, the home page too, ends with where knowledge ends: what is read last is remembered."""
    for page in project.pages:
        if not page.meta or page.meta.kind != "reader":
            continue
        parts = [(number, line[3:].strip()) for number, line in page.prose if line.startswith("## ")]
        names = [name for _, name in parts]
        if UNKNOWN not in names:
            yield page.fault(page.first_line, f"the page does not say where knowledge ends. Add `## {UNKNOWN}`.")
        elif names[-1] != UNKNOWN:
            message = f"the part “{names[-1]}” comes after “{UNKNOWN}”. Put it before that one, which is the last."
            yield page.fault(parts[-1][0], message)


def links_lead_somewhere(project: Project) -> Iterator[Fault]:
    """Every link inside the guide leads to a page that is there, and to a heading that is on it."""
    pages = project.by_path
    for page in project.pages:
        for link in page.links:
            parts = urlsplit(link.target)
            if parts.scheme or parts.netloc or link.picture:
                continue
            target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path.resolve()
            if link.target.startswith("/"):
                yield page.fault(link.line, f"the link {link.target} begins with `/`. Write it relative to this file.")
            elif target not in pages:
                names = [_relative(other, page.path.parent) for other in pages]
                yield page.fault(
                    link.line,
                    f"the link {link.target} leads nowhere.{nearest(link.target, names)} Link a file of docs/.",
                )
            elif parts.fragment and unquote(parts.fragment) not in pages[target].anchors:
                hint = nearest(parts.fragment, pages[target].anchors)
                yield page.fault(
                    link.line,
                    f"{_relative(target, project.docs)} has no heading #{parts.fragment}.{hint} Mend the anchor.",
                )


def pictures_are_there(project: Project) -> Iterator[Fault]:
    """A picture is a file of the guide and has words for those who cannot see it."""
    for page in project.pages:
        for link in page.links:
            if not link.picture:
                continue
            if urlsplit(link.target).scheme:
                yield page.fault(link.line, f"the picture {link.target} lies on another site. Put it into docs/.")
            elif not (page.path.parent / unquote(link.target)).is_file():
                there = [_relative(path, page.path.parent) for path in project.docs.rglob("*") if path.suffix != ".md"]
                yield page.fault(
                    link.line,
                    f"there is no picture {link.target}.{nearest(link.target, there)} Mend the name or add the file.",
                )
        for number, line in page.prose:
            if re.search(r"!\[\s*\]\(", line):
                yield page.fault(number, "the picture has no words. Write what it shows between `![` and `]`.")


def blocks_are_closed(project: Project) -> Iterator[Fault]:
    """A block that is not understood would show its source to readers."""
    known = [block.NAME for block in ALL_BLOCKS]
    for page in project.pages:
        opened: list[int] = []
        for number, line in page.prose:
            match = re.match(r"(/{3,})\s*([\w-]*)", line.strip())
            if not match:
                continue
            if not match[2]:
                if not opened:
                    yield page.fault(number, "`///` closes a block that was never opened. Delete the line.")
                else:
                    opened.pop()
            elif match[2] not in known:
                hint = nearest(match[2], known)
                yield page.fault(number, f"there is no block “{match[2]}”.{hint} Blocks: {', '.join(known)}.")
                opened.append(number)
            else:
                opened.append(number)
        for number in opened:
            yield page.fault(number, "the block is never closed. Add a line `///` after it.")


def blocks_are_understood(project: Project) -> Iterator[Fault]:
    """A block without its argument, or with an option it does not have, is left as text without a word."""
    kinds = {block.NAME: block for block in ALL_BLOCKS}
    for page in project.pages:
        for index, (number, line) in enumerate(page.prose):
            match = re.match(r"/{3,}\s*([\w-]+)\s*\|?\s*(.*)", line.strip())
            if not match or match[1] not in kinds:
                continue
            name, kind = match[1], kinds[match[1]]
            if kind.ARGUMENT and not match[2]:
                yield page.fault(number, f"`/// {name}` does not say which. Write it after a bar: `/// {name} | …`.")
            rest = page.prose[index + 1 :]
            for place, option in itertools.takewhile(lambda entry: re.match(r"\s{4,}\S", entry[1]), rest):
                yield from _option(page, place, option.strip(), kind)


def _option(page: Page, number: int, text: str, kind: type[EvidenceBlock]) -> Iterator[Fault]:
    name = text.partition(":")[0]
    if name not in kind.OPTIONS:
        allowed = ", ".join(kind.OPTIONS) or "none"
        yield page.fault(
            number, f"`/// {kind.NAME}` has no option `{name}`.{nearest(name, kind.OPTIONS)} Options: {allowed}."
        )
        return
    try:
        understood = isinstance(yaml.safe_load(text)[name], str)
    except (yaml.YAMLError, TypeError, KeyError):
        understood = False
    if not understood:
        yield page.fault(
            number, f"the option `{name}` is not plain text. Put what stands after `{name}:` in double quotes."
        )


def facts_are_where_they_are_read(project: Project) -> Iterator[Fault]:
    """A file of facts that nobody reads would look as if it counted."""
    root = project.config_file.parent / "evidence"
    for path in sorted([*root.rglob("*.yml"), *root.rglob("*.yaml")]):
        folder = path.relative_to(root).parent.as_posix()
        if folder not in FOLDERS:
            hint = nearest(folder, FOLDERS)
            yield Fault(shown(path), 1, f"nobody reads the folder “{folder}”.{hint} Folders: {', '.join(FOLDERS)}.")


def pages_that_facts_name_are_there(project: Project) -> Iterator[Fault]:
    """A fact that names a page sends readers there: the page is in the guide, and so is the heading."""
    folder = project.config_file.parent / "evidence"
    evidence = load(folder)
    pages = {page.path.relative_to(project.docs).as_posix(): page for page in project.pages}
    for kind in ("options", "article", "quiz"):
        for key, fact in getattr(evidence, kind).items():
            path = folder / kind / f"{key}.yml"
            name, _, anchor = fact.page.partition("#")
            if name not in pages:
                message = f"there is no page {name}.{nearest(name, pages)} Name a file of docs/."
            elif anchor and anchor not in pages[name].anchors:
                message = f"{name} has no heading #{anchor}.{nearest(anchor, pages[name].anchors)} Mend the anchor."
            else:
                continue
            yield Document(path.read_text(encoding="utf-8"), path).fault(("page",), message)


def _menu(project: Project) -> Iterator[tuple[int, str]]:
    inside = False
    for number, line in enumerate(project.config_file.read_text(encoding="utf-8").splitlines(), 1):
        if re.match(r"\S", line) and not line.startswith("#"):
            inside = line.startswith("nav:")
        if inside:
            yield number, line.partition(" #")[0]


def every_study_is_used(project: Project) -> Iterator[Fault]:
    """A study that no page, claim or guideline uses is work for its keeper and nothing for a reader."""
    folder = project.config_file.parent / "evidence"
    evidence = load(folder)
    cited = uses(project.docs, evidence)
    used = {key for claim in evidence.claims.values() for key in (*claim.supporting, *claim.against)}
    used |= {guideline.source for guideline in evidence.guidelines.values()}
    for kind in ("signs", "pain", "stages"):
        used |= {key for fact in getattr(evidence, kind).values() for key in fact.sources}
    used |= {key for one in evidence.emergency.values() for country in one.countries for key in country.sources}
    for key in evidence.studies:
        if key not in cited and key not in used:
            path = folder / "studies" / f"{key}.yml"
            yield Fault(shown(path), 1, "nothing uses this study. Cite it in a page or a claim, or delete the file.")


def pages_of_studies_are_made_of_facts(project: Project) -> Iterator[Fault]:
    """A page that somebody wrote beside those of the studies would be hidden by one of them, or look like one."""
    folder = project.studies
    for path in sorted(folder.rglob("*.md")) if folder else ():
        if path != folder / study_pages.LIST:
            message = (
                "pages of studies are made of the facts. Delete this file, and put what it says into "
                f"evidence/studies/{path.stem}.yml."
            )
            yield Fault(shown(path), 1, message)


def studies_say_when_they_were_reviewed(project: Project) -> Iterator[Fault]:
    """A study's page names the day of its last review, which cannot lie before what the study tells."""
    evidence = load(project.config_file.parent / "evidence")
    for page in project.pages:
        if not page.made or not page.meta:
            continue
        study, day = evidence.studies[page.made.key], page.meta.reviewed.isoformat()
        for name, value in (("year", str(study.year)), ("accessed", study.accessed or "")):
            if value > day[: len(value)]:
                message = (
                    f"`{name}` is {value}, and the last review of this file was on {day}. Add the day on which you "
                    "wrote it, `written: 2027-01-31`, or compare it with its source again and say so in `compared:`."
                )
                path = page.made.facts
                yield Document(path.read_text(encoding="utf-8"), path).fault((name,), message)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()  # pathlib cannot walk upwards before Python 3.12


CHECKS: tuple[Check, ...] = (
    every_page_is_in_the_menu,
    titles_and_descriptions_are_unique,
    headings_are_in_order,
    reader_pages_say_what_is_unknown,
    links_lead_somewhere,
    pictures_are_there,
    blocks_are_closed,
    blocks_are_understood,
    there_is_no_raw_html,
    facts_and_front_matter_are_plain_text,
    files_are_of_known_kinds,
    pictures_hold_only_pictures,
    nothing_is_unseen,
    addresses_are_safe,
    the_menu_stays_in_the_guide,
    facts_are_where_they_are_read,
    pages_that_facts_name_are_there,
    figures_are_in_their_sources,
    figures_of_facts_are_in_their_sources,
    figures_of_front_matter_are_in_the_sources,
    the_three_groups_stand_together,
    groups_keep_their_numbers,
    pairs_are_not_turned_round,
    gaps_point_where_their_study_points,
    what_is_left_is_what_is_left,
    both_columns_make_up_the_whole,
    certainties_are_those_of_claims,
    rows_have_the_verb_of_their_certainty,
    people_are_whole,
    both_frames_are_told,
    small_gaps_are_called_small,
    every_claim_is_used,
    every_term_is_used,
    no_source_is_there_twice,
    every_study_is_used,
    pages_of_studies_are_made_of_facts,
    studies_say_when_they_were_reviewed,
    reviews_say_what_they_rate,
    reviews_are_cited_for_all_that_they_rate,
    sentences_are_short,
    pages_are_easy_to_read,
    words_not_used_are_not_used,
    links_say_where_they_lead,
    nothing_hides_in_a_hover_tip,
    words_are_spelt_the_british_way,
    certainty_has_its_verb,
    nothing_is_promised,
    paragraphs_are_short,
    main_messages_are_one_sentence,
    actions_begin_with_a_verb,
    lists_are_short,
    headings_are_statements,
    do_not_is_repeated,
    care_cards_go_by_urgency,
    signs_have_one_urgency,
    signs_are_drawn_from_their_files,
    the_short_card_names_signs,
    warnings_are_as_agreed,
    load_advice_agrees_with_its_files,
    pictures_and_tables_are_explained,
    findings_say_if_runners_were_measured,
)
SCHEMA_CHECKS: tuple[Check, ...] = (schema_is_named, schemas_agree_with_the_models)
