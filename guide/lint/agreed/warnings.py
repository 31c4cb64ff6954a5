"""The words that send somebody to seek help are agreed, and those for which treatment does better: a change of one shows.

`agreed-warnings.txt` is the second file that they stand in. It holds, line by line, what the page on when to get help says, every
care card of the guide with the urgency of each sign, the short card that other pages show, the words for urgency, what readers
must not do, and the verdicts of all pages for readers. They are compared with the pages as Markdown makes them, wherever a page
takes its signs from. What facts say is read from their files (`facts.py`). `guide agreed` writes the file anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from guide.facts.findings import Finding, shown
from guide.facts.yaml_source import values as yaml_values
from guide.lint.agreed import facts as agreed_facts
from guide.lint.agreed import figures as agreed_figures
from guide.lint.agreed import found as agreed_found
from guide.lint.agreed import musts as agreed_musts
from guide.lint.agreed import pages as agreed_pages
from guide.lint.agreed import parts as agreed_parts
from guide.lint.agreed import theme as agreed_theme
from guide.lint.agreed import unsourced as agreed_unsourced
from guide.lint.agreed import verdicts as agreed_verdicts
from guide.lint.agreed.comparison import NOT_DRAWN, Comparison
from guide.lint.agreed.entries import (
    FILE,
    FOUND,
    MUST,
    OF_FACTS,
    SAID,
    SURE,
    VERDICT,
    Agreed,
    Entry,
    entries_of,
    print_all,
    read,
)
from guide.lint.agreed.in_html import in_html
from guide.markdown.render import words
from guide.pages.page import Page
from guide.pages.project import Project, read_project
from guide.pages.texts import passages, written

THEME, BLOCKS = Path("overrides/words/en.html"), Path("guide/markdown/words/en.yml")
# Words that theme and blocks add to pages and facts: the short card and the way to all signs, who reviewed and searched what,
# whom the guide is for, that a copy is old and a search without result, which way a figure points, what a column holds, what
# the diary asks and makes of its numbers, and where answers are kept.
_OF_THEME = re.compile(
    r'"(help_\w+|footer_\w+|no_reviewer|reviewers|reviewed|searched|overdue|site_motto|home_for|print_note|handout_note|message'
    r"|actions|warning_signs|search_(?:none|near|missing|shown)|kept_(?:lost|slow|review)|not_kept|not_read|both_kept"
    r'|keep_(?:visited_done|whole_done|removed|failed)|previous|next|next_review|moved_text|data_text)": "([^"]*)"'
)
_OF_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "care signs pain_rule certainties sure verdicts directions better_is strengths worse better favours the_other rarer "
        "more_often did_not fewer_than_one more_than overdue stages emergency_numbers yardstick retracted limits other_way "
        "points_the_other_way as_rated_there of_each_hundred comparison_kinds risk_of_bias not_stated scored_by "
        "others quiz choose diary",
    )
)
# Of the diary, what it says of pain and of its numbers, and where they go; its buttons are named as anybody likes.
_OF_DIARY = re.compile(
    r"diary\.(?:form\.(?:lies|pain|leg|minutes|(?:pain|leg|tablets)_help|leg_\w+)|summary\.\w+|day_by_day\.caption"
    r"|chart\.(?:pain|minutes)|say\.(?:early|thin|lower|some|same|higher))"
)
# Search engines and messengers show the description of a page alone.
DESCRIPTION = "description"
_OF_VERDICTS = (DESCRIPTION, VERDICT, SURE, FOUND, SAID)
_HEAD = """\
# What this guide says to people who must not wait, and of what does better. Each line stands on the page named above it, too.
# Whoever changes a line there changes the same line here, and a second person reads both before they count.
"""


def warnings_are_as_agreed(project: Project) -> Iterator[Finding]:
    """A sign that is lost or made less urgent can cost somebody a leg or a life, and looks like any other change."""
    root = project.root
    path = root / FILE
    if not path.is_file():
        if project.help_page:  # a guide that has such a page has agreed on its words
            yield Finding.of(
                shown(path), 1, "the file of what was agreed is missing. Bring it back from the branch main."
            )
        return
    agreed = read(path.read_text(encoding="utf-8"))
    if told := [*_other_help_page(project, agreed), *_urgencies(project, agreed)]:
        yield from told  # whatever else differs in the cards comes of these
        return
    warnings = {
        name: [one for one in there if one.entry.kind not in _OF_VERDICTS]
        for name, there in agreed.items()
        if not name.startswith(OF_FACTS)
    }
    now = _warnings(project)
    pages = _pages(project, agreed)
    if pages != agreed_pages.Pages():
        yield from agreed_pages.findings(pages, root, agreed, _now(project))
    lines: set[tuple[str, int]] = set()  # a sign that stands on three pages is told once
    for finding in _differences(project, warnings, now, pages):
        once = finding.path.startswith("evidence/") or NOT_DRAWN in finding.message
        place = (finding.path, 0 if _is_of_a_new_sign(finding) else finding.line)
        if place not in lines or not once:
            yield finding
        lines.add(place)


def _is_of_a_new_sign(finding: Finding) -> bool:
    """Tell whether a finding is one of several on a new sign: its words, what it may mean and what to do are one change."""
    return finding.path.startswith("evidence/signs/") and "is new and was not agreed" in finding.message


def verdicts_are_as_agreed(project: Project) -> Iterator[Finding]:
    """One word turns ‘as often’ into ‘less often’, and no figure stands beside it that could be held against its source."""
    path = project.root / FILE
    if not path.is_file():
        return  # which is told with the warnings
    there = read(path.read_text(encoding="utf-8"))
    verdicts = {
        name: [one for one in entries if one.entry.kind in _OF_VERDICTS]
        for name, entries in there.items()
        if not name.startswith(OF_FACTS)
    }
    now = _verdicts(project)
    yield from _differences(project, verdicts, now, _pages(project, there))


def _pages(project: Project, agreed: Mapping[str, Sequence[Agreed]]) -> agreed_pages.Pages:
    """Return the pages that have another name, are gone or are new; none while one page alone is looked at."""
    root = project.root
    known = {name for name, there in agreed.items() if there}
    readers = [page for page in written(project.pages) if page.informs]
    there = {page.path.relative_to(root).as_posix() for page in readers}  # each has its description there
    if project.only or (there <= known and all((root / name).is_file() for name in known if name.startswith("docs/"))):
        return agreed_pages.Pages()
    return agreed_pages.compared(root, agreed, _now(project))


def _now(project: Project) -> dict[str, list[Entry]]:
    """Return the warnings and verdicts that stand in the guide now, by the file that they stand in."""
    warnings, verdicts = _warnings(project), _verdicts(project)
    return {name: [*warnings.get(name, []), *verdicts.get(name, [])] for name in {*warnings, *verdicts}}


def _differences(
    project: Project,
    agreed: Mapping[str, Sequence[Agreed]],
    now: Mapping[str, Sequence[Entry]],
    pages: agreed_pages.Pages,
) -> Iterator[Finding]:
    only = project.only and project.only.path.relative_to(project.root).as_posix()
    moved = agreed_pages.NOWHERE if only else agreed_pages.Moved.between(agreed, now)
    for name in [only] if only else sorted({*agreed, *now} - {*pages.before.values()} - pages.told_whole):
        before = agreed.get(pages.before.get(name, name), [])
        yield from Comparison(project, name, before, now.get(name, []), moved).findings()


def _other_help_page(project: Project, agreed: Mapping[str, Sequence[Agreed]]) -> Iterator[Finding]:
    """Yield when the settings name no page on when to get help, or another than the one whose every word was agreed."""
    named = project.help_page
    whole = [name for name, there in agreed.items() if any(one.entry.kind == "title" for one in there)]
    if whole and named not in whole and (project.root / whole[0]).is_file():
        lines = project.config_file.read_text(encoding="utf-8").split("\n")
        at = {text.strip().partition(":")[0]: number for number, text in reversed([*enumerate(lines, 1)])}
        line = at.get("help_page", at.get("extra", 1))
        what = f"the page on when to get help was agreed as {whole[0]}, and here it is {named or 'none'}"
        advice = "Put it back: all warnings lead to this page."
        if not named and "help_page" not in at:
            address = f"{whole[0].removeprefix('docs/').removesuffix('.md')}.html"
            what, advice = "no setting names the page on when to get help", f"Write `help_page: {address}` below."
        yield Finding.of(shown(project.config_file), line, f"{what}. {advice}")


def _urgencies(project: Project, agreed: Mapping[str, Sequence[Agreed]]) -> Iterator[Finding]:
    """Yield each sign whose file gives it another urgency than every card that was agreed for its words."""
    headings: Mapping[str, str] = words("en")["signs"]["headings"]
    cards = {heading: urgency for urgency, heading in headings.items()}
    entries = [one.entry for there in agreed.values() for one in there if one.entry.card in cards]
    said = {(one.text.casefold(), cards[one.card]) for one in entries}
    for key, sign in project.evidence.signs.items():
        first = sign.words.casefold()
        there = {urgency for text, urgency in said if text.startswith(first)}
        if there and sign.urgency not in there:
            what = f"the sign was agreed as “{' and '.join(sorted(there))}”, and here it is “{sign.urgency}”"
            advice = f"If that is meant, run `guide agreed`, {agreed_pages.LEAVE}; if not, put it back."
            yield project.evidence.documents["signs", key].finding(("urgency",), f"{what}. {advice}")


def _verdicts(project: Project) -> dict[str, list[Entry]]:
    """Return the verdicts that stand in the guide now, by the page that they stand on."""
    found = {
        page: [
            *([Entry(DESCRIPTION, page.meta.description)] if page.informs else []),
            *_with_neighbours(VERDICT, agreed_verdicts.of_page(page), page),
            *_with_neighbours(SURE, (*agreed_verdicts.sure_of_page(page), *agreed_found.records(page)), page),
            *_with_neighbours(FOUND, agreed_found.of_page(page), page),
            *_with_neighbours(SAID, _said(page), page),
        ]
        for page in written(project.pages)
        if page.meta
    }
    return {page.path.relative_to(project.root).as_posix(): entries for page, entries in found.items() if entries}


def _warnings(project: Project) -> dict[str, list[Entry]]:
    """Return the warnings that stand in the guide now, by the file that they stand in."""
    root = project.root
    found: dict[str, list[Entry]] = {}
    for page in written(project.pages):
        name = page.path.relative_to(root).as_posix()
        is_help = name == project.help_page
        cards = in_html(page.html, whole=is_help) if is_help or 'class="care ' in page.html else ()
        musts = () if is_help else _with_neighbours(MUST, agreed_musts.of_page(page), page)
        if entries := [*(_front(page) if is_help else ()), *cards, *musts]:
            found[name] = entries
    theme = (root / THEME).read_text(encoding="utf-8") if (root / THEME).is_file() else ""
    short = [Entry(key, text) for key, text in _OF_THEME.findall(theme)]
    blocks = (root / BLOCKS).read_text(encoding="utf-8") if (root / BLOCKS).is_file() else ""
    levels = [*_of_blocks(yaml_values(blocks) or {})]
    return found | {name.as_posix(): entries for name, entries in ((THEME, short), (BLOCKS, levels)) if entries}


def _said(page: Page) -> Iterator[str]:
    """Yield what a page says without a source and what is not agreed as anything else."""
    by_other_names = (
        agreed_verdicts.of_page,
        agreed_verdicts.sure_of_page,
        agreed_found.of_page,
        agreed_musts.of_page,
    )
    known = {text for of_page in by_other_names for text in of_page(page)}
    yield from (text for text in agreed_unsourced.of_page(page) if text not in known)


def _with_neighbours(kind: str, texts: Iterable[str], page: Page) -> Iterator[Entry]:
    """Yield sentences of a page as entries, each with those beside it in its paragraph; and whether a new one has to wait."""
    there, unsourced = _in_paragraphs(page), frozenset(agreed_unsourced.of_page(page))
    for text in texts:
        yield replace(there.get(text, Entry(kind, text)), kind=kind, waits=text in unsourced)


@lru_cache(maxsize=512)
def _in_paragraphs(page: Page) -> Mapping[str, Entry]:
    """Return the sentences of a page, each with those beside it; their kind is told by whoever asks."""
    paragraphs = ([sentence.text for sentence in passage.sentences(page.path)] for passage in passages(page))
    return {entry.text: entry for sentences in paragraphs for entry in entries_of("", sentences)}


def _of_blocks(words_of_blocks: Mapping[str, object], above: str = "") -> Iterator[Entry]:
    """Yield the words of blocks that warn or say which way something points, by their names with a full stop between."""
    for name, text in words_of_blocks.items():
        if not above and name not in _OF_BLOCKS:
            continue
        if isinstance(text, Mapping):
            yield from _of_blocks(text, f"{above}{name}.")
        elif not above.startswith("diary.") or _OF_DIARY.fullmatch(f"{above}{name}"):
            yield Entry(f"{above}{name}", str(text))


def _front(page: Page) -> Iterator[Entry]:
    if page.meta:
        yield Entry("title", page.meta.title)
        yield Entry("main message", page.meta.main_message)
        yield from (Entry("action", action.text) for action in page.meta.actions)


def write(config_file: Path) -> None:
    """Write the file of what is agreed anew, from the pages as they are."""
    project = read_project(config_file)
    now = {**agreed_facts.of_facts(project), **_now(project)}
    path = config_file.parent / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{_HEAD}\n{print_all(now)}\n", encoding="utf-8", newline="\n")
    agreed_figures.write(project)
    agreed_parts.write(project)
    agreed_theme.write(project)


def main(arguments: Sequence[str], root: Path) -> int:
    """Write the agreed words anew. Returns the exit code."""
    write((root / "mkdocs.yml").resolve())
    print(f"{FILE.as_posix()} is written anew. Let a second person read what changed in it.")
    return 0
