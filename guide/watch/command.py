"""`guide watch`: ask every registry, and write the list. One that does not answer does not lose the others' answers."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from guide.facts.evidence import Evidence
from guide.facts.findings import EvidenceError
from guide.facts.load import load
from guide.markdown.usage import read_uses
from guide.new_study.crossref import RegistryError
from guide.watch import crossref, listing, marking, pubmed, questions, trials
from guide.watch.client import Client, UnreachableError
from guide.watch.found import Id, More, Notice, Work
from guide.watch.questions import Asked

Found = TypeVar("Found", Notice, Work | More)
NO_NETWORK = "There is no network: no registry was asked. Run this again where there is one."
_CLIENTS = ((crossref.NAME, crossref.PER_SECOND), (pubmed.NAME, pubmed.PER_SECOND), (trials.NAME, trials.PER_SECOND))
Make = Callable[[str, float, str], Client]


def main(arguments: Sequence[str], root: Path, make: Make | None = None) -> int:
    """Ask the registries and write the list to a file or the screen. Returns the exit code.

    0: the list is written, and says which registry gave up; 1: nobody could be asked, or our own files are wrong.
    """
    parser = argparse.ArgumentParser(prog="guide watch")
    parser.add_argument("--output", default="", help="the file to write the list to, instead of the screen")
    parser.add_argument("--mark", action="store_true", help="write into the files of studies that they were retracted")
    wish = parser.parse_args(list(arguments))
    try:
        evidence = load(root / "evidence")
        asked, seen = questions.read(root)
    except EvidenceError as error:
        print(error, file=sys.stderr)
        return 1
    answers, reached = gather(evidence, asked, seen, make or Client)
    if not reached:
        print(NO_NETWORK, file=sys.stderr)
        return 1
    uses = {key: [use.path for use in pages] for key, pages in read_uses(root / "docs", evidence).of_studies.items()}
    text = listing.markdown(answers, uses, {one.page: one.since for one in asked})
    if wish.output:
        (root / wish.output).write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")
    for name, reason in answers.failed.items():
        print(f"{name} gave up: {reason}", file=sys.stderr)
    for path in marking.mark(answers.notices, evidence.studies, root / "evidence" / "studies") if wish.mark else ():
        print(f"{path} says now that the study was retracted. Decide what follows: `make check` asks.", file=sys.stderr)
    return 0


def gather(evidence: Evidence, asked: Iterable[Asked], seen: frozenset[Id], make: Make) -> tuple[listing.Answers, bool]:
    """Return what the registries answer, without what somebody has seen, and whether any could be reached."""
    clients = {name: make(name, per_second, _agent()) for name, per_second in _CLIENTS}
    answers, studies = listing.Answers(), evidence.studies
    found_new: list[Work | More] = []
    for client, found in (
        (clients[crossref.NAME], crossref.ask(clients[crossref.NAME], studies)),
        (clients[pubmed.NAME], pubmed.ask(clients[pubmed.NAME], studies)),
    ):
        answers.notices += _until_it_fails(client, found, answers)
    for one in asked:
        client = clients[pubmed.NAME]
        found_new += _until_it_fails(client, pubmed.search(client, one.page, one.question.pubmed, one.since), answers)
        if look := one.question.trials:
            client = clients[trials.NAME]
            new = trials.search(client, one.page, look.condition, look.treatment, one.since)
            found_new += _until_it_fails(client, new, answers)
    answers.notices = [one for one in answers.notices if not _is_settled(one, evidence, seen)]
    known = seen | set(_known(evidence))
    answers.works = [one for one in found_new if isinstance(one, Work) and not known & {one.id, one.also}]
    answers.more = [one for one in found_new if isinstance(one, More)]
    answers.asked = {name: client.asked for name, client in clients.items()}
    reached = any(not isinstance(client.down, UnreachableError) or client.asked for client in clients.values())
    return answers, reached


def _until_it_fails(client: Client, found: Iterator[Found], answers: listing.Answers) -> list[Found]:
    """Return what a registry yields; when it gives up, what it has yielded so far stays."""
    kept: list[Found] = []
    try:
        for one in found:
            kept.append(one)
    except RegistryError as error:
        answers.failed.setdefault(client.name, str(error))
    except (AttributeError, KeyError, TypeError, ValueError):  # a form that the registry's documentation does not know
        answers.failed.setdefault(client.name, "An answer has a form that is not known.")
    return kept


def _is_settled(one: Notice, evidence: Evidence, seen: frozenset[Id]) -> bool:
    """Tell whether a person has decided: on a retraction in the study's file, on all else in the list of what was seen."""
    if one.kind == "retraction":
        return evidence.studies[one.study].retracted is not None
    return one.notice in seen or one.notice in set(_known(evidence))


def _known(evidence: Evidence) -> Iterator[Id]:
    """Yield the ids of all studies of the guide."""
    for study in evidence.studies.values():
        yield from (one for one in (Id.of("doi", study.doi), Id.of("pubmed", study.pmid)) if one)


def _agent() -> str:
    """Return the name under which registries are asked, with the address of whoever publishes the guide."""
    address = os.environ.get("REPO_URL", "").strip()
    return (
        f"back-to-running (+{address})"
        if address.isascii() and address.isprintable() and address
        else "back-to-running"
    )
