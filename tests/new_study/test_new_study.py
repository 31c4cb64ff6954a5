"""`make study` begins a study file from a registry or an exported entry, and never touches one that is there."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import IncompleteRead
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from guide.export import csl
from guide.facts.findings import EvidenceError
from guide.facts.load import load
from guide.facts.schema import first_line
from guide.new_study import command, crossref, design
from guide.new_study.fields import fields, key
from tests.host import answering

PROJECT = Path(__file__).parents[2]

# As Crossref answers: lists of titles, tags and entities in them, several dates.
WORK: csl.Item = {
    "title": ["Needles &amp; <i>rest</i>: a randomised\n trial"],
    "author": [
        {"given": "Hans-Helge", "family": "Müller", "sequence": "first"},
        {"given": "A. B.", "family": "O&#39;Sullivan", "suffix": "Jr"},
        {"name": "The Trialists"},
    ],
    "container-title": ["Journal of Examples"],
    "publisher": "A Press",
    "issued": {"date-parts": [[2009, 12, 1]]},
    "published-print": {"date-parts": [[2010, 1]]},
    "volume": "167",
    "issue": "17",
    "page": "1892\u20131898",
    "DOI": "10.5555/EXAMPLE(1)",
    "URL": "https://doi.org/10.5555/example(1)",
}
SKELETON = """\
# yaml-language-server: $schema=../schema/study.json
title: "Needles & rest: a randomised trial"
authors:
  - Müller HH
  - O'Sullivan Jr AB
  - The Trialists
journal: Journal of Examples
year: 2010
volume: "167"
issue: "17"
pages: 1892-1898
doi: 10.5555/example(1)
# design: rct
#   A guess from the title. Look into the paper, then take the # away before `design`.
# plain: One sentence that a runner understands. Then take the # away.
written: 2026-11-28
not_confirmed:
  - Everything but the fields above, which come from Crossref; nobody has read the paper for this file yet
"""

DAY = datetime.date(2026, 11, 28)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty project, which is also the working folder."""
    (tmp_path / "evidence" / "studies").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "today", lambda: DAY)
    return tmp_path


def no_network(doi: str) -> csl.Item:
    raise AssertionError(f"asked the network for {doi}")


class _Registry(BaseHTTPRequestHandler):
    """Answers as Crossref does, for two DOIs; `asked` keeps the paths."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status = {"/works/10.5555/example%281%29": 200, "/works/10.5555/broken": 200, "/works/10.5555/busy": 503}
        self.send_response(status.get(self.path, 404))
        self.end_headers()
        if "example" in self.path:
            self.wfile.write(json.dumps({"status": "ok", "message": {**WORK, "DOI": "10.5555/example(1)"}}).encode())

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing for each request."""


@pytest.fixture
def registry() -> Iterator[str]:
    """Return the address of a registry on this machine."""
    _Registry.asked.clear()
    with answering(_Registry) as port:
        yield f"http://127.0.0.1:{port}/works/"


def ask(registry: str) -> command.Fetch:
    return lambda doi: crossref.work(doi, registry)


