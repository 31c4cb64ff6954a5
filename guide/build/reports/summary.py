"""`guide summary BEFORE AFTER [FILE]`: what a change makes of the guide, in a short table for whoever reviews it.

The words of a change are a stranger's. What comes from them is written in characters that no host turns into a link, a name to
call, a picture or HTML, and it is short, so that the summary can be shown where anybody reads it.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from guide.build.reports.summary_read import File, Snapshot, read

FILE = "dist/summary/summary.md"
MOST = 30  # rows of a table; the rest is counted
_FEW = 6  # figures or sources of a page that are named
_LONGEST = 44  # characters of a name
# All else becomes “?”: letters of other alphabets may look like ours, and marks may be Markdown or HTML.
_STRANGE = re.compile(r"[^A-Za-z0-9 .,/%+_-]")
_PAGE, _FACT = re.compile(r"docs/(?s:.*)\.md\Z"), re.compile(r"evidence/(?s:.*)\.yml\Z")
_OTHER = re.compile(rf"(?!{_PAGE.pattern}|{_FACT.pattern})")
_NONE = File(b"", Counter(), Counter())
_PAGES = ("page", "is", "grade", "words a sentence", "joined", "figures", "sources", "bytes")
_FACTS = ("file of facts", "is", "figures")
_OTHERS = ("other file", "is", "bytes")  # what is run or drawn deserves a look of its own


def main(arguments: Sequence[str], root: Path) -> int:
    """Compare two folders of the project and write the summary. Returns the exit code: 2 for wrong arguments."""
    folders = [root / name for name in arguments[:2]]
    if not 2 <= len(arguments) <= 3 or not all((folder / "docs").is_dir() for folder in folders):
        print(
            "Name two folders that hold the project, before and after the change: guide summary BEFORE AFTER [FILE]. "
            "Where one holds a built site/, its bytes are compared too.",
            file=sys.stderr,
        )
        return 2
    before, after = map(read, folders)
    target = root / (arguments[2] if len(arguments) == 3 else FILE)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join([*lines(before, after), ""]), encoding="ascii", newline="\n")
    print(f"{target.relative_to(root).as_posix() if target.is_relative_to(root) else target} is written.")
    return 0


def lines(before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Yield the summary line by line: Markdown that also reads well as plain text, in ASCII."""
    for named, one in (("before", before), ("after", after)):
        if one.unread:
            yield f"The guide {named} this change cannot be read by the checks ({one.unread}), so little is compared.\n"
    changed = sorted(
        name
        for name in {*before.files, *after.files}
        if before.files.get(name, _NONE).written != after.files.get(name, _NONE).written
        or (name in before.files) != (name in after.files)
    )
    for kind, heads, row in ((_PAGE, _PAGES, _page), (_FACT, _FACTS, _facts), (_OTHER, _OTHERS, _other)):
        names = [name for name in changed if kind.match(name)]
        rows = [row(name, before.files.get(name), after.files.get(name)) for name in names[:MOST]]
        if rows:
            yield from _table(heads, rows)
            yield f"and {len(names) - MOST} more\n" if len(names) > MOST else ""
    if not changed:
        yield "No file differs.\n"
    if before.site is not None and after.site is not None:
        yield f"All built pages together: {_pair(before.site, after.site, '{:,}')} bytes over gzip."
    else:
        yield "No bytes are compared, because one of the two sites is not built."


def plain(text: str) -> str:
    """Return a stranger's words as a short piece of code in Markdown: no link, no name to call, no HTML, no picture."""
    text = _STRANGE.sub("?", " ".join(text.split()))
    return f"`{text if len(text) <= _LONGEST else f'{text[: _LONGEST - 3]}...'}`"


def _page(name: str, before: File | None, after: File | None) -> list[str]:
    old, new = before or _NONE, after or _NONE
    return [
        plain(name),
        _is(before, after),
        _pair(old.grade, new.grade, "{:.1f}"),
        _pair(old.mean, new.mean, "{:.1f}"),
        _pair(old.joined, new.joined, "{:.1f}"),
        _gained_and_lost(old.figures, new.figures),
        _gained_and_lost(old.sources, new.sources),
        _pair(old.weight, new.weight, "{:,}"),
    ]


def _facts(name: str, before: File | None, after: File | None) -> list[str]:
    return [
        plain(name),
        _is(before, after),
        _gained_and_lost((before or _NONE).figures, (after or _NONE).figures),
    ]


def _other(name: str, before: File | None, after: File | None) -> list[str]:
    old, new = (len(one.written) if one else None for one in (before, after))
    return [plain(name), _is(before, after), _pair(old, new, "{:,}")]


def _is(before: File | None, after: File | None) -> str:
    return "new" if before is None else "gone" if after is None else "changed"


def _pair(before: float | None, after: float | None, form: str) -> str:
    old, new = ("-" if value is None else form.format(value) for value in (before, after))
    return old if old == new else f"{old} > {new}"


def _gained_and_lost(before: Counter[str] | None, after: Counter[str] | None) -> str:
    """Return what came and what went, `+ 48 - 46`, and how many more; nothing of a page that nobody could count."""
    if before is None or after is None:
        return "-"
    told = (_some(sign, sorted(more.elements())) for sign, more in (("+", after - before), ("-", before - after)))
    return " ".join(filter(None, told)) or "same"


def _some(sign: str, found: Sequence[str]) -> str:
    if not found:
        return ""
    more = f" and {len(found) - _FEW} more" if len(found) > _FEW else ""
    return f"{sign} {plain(', '.join(found[:_FEW]))}{more}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table whose columns also stand below each other where nobody turns it into HTML."""
    there = [heads, *rows]
    widths = [max(len(row[column]) for row in there) for column in range(len(heads))]
    for row in (heads, ["-" * width for width in widths], *there[1:]):
        yield f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
