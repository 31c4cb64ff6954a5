"""Somebody without tools follows ‘Report or suggest a change’ word by word on a copy: page, fact and study pass the checks."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from guide import cli
from guide.facts.evidence import Evidence
from guide.markdown.extension import EvidenceExtension
from guide.markdown.usage import read_uses
from tests.conftest import REPO_URL, ROOT
from tests.faults.project import copy

PAGE = ROOT / "docs/about/change-this-guide.md"
TEXT = PAGE.read_text("utf-8")
DRAWINGS = sorted((ROOT / "docs/drawings").glob("change-*.svg"))
EDITED = "about/accessibility.html"  # any page: the one that somebody wants to change
SHOWN = "research/gerac.html"  # a page with figures
STUDY = "research/studies/haake-2007.html"  # “a study that is like yours”
NEW, CITING = "smith-2026", "docs/acupuncture/how-it-may-work.md"
DAY = "2026-11-28"  # “the day on which you write”


def section(heading: str) -> str:
    """Return the text of the page below a heading, down to the next of any level."""
    [found] = re.findall(rf"(?ms)^##+ {re.escape(heading)}\n(.*?)(?=^##|\Z)", TEXT)
    return found


def links(published: Path, page: str, words: str) -> list[str]:
    """Return where the links of these words lead on a published page, as paths in the repository."""
    tree = LexborHTMLParser((published / page).read_text("utf-8"))
    found = [node.attributes["href"] or "" for node in tree.css("a") if " ".join(node.text().split()) == words]
    assert found, f"{page} has no link “{words}”"
    assert all(link.startswith(f"{REPO_URL}/") for link in found)
    return [urlsplit(link).path.split("/main/", 1)[1] for link in found]


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return “a copy of your own”, of what is in the repository."""
    fork = tmp_path_factory.mktemp("fork") / "guide"
    copy(ROOT, fork)
    # What a machine remembers of words and pictures, which would take longer to make again than all the rest.
    (ROOT / ".cache").mkdir(exist_ok=True)
    (fork / ".cache").rmdir()
    (fork / ".cache").symlink_to(ROOT / ".cache")
    return fork


def test_six_steps_have_six_drawings_in_their_order() -> None:
    steps = section("Suggest a change in six steps")
    assert re.findall(r"(?m)^\*\*(\d)\. ", steps) == ["1", "2", "3", "4", "5", "6"]
    assert re.findall(r"/// drawing \| (\S+)", steps) == [path.stem for path in DRAWINGS]


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_what_a_drawing_writes_on_a_button_stands_in_the_words_of_its_step(path: Path) -> None:
    [block] = re.findall(rf"(?s)/// drawing \| {path.stem}\n(.*?)\n///", TEXT)
    written = re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text("utf-8"))
    told = " ".join(block.lower().replace("\n", " ").split())
    # The two lines of a sentence that somebody types stand in the words as one.
    assert [words for words in written if words not in "−+" and words.lower() not in told] == []


def test_the_links_are_called_as_the_page_says(published: Path) -> None:
    for words in ("Suggest a change to this page", "Report a mistake"):
        assert f"‘{words}’" in TEXT
        assert LexborHTMLParser((published / EDITED).read_text("utf-8")).css_first(".change").text().count(words) == 1
    assert "‘Correct this part’" in TEXT
    found = links(published, SHOWN, "Correct this part")
    assert found
    assert [path for path in found if not (ROOT / path).exists()] == []


