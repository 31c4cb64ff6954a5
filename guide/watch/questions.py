"""Which pages ask which question, since when, and what somebody has looked at: `questions.yml` and `seen.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from guide.facts.fact import Fact
from guide.facts.field_types import Text
from guide.facts.findings import EvidenceError, Finding, shown
from guide.facts.validation import read as read_file
from guide.facts.yaml_source import Document
from guide.pages import front_matter
from guide.watch.found import Id, Where

QUESTIONS = Path("guide/watch/questions.yml")
SEEN = Path("guide/watch/seen.yml")
Model = TypeVar("Model", bound=Fact)
_WHERE: tuple[Where, ...] = ("doi", "pubmed", "trial")


class Trials(Fact):
    """A search for trials: of a condition, and of a treatment for it if that is named."""

    condition: Text
    treatment: str = ""


class Question(Fact):
    """What a page asks PubMed, and the registry of trials where trials answer it."""

    pubmed: Text
    trials: Trials | None = None


class Questions(Fact):
    """The question of each page by its path, and why the other pages for readers have none."""

    questions: dict[str, Question]
    none: dict[str, Text] = Field(default_factory=dict)


class Seen(Fact):
    """What somebody has looked at, by id, and what follows from it."""

    seen: dict[str, Text] = Field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """A question of a page: the page's path, what it asks, and the month or day since which answers are new."""

    page: str
    question: Question
    since: str


def read(root: Path) -> tuple[list[Asked], frozenset[Id]]:
    """Return the questions of the project, sorted, and the ids that somebody has looked at.

    Raises EvidenceError, with file and line, when one of the two files is wrong or names a page that is not there.
    """
    questions, document = _file(root / QUESTIONS, Questions)
    found = list(_wrong_pages(root, questions, document))
    seen, seen_at = _file(root / SEEN, Seen) if (root / SEEN).is_file() else (Seen(), None)
    ids = {text: next((one for where in _WHERE if (one := Id.of(where, text))), None) for text in seen.seen}
    for text in (text for text, one in ids.items() if one is None and seen_at):
        message = f"“{text}” is no DOI, no PMID and no number of a trial. Copy the id from the list of `guide watch`."
        found.append(seen_at.finding(("seen", text), message))  # type: ignore[union-attr]
    if found:
        raise EvidenceError("\n".join(map(str, found)), findings=found)
    asked = [Asked(page, one, _since(root / page)) for page, one in sorted(questions.questions.items())]
    return asked, frozenset(one for one in ids.values() if one)


def _since(page: Path) -> str:
    meta, _, _, findings = front_matter.read(page)
    if meta is None:
        raise EvidenceError("\n".join(map(str, findings)), findings=findings)
    return meta.evidence_searched


def _wrong_pages(root: Path, questions: Questions, document: Document) -> Iterator[Finding]:
    for field, pages in (("questions", questions.questions), ("none", questions.none)):
        for page in pages:
            if not (root / page).is_file():
                yield document.finding((field, page), f"there is no page {page}. Correct its path, or take it out.")


def _file(path: Path, model: type[Model]) -> tuple[Model, Document]:
    if not path.is_file():
        raise EvidenceError(f"{shown(path)} is not there. Run this from the project's top folder.")
    found, document, findings = read_file(path, model)
    if found is None:
        raise EvidenceError("\n".join(map(str, findings)), findings=findings)
    return found, document
