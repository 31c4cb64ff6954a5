"""The words that send somebody to seek help are agreed: they stand in a second file, and a change of one shows as such.

`agreed-warnings.txt` holds, line by line, what the page on when to get help says, every care card of the guide with the
urgency of each sign, the short card that other pages show, and the words for urgency. They are compared with the pages as
Markdown makes them, wherever a page takes its signs from. `guide agreed` writes the file anew from the pages.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.facts.findings import Finding, shown
from guide.facts.yaml_source import values as yaml_values
from guide.lint import agreed_musts
from guide.markdown.render import words
from guide.pages.page import Page
from guide.pages.project import Project, read_project
from guide.pages.texts import Places, plain, split, written

FILE = Path("guide/lint/agreed-warnings.txt")
THEME, BLOCKS = Path("overrides/words/en.html"), Path("guide/markdown/words/en.yml")
_HEAD = """\
# What this guide says to people who must not wait. Each line stands on the page that is named above it, too.
# Whoever changes a line there changes the same line here, and a second person reads both before they count.
"""
_LEVELS = tuple(words("en")["care"])  # the most urgent first
_CARD = " card"  # behind the level, for the heading of a card
_TEXTS = "h2, h3, h4, p, li, dt, dd, td, th, figcaption, summary, [role=img]"
_NOT_TEXT = "sup, .sources, svg, .figure-foot, script, .unseen"  # what is unseen says a picture's words again
_SOFTENED = 0.4  # and for a sentence to be what is left of one that was agreed
_ALIKE = 0.6  # how much of two lines must be the same for one to be a change of the other


@dataclass(frozen=True)
class Entry:
    """One line of words: `kind` is a level, `emergency card` for the heading of such a card, or what the text is."""

    kind: str
    text: str
    card: str = ""  # the heading of the card that it stands in

    def __str__(self) -> str:
        """Return the line as it stands in the file."""
        return f"{self.kind}: {self.text}"

    @property
    def urgency(self) -> int | None:
        """Return 0 for what is most urgent, more for what is less, None for text that is no part of a card."""
        level = self.kind.removesuffix(_CARD)
        return _LEVELS.index(level) if level in _LEVELS else None


@dataclass(frozen=True)
class Agreed:
    """An entry of the file, and its line there."""

    entry: Entry
    line: int


def warnings_are_as_agreed(project: Project) -> Iterator[Finding]:
    """A sign that is lost or made less urgent can cost somebody a leg or a life, and looks like any other change."""
    root = project.config_file.parent
    path = root / FILE
    if not path.is_file():
        if _help_page(project.config_file):  # a guide that has such a page has agreed on its words
            yield Finding.of(
                shown(path), 1, "the file of what was agreed is missing. Bring it back from the branch main."
            )
        return
    agreed = _read(path.read_text(encoding="utf-8"))
    if told := list(_urgencies(project, agreed)):
        yield from told  # whatever the cards say differently comes of these
        return
    now = _now(written(project.pages), project.config_file)
    lines: set[tuple[str, int]] = set()  # a sign that stands on three pages is told once
    for name in sorted({*agreed, *now}):
        for finding in _Comparison(root, name, agreed.get(name, []), now.get(name, [])).findings():
            if (finding.path, finding.line) not in lines or not finding.path.startswith("evidence/"):
                yield finding
            lines.add((finding.path, finding.line))


def _urgencies(project: Project, agreed: Mapping[str, Sequence[Agreed]]) -> Iterator[Finding]:
    """Yield each sign whose file gives it another urgency than every card that was agreed for its words."""
    headings: Mapping[str, str] = words("en")["signs"]["headings"]
    cards = {heading: urgency for urgency, heading in headings.items()}
    entries = [one.entry for there in agreed.values() for one in there if one.entry.card in cards]
    for key, sign in project.evidence.signs.items():
        there = {cards[one.card] for one in entries if one.text.casefold().startswith(sign.words.casefold())}
        if there and sign.urgency not in there:
            what = f"the sign was agreed as “{' and '.join(sorted(there))}”, and here it is “{sign.urgency}”"
            advice = f"If that is meant, run `guide agreed`, and have a second person read {FILE}; if not, put it back."
            yield project.evidence.documents["signs", key].finding(("urgency",), f"{what}. {advice}")


class _Comparison:
    """What is different between what was agreed for one file and what stands there now."""

    def __init__(self, root: Path, name: str, agreed: Sequence[Agreed], now: Sequence[Entry]) -> None:
        self.path, self.pinned, self.root = root / name, shown(root / FILE), root
        self.agreed, self.now = agreed, now

    @cached_property
    def places(self) -> Places:
        """Return where the words of the file stand, which is asked only when something is different."""
        return Places(self.path.read_text(encoding="utf-8") if self.path.is_file() else "")

    def findings(self) -> Iterator[Finding]:
        before = [one.entry for one in self.agreed]
        headings = self._reworded_headings()
        after = [replace(one, card=headings.get(one.card, one.card)) for one in self.now]
        steps = difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
        changed = [step for step in steps if step[0] != "equal"]
        gone = [index for _, i, k, _, _ in changed for index in range(i, k)]
        new = [index for _, _, _, i, k in changed for index in range(i, k)]
        for same in (self._is_other_urgency, self._is_elsewhere, self._is_reworded):
            for old in list(gone):
                if (found := next((index for index in new if same(before[old], after[index])), None)) is not None:
                    gone.remove(old)
                    new.remove(found)
                    yield self._finding(after[found], self._said(self.agreed[old], after[found]))
        softened = {self._deleted(old).line for old in gone if before[old].kind == "must"}
        for old in gone:
            yield self._deleted(old)
        for index in new:
            if after[index].kind != "must" or self._added(index).line not in softened:
                yield self._added(index)

    def _reworded_headings(self) -> dict[str, str]:
        """Return the agreed heading of each card that has another one now: its signs did not move."""
        agreed = [one.entry.text for one in self.agreed if one.entry.kind.endswith(_CARD)]
        now = [one.text for one in self.now if one.kind.endswith(_CARD)]
        gone = [heading for heading in agreed if heading not in now]
        found = {}
        for heading in now:
            if heading not in agreed and (near := difflib.get_close_matches(heading, gone, n=1, cutoff=_ALIKE)):
                found[heading] = near[0]
                gone.remove(near[0])
        return found

    @staticmethod
    def _is_other_urgency(old: Entry, new: Entry) -> bool:
        return old.text == new.text and old.kind != new.kind

    @staticmethod
    def _is_elsewhere(old: Entry, new: Entry) -> bool:
        return old.text == new.text and old.kind == new.kind

    @staticmethod
    def _is_reworded(old: Entry, new: Entry) -> bool:
        return old.kind == new.kind and difflib.SequenceMatcher(a=old.text, b=new.text).ratio() >= _ALIKE

    def _said(self, agreed: Agreed, new: Entry) -> str:
        old, line = agreed.entry, agreed.line
        if old.text == new.text and old.kind != new.kind:
            how = "changed"
            if old.urgency is not None and new.urgency is not None:
                how = "made less urgent" if new.urgency > old.urgency else "made more urgent"
            what = f"“{old.text}” was {how}: agreed is “{old.kind}”, and here it is “{new.kind}”"
            return f"{what}. {self._advice(f'write `{new}` into line {line} of {self.pinned}')}"
        if old.text == new.text and old.card != new.card:
            what = f"“{old.text}” stands in the card “{new.card}”, and agreed is “{old.card}”"
            return f"{what}. {self._advice(f'move line {line} of {self.pinned} there too')}"
        if old.text == new.text:
            what = f"“{old.text}” stands in another place than agreed"
            return f"{what}. {self._advice(f'move line {line} of {self.pinned} too')}"
        what = f"“{new.text}” was changed: agreed is “{old.text}”"
        return f"{what}. {self._advice(f'write `{new}` into line {line} of {self.pinned}')}"

    def _deleted(self, index: int) -> Finding:
        entry, line = self.agreed[index].entry, self.agreed[index].line
        what = f"“{entry.text}” ({entry.kind}) was deleted"
        message = f"{what}. {self._advice(f'delete line {line} of {self.pinned} too')}"
        if entry.kind == "must" and (near := self._like(entry.text)):
            return Finding.of(shown(self.path), near, message.replace("was deleted", "was softened or deleted"))
        before = [one.entry for one in self.agreed[:index] if one.entry in self.now]
        return self._finding(before[-1], message) if before else Finding.of(shown(self.path), 1, message)

    def _like(self, text: str) -> int:
        """Return the line of the file that is most like the text, 0 when none is."""
        lines = self.path.read_text(encoding="utf-8").split("\n") if self.path.is_file() else []
        alike = [difflib.SequenceMatcher(a=plain(line).casefold(), b=text.casefold()).ratio() for line in lines]
        best = max(alike, default=0.0)
        return alike.index(best) + 1 if best >= _SOFTENED else 0

    def _added(self, index: int) -> Finding:
        entry = self.now[index]
        lines = {one.entry: one.line for one in self.agreed}
        below = next((lines[one] for one in reversed(self.now[:index]) if one in lines), 0)
        where = f"below line {below} of {self.pinned}" if below else f"into {self.pinned}, below a line `{self._name}`"
        what = f"“{entry.text}” ({entry.kind}) is new and was not agreed"
        return self._finding(entry, f"{what}. {self._advice(f'write `{entry}` {where}')}")

    @property
    def _name(self) -> str:
        return self.path.relative_to(self.root).as_posix()

    @staticmethod
    def _advice(do: str) -> str:
        return f"If that is meant, {do}, and have a second person read both; if not, put it back."

    def _finding(self, entry: Entry, message: str) -> Finding:
        """Return a finding where the words stand: in the file itself, or in the facts that it takes them from."""
        best, line = self.places.find(entry.text)
        path = self.path
        if best < min(3, len(entry.text.split())):
            for other in sorted((self.root / "evidence").rglob("*.yml")):
                found, place = Places(other.read_text(encoding="utf-8")).find(entry.text)
                if found > best:
                    best, line, path = found, place, other
        return Finding.of(shown(path), line or 1, message)


def _now(pages: Sequence[Page], config_file: Path) -> dict[str, list[Entry]]:
    """Return what stands in the guide now, by the file that it stands in."""
    root = config_file.parent
    found: dict[str, list[Entry]] = {}
    for page in pages:
        name = page.path.relative_to(root).as_posix()
        is_help = name == _help_page(config_file)
        cards = _body(page.html, whole=is_help) if is_help or 'class="care ' in page.html else ()
        musts = () if is_help else (Entry("must", text) for text in agreed_musts.of_page(page))
        if entries := [*(_front(page) if is_help else ()), *cards, *musts]:
            found[name] = entries
    theme = (root / THEME).read_text(encoding="utf-8") if (root / THEME).is_file() else ""
    short = [Entry(key, text) for key, text in re.findall(r'"(help_\w+)": "([^"]*)"', theme)]
    blocks = (root / BLOCKS).read_text(encoding="utf-8") if (root / BLOCKS).is_file() else ""
    levels = [Entry(f"care.{level}", text) for level, text in (yaml_values(blocks) or {}).get("care", {}).items()]
    return found | {name.as_posix(): entries for name, entries in ((THEME, short), (BLOCKS, levels)) if entries}


def _front(page: Page) -> Iterator[Entry]:
    if page.meta:
        yield Entry("title", page.meta.title)
        yield Entry("main message", page.meta.main_message)
        yield from (Entry("action", action.text) for action in page.meta.actions)


@lru_cache(maxsize=64)
def _body(html: str, *, whole: bool) -> tuple[Entry, ...]:
    """Return the cards of a page; with `whole` every other text too."""
    tree = LexborHTMLParser(html)
    for node in tree.css(_NOT_TEXT):
        node.decompose()
    headings = {node.mem_id: _heading(node) for node in tree.css(".care")}
    found: list[Entry] = []
    for node in reversed(tree.css(_TEXTS)):  # what is inside comes first and goes, so that each text is read once
        card = _around(node, "care")
        found += reversed(_entries(node, card, headings[card.mem_id] if card else ""))
        node.decompose()
    return tuple(entry for entry in reversed(found) if whole or entry.urgency is not None)


def _entries(node: LexborNode, card: LexborNode | None, heading: str) -> list[Entry]:
    """Return the words of an element: a line of a card is one entry, other text one a sentence."""
    text = " ".join(node.text().split()) or node.attributes.get("aria-label") or ""
    if card is None:
        kind = "picture" if node.attributes.get("role") == "img" else "text"
        return [Entry(kind, sentence) for sentence in split(text)]
    level = next(name for name in _LEVELS if f"care--{name}" in (card.attributes["class"] or "").split())
    entry = Entry(level + _CARD, heading) if node.tag == "h2" else Entry(level, text, heading)
    return [entry] if entry.text else []


def _heading(card: LexborNode) -> str:
    """Return the heading of a card, without the word for its urgency, which is taken out."""
    for part in card.css(".care__level"):
        part.decompose()
    heading = card.css_first("h2")
    return " ".join(heading.text().split()) if heading else ""


def _around(node: LexborNode | None, name: str) -> LexborNode | None:
    while node is not None and name not in (node.attributes.get("class") or "").split():
        node = node.parent
    return node


def _help_page(config_file: Path) -> str:
    """Return the path of the page on when to get help, as the settings name it; nothing when they name none."""
    match = re.search(r"(?m)^\s+help_page: ([\w/-]+)\.html", config_file.read_text(encoding="utf-8"))
    return f"docs/{match[1]}.md" if match else ""


def _read(text: str) -> dict[str, list[Agreed]]:
    """Return what was agreed, by the file that it stands in."""
    found: dict[str, list[Agreed]] = {}
    name = card = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, mark, words_of = line.partition(": ")
        if not mark:
            name, card = line.strip(), ""
            continue
        entry = Entry(kind, words_of.strip())
        if kind.endswith(_CARD):
            card = entry.text
        elif entry.urgency is not None:
            entry = Entry(kind, entry.text, card)
        found.setdefault(name, []).append(Agreed(entry, number))
    return found


def write(config_file: Path) -> None:
    """Write the file of what is agreed anew, from the pages as they are."""
    now = _now(written(read_project(config_file).pages), config_file)
    parts = ["\n".join([name, *map(str, entries)]) for name, entries in sorted(now.items())]
    path = config_file.parent / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join([_HEAD.rstrip("\n"), *parts]) + "\n", encoding="utf-8", newline="\n")


def main(arguments: Sequence[str], root: Path) -> int:
    """Write the agreed words anew. Returns the exit code."""
    write((root / "mkdocs.yml").resolve())
    print(f"{FILE.as_posix()} is written anew. Let a second person read what changed in it.")
    return 0
