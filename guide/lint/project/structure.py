"""The frame of a page: its place in the menu, its title, its headings, its last part, and its blocks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from guide.facts.findings import Finding, closest, nearest, shown
from guide.facts.yaml_source import in_curly_marks
from guide.facts.yaml_source import values as yaml_values
from guide.lint.project import moved
from guide.markdown.blocks import EvidenceBlock
from guide.markdown.fact_blocks import ALL_BLOCKS
from guide.markdown.marks import mark
from guide.pages.blocks import Block
from guide.pages.page import Page
from guide.pages.project import Project

_MARK = re.compile(r" {0,3}/{3} *(?:[\w-]+ *(?:\|.*)?)?")  # as Markdown takes the lines that open or close a block
_LOST = re.compile(r"\s*([\w-]+)\s*:\s")
# The heading that every reader page has, so that no page sounds surer than its sources.
UNKNOWN = "What we do not know"
REVIEWERS = Path("guide/lint/reviewers.txt")
_WHO = r"(?:clinicians?|doctors?|physicians?|experts?|specialists?|professors?|physiotherapists?|surgeons?)"
_DONE = r"(?:reviewed|checked|approved|endorsed|vetted|verified)"
_REVIEWED = re.compile(
    rf"\b(?:{_DONE} (?:[\w ]+ )?by (?:\w+ ){{0,4}}?{_WHO}|(?<!by ){_WHO} (?:has|have|had) {_DONE}\b|{_WHO} {_DONE} "
    r"(?:this|the|our|its|each|every|it)|medically reviewed)\b",
    re.I,
)
_NOT_REVIEWED = re.compile(
    r"\b(?:not|no|nobody|none|never|without|unless|until|whether|if|once|when|who)\b|n[’']t\b", re.I
)


def every_page_is_in_the_menu(project: Project) -> Iterator[Finding]:
    """A page that the menu does not name cannot be found; a menu entry without a page leads nowhere."""
    entries = [(entry, number) for number, line in _menu(project) for entry in re.findall(r"[\w./-]+\.md\b", line)]
    named: dict[str, int] = {}
    for entry, number in entries:
        first = named.setdefault(entry, number)
        if first != number:
            message = f"{entry} stands in the menu twice, first on line {first}. Delete one of the two."
            yield Finding.of(shown(project.config_file), number, message)
    there = {page.path.relative_to(project.docs).as_posix(): page for page in project.pages}
    misspelt = {closest(name, there.keys() - named.keys()) for name in named if name not in there}
    for name, page in there.items():
        listed = page.kind == "study"  # by “Every study”, too many for a menu
        if name not in named and not listed and name not in misspelt:
            title = page.meta.title if page.meta else "Title"
            line = f"`- {title}: {name}`" if ": " not in title else f'`- "{title}": {name}`'
            yield page.finding(1, f"the page is missing from the menu. Add a line {line} under `nav:` in mkdocs.yml.")
    for name, number in named.items():
        if name not in there:
            was = moved.gone(project, name)
            written = {other for other, page in there.items() if not page.made}
            hint = nearest(name, written - named.keys())
            if was is None:
                message = f"there is no page {name}.{hint or nearest(name, written)} Correct the name."
            else:
                message = f"the page {name} is gone.{hint} {'Correct the name' if hint else 'Delete this line'}."
            yield Finding.of(shown(project.config_file), number, message, cause=was.cause if was else None)


def _menu(project: Project) -> Iterator[tuple[int, str]]:
    inside = False
    for number, line in enumerate(project.config_file.read_text(encoding="utf-8").splitlines(), 1):
        if re.match(r"\S", line) and not line.startswith("#"):
            inside = line.startswith("nav:")
        if inside:
            yield number, line.partition(" #")[0]


def titles_and_descriptions_are_unique(project: Project) -> Iterator[Finding]:
    """Two pages with one title cannot be told apart in a list of results."""
    for name in ("title", "description"):
        holders: dict[str, list[Page]] = defaultdict(list)
        for page in project.pages:
            if page.meta:
                holders[getattr(page.meta, name).casefold()].append(page)
        for first, *others in holders.values():
            for page in others:
                line = next((n for n, text in enumerate(page.lines, 1) if text.startswith(name)), 1)
                yield page.finding(line, f"{shown(first.file)} has the same {name}. Say what is different here.")


def headings_are_in_order(project: Project) -> Iterator[Finding]:
    """The title is the only h1 and comes from the front matter; levels are not skipped, and end at h4."""
    for page in project.pages:
        level = 1
        for number, line in page.prose:
            match = re.match(r"(#{1,6})", line)
            opened = mark(line)
            if not match and not (opened and opened.name == "care"):
                continue
            now = len(match[1]) if match else 2
            if now == 1:
                yield page.finding(
                    number, "a second main heading. The title stands in the front matter: begin with `##`."
                )
            elif now > level + 1:
                yield page.finding(number, f"a level is skipped. Write `{'#' * (level + 1)}` instead of `{'#' * now}`.")
            elif "[@" in line:
                yield page.finding(number, "a reference in a heading. Put it behind the sentence that needs it.")
            elif now > 4:
                yield page.finding(number, "the heading is too deep. Use at most `####`, or split the page.")
            level = max(now, 2)


def headings_stand_once(project: Project) -> Iterator[Finding]:
    """Of two headings with the same words, the list of contents and every link lead to the first alone."""
    for page in project.pages:
        first: dict[str, int] = {}
        for number, line in page.prose:
            if page.made or not (match := re.match(r"#{1,6}\s*(.*?)[\s#]*$", line)):
                continue
            before = first.setdefault(match[1].casefold(), number)
            if before != number:
                message = f"the heading “{match[1]}” stands on line {before} too. Say what is different here."
                yield page.finding(number, message)


def reviewers_are_known(project: Project) -> Iterator[Finding]:
    """A reviewer who never saw the page lends it a trust that it has not earned, and may not know of it."""
    path = project.root / REVIEWERS
    known = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for page in project.pages:
        for index, name in enumerate(page.meta.reviewed_by if page.meta and not page.made else ()):
            if name not in known:
                line = page.front.line(("reviewed_by", index)) if page.front else 1
                advice = f"Leave the name out, or add it to {REVIEWERS.as_posix()} with their consent."
                yield page.finding(line, f"“{name}” is no reviewer whom the guide knows. {advice}")


def reviews_are_not_invented(project: Project) -> Iterator[Finding]:
    """“Doctors have checked this” lends the guide a trust that it has not earned, as long as nobody is known to have done so."""
    path = project.root / REVIEWERS
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    if any(line.strip() and not line.startswith("#") for line in lines):
        return
    for sentence in project.sentences:
        if _REVIEWED.search(sentence.text) and not _NOT_REVIEWED.search(sentence.text):
            advice = f"Take it out, or add who it was to {REVIEWERS.as_posix()} with their consent."
            yield sentence.finding(
                f"“{sentence.text}” says that professionals reviewed, and the guide knows of none. {advice}"
            )


def reader_pages_say_what_is_unknown(project: Project) -> Iterator[Finding]:
    """Each page for readers, the home page too, ends with where knowledge ends: what is read last is remembered."""
    for page in project.pages:
        if page.kind != "reader":
            continue
        parts = [(number, line[3:].strip()) for number, line in page.prose if line.startswith("## ")]
        names = [name for _, name in parts]
        if UNKNOWN not in names:
            yield page.finding(page.first_line, f"the page does not say where knowledge ends. Add `## {UNKNOWN}`.")
        elif names[-1] != UNKNOWN:
            message = f"the part “{names[-1]}” comes after “{UNKNOWN}”. Put it before that one, which is the last."
            yield page.finding(parts[-1][0], message)


def blocks_are_closed(project: Project) -> Iterator[Finding]:
    """A block that is not understood would show its source to readers."""
    known = [block.NAME for block in ALL_BLOCKS]
    for page in project.pages:
        if loose := list(_loose_marks(page, known)):
            yield from loose[:1]  # what comes below it may come of it
            continue
        for block in page.blocks:
            if block.name not in known:
                hint = nearest(block.name, known)
                yield page.finding(block.line, f"there is no block “{block.name}”.{hint} Blocks: {', '.join(known)}.")
        if any(block.name not in known for block in page.blocks):
            continue  # it may be a line `///` with something behind it, of which the others come
        for number in page.closes_nothing:
            yield page.finding(number, "`///` closes a block that was never opened. Delete the line.")
        for block in page.blocks:
            if not block.end:
                yield page.finding(block.line, "the block is never closed. Add a line `///` after it.")


def _loose_marks(page: Page, known: Sequence[str]) -> Iterator[Finding]:
    """Yield the lines that people read as marks of a block, and Markdown as text."""
    for number, line in page.prose:
        opened = mark(line)
        if not opened or _MARK.fullmatch(line):
            continue
        joined = "-".join((opened.name, *opened.words))
        if line.startswith("    "):
            yield page.finding(number, "the mark of a block begins after four spaces. Begin it at the margin.")
        elif line.strip().startswith("////"):
            yield page.finding(number, "a block begins and ends with three slashes. Write `///`.")
        elif joined in known:
            yield page.finding(number, f"the name of the block is one word. Write `/// {joined}`.")
        else:
            right = f"/// {opened.name} | {opened.argument.lstrip(': ')}"
            yield page.finding(number, f"a bar parts the name of a block from what follows. Write `{right}`.")


def _lost_options(page: Page, block: Block, kind: type[EvidenceBlock]) -> Iterator[Finding]:
    """Yield the first line that looks like an option of the block and stands where Markdown looks for none."""
    options = {number for number, _ in block.options}
    for number in range(block.line + 1, block.end):
        match = _LOST.match(page.by_number.get(number, "")) if number not in options else None
        if match and match[1] in kind.OPTIONS:
            told = (
                f"the option `{match[1]}` is read as text here. Put it right below `/// {block.name}`, four spaces in."
            )
            yield page.finding(number, told)
            return


def blocks_are_understood(project: Project) -> Iterator[Finding]:
    """A block without its argument, or with an option it does not have, is shown as plain text, and nothing warns of it."""
    kinds = {block.NAME: block for block in ALL_BLOCKS}
    for page in project.pages:
        for block in page.blocks:
            kind = kinds.get(block.name)
            if not kind:
                continue
            if kind.ARGUMENT and not block.argument:
                advice = f"Write it after a bar: `/// {block.name} | …`."
                yield page.finding(block.line, f"`/// {block.name}` does not say which. {advice}")
            names: set[str] = set()
            for number, option in block.options:
                yield from _option(page, number, option, kind)
                name = option.partition(":")[0]
                if name in names:
                    yield page.finding(number, f"the option `{name}` stands twice. Keep one of the two.")
                names.add(name)
            yield from _lost_options(page, block, kind)


def _option(page: Page, number: int, text: str, kind: type[EvidenceBlock]) -> Iterator[Finding]:
    name = text.partition(":")[0]
    if name not in kind.OPTIONS:
        allowed = ", ".join(kind.OPTIONS) or "none"
        yield page.finding(
            number, f"`/// {kind.NAME}` has no option `{name}`.{nearest(name, kind.OPTIONS)} Options: {allowed}."
        )
        return
    try:
        understood = isinstance(yaml_values(text)[name], str)
    except (yaml.YAMLError, TypeError, KeyError):
        understood = False
    if understood and in_curly_marks(text.partition(":")[2].strip()):
        yield page.finding(number, f"curly marks stand round the option `{name}`. Write straight double quotes.")
    if not understood:
        yield page.finding(
            number, f"the option `{name}` is not plain text. Put what stands after `{name}:` in double quotes."
        )
