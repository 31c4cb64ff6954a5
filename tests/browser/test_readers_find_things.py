"""A reader types a question in their own words and finds the page that answers; whoever only follows links does too.

What the quiz asks, the search answers with its first result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, expect

from guide.lint import built

QUESTIONS = yaml.safe_load(Path(__file__).with_name("questions.yml").read_text("utf-8"))
FIRST = 3  # results that a phone shows without scrolling
LINKS = 2  # from the home page
ASKED = [entry["ask"] for entry in QUESTIONS]
FILES = sorted((Path(__file__).parents[2] / "evidence/quiz").glob("*.yml"))
QUIZ = {
    quiz["question"]: quiz["page"].replace(".md", ".html")
    for quiz in (yaml.safe_load(file.read_text("utf-8")) for file in FILES)
}


def right(entry: dict[str, str]) -> list[str]:
    return [entry[name] for name in ("page", "or") if name in entry]


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
def search(browser: Browser, served: str) -> Iterator[Callable[[str], list[str]]]:
    """Return what types a question into the dialog and gives the pages of the results, best first."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(served)
    page.get_by_role("link", name="Search", exact=True).click()
    field, status = page.get_by_role("searchbox"), page.get_by_role("dialog").get_by_role("status")

    def results(text: str) -> list[str]:
        field.fill("")
        expect(status).to_have_text("")  # the last results are gone
        field.fill(text)
        expect(status).to_have_text(re.compile(r"found|Nothing"), timeout=30_000)
        addresses = page.locator("#search-results a").evaluate_all("links => links.map(link => link.pathname)")
        return [address.lstrip("/") for address in addresses]

    yield results
    context.close()


@pytest.mark.parametrize("entry", QUESTIONS, ids=ASKED)
def test_a_question_finds_its_page_among_the_first_results(
    search: Callable[[str], list[str]], entry: dict[str, str]
) -> None:
    found = search(entry["ask"])[:FIRST]
    assert set(right(entry)) & set(found), f"found instead: {found}"


@pytest.mark.parametrize("entry", QUESTIONS, ids=ASKED)
def test_the_page_is_two_links_away_from_home(distances: dict[str, int], entry: dict[str, str]) -> None:
    assert min(distances.get(name, 99) for name in right(entry)) <= LINKS


@pytest.mark.parametrize("question", QUIZ)
def test_what_the_quiz_asks_is_answered_by_the_first_result(search: Callable[[str], list[str]], question: str) -> None:
    found = search(question)
    assert found[:1] == [QUIZ[question]], f"found instead: {found[:FIRST]}"


@pytest.mark.parametrize("question", QUIZ)
def test_the_answer_to_the_quiz_is_two_links_away_from_home(distances: dict[str, int], question: str) -> None:
    assert distances[QUIZ[question]] <= LINKS


def test_the_questions_are_many_and_each_is_asked_once() -> None:
    assert len(ASKED) >= 30
    assert len(set(ASKED)) == len(ASKED)
    assert len(QUIZ) == 12
