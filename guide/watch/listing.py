"""The list as Markdown, the same for the same answers, in which no word of a registry does anything."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guide.new_study.fields import plain
from guide.watch.found import KINDS, Id, Kind, More, Notice, Work

_LONGEST_TITLE = 160
_LONGEST_LIST = 60_000  # the host of the issue takes 65,536 characters
_HEADS: Mapping[Kind, tuple[str, str]] = {
    "retraction": (
        "Retracted or withdrawn",
        "Decide whether the study stays as an example of what went wrong, or goes. Put into its file, as the last field, "
        "`retracted:` with the `day` and the `notice` (its DOI); nothing is then built until a `decision` stands there.",
    ),
    "concern": (
        "Under an expression of concern",
        "Decide whether pages may go on citing the study; if so, add to its `limits` what is doubted.",
    ),
    "correction": (
        "Corrected",
        "Read the correction. Decide whether a number of the study's file changes, and what follows for pages and claims.",
    ),
    "newer version": (
        "There is a newer version",
        "Decide whether the newer version takes the place of the study; if so, begin its file with `make study DOI=…`.",
    ),
}
_NEW = (
    "Decide of each whether it changes an answer. If so, begin its file with `make study DOI=…` and cite it; if not, put its id "
    "into `guide/watch/seen.yml` with the reason. When all are decided, write this month into the page's `evidence_searched`."
)


@dataclass
class Answers:
    """What the registries answered: notices and works, of what they have more, how much was asked of whom, what went wrong."""

    notices: list[Notice] = field(default_factory=list)
    works: list[Work] = field(default_factory=list)
    more: list[More] = field(default_factory=list)
    asked: dict[str, int] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def markdown(answers: Answers, uses: Mapping[str, Sequence[str]], since: Mapping[str, str]) -> str:
    """Return the list; `uses` names the pages that use a study, and `since` the month of each page's last search."""
    lines = [
        "What registries say of the studies in this guide, and what is new on its questions. Nothing of it was weighed: "
        "a person decides each line. Titles are printed as the registry has them.",
        "",
        *_who_answered(answers),
        *_of_studies(answers.notices, uses),
        *_of_questions(answers.works, since),
    ]
    if not (answers.notices or answers.works or answers.more):
        lines += ["", "Nothing is left to decide."]
    return _cut(lines)


def code(text: str) -> str:
    """Return a registry's words as code: nothing in it is a mention, a link, HTML or the end of the code."""
    bare = "".join(sign if sign.isprintable() else " " for sign in plain(text)).replace("`", "’")
    short = " ".join(bare.split())
    if len(short) > _LONGEST_TITLE:
        short = short[: _LONGEST_TITLE - 1].rstrip() + "…"
    return f"`{short or 'no title'}`"


def link(one: Id) -> str:
    """Return an id as a link to its registry; nobody else's address is ever written."""
    return f"[`{one.text}`]({one.link})"


def _who_answered(answers: Answers) -> Iterator[str]:
    for name, count in sorted(answers.asked.items()):
        told = (
            f" It then gave up: {code(answers.failed[name].rstrip('.'))}. The list lacks the rest."
            if name in answers.failed
            else ""
        )
        yield f"- {name}: {count} answer{'' if count == 1 else 's'}.{told}"
    for more in sorted(answers.more):
        advice = "Narrow the question in `guide/watch/questions.yml`, or search there yourself."
        yield f"- {more.registry} has more than the {more.most} works on `{more.page}` that this list takes. {advice}"


def _of_studies(notices: Iterable[Notice], uses: Mapping[str, Sequence[str]]) -> Iterator[str]:
    said: dict[tuple[Kind, str, Id], list[Notice]] = defaultdict(list)
    for one in notices:
        said[one.kind, one.study, one.notice].append(one)
    for kind in KINDS:
        entries = sorted((study, notice) for other, study, notice in said if other == kind)
        if not entries:
            continue
        head, decide = _HEADS[kind]
        yield from ("", f"## {head}", "", decide, "")
        for study, notice in entries:
            same = said[kind, study, notice]
            day = max(one.day for one in same)
            by = ", ".join(sorted({one.registry for one in same}))
            pages = ", ".join(f"`docs/{page}`" for page in uses.get(study, ())) or "no page by itself"
            yield f"- `evidence/studies/{study}.yml`: {link(notice)}{f', {day}' if day else ''} ({by}). Used on: {pages}."


def _of_questions(works: Iterable[Work], since: Mapping[str, str]) -> Iterator[str]:
    """Yield each work once, below the first of the pages that ask for it."""
    asking: dict[Id, list[Work]] = defaultdict(list)
    for one in sorted(set(works)):
        asking[one.id].append(one)
    firsts = sorted(found[0] for found in asking.values())
    for number, (page, entries) in enumerate(itertools.groupby(firsts, key=lambda one: one.page)):
        if not number:
            yield from ("", "## New on our questions", "", _NEW)
        yield from ("", f"### `{page}`, searched until {since.get(page, 'an unknown day')}", "")
        for one in entries:
            about = f", {code(one.about)}" if one.about else ""
            also = f", {link(one.also)}" if one.also else ""
            day = f", {one.day}" if _is_day(one.day) else ""
            others = ", ".join(f"`{other.page}`" for other in asking[one.id][1:])
            asked = f". Asked by {others} too" if others else ""
            yield f"- {link(one.id)}{also}: {code(one.title)}{about}{day}{asked}"


def _is_day(text: str) -> bool:
    return bool(text) and all(part.isdigit() for part in text.split("-")) and len(text) <= len("2026-11-29")


def _cut(lines: Sequence[str]) -> str:
    """Return the lines as one text, as many as the host takes, and how many are left out."""
    text = ""
    for number, line in enumerate(lines):
        if len(text) + len(line) > _LONGEST_LIST:
            return f"{text}\n… and {len(lines) - number} lines more: run `python -m guide watch` to see all.\n"
        text += f"{line}\n"
    return text
