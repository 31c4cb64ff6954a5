"""Write into a study's file that it was retracted; from then on nothing is built until somebody decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from guide.facts.findings import shown
from guide.facts.study import Study
from guide.watch.found import Notice


def mark(notices: Iterable[Notice], studies: Mapping[str, Study], folder: Path) -> Iterator[str]:
    """Add `retracted:` to each study that a registry calls so and whose file does not.

    Yields the path of each file that it changes. `folder` is that of the studies; a notice whose day no registry tells is
    left to a person.
    """
    found: dict[str, Notice] = {}
    for one in sorted(notices, key=lambda one: (one.day == "", one.notice.where != "doi", one)):
        if one.kind == "retraction":
            found.setdefault(one.study, one)
    for key, notice in sorted(found.items()):
        study = studies[key]
        if study.retracted or notice.notice.where != "doi" or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", notice.day):
            continue
        path = folder / f"{key}.yml"
        text = path.read_text(encoding="utf-8")
        end = "" if text.endswith("\n") else "\n"
        added = f"{text}{end}retracted:\n  day: {notice.day}\n  notice: {notice.notice.text}\n"
        path.write_text(added, encoding="utf-8", newline="\n")
        yield shown(path)
