"""A figure on a page stands in the facts of the study that the sentence names; anything else is reported, once."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guide.facts.evidence import Evidence
from guide.facts.load import load
from guide.lint.numbers.figures import figures_are_in_their_sources, the_three_groups_stand_together
from guide.lint.numbers.study_numbers import Datum, data, is_in
from guide.markdown.usage import read_uses
from guide.pages.numbers import WORDS, numbers
from guide.pages.page import Page
from guide.pages.project import Project, read_project
from tests.conftest import ROOT
from tests.fixtures.projects import GOOD

SAME = settings(deadline=None, derandomize=True, database=None)  # on every machine
GERAC = "evidence/studies/haake-2007.yml"
TRIAL = """\
title: An example of a longer trial
authors: [First A]
year: 2020
doi: 10.5555/example.3
design: rct
population: Adults aged 65 or more
participants: 1172
arms:
  needles: {name: Needles, role: acupuncture, size: 586, about: "Twelve sessions of half an hour, in seven weeks"}
  usual: {name: Usual care, role: usual-care, size: 586}
outcomes:
  better:
    name: Clearly better
    measure: At least a third less pain, scale 0 to 24
    time: After 26 weeks
    better: higher
    unit: percent
    confirmed: true
    results:
      - {arm: needles, value: 47.6, low: 43.4, high: 51.7}
      - {arm: usual, value: 31.25, sd: 8.8, note: 17 of them were not asked}
    comparisons:
      - {of: needles, against: usual, kind: risk-difference, value: 16.35, low: -2.1, high: 33, studies: 21, people: 999}
  pain:
    name: Pain
    measure: A scale
    time: After 26 weeks
    better: lower
    unit: points of 10
    confirmed: true
    results:
      - {arm: needles, value: 3.2}
  not-printed:
    name: Not read at the source
    measure: Nobody could read the 777
    time: After 888 days
    better: lower
    unit: percent
    confirmed: false
    results:
      - {arm: needles, value: 66.6}
figures:
  - {what: Any unwanted event, value: 8.6, unit: percent, confirmed: true}
  - {what: Serious events, value: 0.87, unit: per million treatments, confirmed: true}
  - {what: A serious disease, events: 11, of: 1172, confirmed: true}
  - {what: Days until they were well, value: 9, unit: days, note: a median, confirmed: true}
  - {what: People hurt, value: 843, unit: million people, confirmed: true}
  - {what: What insurers pay, text: From 14 to 20 needles, confirmed: true}
  - {what: Not read at the source, value: 555, text: "444", confirmed: false}
plain: Of 100 people 48 were better with needles.
limits:
  - Most had had pain for 8 years
not_confirmed:
  - Whether 333 people left
"""


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small project with a longer trial, and the German trial as the guide has it; no test changes it."""
    project = tmp_path_factory.mktemp("trials") / "project"
    shutil.copytree(GOOD, project)
    (project / "evidence/studies/trial-2020.yml").write_text(TRIAL, "utf-8")
    shutil.copy(ROOT / GERAC, project / GERAC)
    return project


