"""Each kind of mistake in a study file is reported with file, line, what is wrong and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.facts.findings import EvidenceError
from guide.facts.load import load

FILE = "evidence/studies/only-2020.yml"
# Lines 1 to 6; a test replaces one line or adds some after them.
GOOD = (
    "title: A trial",
    "authors: [Only A]",
    "year: 2020",
    "doi: 10.5555/only",
    "design: rct",
    "plain: It says little.",
)
ARMS = ("arms:", "  walks: {name: Walks, role: other-active, size: 20}")
OUTCOME = ("outcomes:", "  better:", "    name: Better", "    measure: Pain", "    time: 1 week", "    better: lower")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder of facts; the working folder is the one above it."""
    (tmp_path / "evidence" / "studies").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "evidence"


def reports(folder: Path, *lines: str) -> list[str]:
    (folder / "studies" / "only-2020.yml").write_text("\n".join(lines) + "\n", "utf-8")
    try:
        load(folder)
    except EvidenceError as error:
        return str(error).splitlines()
    return []


def test_a_mark_at_the_start_of_a_file_is_none_of_its_words(folder: Path) -> None:
    assert reports(folder, "\ufeff" + GOOD[0], *GOOD[1:]) == []


def with_line(number: int, line: str | None) -> tuple[str, ...]:
    """Return the good study with one line replaced, or left out."""
    return tuple(new for index, old in enumerate(GOOD, 1) if (new := line if index == number else old) is not None)


def test_a_study_that_is_right_is_loaded_under_the_name_of_its_file(folder: Path) -> None:
    assert reports(folder, *GOOD) == []
    assert list(load(folder).studies) == ["only-2020"]
    assert load(folder).study("only-2020").title == "A trial"