def test_a_mistake_in_a_suggestion_is_marked_at_its_line_with_what_to_write_instead(
    fork: Path, published: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(fork)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")  # as the host does
    assert "a mark at your line says what is wrong and what to write instead" in section("What happens next")
    [name] = links(published, EDITED, "Suggest a change to this page")
    page = fork / name
    before = page.read_text("utf-8")
    page.write_text(f"{before}\nIt helps 48% of <b>readers</b>.\n", "utf-8")
    line = len(before.splitlines()) + 2
    assert cli.main(["check", name]) == 1
    marks = "\n".join(line for line in capsys.readouterr().out.splitlines() if line.startswith("::error"))
    page.write_text(before, "utf-8")
    assert marks
    assert re.findall(r"(?m)^::error file=(.*?),line=(\d+),title=([a-z-]+)::\S", marks) == [
        (name, str(line), rule) for rule in re.findall(r"title=([a-z-]+)", marks)
    ]


def test_a_page_a_fact_and_a_new_study_are_changed_as_the_text_says_and_pass_all_checks(
    fork: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every rule is asked of the whole guide here, so this also tells what is wrong in its sources as they are."""
    monkeypatch.chdir(fork)
    # “At the foot of each page is …”, “you change the words you want to change”.
    [name] = links(published, EDITED, "Suggest a change to this page")
    page = fork / name
    page.write_text(page.read_text("utf-8") + "\nYou may also ask somebody to read a page to you.\n", "utf-8")

    # “below each of them is ‘Correct this part’. If that leads to a file …”
    fact = next(fork / path for path in links(published, SHOWN, "Correct this part") if path.endswith(".yml"))
    written = fact.read_text("utf-8")
    assert "\nlimits:\n" in written
    fact.write_text(written.replace("\nlimits:\n", "\nlimits:\n  - Nobody was asked about running\n", 1), "utf-8")

    # “Open the page of a study that is like yours”, “Copy the text of the file”, “press `studies` in the path above it”.
    assert [re.match(r"\d", step)[0] for step in section("Add a study").strip().splitlines() if step[:1].isdigit()] == [
        *"1234567"
    ]
    [like] = links(published, STUDY, "Suggest a change to this page")
    new = fork / like
    assert new.is_file()
    assert new.parent.name == "studies"
    # “Name the file by first author and year”, “change each line to your study”: as the beginning that the page shows.
    [sample] = re.findall(r"(?s)```yaml\n(.*?)```", section("Add a study"))
    assert sample.splitlines()[0] == new.read_text("utf-8").splitlines()[0]
    mine = sample.replace("2027-03-01", DAY).replace("2027", "2026")
    mine = mine.replace(
        "In one sentence, what it found, in your own words.", "After three months both groups were the same."
    )
    # “What you could not check goes under `not_confirmed`.”
    (new.parent / f"{NEW}.yml").write_text(f"{mine}not_confirmed:\n  - How many people left the study\n", "utf-8")
    # “cite it on a page as `[@smith-2027]`”
    citing = fork / CITING
    citing.write_text(
        citing.read_text("utf-8")
        + f"\nOne study asked adults with low back pain for more than three months.[@{NEW}]\n",
        "utf-8",
    )
    # “The checks run on their own”, and what passes them is built as the preview.
    assert cli.main(["build"]) == 0
    assert "You may also ask somebody to read a page to you." in (fork / "site" / EDITED).read_text("utf-8")
    # “The study gets a page of its own, and its place in the lists, on its own.”
    assert (fork / f"site/research/studies/{NEW}.html").is_file()
    assert f'href="{NEW}.html"' in (fork / "site/research/studies/index.html").read_text("utf-8")
    # “A comment then tells what your change does to the pages, their figures and their sources”
    assert cli.main(["summary", str(ROOT), "."]) == 0
    told = (fork / "dist/summary/summary.md").read_text("utf-8")
    assert re.findall(r"(?m)^\| `(\S+?)` +\| (\w+)", told.partition("| other file")[0]) == [
        (name, "changed"),
        (CITING, "changed"),
        (fact.relative_to(fork).as_posix(), "changed"),
        (f"evidence/studies/{NEW}.yml", "new"),
    ]
    assert f"+ `{NEW}`" in told


@pytest.mark.parametrize("example", re.findall(r"(?ms)^```\n(.*?)^```$", TEXT), ids=lambda text: text.split("\n")[0])
def test_each_block_that_the_page_shows_is_understood_and_drawn(example: str, evidence: Evidence) -> None:
    reports: list[str] = []
    extension = EvidenceExtension(
        facts=evidence,
        uses=read_uses(ROOT / "docs", evidence),
        drawings=str(ROOT / "docs/drawings"),
        on_error=lambda error: reports.append(error.message),
    )
    html = markdown.markdown(example, extensions=["tables", "toc", extension])
    assert reports == []
    assert "///" not in html


def test_the_table_of_marks_shows_what_is_understood(evidence: Evidence) -> None:
    marks = re.findall(r"(?m)^\| `(.*?)` \|", section("How a page is written"))
    assert len(marks) == 5
    [cited] = [mark for mark in marks if mark.startswith("[@")]
    assert cited.strip("[@]") in evidence.studies
    [link] = [mark for mark in marks if "](" in mark]
    assert (PAGE.parent / re.search(r"\((.*)\)", link)[1]).is_file()
