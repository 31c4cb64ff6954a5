"""What warns a reader is there in whole: on the pages that draw it from facts, and in every edition of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from guide.build.editions.chapter import anchor_of
from guide.facts.evidence import Evidence
from guide.markdown.render import words
from tests.site.test_one_file import CHAPTERS

# What warns: cards, the short card, the rule for pain, who asks first, and whom to call.
WARNS = ".care h2, .care li, .help, .pain-rule td, .pain-rule li, .not-alone p, .not-alone li, .emergency-numbers td"
HELP = "back-pain/when-to-get-help.html"


def read(text: str) -> LexborHTMLParser:
    """Return a page without marks of sources, which an edition numbers anew."""
    tree = LexborHTMLParser(text)
    for node in tree.css("sup, .cite, .unseen"):
        node.decompose()
    return tree


def words_in(text: str) -> str:
    return " ".join(text.split())


def lost(page: str, edition: str) -> list[str]:
    """Return what warns on a page and does not stand in an edition of it."""
    there = words_in(read(edition).root.text())
    return [said for node in read(page).css(WARNS) if (said := words_in(node.text())) not in there]


@pytest.fixture(scope="module")
def facts(evidence: Evidence) -> dict[str, list[str]]:
    rule, stages = evidence.pain["rule"], evidence.stages["running"]
    numbers = evidence.emergency["numbers"]
    lights = [text for light in rule.lights for text in (light.during, light.next_morning, light.then)]
    return {
        ".pain-rule": [*lights, *rule.stop, rule.stop_then, *rule.later, rule.caution],
        ".stages": [stages.caution],
        ".not-alone": [stages.not_alone.ask, *(f"{one.case}: {one.then}" for one in stages.not_alone.cases)],
        ".emergency-numbers": [*(number for one in numbers.countries for number in one.emergency), numbers.elsewhere],
    }


@pytest.mark.parametrize("block", [".pain-rule", ".stages", ".not-alone", ".emergency-numbers"])
def test_a_block_says_all_that_its_facts_warn_of(block: str, facts: dict[str, list[str]], site: Path) -> None:
    texts = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    drawing = {path: text for path, text in texts.items() if f'class="{block[1:]}' in text}
    drawn = {path: node for path, text in drawing.items() for node in LexborHTMLParser(text).css(block)}
    assert drawn, f"no page draws {block}"
    for path, node in drawn.items():
        said = words_in(node.text())
        assert [text for text in facts[block] if words_in(text) not in said] == [], path


def test_a_card_shows_every_sign_of_its_urgency_in_the_open(evidence: Evidence, site: Path) -> None:
    main = LexborHTMLParser((site / HELP).read_text("utf-8")).css_first("main")
    said = [words_in(node.text()) for node in main.css(".care li")]
    for sign in evidence.signs.values():
        whole = f"{sign.words}. {sign.meanwhile}" if sign.meanwhile else sign.words
        assert words_in(whole) in said, sign.words
    assert main.css("details .care, .care details, [hidden] .care, .care[hidden], .care [hidden]") == []


def concerned(main: LexborNode) -> dict[str, str]:
    """Return for each sign of the cards the words above its list: whom it concerns, empty for everyone."""
    found, above = {}, ""
    for node in main.css(".care h2, .care__whom, .care li"):
        if node.tag == "li":
            found[words_in(node.text())] = above
        else:
            above = words_in(node.text()) if node.tag == "p" else ""
    return found


def test_a_sign_of_some_people_stands_under_the_words_that_name_them(evidence: Evidence, site: Path) -> None:
    whom = words("en")["signs"]["whom"]
    found = concerned(LexborHTMLParser((site / HELP).read_text("utf-8")).css_first("main"))
    for sign in evidence.signs.values():
        [above] = [named for text, named in found.items() if text.startswith(words_in(sign.words))]
        assert above in {whom[one] for one in sign.whom} | ({""} if "everyone" in sign.whom else set()), sign.words


def test_the_emergency_card_comes_before_all_else_on_the_page_on_help(site: Path) -> None:
    main = LexborHTMLParser((site / HELP).read_text("utf-8")).css_first("main")
    heading = main.css_first("h1")
    behind = [node for node in main.iter() if "aside" not in (node.attributes.get("class") or "")]
    assert heading is not None
    first = behind[[node.mem_id for node in behind].index(heading.mem_id) + 1]
    assert first.css_first(".care").attributes["class"] == "care care--emergency"


def test_the_diary_leads_to_the_signs_where_a_leg_is_noted(site: Path) -> None:
    form = LexborHTMLParser((site / "decide/diary.html").read_text("utf-8")).css_first("template")
    assert "when-to-get-help.html" in (form.html or "").split('id="diary-leg-signs"')[1].split("</p>")[0]


def test_the_guide_in_one_file_holds_all_that_warns(site: Path, editions: Path) -> None:
    whole = LexborHTMLParser((editions / "back-to-running.html").read_text("utf-8"))
    for page in CHAPTERS:
        chapter = whole.css_first(f"section#{anchor_of(page)}")
        assert lost((site / page).read_text("utf-8"), chapter.html or "") == [], page


def test_the_e_book_holds_all_that_warns(site: Path, editions: Path) -> None:
    with zipfile.ZipFile(editions / "back-to-running.epub") as book:
        for page in CHAPTERS:
            chapter = book.read(f"EPUB/{anchor_of(page)}.xhtml").decode()
            assert lost((site / page).read_text("utf-8"), chapter) == [], page


@pytest.mark.parametrize("loses", ["<li>No feeling in the leg</li>", "<p class='help'>Do not wait.</p>"])
def test_what_an_edition_lost_is_found(loses: str) -> None:
    page = f"<section class='care'><ul><li>A fever</li>{loses}</ul></section>"
    assert lost(page, page) == []
    assert lost(page, page.replace(loses, "")) == [words_in(LexborHTMLParser(loses).root.text())]