@pytest.fixture
def facts(trials: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return that project, which is also the working folder."""
    monkeypatch.chdir(trials)
    return trials


def with_page(root: Path, page: Page) -> Project:
    """Return the project in `root` as if it had this page alone."""
    evidence, docs = load(root / "evidence"), root / "docs"
    return Project(root / "mkdocs.yml", docs, [page], evidence, read_uses(docs, evidence))


def reports(project: Path, *lines: str) -> list[str]:
    """Return what the checks of figures say of a page with these lines."""
    page = Page(project / "docs/page.md", None, "\n".join(lines), 1)
    whole = with_page(project, page)
    found = [*figures_are_in_their_sources(whole), *the_three_groups_stand_together(whole)]
    return [str(finding).removeprefix("docs/page.md:") for finding in found]


def missing(project: Path, *lines: str) -> list[str]:
    """Return line and figure of each report that a figure is not in its source."""
    return [report.partition(" is not in ")[0].replace("the figure ", "") for report in reports(project, *lines)]


@pytest.mark.parametrize("folder", ["facts", "guide"])
def test_projects_without_a_finding_have_no_report(folder: str, facts: Path) -> None:
    config = (facts if folder == "facts" else GOOD) / "mkdocs.yml"
    assert list(figures_are_in_their_sources(read_project(config))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Of 1,172 people, 11 had a serious disease.",
        "About 48 of 100 were better, or 47.6%, between 43 and 52.",
        "With usual care it was 31 out of 100.",
        "So 52 of 100 were not better.",
        "Better were 48 of 100; 52 had as much pain as before.",
        "An unwanted event came in 86 of 1,000 people, and in 9 of 100.",
        "The other 914 of 1,000 noticed nothing.",
        "About 1 of 100 had a serious disease, or 94 of 10,000.",
        "There were 0.87 serious events per million treatments.",
        "The gap was 16 people of 100, from 2 fewer to 33 more.",
        "Pain was 3.2 of 10 points, that is 32 of 100.",
        "After 26 weeks, or six months, or 182 days.",
        "Half were well after 9 days.",
        "At least a third less pain on a scale of 24.",
        "A course had 12 sessions of 30 minutes, in 7 weeks.",
        "Each got half an hour, twelve times.",
        "Half of them got needles: 586 people of 65 and more.",
        "It pooled 21 trials with 999 people.",
        "Some 843 million people are hurt.",
        "The trial of 2020 had two groups, and 17 people were not asked.",
        "They had had pain for eight years, and got 14 to 20 needles.",
        "One trial, one side, no one, and one of many.",
        "The spread was 8.8.",
    ],
)
def test_what_the_source_says_may_be_written(sentence: str, facts: Path) -> None:
    assert reports(facts, f"{sentence}[@trial-2020]") == []


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Better were 49 of 100.", ["49"]),
        ("Better were 47.5%.", ["47.5"]),
        ("Better were 52 of 100.", []),  # the end of the interval
        ("Better were 69 of 100.", ["69"]),  # those who were not, without a word that says so
        ("Unwanted events came in 7 of 1,000.", ["7"]),
        ("Unwanted events came in 86 of 10,000.", ["86"]),
        ("A disease had 12 of 1,172 people.", ["12"]),
        ("A disease had 11 of 1,171 people.", ["1,171"]),
        ("A disease had 11 of 100 people.", ["11"]),
        ("Events came 0.9 times per million.", []),  # rounded
        ("Events came 0.88 times per million.", ["0.88"]),
        ("After 25 weeks.", ["25"]),
        ("After eight months.", ["eight"]),  # it was years
        ("After eleven weeks.", ["eleven"]),  # it was people
        ("A quarter were better.", ["A quarter"]),
        ("About 1.2 million people.", ["1.2 million"]),
        ("Of 777 people, 66.6% after 888 days; 555 and 444.", ["777", "66.6", "888", "555", "444"]),
        ("It lost 333 people.", ["333"]),
        ("It had 5 and six groups.", ["5", "six"]),
    ],
)
def test_a_figure_that_the_source_does_not_hold_is_reported(sentence: str, figures: list[str], facts: Path) -> None:
    assert missing(facts, f"{sentence}[@trial-2020]") == [f"1: {figure}" for figure in figures]


def test_a_report_names_the_source_and_the_nearest_figures_and_says_what_to_do(facts: Path) -> None:
    assert reports(facts, "", "Better were 45 of 100.[@trial-2020]") == [
        "2: the figure 45 is not in trial-2020. Nearest there: 43.4, 47.6. Write what the source says, "
        "or excuse it with a reason."
    ]


def test_any_of_the_sources_of_a_line_may_hold_the_figure(facts: Path) -> None:
    assert reports(facts, "First 1,172, then 80.[@trial-2020; @first-2010]") == []
    assert reports(facts, "First 1,172.[@trial-2020] Then 80.[@first-2010]") == []
    assert missing(facts, "First 1,173, then 80.[@trial-2020; @first-2010]") == ["1: 1,173"]
    assert "is not in trial-2020 or first-2010." in reports(facts, "It was 7,000.[@trial-2020; @first-2010]")[0]


@pytest.mark.parametrize(
    "line",
    [
        "It was 7,000.",
        "It was `7,000`.[@trial-2020]",
        "`It was 7,000.[@trial-2020]`",
        "It was so.[@nobody-1999]",
        "[It](7000.md) was so.[@trial-2020]",
    ],
)
def test_only_figures_that_readers_see_beside_a_known_source_are_looked_up(line: str, facts: Path) -> None:
    assert reports(facts, line) == []


def test_what_stands_in_a_fence_is_not_looked_up(facts: Path) -> None:
    assert reports(facts, "```", "It was 7,000.[@trial-2020]", "```") == []


def test_lines_stand_for_themselves(facts: Path) -> None:
    assert missing(facts, "It was 7,000.", "It was 8,000.[@trial-2020]", "It was 9,000.") == ["2: 8,000"]


def test_a_reference_anywhere_in_a_row_counts_for_the_row(facts: Path) -> None:
    table = (
        "| Trial | Better | Not |",
        "| --- | --- | --- |",
        "| One[@trial-2020] | 48 | 7,000 |",
        "| Two | 9,999 | 1 |",
    )
    assert missing(facts, *table) == ["3: 7,000"]


def test_the_headings_of_a_table_say_how_its_rows_count(facts: Path) -> None:
    row = ("| --- | --- |", "| Any event[@trial-2020] | 86 |")
    assert reports(facts, "| What | Of 1,000 people |", *row) == []
    assert missing(facts, "| What | Of 10,000 people |", *row) == ["3: 86"]
    assert missing(facts, "| What | Of 1,000 people |", *row, "", row[1]) == ["5: 86"]


def test_a_caption_rests_on_the_study_that_is_drawn(facts: Path) -> None:
    block = ("/// icon-array | trial-2020", "    outcome: better-6-weeks", "")
    assert reports(facts, *block, "Better were 48, not better 52.", "///", "It was 7,000.") == []
    assert missing(facts, *block, "Better were 7,000.", "///", "It was 8,000.") == ["4: 7,000"]
    assert missing(facts, *block, "Better were 48.", "And 7,000.[@first-2010]", "///") == ["5: 7,000"]


def test_a_caption_of_a_drawing_rests_on_nothing(facts: Path) -> None:
    assert reports(facts, "/// drawing | back", "    alt: It shows 7,000.", "", "These are 8,000.", "///") == []


@pytest.mark.parametrize(
    "lines",
    [
        ["After 6 months 48 of 100 were better.[@haake-2007]"],
        ["It was 47.6%, and 44.2% with pretend needles.[@haake-2007]"],
        ["- It was 48 of 100.[@haake-2007]", "- With pretend needles 44, with usual care 27.[@haake-2007]"],
        ["| Needles[@haake-2007] | 48 |", "| Pretend, usual care[@haake-2007] | 44 and 27 |"],
        ["/// icon-array | haake-2007", "", "It was 48 of 100.", "///", "Or 44 and 27 of 100.[@haake-2007]"],
        ["In GERAC it was 48 of 100.", "", "Or 44 and 27 of 100.[@haake-2007]"],
        ["<!-- not-here: figures-are-in-their-sources: 48 because it is ours -->", "It was 48 of 100.[@haake-2007]"],
    ],
)
def test_the_german_trial_is_never_told_by_its_best_figure_alone(lines: list[str], facts: Path) -> None:
    alone = [report for report in reports(facts, *lines) if "stands without" in report]
    figure = "47.6" if "47.6" in lines[0] else "48"
    line = max(number for number, text in enumerate(lines, 1) if figure in text)
    assert alone == [
        f"{line}: {figure} of haake-2007 stands without 44 and 27. "
        "Write real needles, pretend needles and usual care in one place."
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["Better were 48 of 100 with needles, 44 with pretend needles, 27 with usual care.[@haake-2007]"],
        ["It was 47.6%, against 44.2% and 27.4%.[@haake-2007]"],
        ["It was 48 of 100.[@haake-2007]", "Pretend needles had 44.[@haake-2007]", "Usual care had 27.[@haake-2007]"],
        ["- It was 48 of 100,", "  with pretend needles 44, with usual care 27.[@haake-2007]"],
        ["| GERAC[@haake-2007] | 48 | 44 | 27 |"],
        ["In another trial it was 48 of 100.[@trial-2020]", "A German one had 1,162 people.[@haake-2007]"],
        ["It had 1,162 people.[@haake-2007]"],
        ["Wait 48 hours."],
    ],
)
def test_the_german_trial_may_be_told_whole_or_without_that_figure(lines: list[str], facts: Path) -> None:
    assert reports(facts, *lines) == []


def test_effects_rest_on_the_studies_of_their_claims(evidence: Evidence) -> None:
    key, claim = next((key, claim) for key, claim in evidence.claims.items() if claim.estimates)
    block = Page(ROOT / "docs/page.md", None, f"/// effects | {key}\n\nIt was 98,765.\n///", 1)
    (finding,) = figures_are_in_their_sources(with_page(ROOT, block))
    assert finding.line == 3
    assert claim.supporting[0] in finding.message


def test_every_study_of_the_guide_can_be_read(evidence: Evidence) -> None:
    assert all(data(study) for study in evidence.studies.values())


# What a formatter may make of so many percent.
percent = st.decimals(min_value=0, max_value=100, places=1)
ways = st.sampled_from(
    [
        lambda value: f"{value}%",
        lambda value: f"{value} per cent",
        lambda value: f"{value:.0f} of 100 people",
        lambda value: f"{value:.0f} out of 100",
        lambda value: f"{value * 10:,.0f} of 1,000 people",
        lambda value: f"{value * 100:,.0f} per 10,000",
        lambda value: f"{value / 10:.1f} points of 10",
        lambda value: f"{100 - value:.0f} of 100 did not",
        lambda value: f"of 100 people, {value:.0f}",
    ]
)


@SAME
@given(percent, ways)
def test_a_figure_written_from_its_datum_is_found(value: Decimal, way: object) -> None:
    text = way(value)
    found = numbers(text)
    assert found
    assert all(is_in(figure, [Datum(value, Decimal(100))], text) for figure in found)


@SAME
@given(percent, st.decimals(min_value=0, max_value=100, places=1), st.sampled_from([1, 10, 100]))
def test_a_figure_changed_by_more_than_rounding_is_not_found(value: Decimal, other: Decimal, times: int) -> None:
    shown = round(other * times)
    assume(abs(shown - value * times) > Decimal("0.5"))
    text = f"{shown:,} of {100 * times:,} people were better"
    assert not is_in(numbers(text)[0], [Datum(value, Decimal(100))], text)


@SAME
@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=1, max_value=10**6))
def test_a_count_is_found_as_it_is_and_no_other_is(count: int, other: int) -> None:
    known = [Datum(Decimal(count), is_count=True)]
    assert is_in(numbers(f"{count:,} people")[0], known)
    assert is_in(numbers(f"{other:,} people")[0], known) == (count == other)


@SAME
@given(st.integers(min_value=1, max_value=20))
def test_a_count_may_be_written_in_a_word(count: int) -> None:
    word = next(word for word, value in WORDS.items() if value == count)
    assert is_in(numbers(f"{word} people")[0], [Datum(Decimal(count), is_count=True)])


@SAME
@given(st.integers(min_value=0, max_value=2000), st.integers(min_value=1, max_value=2000))
def test_events_are_found_as_percent_of_their_own_people(events: int, people: int) -> None:
    assume(events <= people)
    known = [Datum(Decimal(events), Decimal(people))]
    text = f"{Decimal(100 * events) / people:.0f} of 100 people"
    assert is_in(numbers(text)[0], known, text)
    text = f"{events:,} of {people:,} people"
    found = numbers(text)
    assert found
    assert all(is_in(figure, known, text) for figure in found)
