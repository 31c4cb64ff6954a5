"""Readers' words find the right page first, whatever side of the Atlantic they come from and however they are typed."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown.extensions.toc import slugify
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser

from guide.facts.yaml_source import values
from guide.lint.built import site as built_site
from tests.browser.searching import Search, opened
from tests.conftest import ROOT, STUDY_PAGES
from tests.site.search_files import held, texts

ASKED = values(Path(__file__).with_name("search_words.yml").read_text("utf-8"))
WORDS = [(word.strip(), page) for page, words in ASKED.items() for word in str(words).split(",")]
# The guide has no page on these.
NEAR = {
    "sauna": "therapies/other-treatments.html",
    "scoliosis": "back-pain/when-to-get-help.html",
    "massage gun": "therapies/other-treatments.html",
    "myeloma": "back-pain/when-to-get-help.html",
    "football": "back-pain/training-load.html",
    "covid": "about/index.html",
    "shin splints": "back-pain/bone-stress.html",
    "meningitis": "back-pain/when-to-get-help.html",
    "palpitations": "back-pain/when-to-get-help.html",
}
# Each is cut into what lunr, regular expressions, HTML or scripts would take for a sign of their own.
SIGNS = (
    *("+", "-x", ":", "x^", "~", "needles~2 +back -pain title:x^9", "*", "(", "[a", "\\", "%1 %2 $& $1", "</script>"),
    *(
        "constructor",
        "__proto__",
        "hasOwnProperty",
        "toString",
        "   ",
        "é" * 50,
        "\u0301",
        "e\u0301\u0323",
        "\u202eabc",
    ),
    *("x" * 10_000, "needles " * 2_000, "שלום", "مرحبا بالعالم", "👩‍⚕️🏃", "漢字", "\x00", "ß", "İ", "ﬁt", "１２３"),
)


@pytest.fixture(scope="module")
def search(browser: Browser, served: str) -> Iterator[Search]:
    with opened(browser, served) as found:
        yield found


def not_first(search: Search, wanted: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Return each word whose page does not come first, with what was found instead."""
    found = zip(wanted, search.ask(word for word, _ in wanted), strict=True)
    return {word: answer.pages[:3] for (word, page), answer in found if answer.pages[:1] != [page] or answer.errors}


def test_each_word_of_readers_finds_its_page_first(search: Search) -> None:
    assert len(WORDS) > 100
    assert not_first(search, WORDS) == {}


def test_words_of_an_emergency_lead_to_the_top_of_its_page(search: Search) -> None:
    words = ("cauda equina", "broken back", "vomiting and back pain", "can't pee")
    assert [(answer.pages[0], answer.part) for answer in search.ask(words)] == [
        ("back-pain/when-to-get-help.html", "") for _ in words
    ]


def test_each_word_that_would_find_another_page_first_is_listed(search: Search) -> None:
    pages = [page for _, page in WORDS]
    turned = [(word, next(page for page in pages if page != right)) for word, right in WORDS]
    assert set(not_first(search, turned)) == {word for word, _ in WORDS}


def test_each_sign_that_cannot_wait_finds_a_page_with_it_first_in_the_words_of_the_guide(
    search: Search, site: Path
) -> None:
    facts = [values(path.read_text("utf-8")) for path in sorted((ROOT / "evidence/signs").glob("*.yml"))]
    signs = [fact["words"] for fact in facts if fact["urgency"] in ("emergency", "today", "this-week")]
    assert len(signs) > 40
    first = [answer.pages[0] for answer in search.ask(signs)]
    said = {page: " ".join(LexborHTMLParser((site / page).read_text("utf-8")).text().split()) for page in set(first)}
    assert {sign: page for sign, page in zip(signs, first, strict=True) if sign not in said[page]} == {}


def test_each_word_without_a_page_leads_to_the_nearest_and_says_so(search: Search) -> None:
    assert not_first(search, list(NEAR.items())) == {}
    silent = [
        (word, answer.said)
        for word, answer in zip(NEAR, search.ask(NEAR), strict=True)
        if f"The guide has no page on ‘{word}’." not in answer.said
    ]
    assert silent == []


@pytest.mark.parametrize("name", ["usain bolt", "taylor swift", "zzzzzz"])
def test_names_that_no_page_holds_find_nothing_instead_of_a_likeness(search: Search, name: str) -> None:
    assert search.pages(name) == ["about/all-pages.html"]
    expect(search.status).to_have_text(re.compile(rf"^Nothing found: no page fits ‘{name}’\."))


def test_a_word_that_was_read_as_another_is_named_with_it(search: Search) -> None:
    assert search.pages("needels")
    expect(search.status).to_have_text(
        re.compile("^No page contains ‘needels’, so these are for ‘needles’\\. \\d+ pages found$")
    )


def test_each_word_that_no_page_holds_is_named_when_others_are_found(search: Search) -> None:
    assert search.pages("needles beyonce zzzzzz")
    expect(search.status).to_have_text(re.compile("^No page contains ‘beyonce’, ‘zzzzzz’\\. \\d+ pages found$"))
    assert search.pages(f"needles {'z' * 90}")  # which would push the results off a phone
    expect(search.status).to_have_text(re.compile("^No page contains ‘z{60}…’\\. \\d+ pages found$"))


