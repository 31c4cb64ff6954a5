"""What a page draws from facts, the columns of its tables and where its links lead; how many limits and reasons a fact has.

None of it is a sentence, so that no rule on sentences sees a harm that is left out of a chart, two columns that have changed
their names, a limit that is gone from a study, a trial that no longer stands among those that point the other way, or a
conclusion that is gone from a list of them. What is new is free, but for an excuse of a figure, and so is a title or a column
that is reworded. `guide agreed` writes `agreed-parts.txt` anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from guide.facts.findings import Finding, shown
from guide.facts.yaml_source import values
from guide.lint.agreed import entries as agreed_entries
from guide.lint.agreed.entries import Entry
from guide.lint.agreed.facts import gone
from guide.lint.agreed.found import STEP, TICKED
from guide.lint.agreed.found import of_page as found_of
from guide.lint.agreed.musts import is_must
from guide.lint.agreed.musts import of_page as musts_of
from guide.lint.agreed.pages import SAY_WHY
from guide.lint.agreed.parts_gone import BETWEEN, told_of
from guide.lint.agreed.parts_of_facts import FORM, days_of, foreign_forms, of_fact
from guide.lint.agreed.verdicts import of_page as verdicts_of
from guide.lint.agreed.verdicts import points, sure_of_page
from guide.pages.page import Page
from guide.pages.plain_text import plain
from guide.pages.project import Project
from guide.pages.texts import passages, written

FILE = Path("guide/lint/agreed-parts.txt")
_HEAD = """\
# What each page draws, its columns and where it leads; how many limits and reasons a fact has. What is gone from it is told.
# `guide agreed` writes this file anew, and whoever reviews a request reads what is different in it.
"""
# Blocks that draw facts or a picture; those that only frame the page's own words are not among them.
_DRAWS = frozenset(
    re.findall(
        r"[\w-]+",
        "icon-array effects harms claim claim-list verdict drawing yardstick guidelines study options scores quiz stages "
        "pain-rule not-alone emergency-numbers sign-reasons diary",
    )
)
_WORDED = ("title", "alt")  # options in words, which others compare
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]\[]+)\]\((?P<target>[^)\s]+)\)")
_CITES = re.compile(r"\[@|\[[a-z-]+\d{4}|\| (?:very low|low|moderate|high)\b")  # also where a key lost its sign
_EXCUSED = re.compile(
    r"not-here:\s*(?P<rule>[\w-]*(?:figures?|counts?|leans|promised|verb|source|keep-their)[\w-]*):\s*(?P<words>.+?)\s+because\b"
)
_MENU = re.compile(r"^\s*- \"?(?P<name>[^\":\n]+(?:: [^\":\n]+)??)\"?:(?: (?P<path>\S+\.md))?\s*$")
_BEGINS = 7  # words by which an item of a list is known


def parts_are_as_agreed(project: Project) -> Iterator[Finding]:
    """A harm left out of a chart, two columns exchanged, a limit or an opposing trial deleted: no sentence shows any of it."""
    root = project.root
    if not (root / FILE).is_file():
        return
    agreed = agreed_entries.read((root / FILE).read_text(encoding="utf-8"))
    yield from _conclusions_gone(project, agreed)
    for name, path, now in _every(project):
        before = [one.entry for one in agreed.get(name, ())]
        for what, near in _different(before, now, root, path):
            yield Finding.of(shown(path), _line(path, near), f"{what}. {SAY_WHY}")


def _conclusions_gone(project: Project, agreed: Mapping[str, Sequence[agreed_entries.Agreed]]) -> Iterator[Finding]:
    """Yield each conclusion whose file is gone, and which no new one has replaced: most stand in lists that name none of them."""
    root = project.root
    if project.only:
        return
    whole = root / agreed_entries.FILE  # which tells by itself of those that it holds
    told = whole.read_text(encoding="utf-8").split("\n") if whole.is_file() else []
    claims = {f"evidence/claims/{key}.yml": fact for key, fact in project.evidence.claims.items()}
    new = [{*of_fact(fact)} for name, fact in claims.items() if name not in agreed]
    for name, there in agreed.items():
        if not name.startswith("evidence/claims/") or name in claims or name in told:
            continue
        if not any(one >= {each.entry for each in there} for one in new):  # else it has another name now
            yield gone(root / FILE, name, there)


def write(project: Project) -> None:
    """Write the parts of every page and fact anew."""
    found = {name: [*now] for name, _, now in _every(project) if now}
    text = f"{_HEAD}\n{agreed_entries.print_all(found)}\n"
    (project.root / FILE).write_text(text, encoding="utf-8", newline="\n")


def _every(project: Project) -> Iterator[tuple[str, Path, list[Entry]]]:
    """Yield each page and fact, and the settings, by its name and path, with its parts."""
    root = project.root
    for page in written(project.pages):
        if page.informs:
            yield page.path.relative_to(root).as_posix(), page.path, [*_of_page(page)]
    if project.only:
        return
    for path, fact in project.printed_facts():
        yield path.relative_to(root).as_posix(), path, [*_excuses(path), *of_fact(fact)]
    yield project.config_file.name, project.config_file, [*_of_settings(project.config_file)]


def _of_page(page: Page) -> Iterator[Entry]:
    if page.meta:
        yield Entry("title", page.meta.title)
        yield from [Entry("template", page.meta.template)] if page.meta.template else ()
        yield from (Entry("action", one.link) for one in page.meta.actions if one.link)
        yield from days_of(page.meta)
    for block in page.blocks:
        if block.name in _DRAWS:
            keys = block.words or ("",)
            yield from (Entry("draws", f"{block.name} {key}".strip()) for key in keys)
            told = (text for _, text in block.options if not text.startswith(_WORDED))
            for name, colon, text in (text.partition(": ") for _, text in block.options if text.startswith(_WORDED)):
                if not colon:  # told by the rule on blocks
                    continue
                if name == "title" or not points(text):  # such words of a picture are agreed as a verdict is
                    plainly = text.strip('"')
                    yield Entry(name, f"{block.name} {keys[0]} = {plainly}")
            yield from (Entry("draws", f"{block.name} {keys[0]}, {text}") for text in told)
    yield from _excuses(page.path)
    yield from _lists(page)
    yield from _orders(page)
    yield from _tables(page)
    for _, line in page.prose:
        for link in _LINK.finditer(line):
            if "://" in link["target"] or is_must(plain(line)):
                yield Entry("link", f"{' '.join(link['words'].split())} = {link['target']}")


def _excuses(path: Path) -> Iterator[Entry]:
    """Yield the excuses of figures and of what leans: whoever writes one takes it out of the reach of every check."""
    for one in _EXCUSED.finditer(path.read_text(encoding="utf-8")):
        yield Entry("excuse", f"{one['rule']}: {one['words']}")


def _lists(page: Page) -> Iterator[Entry]:
    """Yield how many lists of each kind there are to tick; what stands in them is agreed by its words."""
    lists = Counter(one.name for one in page.blocks if one.name in TICKED)
    yield from (Entry("lists", f"{name} = {count}") for name, count in lists.items())


def _orders(page: Page) -> Iterator[Entry]:
    """Yield the order of what is ticked and of the steps of each list: what stands first is chosen first."""
    orders: dict[str, list[str]] = {}
    above = ""
    for passage in passages(page):
        above = passage.text if passage.kind in ("heading", "legend") else above
        if passage.kind == "item" and (passage.block in TICKED or STEP.match(page.by_number.get(passage.line, ""))):
            orders.setdefault(above, []).append(" ".join(passage.text.partition(":")[0].split()[:_BEGINS]))
    yield from (Entry("order", f"{name} = {BETWEEN.join(items)}") for name, items in orders.items())


def _tables(page: Page) -> Iterator[Entry]:
    """Yield the names of the columns of each table, and how many of its rows rest on a source."""
    rows: Counter[str] = Counter()
    known = {*verdicts_of(page), *sure_of_page(page), *musts_of(page), *found_of(page)}  # whose loss is told by itself
    for passage in passages(page):
        if passage.kind == "row" and passage.headings:
            told = _CITES.search(page.by_number.get(passage.line, "")) and passage.text not in known
            rows[passage.headings] += bool(told)
        elif passage.kind == "row":
            yield Entry("columns", passage.text)
    yield from (Entry("rows", f"{columns} = {count}") for columns, count in rows.items() if count)


def _of_settings(config_file: Path) -> Iterator[Entry]:
    text = config_file.read_text(encoding="utf-8")
    settings = values(re.sub(r"!ENV ", "", text)) or {}
    yield from (
        Entry("site", f"{name} = {settings[name]}") for name in ("site_name", "site_description") if settings.get(name)
    )
    inside = False
    for line in text.split("\n"):
        inside = line.startswith("nav:") or (inside and (not line or line.startswith((" ", "-", "#"))))
        if inside and (match := _MENU.match(line)):
            yield Entry("menu", f"{match['path'] or 'part'} = {match['name']}")


def _different(agreed: Sequence[Entry], now: Sequence[Entry], root: Path, path: Path) -> Iterator[tuple[str, str]]:
    """Yield what is gone or different, and words near which it stands."""
    gone = list((Counter(agreed) - Counter(now)).elements())
    new = list((Counter(now) - Counter(agreed)).elements())
    for one in (one for one in new if one.kind == "excuse"):
        yield f"the excuse of “{one.text}” is new, and a second person has to weigh it", f"not-here: {one.text}"
    for form in foreign_forms(agreed, new):
        yield f"“{form}” is a new form of this term, and wherever a page says so, it leads here now", form
    for one in gone:
        place, _, value = one.text.rpartition(" = ")
        if one.kind in ("excuse", FORM):
            continue  # what it excused is asked again, and a form is only another word
        here = [other for other in new if other.kind == one.kind]
        yield from told_of(one, place, value, here, root, path)


def _line(path: Path, near: str) -> int:
    """Return the first line that holds some words; of a block with its key, the last, since it may be drawn twice now."""
    lines = path.read_text(encoding="utf-8").split("\n")
    there = [number for number, line in enumerate(lines, 1) if near and near in line]
    return (there[-1] if near.startswith("/// ") and " | " in near else there[0]) if there else 1
