"""A reader types a question in their own words and finds the page that answers; whoever only follows links does too.

What the quiz asks, the search answers with its first result.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from guide.facts.yaml_source import values
from guide.lint.built import rules as built
from tests.browser.searching import Search, opened

QUESTIONS = values(Path(__file__).with_name("questions.yml").read_text("utf-8"))
FIRST = 3  # results that a phone shows without scrolling
LINKS = 2  # from the home page
ASKED = [entry["ask"] for entry in QUESTIONS]
FILES = sorted((Path(__file__).parents[2] / "evidence/quiz").glob("*.yml"))
QUIZ = {
    quiz["question"]: {quiz["page"].replace(".md", ".html")}
    for quiz in (values(file.read_text("utf-8")) for file in FILES)
}


# The pages that answer, by the question.
RIGHT = {entry["ask"]: {entry[name] for name in ("page", "or") if name in entry} for entry in QUESTIONS}


@pytest.fixture(scope="module")
def distances(site: Path) -> dict[str, int]:
    """Return how many links of content and menu lead from the home page to each page, at least."""
    pages = {page.name: page for page in built.read(site).pages}
    here = built.read(site)
    found, waiting = {"index.html": 0}, ["index.html"]
    for name in waiting:
        for node in pages[name].tree.css("main a[href], nav a[href]"):
            address = node.attributes["href"] or ""
            target = here.target(pages[name], address) if not urlsplit(address).netloc else ""
            if target in pages and target not in found:
                found[target] = found[name] + 1
                waiting.append(target)
    return found


@pytest.fixture(scope="module")
def search(browser: Browser, served: str) -> Iterator[Search]:
    with opened(browser, served) as found:
        yield found


def not_found(search: Search, wanted: dict[str, set[str]], first: int) -> dict[str, list[str]]:
    """Return each question none of whose pages is among the first results, with what was found instead."""
    answers = zip(wanted.items(), search.ask(wanted), strict=True)
    return {ask: answer.pages[:FIRST] for (ask, pages), answer in answers if not pages & set(answer.pages[:first])}


def far(distances: dict[str, int], wanted: dict[str, set[str]]) -> dict[str, int]:
    """Return each question all of whose pages are too many links away from the home page, with how many."""
    near = {ask: min(distances.get(page, 99) for page in pages) for ask, pages in wanted.items()}
    return {ask: links for ask, links in near.items() if links > LINKS}


def test_each_question_finds_its_page_among_the_first_results(search: Search) -> None:
    assert not_found(search, RIGHT, FIRST) == {}


def test_the_page_of_each_question_is_two_links_away_from_home(distances: dict[str, int]) -> None:
    assert far(distances, RIGHT) == {}


def test_what_the_quiz_asks_is_answered_by_the_first_result(search: Search) -> None:
    assert not_found(search, QUIZ, 1) == {}


def test_each_answer_to_the_quiz_is_two_links_away_from_home(distances: dict[str, int]) -> None:
    assert far(distances, QUIZ) == {}


def test_each_question_without_its_page_is_listed(search: Search, distances: dict[str, int]) -> None:
    elsewhere = {ask: {"404.html"} for ask in RIGHT}
    assert set(not_found(search, elsewhere, FIRST)) == set(far(distances, elsewhere)) == set(RIGHT)


def test_the_questions_are_many_and_each_is_asked_once() -> None:
    assert len(ASKED) >= 30
    assert len(set(ASKED)) == len(ASKED)
    assert len(QUIZ) == 12
