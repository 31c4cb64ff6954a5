"""`make study DOI=…` or `make study FILE=entry.bib`: begin a study file with what a registry or an exported entry says.

The file is a skeleton: no number in it is confirmed, and `make check` says what is still missing.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from guide.export import csl
from guide.facts.findings import shown
from guide.facts.schema import first_line
from guide.new_study import crossref, saved_entry
from guide.new_study.design import guess
from guide.new_study.fields import Fields, bare_doi, fields
from guide.new_study.fields import key as usual_key
from guide.new_study.saved_entry import EntryError

Fetch = Callable[[str], csl.Item]
_LONG = 100
_NEEDED = {"title": {"title"}, "year": {"year"}, "author": {"authors", "organisation"}}
_TO_DO = """\
# design: {design}
#   {why} Look into the paper, then take the # away before `design`.
# plain: One sentence that a runner understands. Then take the # away.
written: {day}
not_confirmed:
  - Everything but the fields above, which come from {origin}; nobody has read the paper for this file yet
"""


def begin(item: csl.Item, studies: Path, origin: str, day: datetime.date, key: str = "") -> Path:
    """Write the skeleton of a study into the folder `studies` and return its path; `origin` is where the item is from.

    `day` is the one on which it is written.

    Raises EntryError when the item lacks what a key needs, or when the study has a file already.
    """
    found = fields(item)
    for name, wanted in _NEEDED.items():
        if not found.keys() & wanted:
            raise EntryError(f"{origin} names no {name}. Save the entry as a file, add it there, and use FILE=.")
    key = key or usual_key(found)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key):
        raise EntryError(f"“{key}” is no name for a study. Write it like KEY=haake-2007-knee.")
    path = studies / f"{key}.yml"
    if path.exists():
        raise EntryError(
            f"{shown(path)} is there already and stays as it is. Add to it, or name another: KEY={key}-knee."
        )
    if other := _file_with(studies, found.get("doi", "")):
        raise EntryError(f"{shown(other)} has this DOI already. Add to that file.")
    studies.mkdir(parents=True, exist_ok=True)
    path.write_text(skeleton(found, origin, day), encoding="utf-8", newline="\n")
    return path


def skeleton(found: Fields, origin: str, day: datetime.date) -> str:
    """Return the text of a study file that holds only these fields, and says what is still to do."""
    lines = yaml.dump(found, Dumper=_AsOtherFiles, allow_unicode=True, sort_keys=False, width=118)
    design = guess(found["title"])
    why = "A guess from the title." if design else "The title does not tell; a wrong word gets the list of all."
    return f"{first_line('studies')}\n{lines}{_TO_DO.format(design=design or '…', why=why, origin=origin, day=day)}"


def today() -> datetime.date:
    """Return the day on which a file is begun, where its writer is."""
    return datetime.datetime.now().astimezone().date()


def main(arguments: Sequence[str], root: Path, fetch: Fetch = crossref.work) -> int:
    """Begin a study file under `root` from the network or from a file, as `arguments` say. Returns the exit code.

    `fetch` asks a registry for the entry of a DOI.
    """
    parser = argparse.ArgumentParser(
        prog="make study", usage="make study DOI=10.… | FILE=entry.ris|entry.bib|entry.json [KEY=…]"
    )
    for name in ("--doi", "--file", "--key"):
        parser.add_argument(name, default="")
    wish = parser.parse_args(list(arguments))
    try:
        if bool(wish.doi) == bool(wish.file):
            raise EntryError("Say which: `make study DOI=10.…` or `make study FILE=entry.bib`.")
        item = saved_entry.read(root / wish.file) if wish.file else fetch(_checked(wish.doi))
        origin = "the saved entry" if wish.file else "Crossref"
        path = begin(item, root / "evidence" / "studies", origin, today(), wish.key)
    except (EntryError, crossref.RegistryError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{shown(path)} is begun. Fill it from the paper; `make check` says what is missing.")
    return 0


def _checked(text: str) -> str:
    doi = bare_doi(text)
    if not re.fullmatch(r"10\.\d{4,9}/\S+", doi):
        raise EntryError(f"“{text}” is no DOI. Write it like DOI=10.1001/archinte.167.17.1892.")
    return doi


def _file_with(studies: Path, doi: str) -> Path | None:
    wanted = re.compile(rf"^doi:\s*[\"']?{re.escape(doi)}[\"']?\s*$", re.IGNORECASE | re.MULTILINE)
    files = sorted(studies.glob("*.yml")) if doi else ()
    return next((path for path in files if wanted.search(path.read_text(encoding="utf-8"))), None)


class _AsOtherFiles(yaml.SafeDumper):
    """Lists stand two spaces in, long text is folded, and text that would be a number stands in double quotes."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def represent_str(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=">" if len(text) > _LONG else None)

    def choose_scalar_style(self) -> str:
        style = super().choose_scalar_style()
        return '"' if style == "'" else style


_AsOtherFiles.add_representer(str, _AsOtherFiles.represent_str)
