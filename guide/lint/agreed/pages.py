"""Pages that have another name, are gone or are new: what was agreed of each is told in one finding, not in one for each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guide.facts.findings import Cause, Finding, shown
from guide.lint.agreed.entries import FILE, FOUND, SAID, SURE, VERDICT, Agreed, Entry
from guide.lint.project import moved

_SAME_PAGE = 0.5  # how much of what was agreed of a page must stand on a new one for that to be the same page
# Who writes in the browser has no shell, and need not look for a line in another file.
LEAVE = "or leave it as it is here, and whoever reviews your request does that"
JUDGES = (VERDICT, SURE, FOUND, SAID)  # kinds of sentences that may stand on another page, where they are agreed anew
SAY_WHY = "If that is meant, leave it and say why in your request: whoever reviews it runs `guide agreed`; if not, put it back."


@dataclass(frozen=True)
class Moved:
    """Sentences that stand on another page now, word for word: the names of those that had them, and of those that have them."""

    had: Mapping[Entry, str]
    have: frozenset[Entry]

    @classmethod
    def between(cls, agreed: Mapping[str, Sequence[Agreed]], now: Mapping[str, Sequence[Entry]]) -> Moved:
        """Return which sentences that judge have gone from one page to another. A warning that goes is always told as gone."""
        before = {name: {one.entry for one in there if one.entry.kind in JUDGES} for name, there in agreed.items()}
        here = {name: {one for one in there if one.kind in JUDGES} for name, there in now.items()}
        left = {one: name for name, there in before.items() for one in there - here.get(name, set())}
        came = {one for name, there in here.items() for one in there - before.get(name, set())}
        return cls({one: name for one, name in left.items() if one in came}, frozenset(came & {*left}))


NOWHERE = Moved({}, frozenset())


@dataclass(frozen=True)
class Pages:
    """Which pages of what was agreed are `gone` and which are `new`; `before` gives a renamed page's old name by its new one."""

    gone: frozenset[str] = frozenset()
    new: frozenset[str] = frozenset()
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def told_whole(self) -> frozenset[str]:
        """Return the pages whose lines are not told one by one."""
        return self.gone | self.new


def compared(root: Path, agreed: Mapping[str, Sequence[Agreed]], now: Mapping[str, Sequence[Entry]]) -> Pages:
    """Return which pages were renamed, taken away or added since they were agreed on."""
    gone = {name for name, there in agreed.items() if _is_page(name) and there and not (root / name).is_file()}
    new = {name for name in now if _is_page(name) and not agreed.get(name)}
    before: dict[str, str] = {}
    for old in sorted(gone):
        entries = {(one.entry.kind, one.entry.text) for one in agreed[old]}
        shares = {name: len(entries & {(one.kind, one.text) for one in now[name]}) / len(entries) for name in new}
        best = max(sorted(shares), key=lambda name: shares[name], default="")
        if best and shares[best] >= _SAME_PAGE:
            before[best] = old
            new.discard(best)
    return Pages(frozenset(gone - {*before.values()}), frozenset(new), before)


def findings(
    pages: Pages, root: Path, agreed: Mapping[str, Sequence[Agreed]], now: Mapping[str, Sequence[Entry]]
) -> Iterator[Finding]:
    """Yield one finding for each page that was renamed, taken away or added."""
    pinned = root / FILE
    for name, old in sorted(pages.before.items()):
        what = f"{old} has become {name}, and what was agreed of it stands below its old name"
        message = f"{what}. Write `{name}` into this line, {LEAVE}."
        yield Finding.of(shown(pinned), agreed[old][0].line - 1, message, cause=_cause(root, old))
    for name in sorted(pages.gone):
        first, last = agreed[name][0].line - 1, agreed[name][-1].line
        what = f"{name} is gone, and what was agreed of it stands on lines {first} to {last}"
        message = f"{what}. If that is meant, delete these lines, {LEAVE}; if not, bring the page back."
        yield Finding.of(shown(pinned), first, message, cause=_cause(root, name))
    for name in sorted(pages.new):
        count = len(now[name])
        what = f"{count} lines of this page warn, or say what helps or harms, and nobody has agreed on them yet"
        if count == 1:
            what = "one line of this page warns, or says what helps or harms, and nobody has agreed on it yet"
        yield Finding.of(shown(root / name), 1, f"{what}. Run `guide agreed`, {LEAVE}.")


def _cause(root: Path, name: str) -> Cause:
    return moved.with_its_way(root, name.removeprefix("docs/")).cause


def _is_page(name: str) -> bool:
    return name.startswith("docs/") and name.endswith(".md")
