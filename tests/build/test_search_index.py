"""The index of the search holds every page and section as plain text, and every reader's word leads somewhere."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.build.search import index as search_index
from guide.build.search import pages as search_pages
from guide.build.search import words as search_words
from guide.facts.findings import EvidenceError
from guide.facts.yaml_source import values
from tests.conftest import ROOT

PAGE = """<!doctype html><html lang="en"><head><meta name="description" content="Of A&amp;E."></head><body>
<nav><a href="a.html" aria-current="page">Help</a></nav><main>
<h1>When &amp; where to go</h1>
<section><h2 class="message__label" id="message">In short</h2><p class="message__text">Go to A&amp;E &lt;now&gt;.</p></section>
<p>It was 62<sup class="cite"><a href="#source-a">[9]</a></sup> of 100 [3, 4]. Ask <em>her</em>self.</p>
<h2 id="more">Tom &amp; Ann</h2><table><tr><td>One</td><td>Two</td></tr></table><ul><li>Three</li></ul>
<dl><div id="term-a"><dt>Ache</dt><dd>A pain.</dd></div></dl>
<p class="help">Not searched.</p><ul class="all-pages"><li>Not searched</li></ul><ul class="study-list"><li>Not searched</li></ul>
<dialog>Not searched</dialog><p hidden>Not searched</p><svg><text>Not searched</text></svg><button>Not searched</button>
<section class="sources"><h2 id="sources">Sources</h2><p>Not searched.</p></section>
<section class="dates"><h2 id="dates">About this page</h2><p>Not searched.</p></section>
</main></body></html>"""
WORDS = """unsaid: my
small: the a of
passed_over: best
topic: back
also: {page: leaf}
always: {a.html: "911"}
first: {a.html#more: both}
near: {a.html: scoliosis}
beside: {a.html: [numb tingling + bum bottom]}
"""


@pytest.fixture
def readers(tmp_path: Path) -> Path:
    path = tmp_path / "words.yml"
    path.write_text(WORDS, "utf-8")
    return path


def index(*pages: search_pages.Page, readers: Path) -> dict[str, str]:
    words = search_words.read(readers)
    script = dict(search_index.scripts(search_index.contents(pages, words), (), words))["search/index.js"]
    return json.loads(script.removeprefix("var __search = ").removesuffix(";\n"))


def test_words_that_lead_only_beside_others_are_written_by_group(readers: Path) -> None:
    page = search_pages.read("a.html", PAGE)
    assert index(page, readers=readers)["beside"] == "0\tnumb tingling\tbum bottom"


@pytest.mark.parametrize("line", ["numb tingling", "numb +", "+ bum"])
def test_words_that_lead_only_beside_others_have_groups_or_are_named(readers: Path, line: str) -> None:
    readers.write_text(WORDS.replace("[numb tingling + bum bottom]", f'["{line}"]'), "utf-8")
    with pytest.raises(
        EvidenceError, match=r"words\.yml:\d+: .*: “.*” has no two groups of words\. Write them as “numb tingling \+"
    ):
        search_words.read(readers)


def test_a_phrase_is_one_with_and_without_words_that_are_passed_over(readers: Path) -> None:
    readers.write_text(WORDS.replace("more: both", "more: 'pain in my leg, pain in leg'"), "utf-8")
    assert search_words.read(readers).first == {"pain in leg": ("a.html#more",)}


def test_a_page_is_read_as_text_without_marks_of_sources_and_ways_around() -> None:
    page = search_pages.read("a.html", PAGE)
    assert (page.title, page.label, page.about) == ("When & where to go", "Help", "Of A&E. Go to A&E <now>.")
    assert [(place.anchor, place.heading, place.text) for place in page.places] == [
        ("", "When & where to go", "Go to A&E <now>. It was 62 of 100. Ask herself."),
        ("more", "Tom & Ann", "One · Two · Three"),
        ("term-a", "Ache", "A pain."),
    ]


def test_what_says_nothing_without_the_names_of_studies_is_left_out() -> None:
    why = "Small trials. It rests on: {0}, {0}. The reviews’ own ratings: low ({0}); high ({0}, {0}). Against it: {0}."
    link = '<a href="../studies/a.html">Able 2020</a>'
    page = f'<main><h1>A</h1><details class="claim__why"><p>{why.format(link)}</p></details></main>'
    assert search_pages.read("a.html", page).places[0].text == "Small trials. The reviews’ own ratings: low; high."


def test_below_a_result_without_a_text_stands_that_of_the_next_place_or_its_own_heading(readers: Path) -> None:
    page = '<main><h1>A</h1><h2 id="b">B</h2><p>Call an ambulance.</p><h2 id="c">C</h2></main>'
    found = search_index.contents([search_pages.read("a.html", page)], search_words.read(readers))
    texts = dict(search_index.scripts(found, [], search_words.read(readers)))["search/texts-0.js"]
    assert texts == '__texts[0] = "Call an ambulance.\\nCall an ambulance.\\nC";\n'


def test_a_word_counts_less_where_a_page_says_what_is_not_known(readers: Path) -> None:
    page = '<main><h1>A</h1><h2 id="b">B</h2><p>one</p><h2 id="c">What we do not know</h2><p>two</p></main>'
    found = search_index.contents([search_pages.read("a.html", page)], search_words.read(readers)).postings
    assert found["two"].weights[0] < found["one"].weights[0] / 2


def test_pages_of_studies_and_those_that_repeat_others_are_told_apart(tmp_path: Path, readers: Path) -> None:
    for name, front in (("reader", "kind: reader"), ("tool", "kind: tool"), ("plain", "title: A")):
        (tmp_path / f"{name}.md").write_text(f"---\n{front}\n---\n", "utf-8")
    behind = search_index._behind(tmp_path)
    assert behind == {"index.html", "tool.html", "plain.html"}
    study = PAGE.replace("<h2 id", '<dl class="study__facts"></dl><h2 id', 1)
    pages = [search_pages.read(*one) for one in (("reader.html", PAGE), ("study.html", study), ("tool.html", PAGE))]
    said = search_words.read(readers)
    script = dict(search_index.scripts(search_index.contents(pages, said), behind, said))["search/index.js"]
    lines = json.loads(script.removeprefix("var __search = ").removesuffix(";\n"))["places"].split("\n")
    assert [line.partition("\t")[0] for line in lines if line[0] != "#"] == [
        "rreader.html",
        "sstudy.html",
        "btool.html",
    ]


def test_a_word_counts_most_in_a_title_and_more_where_it_is_rare_and_stands_often_in_few_words(readers: Path) -> None:
    filler = " ".join(f"word{number}" for number in range(80))
    page = f"""<head><meta name="description" content="gamma"></head><nav><a aria-current="page">label</a></nav><main>
<h1>alpha</h1><p>delta everywhere</p><h2 id="b">beta</h2><p>often often often often often everywhere short</p><h2 id="c">c</h2>
<p>{filler} long once everywhere</p></main>"""
    found = search_index.contents([search_pages.read("a.html", page)], search_words.read(readers)).postings
    weight = {
        word: max(found[word].weights)
        for word in ("alpha", "label", "beta", "gamma", "delta", "often", "short", "long")
    }
    assert weight["alpha"] == pytest.approx(weight["label"])
    assert weight["alpha"] > weight["beta"] > weight["gamma"] > weight["delta"]
    assert weight["often"] > 1.3 * weight["short"] > 1.3 * weight["long"]
    assert max(found["everywhere"].weights) < weight["short"] / 2


@pytest.mark.parametrize("name", ["care care--emergency", "pain-rule", "not-alone", "emergency-numbers"])
def test_what_warns_on_a_page_is_searched(name: str) -> None:
    page = search_pages.read("a.html", f"<main><h1>A</h1><div class='{name}'><ul><li>Numb legs</li></ul></div></main>")
    assert "Numb legs" in page.places[0].text


def test_a_page_without_a_main_heading_is_named() -> None:
    with pytest.raises(ValueError, match=r"^b\.html: the page has no h1 in its <main>"):
        search_pages.read("b.html", "<main><p>Text</p></main>")


def test_words_lose_accents_and_those_with_a_hyphen_count_apart_and_as_one() -> None:
    text = "Müller’s warm-up: A&E, O'Keeffe, 1,162 and 3.5"
    assert list(search_words.words(text)) == ["muller", "warm", "up", "a&e", "okeeffe", "1,162", "and", "3.5", "warmup"]


@given(st.text("aé1’'s-‐&,._ ", max_size=30))
def test_a_word_counts_as_often_as_it_is_found(text: str) -> None:
    assert search_words.counted(text) == Counter(search_words.words(text))


def test_both_spellings_and_all_forms_of_a_word_are_one() -> None:
    families = search_index._families(dict.fromkeys(("tumour", "tumours", "colour", "needling", "needles", "østgaard")))
    assert sorted(map(sorted, families.values())) == [
        ["color", "colour"],
        ["needles", "needling"],
        ["ostgaard", "østgaard"],
        ["tumour", "tumours"],
    ]


def test_words_that_say_nothing_are_not_in_the_index(readers: Path) -> None:
    data = index(search_pages.read("a.html", PAGE.replace("Ask", "Ask the")), readers=readers)
    words, last = [], ""
    for shared, rest in re.findall("([A-Z])([^A-Z]*)", data["words"]):
        words.append(last := last[: ord(shared) - ord("A")] + rest)
    assert words == sorted(words)
    assert {"ache", "a&e", "ask"} <= set(words)
    assert not {"a", "of", "the"} & set(words)


def test_the_same_pages_make_the_same_index(readers: Path) -> None:
    page = search_pages.read("a.html", PAGE)
    assert index(page, readers=readers) == index(page, readers=readers)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "page: leaf",
            "sheets: leaf",
            "5: no page holds “sheets”, our word for “leaf”. Write words that the guide uses.",
        ),
        (
            "{a.html: scoliosis",
            "{gone.html: 'spine, scoliosis'",
            "8: gone.html, the page for “spine” and 1 more, is not in the site. Write the address of a page or section.",
        ),
        (
            "a.html#more: both",
            "a.html#less: both",
            "7: a.html#less, the page for “both”, is not in the site. Write the address of a page or section.",
        ),
        (
            "{a.html: [numb",
            "{lost.html: [numb",
            "9: lost.html, the page for words beside others, is not in the site. Write the address of a page or section.",
        ),
    ],
)
def test_a_readers_word_that_leads_nowhere_is_a_finding(
    tmp_path: Path, readers: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, finding: str
) -> None:
    monkeypatch.setattr(search_index, "WORDS", readers)
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text(PAGE.replace("One", "One page"), "utf-8")
    there = search_index.contents(search_index.read_site(site), search_words.read(readers))
    assert search_index.findings(tmp_path, there) == []
    readers.write_text(WORDS.replace(old, new), "utf-8")
    line, _, said = finding.partition(": ")
    found = [str(one).partition("words.yml:")[2] for one in search_index.findings(tmp_path, there)]
    assert found == [f"{line}: {search_words.RULE}: {said}"]


@pytest.mark.parametrize(
    ("text", "says"), [("small: [", "this is not valid YAML"), ("small: a\n", "the file has the parts also")]
)
def test_a_file_of_readers_words_with_another_shape_is_refused(readers: Path, text: str, says: str) -> None:
    readers.write_text(text, "utf-8")
    with pytest.raises(EvidenceError, match=f"words.yml:1: {search_words.RULE}: {says}"):
        search_words.read(readers)


def test_a_page_that_stands_twice_in_the_readers_words_is_reported_at_its_line(readers: Path) -> None:
    readers.write_text("small: a\npassed_over: b\nsmall: c\n", "utf-8")
    with pytest.raises(
        EvidenceError, match=r"words\.yml:3: .*: `small` stands twice\. Keep one of the two; the first is on line 1"
    ):
        search_words.read(readers)


def said_to_be_missing(readers: search_words.ReadersWords, texts: Iterable[str]) -> list[str]:
    """Return the readers' words of which the search says that the guide has no page on them, and which the texts hold."""
    held = [f" {' '.join(search_words.words(text))} " for text in texts]
    return sorted(word for word in readers.near if any(f" {word} " in text for text in held))


def test_a_word_that_is_said_to_be_missing_and_stands_there_is_named(readers: Path) -> None:
    assert said_to_be_missing(search_words.read(readers), ["a back with scoliosis"]) == ["scoliosis"]


def test_the_search_never_says_that_the_guide_has_nothing_on_what_its_signs_may_mean() -> None:
    signs = [values(path.read_text("utf-8")) for path in sorted((ROOT / "evidence/signs").glob("*.yml"))]
    may_mean = [str(sign["may_mean"]) for sign in signs if "may_mean" in sign]
    assert len(may_mean) > 50
    assert said_to_be_missing(search_words.read(search_index.WORDS), may_mean) == []


def test_the_patterns_of_words_are_the_same_in_both_languages() -> None:
    script = (ROOT / "overrides/assets/js/search/words.js").read_text("utf-8")
    assert r"\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}]+(?:['’&][\p{L}\p{N}\p{M}]+)*" in script
    assert search_words._WORD.pattern == r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’&][^\W_]+)*"


def test_a_page_for_errors_is_not_searched(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("a.html", "404.html"):
        (tmp_path / name).write_text(PAGE, "utf-8")
    assert [page.url for page in search_index.read_site(tmp_path)] == ["a.html"]
    shutil.rmtree(tmp_path / "docs")
