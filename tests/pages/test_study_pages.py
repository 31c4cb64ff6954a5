"""A page for each study, made of its facts at each build: nobody writes it, and its findings name the facts."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from guide.facts.findings import EvidenceError
from guide.facts.load import load
from guide.lint import linter
from guide.pages import study_pages
from guide.pages.front_matter import read
from tests.conftest import ROOT
from tests.fixtures import claims

DAYS = (
    "written: 2026-01-10\nevidence_searched: 2026-01\nreviewed: 2026-02-20\nnext_review: 2027-02-20\nreviewed_by: []\n"
)
LIST = f"---\ntitle: Every study\nkind: reference\n{DAYS}---\n\n/// study-list\n///\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    claims.write(tmp_path / "evidence")
    (tmp_path / "docs" / "studies").mkdir(parents=True)
    (tmp_path / "docs" / "studies" / "index.md").write_text(LIST, "utf-8")
    return tmp_path


def facts(project: Path) -> Path:
    return project / "evidence" / "studies" / "walks-2020.yml"


def change(project: Path, old: str, new: str) -> None:
    path = facts(project)
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def pages(project: Path) -> dict[str, study_pages.StudyPage]:
    folder = project / "evidence"
    return {page.key: page for page in study_pages.made(load(folder).studies, folder, project / "docs", "studies")}


def page(project: Path) -> study_pages.StudyPage:
    return pages(project)["walks-2020"]


def test_a_page_is_looked_at_again_a_year_after_its_day(project: Path) -> None:
    for day, again in (("2026-11-30", "2027-11-30"), ("2024-02-29", "2025-02-28"), ("2026-12-31", "2027-12-31")):
        facts(project).write_text(claims.STUDY + f"written: {day}\n", "utf-8")
        assert f"next_review: {again}\n" in page(project).text


def test_a_title_names_up_to_two_people_and_of_more_the_first(project: Path) -> None:
    for authors, who in (
        ("[Able A]", "Able"),
        ("[Able A, Bold BC]", "Able and Bold"),
        ("[Able A, Bold BC, Cold D]", "Able and others"),
        ("[Able A]\nmore_authors: true", "Able and others"),
    ):
        facts(project).write_text(claims.STUDY.replace("[Able A]", authors), "utf-8")
        assert f'title: "{who}, 2020"\n' in page(project).text


def test_titles_that_differ_in_capitals_alone_get_their_keys(project: Path) -> None:
    other = claims.STUDY.replace("[Able A]", "[ABLE A]").replace("10.5555/walks", "10.5555/others")
    facts(project).with_name("able-2020.yml").write_text(other, "utf-8")
    titles = [one.text.split('"')[1] for one in pages(project).values()]
    assert titles == ["ABLE, 2020 (able-2020)", "Able, 2020 (walks-2020)"]


def test_a_page_has_front_matter_that_holds(project: Path) -> None:
    made = page(project)
    found, text, _, findings = read(project / "docs" / made.name, made.text)
    assert findings == []
    assert made.name == "studies/walks-2020.md"
    assert found.title == "Able, 2020"
    assert found.main_message == "Walks lowered pain more than usual care and hardly more than pretend walks."
    assert text.strip() == "/// study | walks-2020\n///"


def test_a_study_that_names_no_day_was_written_with_the_list(project: Path) -> None:
    found, _, _, _ = read(facts(project), page(project).text)
    assert (found.written, found.reviewed) == (datetime.date(2026, 1, 10), datetime.date(2026, 1, 10))
    assert (found.evidence_searched, found.next_review) == ("2026-01", datetime.date(2027, 1, 10))


def test_a_study_has_the_days_that_its_file_names(project: Path) -> None:
    change(project, "year: 2020\n", "year: 2020\nwritten: 2028-02-29\n")
    found, _, _, _ = read(facts(project), page(project).text)
    assert (found.written, found.reviewed, found.next_review) == (
        datetime.date(2028, 2, 29),
        datetime.date(2028, 2, 29),
        datetime.date(2029, 2, 28),
    )
    change(project, "written: 2028-02-29\n", "written: 2028-02-29\ncompared: {day: 2029-05-06, beside: abstract}\n")
    found, _, _, _ = read(facts(project), page(project).text)
    assert (found.written, found.reviewed) == (datetime.date(2028, 2, 29), datetime.date(2029, 5, 6))
    assert (found.evidence_searched, found.next_review) == ("2029-05", datetime.date(2030, 5, 6))


@pytest.mark.parametrize("broken", ["", "written: soon\n", "written: 2026-02-30\n"])
def test_a_list_without_the_day_of_its_writing_is_reported(project: Path, broken: str) -> None:
    path = project / "docs" / "studies" / "index.md"
    path.write_text(LIST.replace("written: 2026-01-10\n", broken), "utf-8")
    with pytest.raises(EvidenceError) as caught:
        pages(project)
    assert [(finding.path, finding.line) for finding in caught.value.findings] == [(path.as_posix(), 1)]
    assert "Write a line `written: " in caught.value.message


@pytest.mark.parametrize(
    "plain",
    [
        '"It says little of care, or of pretend walks."',
        "'He said \"walk\" and meant it: walking beats care and pretend walks, #1.'",
        '"A back\\\\slash, care, a pretend walk, and a very long word"',
    ],
)
def test_any_sentence_of_a_study_makes_a_page_that_holds(project: Path, plain: str) -> None:
    change(
        project, "plain: Walks lowered pain more than usual care and hardly more than pretend walks.", f"plain: {plain}"
    )
    found, _, _, findings = read(facts(project), page(project).text)
    assert findings == []
    assert 50 <= len(found.description) <= 160


def test_two_studies_of_one_name_and_year_get_two_titles_however_long(project: Path) -> None:
    name = "World Committee of the Keepers of Very Long Names for their own Sake"
    change(project, "authors: [Able A]", f"organisation: {name}")
    text = facts(project).read_text("utf-8").replace("10.5555/walks", "10.5555/walks-again")
    (facts(project).parent / "walks-2020-again.yml").write_text(text, "utf-8")
    titles = {key: read(facts(project), one.text)[0].title for key, one in pages(project).items() if "walks" in key}
    assert titles["walks-2020"].endswith("… (walks-2020)")
    assert titles["walks-2020-again"].endswith("… (walks-2020-again)")


@pytest.mark.parametrize(
    ("line", "named"),
    [("title: ", "authors: "), ("description: ", "plain: "), ("main_message: ", "plain: "), ("/// study", "title: ")],
)
def test_a_line_of_the_page_leads_to_the_line_of_the_facts(project: Path, line: str, named: str) -> None:
    made = page(project)
    number = next(number for number, text in enumerate(made.text.splitlines(), 1) if text.startswith(line))
    assert facts(project).read_text("utf-8").splitlines()[made.place(number) - 1].startswith(named)


def test_no_page_of_a_study_is_kept_in_the_repository() -> None:
    assert [path.name for path in (ROOT / "docs" / "research" / "studies").iterdir()] == ["index.md"]


def test_a_new_study_and_its_citation_are_all_that_a_change_in_a_browser_needs(small: Path) -> None:
    settings = (small / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("  - guide.markdown\n", "  - guide.markdown:\n      study_pages: studies\n")
    (small / "mkdocs.yml").write_text(
        settings.replace("  - About:", "  - Studies: studies/index.md\n  - About:"), "utf-8"
    )
    (small / "docs" / "studies").mkdir()
    front = (
        'title: Every study of the small guide\ndescription: "All sources on one page, the newest above the others."\n'
    )
    front += f"main_message: Each has a page.\nkind: reference\n{DAYS}"
    (small / "docs" / "studies" / "index.md").write_text(f"---\n{front}---\n\nAll.\n", "utf-8")
    assert [str(finding) for finding in linter.findings(small / "mkdocs.yml")] == []
    study = "title: A trial\nauthors: [New N]\nyear: 2026\ndoi: 10.5555/new\ndesign: rct\nplain: It says little.\n"
    (small / "evidence" / "studies" / "new-2026.yml").write_text(f"{study}written: 2026-03-01\n", "utf-8")
    words = small / "docs" / "words.md"
    words.write_text(f"{words.read_text('utf-8')}\nSome walk.[@new-2026]\n", "utf-8")
    assert [str(finding) for finding in linter.findings(small / "mkdocs.yml")] == []


def test_a_generator_without_hooks_gets_the_pages_as_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "guide", "study-pages", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    studies = sorted(path.stem for path in (ROOT / "evidence" / "studies").glob("*.yml"))
    assert done.stdout == f"{len(studies)} pages of studies written into {tmp_path}.\n"
    assert sorted(path.stem for path in (tmp_path / "research" / "studies").iterdir()) == studies


def test_the_command_asks_for_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert study_pages.main([], ROOT) == 1
    assert capsys.readouterr().err.startswith("Name the folder of pages")