@pytest.mark.parametrize("doi", ["10.5555/example(1)", "https://doi.org/10.5555/example(1)", "DOI: 10.5555/example(1)"])
def test_a_doi_becomes_a_skeleton(root: Path, registry: str, doi: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--doi", doi], root, ask(registry)) == 0
    assert (root / "evidence/studies/muller-2010.yml").read_text("utf-8") == SKELETON
    assert _Registry.asked == ["/works/10.5555/example%281%29"]
    assert capsys.readouterr().out == (
        "evidence/studies/muller-2010.yml is begun. Fill it from the paper; `make check` says what is missing.\n"
    )


def test_the_skeleton_lacks_only_what_somebody_must_read_the_paper_for(root: Path, registry: str) -> None:
    command.main(["--doi", "10.5555/example(1)"], root, ask(registry))
    with pytest.raises(EvidenceError) as caught:
        load(root / "evidence")
    assert [finding.message.partition("rct, systematic-review, ")[0] for finding in caught.value.findings] == [
        "the field `design` is missing. Add a line `design: …`. Allowed: ",
        "the field `plain` is missing. Add a line `plain: …`.",
    ]
    path = root / "evidence/studies/muller-2010.yml"
    path.write_text(path.read_text("utf-8").replace("# design", "design").replace("# plain", "plain"), "utf-8")
    study = load(root / "evidence").study("muller-2010")
    assert (study.design, study.outcomes, study.figures) == ("rct", {}, ())


@pytest.mark.parametrize(
    ("doi", "said"),
    [
        ("10.5555/unknown", "Crossref has no DOI 10.5555/unknown. Compare it with the first page of the paper."),
        ("10.5555/busy", "Crossref answered with the error 503. Try again later, or "),
        ("10.5555/broken", "Crossref's answer cannot be understood. Try again later, or "),
        ("example(1)", "“example(1)” is no DOI. Write it like DOI=10.1001/archinte.167.17.1892."),
    ],
)
def test_what_the_registry_cannot_give_is_told_in_one_sentence(
    root: Path, registry: str, doi: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--doi", doi], root, ask(registry)) == 1
    assert capsys.readouterr().err.startswith(said)
    assert list((root / "evidence/studies").iterdir()) == []


def test_no_network_is_told_with_the_way_around_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:  # bound and not listening: whoever connects is refused
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/works/"
        assert command.main(["--doi", "10.5555/x"], root, ask(address)) == 1
    said = capsys.readouterr().err
    assert said.startswith("Crossref cannot be reached: ")
    assert "run `make study FILE=entry.bib`" in said


@pytest.mark.parametrize("broken", [TimeoutError("timed out"), IncompleteRead(b"{")])
def test_a_registry_that_does_not_answer_in_time_or_breaks_off_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], broken: Exception
) -> None:
    def never(*_: object, **options: Any) -> None:
        assert options["timeout"] > 0
        raise broken

    monkeypatch.setattr("urllib.request.urlopen", never)
    assert command.main(["--doi", "10.5555/x"], root) == 1
    assert capsys.readouterr().err.startswith(f"Crossref cannot be reached: {broken}.")


BIB = """\
@article{whatever,
  author = {M{\\"u}ller, Hans-Helge and O'Sullivan, Jr, A. B. and {The Trialists}},
  title = {Needles \\& rest: a randomised trial},
  journal = {Journal of Examples},
  year = 2010, volume = 167, number = 17, pages = {1892--1898},
  doi = {10.5555/example(1)},
}
"""
RIS = """\
TY  - JOUR
AU  - Müller, Hans-Helge
AU  - O'Sullivan, A. B., Jr
AU  - The Trialists
TI  - Needles &amp; rest: a randomised trial
T2  - Journal of Examples
PY  - 2010/01//
VL  - 167
IS  - 17
SP  - 1892
EP  - 1898
DO  - https://doi.org/10.5555/example(1)
ER  -
"""
ITEM = {**WORK, "id": "x", "issued": WORK["published-print"], "title": "Needles & rest: a randomised trial"}