def test_the_count_is_that_of_all_pages_and_not_of_those_shown(search: Search) -> None:
    search.pages("pain")
    [found] = search.all(["pain"])
    assert len(found) == len(set(found)) > 150
    expect(search.status).to_have_text(f"{len(found)} pages found")


def test_a_phrase_that_leads_to_a_page_finds_the_other_pages_that_hold_it_too(search: Search, site: Path) -> None:
    index = held(site, "search/index.js")
    urls: list[str] = []
    for line in index["places"].split("\n"):
        urls.append(urls[-1] if line.startswith("#") else line.split("\t")[0][1:])
    said = [text.lower() for piece in texts(site).values() for text in piece]
    phrases = [line.split("\t")[0] for line in index["first"].split("\n") if " " in line.split("\t")[0]]
    holding = {
        one: {
            url
            for url, text in zip(urls, said, strict=True)
            if one in text and re.search(rf"\b{re.escape(one)}\b", text)
        }
        for one in phrases
    }
    assert len(holding["blood thinners"]) > 5
    found = dict(zip(phrases, search.all(phrases), strict=True))
    assert {one: sorted(pages - set(found[one])) for one, pages in holding.items() if pages - set(found[one])} == {}


def titles(site: Path) -> dict[str, str]:
    """Return the main heading of each page of the built site but that for errors."""
    pages = (page for page in built_site.read(site).pages if page.name != "404.html" and not page.leads_on)
    return {page.name: " ".join(page.tree.css_first("h1").text().split()) for page in pages}


def test_every_page_is_found_first_by_its_own_title(search: Search, site: Path) -> None:
    all_titles = titles(site)
    assert len(all_titles) > len(STUDY_PAGES) > 200
    found = search.all(list(all_titles.values()))
    wrong = {page: first[:2] for page, first in zip(all_titles, found, strict=True) if first[:1] != [page]}
    assert wrong == {}


def test_studies_of_one_name_are_all_among_the_first(search: Search, site: Path) -> None:
    names = {page: re.sub(r" \([^()]*\)$", "", title) for page, title in titles(site).items() if "studies/" in page}
    twice = [name for name, count in Counter(names.values()).items() if count > 1]
    assert twice, "no two studies have one name: the test asks nothing"
    for name, found in zip(twice, search.all(twice), strict=True):
        wanted = {page for page, other in names.items() if other == name}
        assert set(found[: len(wanted)]) == wanted, name


def test_every_anchor_that_the_index_leaves_out_is_that_of_the_page(search: Search, site: Path) -> None:
    lines = [line.split("\t") for line in held(site, "search/index.js")["places"].split("\n")]
    headings = [heading for anchor, heading in (line[:2] for line in lines) if anchor == "#"]
    assert len(headings) > 300
    made = search.page.evaluate("headings => headings.map((heading) => __finder.anchor('#', heading))", headings)
    assert made == [f"#{slugify(heading, '-')}" for heading in headings]


def test_results_show_text_and_no_escaped_html(search: Search, site: Path) -> None:
    search.pages("medicare medicaid services")
    expect(search.page.locator("#search-results a").filter(has_text="Medicare & Medicaid").first).to_be_visible()
    words = "\n".join(
        [held(site, "search/index.js")["places"], *(text for piece in texts(site).values() for text in piece)]
    )
    assert [
        match for match in re.findall(r"&(?:#\d+|#x[0-9a-f]+|[a-zA-Z]+);", words) if html.unescape(match) != match
    ] == []


def test_the_words_that_were_found_are_marked_in_a_sentence_from_its_beginning(search: Search) -> None:
    search.pages("sneakers")
    marks = search.page.locator("#search-results mark")
    expect(marks.first).to_be_visible()
    expect(search.page.locator("#search-results p:empty")).to_have_count(0)
    assert {text.lower() for text in marks.all_inner_texts()} <= {"shoe", "shoes"}
    lines = search.page.locator("#search-results p").all_inner_texts()
    begins = [line for line in lines if re.match(r"(… )?[^\s.,;:!?)·]", line)]
    assert begins == lines
    assert len([line for line in lines if not line.startswith("… ")]) >= len(lines) / 2


def test_no_sign_raises_an_error(search: Search) -> None:
    answers = zip(SIGNS, search.ask(SIGNS, before="needles"), strict=True)
    assert {text[:20]: answer.errors for text, answer in answers if answer.errors} == {}
    assert search.problems == []


def test_an_error_and_a_silence_are_told_with_the_text_that_they_belong_to(browser: Browser, served: str) -> None:
    with opened(browser, served) as search:
        search.page.evaluate("""() => document.querySelector("#search-field").addEventListener("input", (event) => {
          if (event.target.value === "boom") throw new Error("a fault");
        })""")
        answers = search.ask(["back", "boom", "run"])
        assert [len(answer.errors) for answer in answers] == [0, 1, 0]
        assert "a fault" in answers[1].errors[0]


@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_no_text_at_all_raises_an_error(search: Search, texts: list[str]) -> None:
    sound = [text.encode("utf-8", "ignore").decode("utf-8") for text in texts]
    assert len(search.all(sound)) == len(sound)
