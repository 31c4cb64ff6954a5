"""`guide voice`: how each page reads, in figures; of a page that is named, what to join and what to cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from guide.facts.findings import nearest
from guide.lint.prose import limits
from guide.lint.prose.reading_grade import grade, hardest, is_for_readers, is_graded, running_text, words
from guide.lint.prose.rhythm import Rhythm, length, of_page, of_pages, pairs, to_cut
from guide.lint.prose.voice import quoted
from guide.pages.page import Page
from guide.pages.project import read_project
from guide.pages.texts import written

_MOST = 8  # of a list: whoever has fixed these asks again
_HEAD = "words  mean  spread  short  long  joined  grade"


def lines(pages: Sequence[Page], folder: Path, names: Sequence[str]) -> Iterator[str]:
    """Yield the report, line by line: a table of the pages, and for each of `names` what to join and what to cut."""
    there = [page for page in pages if not names or _name(page, folder) in names]
    yield f"{_HEAD}  page"
    for page in sorted(there, key=lambda one: _name(one, folder)):
        yield f"{_row(of_page(page), running_text(page))}  {_name(page, folder)}"
    if names:
        for page in there:
            yield from _advice(page, _name(page, folder))
        return
    readers = [text for page in there if is_for_readers(page) for text in running_text(page)]
    yield f"{_row(of_pages(there), readers)}  all of them; the grade is that of the pages for readers"
    yield f"{_limits()}  wanted"


def main(arguments: Sequence[str], root: Path) -> int:
    """Print how the pages read that `arguments` name, or all. Returns the exit code: 2 for a name that is no page's."""
    config_file = (root / "mkdocs.yml").resolve()
    folder = config_file.parent / "docs"
    pages = written(read_project(config_file).pages)
    names = [name.removeprefix("docs/") for name in arguments]
    known = [_name(page, folder) for page in pages]
    if unknown := next((name for name in names if name not in known), None):
        print(f"{unknown} is no page.{nearest(unknown, known)} Name a file of docs/.")
        return 2
    for line in lines(pages, folder, names):
        print(line)
    return 0


def _name(page: Page, folder: Path) -> str:
    return page.path.resolve().relative_to(folder).as_posix()


def _row(rhythm: Rhythm, texts: Sequence[str]) -> str:
    read = f"{grade(texts):5.1f}" if is_graded(texts) else "    –"
    count = sum(len(words(text)) for text in texts)
    shares = f"{rhythm.short:4.0f}%  {rhythm.long:3.0f}%"
    return f"{count:5}  {rhythm.mean:4.1f}  {rhythm.spread:6.1f}  {shares}  {rhythm.joined:6.1f}  {read}"


def _limits() -> str:
    """Return the limits under their columns, as short as the columns are wide."""
    mean, short, long = (f"{low:g}–{high:g}" for low, high in (limits.MEAN, limits.SHORT_SHARE, limits.LONG_SHARE))
    return f"      {mean}    ≥ {limits.SPREAD:g}  {short}% {long}%   ≥ {limits.JOINED:g}  {limits.EASIEST:g}–{limits.HARDEST:g}"


def _advice(page: Page, name: str) -> Iterator[str]:
    rhythm = of_page(page)
    yield f"\n{name}: to join, by ‘because’, ‘but’, ‘although’, ‘while’ or ‘which’"
    for first, second in pairs(rhythm)[:_MOST]:
        yield f"  line {first.line}: {length(first)} + {length(second)} words: {quoted(first)} {quoted(second)}"
    yield f"{name}: to cut, the longest sentences of its prose"
    for one in [one for one in to_cut(rhythm) if length(one) > limits.LONG][:_MOST]:
        yield f"  line {one.line}: {length(one)} words: {quoted(one)}"
    yield f"{name}: to say in shorter words, the hardest sentences"
    for one in hardest(page)[:_MOST]:
        yield f"  line {one.line}: grade {grade([one.text]):.1f}, {length(one)} words: {quoted(one)}"