def test_half_a_letter_and_a_year_without_end_do_not_reach_the_skeleton(root: Path) -> None:
    item = {**ITEM, "title": "A trial\ud800", "issued": {"date-parts": [[1e400]]}, "published-print": {"raw": "2010"}}
    (root / "entry.json").write_text(json.dumps(item), "utf-8")
    assert command.main(["--file", "entry.json"], root, no_network) == 0
    assert "title: A trial\n" in (root / "evidence/studies/muller-2010.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("entry.bib", BIB),
        ("entry.ris", RIS),
        ("entry.txt", RIS),
        ("Müller's entry 1.BIB", BIB),
        ("entry.json", json.dumps({"status": "ok", "message": {**WORK, "DOI": "10.5555/example(1)"}})),
        ("entry.json", json.dumps([{**ITEM, "container-title": "Journal of Examples", "DOI": "10.5555/example(1)"}])),
        ("entry.json", json.dumps({**ITEM, "DOI": "https://doi.org/10.5555/example(1)"})),
    ],
)
def test_an_exported_entry_becomes_the_same_skeleton_without_network(root: Path, name: str, text: str) -> None:
    (root / name).write_text(text, "utf-8")
    assert command.main(["--file", name], root, no_network) == 0
    written = (root / "evidence/studies/muller-2010.yml").read_text("utf-8")
    assert written == SKELETON.replace("Crossref", "the saved entry")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("entry.bib", None, "there is no file entry.bib. Save the entry there, or correct the name after FILE=."),
        ("entry.bib", "", "entry.bib:1: the file does not hold exactly one entry. Leave one in it."),
        (
            "entry.bib",
            BIB + BIB.replace("whatever", "other"),
            "entry.bib:1: the file does not hold exactly one entry. Leave one in it.",
        ),
        ("entry.bib", "\n" + BIB.rstrip("}\n"), "entry.bib:2: this is not valid BibTeX: Unexpectedly"),
        (
            "entry.json",
            '{\n"title": }',
            "entry.json:2: this is not valid JSON: Expecting value. Export the entry anew.",
        ),
        *(
            ("entry.json", json.dumps({**ITEM, "author": author}), "entry.json:1: `author` is no list of people. ")
            for author in (2010, "Müller", {"family": "Müller"}, [None], [["Müller"]], [{"family": ["Müller"]}])
        ),
        (
            "entry.json",
            "[" * 100_000,
            "entry.json:1: the lists of the file are nested too deep. Export the entry anew.",
        ),
        ("entry.ris", RIS.replace("ER  -", ""), "entry.ris:1: the entry has no end. Add a line `ER  - ` below it. "),
        ("entry.ris", RIS + RIS, "entry.ris:1: the file does not hold exactly one entry. Leave one in it."),
        ("entry.ris", RIS + RIS.replace("ER  -", ""), "entry.ris:14: the entry has no end."),
        ("entry.ris", " ", "entry.ris:1: the file does not hold exactly one entry. Leave one in it."),
        (
            "entry.pdf",
            "%PDF-1.7",
            "entry.pdf:1: this is no form that can be read. Export the entry as RIS (.ris), BibTeX (.bib) or CSL-JSON (.json).",
        ),
        (
            "entry.bib",
            BIB.replace("{Journal of Examples}", 'ann # "Examples"'),
            "entry.bib:4: `journal` names “ann”, for which there is no @string. Write it out. Export the entry anew.",
        ),
        (
            "entry.bib",
            BIB.replace("year = 2010", "title = {B}, year = 2010"),
            "entry.bib:1: this is not valid BibTeX: Dupl",
        ),
        ("entry.json", '["title"]', "entry.json:1: the file does not hold exactly one entry. Leave one in it."),
        ("entry.json", '{"author": [{"family": "A"}]}', "the saved entry names no title."),
        ("entry.json", '{"title": "T", "issued": {"date-parts": [[null]]}}', "the saved entry names no year."),
        ("entry.json", '{"title": "T", "issued": {"date-parts": [[2010]]}}', "the saved entry names no author."),
    ],
)
def test_a_wrong_entry_is_reported(
    root: Path, name: str, text: str | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (root / name).write_text(text, "utf-8")
    assert command.main(["--file", name], root, no_network) == 1
    assert capsys.readouterr().err.startswith(said)
    assert list((root / "evidence/studies").iterdir()) == []


def begun(root: Path, name: str, text: str | bytes) -> dict[str, Any]:
    """Return the fields of the study that a saved entry begins."""
    (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    assert command.main(["--file", name], root, no_network) == 0
    (path,) = (root / "evidence/studies").iterdir()
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(("name", "text"), [("entry.bib", BIB.replace('{\\"u}', "ü")), ("entry.ris", RIS)])
def test_a_file_in_older_letters_is_read(root: Path, name: str, text: str, encoding: str) -> None:
    assert begun(root, name, text.encode(encoding))["authors"][0] == "Müller HH"


def test_the_quotation_marks_and_dashes_of_windows_are_read(root: Path) -> None:
    text = RIS.replace("Needles &amp; rest: a", "‘Needles’ and “rest” – a")
    assert begun(root, "entry.ris", text.encode("cp1252"))["title"] == "‘Needles’ and “rest” – a randomised trial"


def bib(**changed: str) -> str:
    """Return a small entry with other fields."""
    plain = {"author": "{Able, Ann}", "title": "{Walks}", "year": "2010", "url": "{https://example.org/walks}"}
    lines = "".join(f"  {name} = {value},\n" for name, value in {**plain, **changed}.items() if value)
    return f'@string{{jex = "Journal of "}}\n@article{{a,\n{lines}}}\n'


@pytest.mark.parametrize(
    ("entry", "field", "wanted"),
    [
        (bib(urldate="{3 March 2024}"), "accessed", "2024-03-03"),
        (bib(urldate="{March 3, 2024}"), "accessed", "2024-03-03"),
        (bib(urldate="{2024-03-03}"), "accessed", "2024-03-03"),
        (bib(urldate="{last week}"), "accessed", None),
        (bib(month="jan"), "year", 2010),
        (bib(year="", date="{2011-03-01}"), "year", 2011),
        (bib(year="{in press}", date="{2011-03}"), "year", 2011),
        (bib(year="2010", date="{2009-12}"), "year", 2010),
        (
            bib(title="{Rest &amp; walks &lt; 5 &#8211; 50% of Smith \\& sons}"),
            "title",
            "Rest & walks < 5 – 50% of Smith & sons",
        ),
        (bib(title='"Walks" # " and " # {rest}'), "title", "Walks and rest"),
        (bib(journal='jex # "Examples"'), "journal", "Journal of Examples"),
        (bib(journal='JEX # {Old} # " Examples"'), "journal", "Journal of Old Examples"),
        (bib(url="{https://doi.org/10.5555/abc(1)}"), "doi", "10.5555/abc(1)"),
        (bib(url="{http://dx.doi.org/10.5555%2Fabc}"), "doi", "10.5555/abc"),
        (bib(url="{https://doi.org/10.5555/abc}"), "url", None),
        (bib(doi="{10.5555/abc}", url="{https://doi.org/10.5555/notice}"), "doi", "10.5555/abc"),
        (bib(url="{https://doi.org/somewhere}"), "url", "https://doi.org/somewhere"),
        (bib(author="{Able, Ann and others}"), "more_authors", True),
        (bib(author="{Able, Ann and Baker, Bo}"), "more_authors", None),
        (bib(note="{PMID: 12345678; PMCID: PMC987}"), "pmid", "12345678"),
        (bib(note="{PMID: 12345678; PMCID: PMC987}"), "pmcid", "PMC987"),
        (bib(pmid="{PMID 12345678}"), "pmid", "12345678"),
    ],
)
def test_what_programs_write_in_their_own_way_is_understood(root: Path, entry: str, field: str, wanted: object) -> None:
    assert begun(root, "entry.bib", entry).get(field) == wanted


@pytest.mark.parametrize(
    ("line", "field", "wanted"),
    [
        ("N1  - PMID: 12345678", "pmid", "12345678"),
        ("DB  - PubMed\nAN  - 12345678", "pmid", "12345678"),
        ("DB  - Elsewhere\nAN  - 12345678", "pmid", None),
        ("C2  - PMC987", "pmcid", "PMC987"),
        ("C2  - Anything", "pmcid", None),
        ("UR  - https://doi.org/10.5555/abc", "doi", "10.5555/abc"),
        ("UR  - https://example.org/walks", "url", "https://example.org/walks"),
        ("SP  - 1892\nEP  - 1898", "pages", "1892-1898"),
        ("SP  - 1892\nEP  - 1892", "pages", "1892"),
        ("SP  - 1892–1898", "pages", "1892-1898"),
        ("AU  - Smith JA", "authors", ["Able A", "Smith JA"]),
        ("A1  - Smith, John", "authors", ["Smith J", "Able A"]),
    ],
)
def test_a_ris_entry_is_understood(root: Path, line: str, field: str, wanted: object) -> None:
    text = f"TY  - JOUR\r\nAU  - Able, Ann\r\nT1  - Walks\r\nY1  - 2010/01/02/\r\n{line}\r\nER  - \r\n"
    assert begun(root, "entry.ris", text).get(field) == wanted


@pytest.mark.parametrize("issued", [{"raw": "12 May 2010"}, {"literal": "2010"}, {"date-parts": [["2010"]]}, "2010-05"])
def test_a_year_that_a_program_writes_as_text_is_understood(root: Path, issued: object) -> None:
    item = {"title": "Walks", "author": ["Able A"], "issued": issued, "URL": "https://example.org/walks"}
    found = begun(root, "entry.json", json.dumps(item))
    assert (found["year"], found["authors"]) == (2010, ["Able A"])


def test_the_command_begins_a_study(root: Path) -> None:
    (root / "entry.ris").write_text(RIS, "utf-8")
    command = [sys.executable, "-m", "guide", "study", "--file=entry.ris"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("evidence/studies/muller-2010.yml is begun."), done.stderr


NAMES = ["o'brien 2010.ris", 'a "quoted" name.ris', "a & b; c.ris", "-begins-with-a-hyphen.ris"]


@pytest.fixture
def handed_on(root: Path) -> Callable[[str], list[str]]:
    """Return a function that runs `make study` with the name of a file, and returns what Python is called with."""
    for file in ("Makefile", "pyproject.toml"):
        shutil.copy(PROJECT / file, root)
    for ready in ("requirements/site.txt", ".venv/made", ".venv/site-is-ready"):
        (root / ready).parent.mkdir(exist_ok=True)
        (root / ready).write_text("", "utf-8")
    (root / ".venv" / "bin").mkdir()
    (root / ".venv" / "bin" / "python").write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", "utf-8")
    (root / ".venv" / "bin" / "python").chmod(0o755)

    def make(name: str) -> list[str]:
        command = ["make", "--silent", "study", f"FILE={name}"]
        # A name of a study or a DOI that whoever runs the tests has set is none of this one.
        environment = {key: value for key, value in os.environ.items() if key not in ("DOI", "FILE", "KEY")}
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    return make


@pytest.mark.parametrize("name", NAMES)
def test_make_hands_on_any_name_of_a_file_as_it_is(handed_on: Callable[[str], list[str]], name: str) -> None:
    assert handed_on(name) == ["-m", "guide", "study", "--doi=", f"--file={name}", "--key="]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_file_that_make_hands_on_begins_a_study(root: Path, name: str) -> None:
    (root / name).write_text(RIS, "utf-8")
    assert command.main(["--doi=", f"--file={name}", "--key="], root, no_network) == 0
    assert (root / "evidence/studies/muller-2010.yml").is_file()


def test_a_file_that_is_there_stays_as_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root / "evidence/studies/muller-2010.yml"
    path.write_text("title: Mine\n", "utf-8")
    assert command.main(["--doi", "10.5555/x"], root, lambda doi: {**ITEM, "DOI": doi}) == 1
    assert path.read_text("utf-8") == "title: Mine\n"
    assert capsys.readouterr().err == (
        "evidence/studies/muller-2010.yml is there already and stays as it is. "
        "Add to it, or name another: KEY=muller-2010-knee.\n"
    )


def test_another_name_can_be_chosen(root: Path) -> None:
    (root / "evidence/studies/muller-2010.yml").write_text("title: Mine\n", "utf-8")
    assert command.main(["--doi", "10.5555/x", "--key", "muller-2010-knee"], root, lambda doi: ITEM) == 0
    assert (root / "evidence/studies/muller-2010-knee.yml").is_file()


@pytest.mark.parametrize("name", ["Muller 2010", "../muller", "müller-2010"])
def test_a_wrong_name_is_refused(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--doi", "10.5555/x", "--key", name], root, lambda doi: ITEM) == 1
    assert capsys.readouterr().err == f"“{name}” is no name for a study. Write it like KEY=haake-2007-knee.\n"
    assert list(root.rglob("*.yml")) == []


def test_one_paper_does_not_get_two_files(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "evidence/studies/other-2010.yml").write_text('title: A\ndoi: "10.5555/Example(1)"\n', "utf-8")
    assert command.main(["--doi", "10.5555/x"], root, lambda doi: ITEM) == 1
    assert capsys.readouterr().err == "evidence/studies/other-2010.yml has this DOI already. Add to that file.\n"


@pytest.mark.parametrize("arguments", [[], ["--doi", "10.5555/x", "--file", "entry.bib"]])
def test_one_origin_must_be_named(root: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(arguments, root, no_network) == 1
    assert capsys.readouterr().err == "Say which: `make study DOI=10.…` or `make study FILE=entry.bib`.\n"


@pytest.mark.parametrize(
    ("author", "wanted"),
    [
        ({"family": "Bäumler", "given": "P"}, "baumler-2010"),
        ({"family": "Groß-Østergård", "given": "P"}, "grossostergard-2010"),
        ({"family": "Tulder", "non-dropping-particle": "van", "given": "MW"}, "vantulder-2010"),
        ({"family": "O'Sullivan", "given": "P"}, "osullivan-2010"),
        ({"literal": "The Trialists"}, "tt-2010"),
        ({"literal": "World Health Organization"}, "who-2010"),
        ({"literal": "NAFKAM, a centre"}, "nafkam-2010"),
        ({"literal": "Getting It Right First Time (GIRFT), NHS"}, "girft-2010"),
    ],
)
def test_the_key_is_first_author_and_year(author: dict[str, str], wanted: str) -> None:
    assert key(fields({**ITEM, "author": [author]})) == wanted


@pytest.mark.parametrize(
    "title", ["Yes", "12", "2007-09-24", "a: b # c", '"Quoted" \\ text', "- x", "null", "x" * 300, "é " * 90]
)
def test_any_title_stays_text(title: str) -> None:
    text = command.skeleton(fields({**ITEM, "title": title}), "Crossref", DAY)
    assert yaml.safe_load(text)["title"] == title.strip()
    assert text.splitlines()[0] == first_line("studies")


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Protocol for a randomised trial", "protocol"),
        ("A network meta-analysis", "network-meta-analysis"),
        ("Needling: systematic review and meta-analyses", "meta-analysis"),
        ("Needling: a systematic review of randomized trials", "systematic-review"),
        ("Clinical practice guideline", "guideline"),
        ("A randomised trial", "rct"),
        ("A prospective study of runners", "cohort"),
        ("Needles", ""),
    ],
)
def test_the_design_is_guessed_from_the_title(title: str, wanted: str) -> None:
    assert design.guess(title) == wanted


def test_the_day_of_a_file_is_that_of_its_writers_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    days = []
    try:
        for zone in ("Etc/GMT+12", "Etc/GMT-14"):  # 26 hours apart
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            days.append(command.today())
    finally:
        monkeypatch.undo()
        time.tzset()
    assert datetime.timedelta(1) <= days[1] - days[0] <= datetime.timedelta(2)


def test_a_title_that_does_not_tell_the_design_leaves_it_open() -> None:
    assert "# design: …\n#   The title does not tell" in command.skeleton(
        fields({**ITEM, "title": "Needles"}), "x", DAY
    )