@pytest.mark.parametrize(
    ("lines", "report"),
    [
        (with_line(1, None), "1: the field `title` is missing. Add a line `title: …`."),
        (with_line(1, 'title: ""'), "1: `title` has no value. Write a text."),
        (
            with_line(2, "authors: Only A"),
            "2: `authors` is “Only A”. Write a list: each entry on a line of its own, behind `- `.",
        ),
        (
            with_line(3, "year: last"),
            "3: `year` is “last”. Write a whole number in digits.",
        ),
        (with_line(3, "year: 202"), "3: `year` is “202”. Write 1900 or more."),
        (
            with_line(4, "doi: https://doi.org/10.5555/only"),
            "4: `doi` is “https://doi.org/10.5555/only”: "
            "a DOI begins with 10. and has no spaces. Write it bare: 10.1001/archinte…",
        ),
        (with_line(4, "pmid: PM1"), "4: `pmid` is “PM1”: a PMID is a number. Write its digits only."),
        (
            with_line(4, "pmcid: 123"),
            "4: `pmcid` is “123”, which YAML does not take for text. Put it in double quotes.",
        ),
        (
            with_line(4, 'pmcid: "123"'),
            "4: `pmcid` is “123”: a PMCID is PMC and digits. Write it like PMC8095030.",
        ),
        (
            with_line(4, "url: http://example.org"),
            "4: `url` is “http://example.org”: an address begins with https://. Copy it from the browser.",
        ),
        (
            (*GOOD, "accessed: May 2026"),
            "7: `accessed` is “May 2026”: a date is year-month or year-month-day. Write it like 2026-11.",
        ),
        ((*GOOD, "journl: Examples"), "7: unknown field `journl`. Did you mean “journal”? Allowed: "),
        ((*GOOD, "xqzw: 1"), "7: unknown field `xqzw`. Allowed: "),
        (
            with_line(5, "design: cohrot"),
            "5: `design` is “cohrot”. Did you mean “cohort”? Allowed: rct, systematic-review, ",
        ),
        ((*GOOD, "title: Again"), "7: `title` stands twice. Keep one of the two; the first is on line 1."),
        (
            (*GOOD, "country: NO"),
            "7: `country` is “NO”, which YAML does not take for text. Put it in double quotes.",
        ),
        ((*GOOD, "participants: 0"), "7: `participants` is “0”. Write 1 or more."),
        (
            (*GOOD, *ARMS, "  rest: {name: Rest, role: usual}"),
            "9: `arms.rest.role` is “usual”. Did you mean “usual-care”? "
            "Allowed: acupuncture, pretend, usual-care, no-treatment, waiting-list, other-active.",
        ),
        (
            (*GOOD, *ARMS, "  rest: {name: Rest, role: usual-care, seize: 3}"),
            "9: unknown field `arms.rest.seize`. Did you mean “size”? Allowed: about, name, role, size.",
        ),
        (
            (*GOOD, *OUTCOME, "    unit: days", "    confirmed: perhaps"),
            "14: `outcomes.better.confirmed` is “perhaps”. Write true or false.",
        ),
        (
            (*GOOD, *OUTCOME),
            "8: the field `outcomes.better.unit` is missing. Add a line `unit: …`.",
        ),
        (
            (
                *GOOD,
                *ARMS,
                *OUTCOME,
                "    unit: days",
                "    confirmed: true",
                "    results:",
                "      - {arm: walks, vale: 3}",
            ),
            "18: unknown field `outcomes.better.results.0.vale`. Did you mean “value”? "
            "Allowed: arm, events, high, low, note, sd, size, value.",
        ),
        (
            with_line(1, "title: A trial: the second"),
            "1: the text holds a colon and a space, as a field does. Put all behind `title: ` in double quotes.",
        ),
        (
            (*GOOD, "arms:", "\twalks: 1"),
            "8: the line begins with a tab. Write spaces, as many as its neighbours begin with.",
        ),
        (("- one", "- two"), "1: this file holds no fields. Write one `field: value` on each line."),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_its_remedy(folder: Path, lines: tuple[str, ...], report: str) -> None:
    found = reports(folder, *lines)
    assert len(found) == 1
    if report.endswith(("Allowed: ", ", ")):  # a long list of words follows
        assert found[0].startswith(f"{FILE}:{report}")
        assert found[0].endswith(".")
    else:
        assert found == [f"{FILE}:{report}"]


def test_an_empty_file_is_told_once_which_fields_it_needs(folder: Path) -> None:
    needed = "4 fields are missing: `title`, `year`, `design`, `plain`"
    advice = "Copy them from another file of its kind, and give each its value."
    assert reports(folder, "# nothing yet") == [f"{FILE}:1: {needed}. {advice}"]


def test_fields_whose_heading_line_is_gone_are_told_once(folder: Path) -> None:
    found = reports(folder, *GOOD, *ARMS, *OUTCOME[1:], "    unit: days")
    assert len(found) == 1
    assert found[0].startswith(f"{FILE}:11: 4 unknown fields: `measure`, `time`, `better`, `unit` in `arms.better`. ")
    assert "write its name on a line of its own above them. Allowed: " in found[0]


def test_a_field_that_is_a_part_of_the_text_above_it_is_told_where_it_stands(folder: Path) -> None:
    lines = ("title: >-", "  A trial", "  authors: [Only A]", *GOOD[2:])
    said = "`authors:` begins further in than the other fields, and so is a part of the text above it"
    assert reports(folder, *lines) == [f"{FILE}:3: {said}. Take the spaces in front of it away."]


def test_all_mistakes_of_all_files_are_reported_at_once(folder: Path) -> None:
    (folder / "studies" / "another-2021.yml").write_text("\n".join(with_line(3, "year: 1")), "utf-8")
    found = reports(folder, *with_line(3, "year: 2"))
    assert [report.partition(": ")[0] for report in found] == ["evidence/studies/another-2021.yml:3", f"{FILE}:3"]


@pytest.mark.parametrize(
    "name",
    ["Only-2020.yml", "only_2020.yml", "only-2020.yaml", "only--2020.yml", "only 2020.yml", "notes.txt", "notes.md"],
)
def test_a_file_whose_name_is_no_key_is_reported(folder: Path, name: str) -> None:
    (folder / "studies" / name).write_text("\n".join(GOOD), "utf-8")
    with pytest.raises(EvidenceError) as raised:
        load(folder)
    assert [str(finding) for finding in raised.value.findings] == [
        f"evidence/studies/{name}:1: “{name}” is no name for a study. "
        "Call the file author-year.yml in lower case, like haake-2007.yml."
    ]


@pytest.mark.parametrize("name", [".only-2020.yml.swp", "README.md"])
def test_a_hidden_file_of_an_editor_and_what_says_what_a_folder_is_for_are_left_alone(folder: Path, name: str) -> None:
    (folder / "studies" / name).write_text("x", "utf-8")
    assert reports(folder, *GOOD) == []


def test_a_missing_folder_is_reported_in_one_sentence_and_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(EvidenceError) as raised:
        load(Path("evidence"))
    assert str(raised.value) == "the folder of facts evidence is not there. Run this from the project's top folder."


def test_a_changed_file_is_read_again(folder: Path) -> None:
    reports(folder, *GOOD)
    before = load(folder)
    path = folder / "studies" / "only-2020.yml"
    path.write_text(path.read_text("utf-8").replace("A trial", "A better trial"), "utf-8")
    assert load(folder).study("only-2020").title == "A better trial"
    assert before.study("only-2020").title == "A trial"


def test_a_new_and_a_deleted_file_are_seen(folder: Path) -> None:
    reports(folder, *GOOD)
    (folder / "studies" / "new-2021.yml").write_text("\n".join(GOOD), "utf-8")
    assert list(load(folder).studies) == ["new-2021", "only-2020"]
    (folder / "studies" / "only-2020.yml").unlink()
    assert list(load(folder).studies) == ["new-2021"]


def test_facts_cannot_be_changed_by_whoever_reads_them(folder: Path) -> None:
    reports(folder, *GOOD)
    with pytest.raises(TypeError):
        load(folder).studies["other"] = None
    with pytest.raises(ValueError, match="frozen"):
        load(folder).study("only-2020").year = 1999
