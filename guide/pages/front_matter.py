"""The front matter of a page: which fields it has, how long they may be, and what each one says."""

from __future__ import annotations

import datetime
import itertools
import re
from pathlib import Path
from typing import Annotated, Literal

from mkdocs.utils.meta import YAML_RE  # where front matter ends is what the generator takes for its end
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from guide.facts.field_types import Month, Text
from guide.facts.findings import Finding, shown
from guide.facts.validation import validate
from guide.facts.yaml_source import Document

_MARK = re.compile(r"-{3}[ \t]*")  # begins the front matter and ends it
LONGEST_TITLE = 65  # letters; of a description, the fewest and the most
DESCRIPTION = (50, 160)
MORE = 4  # words with a meaning of their own that a description has and its title has not
_LITTLE = """\
the and for with that this what when where which who how why are can may not has have his her its their your you was were
will from into than then they them each one all but about here does did nor out any some more most much many only also over
such both there thing things"""


class Action(BaseModel):
    """One thing to do, as the box at the top of the page lists it; `link` is written like a Markdown link."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)

    text: Text
    link: str | None = None


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value


class FrontMatter(BaseModel):
    """What stands between the `---` lines at the top of each page. No person is named who did not do the work."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)

    title: Annotated[str, Field(min_length=3, max_length=LONGEST_TITLE)]
    description: Annotated[str, Field(min_length=DESCRIPTION[0], max_length=DESCRIPTION[1])]
    main_message: Text
    actions: Annotated[tuple[Action, ...], Field(max_length=3)] = ()
    kind: Literal["reader", "tool", "reference", "about", "study"]
    template: (
        Literal[
            "home.html",
            "help.html",
            "all-pages.html",
            "worksheet.html",
            "handout.html",
            "diary.html",
            "privacy.html",
            "study.html",
            "studies.html",
        ]
        | None
    ) = None
    written: datetime.date
    evidence_searched: Annotated[Month, BeforeValidator(_iso)]
    reviewed: datetime.date
    next_review: datetime.date
    reviewed_by: tuple[Text, ...]


def document(text: str, path: Path) -> Document | None:
    """Return the fields at the top of a page's text, parsed; None when there are none."""
    match = YAML_RE.match(text)
    return Document(match[1].removesuffix("\n"), path, first_line=2) if match else None


def read(path: Path, text: str | None = None) -> tuple[FrontMatter | None, str, int, list[Finding]]:
    """Read a page, or the `text` that is to stand there.

    Returns its front matter (None if wrong), its Markdown, the Markdown's first line, and the findings.
    """
    if text is None:
        # As the generator reads it, whether or not an editor put its mark at the start.
        text = path.read_text(encoding="utf-8-sig")
    front = document(text, path)
    if front is None:
        line, message = _missing(text)
        return None, text, 1, [Finding.of(shown(path), line, message)]
    found, findings = validate(front, FrontMatter)
    if found is not None:
        findings = [front.finding((field,), message) for field, message in _contradictions(found)]
    match = YAML_RE.match(text)
    end = match.end() if match else 0
    return found, text[end:], 1 + text.count("\n", 0, end), findings


def _missing(text: str) -> tuple[int, str]:
    """Return where a page without front matter should have it, what is wrong, and what to write."""
    lines = text.split("\n")
    if _MARK.fullmatch(lines[0]) and any(map(_MARK.fullmatch, lines[1:2])):
        return 2, "no field stands at the top. Copy the fields from another page, and give each its value."
    if _MARK.fullmatch(lines[0]):
        fields = itertools.takewhile(lambda line: line.strip() and not line.startswith("#"), lines[1:])
        return 2 + len(list(fields)), "the fields at the top have no end. Write a line `---` below the last one."
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if _MARK.fullmatch(lines[first]):
        return 1, "an empty line stands above the fields. Delete it, so that the file begins with `---`."
    advice = "Begin the file with a line `---`, the fields, and a second line `---`; copy them from another page."
    return 1, f"the page has no front matter. {advice}"


def _said_beyond(title: str, description: str) -> set[str]:
    """Return the words with a meaning of their own that the description has and the title has not."""

    def meant(text: str) -> set[str]:
        found = set(re.findall(r"[^\W\d_]{3,}", text.casefold()))
        return {word.removesuffix("s") for word in found.difference(_LITTLE.split())}

    return meant(description) - meant(title)


def _contradictions(page: FrontMatter) -> list[tuple[str, str]]:
    said = []
    if (more := len(_said_beyond(page.title, page.description))) < MORE:
        message = (
            f"new words in the description beside the title: {more}, {MORE} are the least. Say what a reader will find."
        )
        said.append(("description", message))
    if page.reviewed < page.written:
        said.append(("reviewed", f"{page.reviewed} is before the page was written. Write {page.written} or later."))
    if page.next_review <= page.reviewed:
        said.append(("next_review", f"{page.next_review} is not after {page.reviewed}. Write a later date."))
    if page.kind == "reader" and not page.actions and page.template != "home.html":
        said.append(("kind", "a reader page says what to do. Add `actions:` with one to three entries."))
    return said
