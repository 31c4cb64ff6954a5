"""What is made for paper fits on its sheet: the handout on two sides of A4 and of US Letter, the questions on one."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look

HANDOUT, QUESTIONS, QUIZ = "decide/handout.html", "decide/questions.html", "decide/quiz.html"
GUIDE = "decide/index.html"


SIDES = {HANDOUT: 2, QUESTIONS: 1}  # both sides of one sheet of paper, or one


ROOM = 1.01  # how much larger a sheet is still whole: printers, and letters of one name, differ by so little


def sides(page: Page, paper: str) -> int:
    """Return how many sides of paper a page takes when it is printed, somewhat larger than it is."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper, scale=ROOM)))


@pytest.mark.parametrize("letters", ["Liberation Sans", "P052"])
def test_the_letters_in_which_sheets_are_counted_are_there(letters: str) -> None:
    if shutil.which("fc-match") is None:
        pytest.skip("This system does not tell its letters by fc-match.")
    found = subprocess.run(
        ["fc-match", "--format=%{family}", letters], capture_output=True, text=True, check=True
    ).stdout
    assert found == letters, (
        "install them (Debian: fonts-liberation and fonts-urw-base35), or sheets take other lengths"
    )


@pytest.mark.parametrize(("others", "said"), [("Noto Sans", "Liberation Sans"), ("Palatino Linotype", "P052")])
def test_letters_that_only_some_desktops_have_are_not_those_of_the_tests(others: str, said: str) -> None:
    if shutil.which("fc-match") is None:
        pytest.skip("This system does not tell its letters by fc-match.")
    assert (
        subprocess.run(["fc-match", "--format=%{family}", others], capture_output=True, text=True, check=True).stdout
        == said
    )


@pytest.mark.parametrize("build", ["site", "published"], ids=["without an address", "with an address"])
@pytest.mark.parametrize(
    ("name", "paper"), [(HANDOUT, "A4"), (HANDOUT, "Letter"), (QUESTIONS, "A4"), (QUESTIONS, "Letter")]
)
def test_it_fits_on_one_sheet(look: Look, builds, build: str, name: str, paper: str) -> None:
    page = look((builds / build / name).as_uri())
    assert sides(page, paper) == SIDES[name]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_handout_with_twenty_more_lines_needs_more_than_one_sheet(look: Look, site, paper: str) -> None:
    page = look((site / HANDOUT).as_uri())
    page.evaluate("""() => {
      const sheet = document.querySelector(".handout"), line = sheet.querySelector(".signs li");
      for (let count = 0; count < 20; count++) line.parentElement.append(line.cloneNode(true));
    }""")
    assert sides(page, paper) > 2


@pytest.mark.parametrize("build", ["site", "published"], ids=["without an address", "with an address"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_guide_to_a_choice_fits_on_both_sides_of_two_sheets(look: Look, builds, build: str, paper: str) -> None:
    assert sides(look((builds / build / GUIDE).as_uri()), paper) <= 4


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_guide_to_a_choice_with_twenty_more_rows_needs_more_than_two_sheets(look: Look, site, paper: str) -> None:
    page = look((site / GUIDE).as_uri())
    page.evaluate("""() => {
      const row = document.querySelector(".worksheet > table tbody tr");
      for (let count = 0; count < 20; count++) row.after(row.cloneNode(true));
    }""")
    assert sides(page, paper) > 4


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_questions_of_the_quiz_fit_on_one_sheet(look: Look, served: str, paper: str) -> None:
    page = look(served + QUIZ)
    page.evaluate("""() => {
      const rest = document.createRange();
      rest.selectNodeContents(document.body);
      rest.setStartAfter(document.querySelector(".quiz__questions"));
      rest.deleteContents();
      for (const answer of document.querySelectorAll(".quiz__answer")) answer.remove();
    }""")
    assert sides(page, paper) == 1


def test_the_handout_names_the_guide_s_address_only_when_there_is_one(look: Look, builds) -> None:
    for build, shown in (("site", 0), ("published", 1)):
        page = look((builds / build / HANDOUT).as_uri())
        page.emulate_media(media="print")
        expect(page.get_by_text("https://guide.example/")).to_have_count(shown)


def test_the_handout_says_on_paper_when_it_was_checked_by_whom_it_was_not_and_what_one_may_do(
    look: Look, served: str
) -> None:
    page = look(served + HANDOUT)
    page.emulate_media(media="print")
    for text in ("Not yet reviewed by a clinician.", "Last checked by the editors", "Text CC BY 4.0"):
        expect(page.get_by_text(text)).to_be_visible()


def test_the_answers_of_the_quiz_stand_behind_all_its_questions(look: Look, served: str) -> None:
    page = look(served + QUIZ, viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    ends = "all => all.map(one => one.getBoundingClientRect()).map(box => [box.top, box.bottom])"
    questions = page.locator(".quiz__question").evaluate_all(ends)
    answers = page.locator(".quiz__answer").evaluate_all(ends)
    assert max(bottom for _, bottom in questions) <= min(top for top, _ in answers)
    assert [box for box in answers if box[1] - box[0] < 20] == []
    assert sorted(answers) == answers


def test_lines_to_write_on_are_printed(look: Look, served: str) -> None:
    page = look(served + QUESTIONS)
    page.emulate_media(media="print")
    lines = page.locator(".choice--question label")
    widths = lines.evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one, '::after').width))")
    assert len(widths) == 12
    assert min(widths) > 40
    expect(page.locator("textarea")).to_have_css("print-color-adjust", "exact")
