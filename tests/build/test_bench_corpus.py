"""Every generator is given the same words: the text of our pages as Markdown that says what the page says, and no more."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from bench import corpus, plain
from bench.corpus import Article

PAGE = """<!doctype html><html><head><meta name="description" content="What is &quot;true&quot;."></head><body><main>
<nav>Ways around</nav><h1>Needles &amp; pain</h1>
<section class="message"><p>In short: 3 &lt; 4.</p></section>
<h2>What <em>was</em> found</h2>
<p>One of 10<sup class="cite">[<a href="#s">1</a>]</sup> had *no* pain_at_all [really], see
<a href="other.html">another page</a>.</p>
<ul><li>first<ul><li>inner</li></ul></li><li>second</li></ul>
<table><tr><th>Group</th><th>A | B</th></tr><tr><th>Real</th><td>47.6</td></tr></table>
<p>2019. A year begins this line, with <a href="https://doi.org/10.1/x(1)">its source</a>.</p>
<svg><text>drawn</text></svg><section class="dates"><p>Written yesterday</p></section>
</main></body></html>"""


def words(html: str) -> list[str]:
    return LexborHTMLParser(html).body.text(separator=" ").split() if html else []


def shown(text: str) -> LexborHTMLParser:
    return LexborHTMLParser(markdown.markdown(text, extensions=["tables"]))


def article(number: int, kind: str = "guide") -> Article:
    return Article(f"{kind}-{number}", f"{kind} {number}", "A sentence.", f"Text {number}.", f"{kind}/{number}.html")


def test_the_markdown_of_a_page_shows_the_words_of_the_page() -> None:
    title, text = plain.read(PAGE)
    assert title == "Needles & pain"
    said = " ".join(shown(text).body.text(separator=" ").split())
    for part in (
        "In short: 3 < 4.",
        "had *no* pain_at_all [really], see another page",
        "A | B",
        "47.6",
        "2019. A year",
    ):
        assert part in said, text


@pytest.mark.parametrize("left", ["Ways around", "drawn", "Written yesterday", "[1]"])
def test_what_is_no_text_is_left_out(left: str) -> None:
    assert left not in plain.read(PAGE)[1].replace("\\", "")


def test_lists_tables_and_sources_keep_their_form() -> None:
    tree = shown(plain.read(PAGE)[1])
    assert [node.text() for node in tree.css("ul ul li")] == ["inner"]
    assert len(tree.css("tr")) == 2
    assert [node.attributes["href"] for node in tree.css("a")] == ["https://doi.org/10.1/x%281%29"]
    assert tree.css_first("h2 em") is not None


def test_a_text_that_was_not_made_safe_would_show_other_words() -> None:
    assert " ".join(words(markdown.markdown("had *no* pain"))) != "had *no* pain"


def test_a_page_without_a_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="no <main> with an h1"):
        plain.read("<main><p>Text</p></main>")


def test_four_of_thirty_pages_are_of_the_guide_and_each_has_an_address_and_a_title_of_its_own() -> None:
    pages = corpus.chosen([article(n) for n in range(4)], [article(n, "study") for n in range(50)], 90)
    assert len(pages) == len({one.name for one in pages}) == len({one.title for one in pages}) == 90
    assert sum(one.title.startswith("guide") for one in pages) == 12
    assert pages[30].title == "guide 0 (2)"


def test_fewer_pages_are_the_first_of_more_and_the_menu_is_the_same() -> None:
    texts = [article(n) for n in range(4)], [article(n, "study") for n in range(50)]
    few, many = corpus.chosen(*texts, 30), corpus.chosen(*texts, 300)
    assert many[:30] == few
    assert corpus.menu(many) == corpus.menu(few)


def test_pages_of_one_kind_alone_are_refused() -> None:
    with pytest.raises(ValueError, match="none of a study"):
        corpus.chosen([article(1)], [], 30)


def test_pages_that_lead_on_and_lists_are_no_texts(tmp_path: Path) -> None:
    moved = PAGE.replace("<head>", '<head><meta http-equiv="refresh" content="0">')
    for name, html in {"index.html": PAGE, "a/old.html": moved, "a/b.html": PAGE, "r/studies/c.html": PAGE}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(html, "utf-8")
    guide, studies = corpus.read(tmp_path)
    assert [one.origin for one in guide] == ["a/b.html"]
    assert [one.origin for one in studies] == ["r/studies/c.html"]


def test_a_written_page_has_its_fields_and_a_changed_one_a_line_more(tmp_path: Path) -> None:
    corpus.write([Article("p/one", 'Say "A"', "B", "Text.")], tmp_path, lambda one: one.page("kind: reader\n"))
    path = tmp_path / "p" / "one.md"
    before = path.read_text("utf-8")
    assert re.match(r'---\ntitle: "Say \\"A\\""\ndescription: "B"\nkind: reader\n---\n\nText\.\n$', before)
    corpus.change(path)
    assert path.read_text("utf-8").removeprefix(before).strip() == corpus.LINE
