"""`guide fix`: fix what is safe to fix without a person's judgement, show each changed line, and propose the rest.

In pages: marks of quotation, apostrophes, dashes, American spelling, blanks at the end of a line, levels of headings, tabs,
an empty line before a list, the order of the fields at the top; never in code, addresses and attributes. In facts: the line
that names the schema, and the order of the fields. In both: byte order marks, line ends, and the name of a page that is gone
and leads elsewhere, in the menu too. Lists that are alphabetical are sorted. `fixes/` does the work.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.utils.meta import YAML_RE

from guide.facts.findings import Finding, nearest, shown
from guide.facts.folder import visible
from guide.facts.schema import FOLDER, NAMES
from guide.lint.agreed import facts as agreed_facts
from guide.lint.fixes import british, diff, encoding, fields, gone, layout, proposals
from guide.lint.fixes.diff import Change
from guide.lint.fixes.proposals import Proposal
from guide.lint.project import watch_questions
from guide.lint.project.links import files_that_name_pages
from guide.lint.project.moved import FILE as PUBLISHED
from guide.lint.prose.spelling import KNOWN
from guide.pages import redirects


@dataclass
class Fixed:
    """What was changed, and what is proposed."""

    changes: list[Change] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)


def of_page(text: str, known: frozenset[str] = frozenset()) -> str:
    """Return a page's text with what is safe to fix fixed; `known` words stay as they are."""
    front, body = _apart(text)
    if match := YAML_RE.match(front):
        front = front[: match.start(1)] + fields.in_order(match[1], fields.PAGE) + front[match.end(1) :]
    body = layout.with_lists_apart(layout.without_tabs(layout.without_skipped_levels(body)))
    return front + british.in_british_english(body, known)


def of_fact(text: str, kind: str) -> str:
    """Return the text of a file of facts of this kind, with its schema named and its fields in order."""
    return fields.without_blanks(fields.in_order(fields.with_schema(text, kind), fields.order(kind)))


def of_words(text: str) -> str:
    """Return the list of known words in order, each once."""
    return "\n".join(sorted({*text.split()}, key=lambda word: (word.casefold(), word))) + "\n"


def of_addresses(text: str) -> str:
    """Return the list of published addresses in order, each once, below the lines that explain it."""
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("#")]
    return "\n".join([*head, *sorted({line for line in lines if line.strip() and not line.startswith("#")}), ""])


def fix(root: Path, pages: Iterable[Path]) -> Fixed:
    """Fix the pages, and the facts and lists of the project in `root`. Returns what was changed and what is proposed."""
    done = Fixed()
    words = root / KNOWN
    known = frozenset(words.read_text(encoding="utf-8").split()) if words.is_file() else frozenset()
    ways = gone.ways(root)
    for path, kind in _files(root, pages):
        try:
            text, said = encoding.decoded(path.read_bytes())
        except UnicodeDecodeError as error:
            message = f"the file is not UTF-8 (byte {error.start + 1}). Save it as UTF-8; nothing of it was changed."
            done.proposals.append(Proposal(Finding.of(shown(path), 1, message, "files-are-text"), ""))
            continue
        after = _mended(text, kind, known)
        if ways:
            after = _led_on(after, path, root, kind, ways)
        if said or after != text:
            _write(path, after)
        done.changes += [Change(shown(path), 1, None, f"({one})") for one in said]
        done.changes += diff.between(shown(path), text, after)
        done.proposals += _proposed(shown(path), after, kind)
    return done


def _write(path: Path, text: str) -> None:
    """Put a text in the place of what somebody wrote, whole or not at all: a disk may be full."""
    new = path.with_name(f".{path.name}-new")
    try:
        new.write_text(text, encoding="utf-8", newline="\n")
        shutil.copymode(path, new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _mended(text: str, kind: str, known: frozenset[str]) -> str:
    """Return the text of a file with what is safe to fix fixed: a page, a list, or a file of a kind of fact."""
    if kind == "page":
        return of_page(text, known)
    if kind in (_WORDS, _ADDRESSES):
        return of_words(text) if kind == _WORDS else of_addresses(text)
    return of_fact(text, kind) if kind in NAMES else text


def _led_on(text: str, path: Path, root: Path, kind: str, ways: Mapping[str, str]) -> str:
    """Return the text of a file that names no page which is gone and leads elsewhere."""
    if kind == "page":
        front, body = _apart(text)
        name = path.relative_to(root / "docs").as_posix()
        return gone.in_front(front, name, ways) + gone.in_page(body, name, ways)
    if kind == _SETTINGS:
        text = gone.in_menu(text, ways)
    return _LED_ON.get(kind, gone.in_fact)(text, ways)


def _proposed(path: str, text: str, kind: str) -> Iterator[Proposal]:
    if kind == "page":
        front, body = _apart(text)
        yield from proposals.of_page(path, body, 1 + front.count("\n"))
    elif kind in NAMES:
        yield from proposals.of_fact(path, text)


def _apart(text: str) -> tuple[str, str]:
    """Return what stands at the top of a page, with its dashes, and the page's Markdown."""
    match = YAML_RE.match(text)
    return (text[: match.end()], text[match.end() :]) if match else ("", text)


_WORDS, _ADDRESSES, _QUESTIONS = "list of words", "list of addresses", "questions to registries"
_SETTINGS, _TEMPLATE, _REDIRECTS, _SEARCH = "settings", "template", "redirects", "words of readers"
# What leads a text on that is neither a page nor a fact.
_LED_ON = {
    _QUESTIONS: gone.in_questions,
    _REDIRECTS: gone.in_redirects,
    _SEARCH: gone.in_search,
    _SETTINGS: gone.in_settings_and_templates,
    _TEMPLATE: gone.in_settings_and_templates,
}


def _files(root: Path, pages: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file with what it is."""
    yield from ((path, "page") for path in pages)
    for kind in NAMES if (root / "evidence" / FOLDER).is_dir() else ():
        yield from ((path, kind) for path in visible(root / "evidence" / kind, "*.yml"))
    lists = (
        (root / KNOWN, _WORDS),
        (root / PUBLISHED, _ADDRESSES),
        (root / watch_questions.FILE, _QUESTIONS),
        (root / redirects.FILE, _REDIRECTS),
        (root / agreed_facts.SEARCH, _SEARCH),
        *((path, _SETTINGS if path.suffix == ".yml" else _TEMPLATE) for path in files_that_name_pages(root)),
    )
    yield from ((path, kind) for path, kind in lists if path.is_file())


def main(arguments: Sequence[str], root: Path) -> int:
    """Fix the pages that `arguments` name, or all; say what was changed and what is proposed. Returns the exit code."""
    there = visible(root / "docs", "**/*.md")
    pages = [root / name for name in arguments] or there
    for page in pages:
        if page not in there:
            print(
                f"{shown(page)} is no page.{nearest(shown(page), map(shown, there))} Name a file of docs/.",
                file=sys.stderr,
            )
            return 2
    done = fix(root, pages)
    for change in done.changes:
        print(change)
    count = len(done.changes)
    said = f"{count} line{'s' if count != 1 else ''} changed. Read them before you keep them."
    print(said if count else "Nothing that is safe to fix without you. Run `make check` for the rest.")
    if done.proposals:
        print("\nProposed and not done, for you to decide:")
    for proposal in done.proposals:
        print(proposal)
    return 0
