"""Care cards, lists of advice and verdicts: Markdown in, HTML out."""

from __future__ import annotations

from pathlib import Path

import pytest

CLAIM = """\
number: 1
says: It says that walks help.
finding: Walks may help
verdict: partly
certainty: low
because: A trial found so.
studies: [first-2010]
page: back.md
"""


@pytest.mark.parametrize(
    ("level", "word"), [("emergency", "Emergency:"), ("urgent", "Urgent:"), ("non-urgent", "Not urgent:")]
)
def test_a_care_card_has_its_urgency_in_words_in_the_heading(convert, level: str, word: str) -> None:
    page = convert(f"/// care | Call if you have:\n    level: {level}\n\n- pain\n- *fever*\n///")
    assert page.texts(f"section.care--{level} > h2") == [f"{word} Call if you have:"]
    assert page.texts("section.care h2 strong") == [word]
    assert page.texts("section.care .care__body li") == ["pain", "fever"]
    assert page.texts("section.care em") == ["fever"]
    assert page.reports == []


def test_a_care_card_can_be_linked_to(convert) -> None:
    page = convert("/// care | Call now\n    level: urgent\n\n- pain\n///")
    assert page.attributes("section.care h2", "id") == ["urgent-call-now"]


def test_a_wrong_level_is_reported_with_the_nearest_word(convert) -> None:
    page = convert("/// care | Call now\n    level: emergent\n\n- pain\n///")
    assert page.reports == [
        "/// care: level is “emergent”. Did you mean “emergency”? Allowed: emergency, urgent, non-urgent."
    ]
    assert page.tokens == ["level: emergent"]


def test_a_missing_level_is_reported(convert) -> None:
    page = convert("/// care | Call now\n\n- pain\n///")
    assert page.reports == ["/// care: level is “”. Allowed: emergency, urgent, non-urgent."]
    assert page.tokens == ["/// care"]


@pytest.mark.parametrize(("name", "title"), [("do", "Do"), ("do-not", "Do not")])
def test_a_list_of_advice_has_its_usual_title(convert, name: str, title: str) -> None:
    page = convert(f"/// {name}\n- walk\n///")
    assert page.texts(f".advice--{name} > .advice__title") == [title]
    assert page.texts(f".advice--{name} li") == ["walk"]
    assert page.reports == []


def test_a_list_of_advice_can_have_a_title_of_its_own(convert) -> None:
    page = convert("/// do | What to tell\n- say where it hurts\n///")
    assert page.texts(".advice__title") == ["What to tell"]


@pytest.mark.parametrize(("name", "word"), [("do", "Do:"), ("do-not", "Do not:")])
def test_a_list_with_a_title_of_its_own_still_says_of_which_kind_it_is(convert, name: str, word: str) -> None:
    page = convert(f"/// {name} | What to tell\n- where it hurts\n///")
    assert page.texts(".advice > p") == [word, "What to tell"]


def test_a_list_of_advice_says_that_it_is_a_list(convert) -> None:
    assert convert("/// do\n- walk\n///").attributes(".advice ul", "role") == ["list"]


def test_what_follows_a_box_is_outside_it(convert) -> None:
    page = convert("/// do\n- walk\n///\n\nAfter.")
    assert page.texts("body > p") == ["After."]
    assert page.texts(".advice li") == ["walk"]


def test_a_reference_in_a_box_is_numbered_with_those_of_the_page(convert) -> None:
    page = convert("One.[@second-2015]\n\n/// do\n- walk.[@first-2010]\n///\n\nTwo.[@first-2010]")
    assert page.texts("sup.cite") == ["[1]", "[2]", "[2]"]


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("supported", "Supported"),
        ("partly", "Partly supported"),
        ("unproven", "Not shown"),
        ("contradicted", "Contradicted"),
    ],
)
@pytest.mark.parametrize("certainty", ["high", "moderate", "low", "very low"])
def test_a_verdict_says_result_and_certainty_in_words(convert, verdict: str, said: str, certainty: str) -> None:
    page = convert(f"/// verdict | {verdict}\n    certainty: {certainty}\n///")
    assert page.texts(f"p.verdict--{verdict}") == [f"Verdict: {said}. How sure: {certainty} certainty."]
    assert page.reports == []


def test_a_verdict_on_a_claim_of_the_article_says_what_the_article_says_and_how_it_was_judged(
    convert, small: Path
) -> None:
    folder = small / "evidence/article"
    folder.mkdir()
    (folder / "claim-01.yml").write_text(CLAIM, encoding="utf-8")
    page = convert("/// verdict | claim-01\n///")
    assert page.texts("p") == ["It says that walks help.", "Verdict: Partly supported. How sure: low certainty."]
    assert page.reports == []


def test_a_claim_of_the_article_that_is_not_there_is_reported_by_its_name(convert) -> None:
    assert convert("/// verdict | claim-10\n///").reports == [
        "no claim of the article is called “claim-10”. Add the file evidence/article/claim-10.yml or use a key that is there."
    ]


def test_an_unknown_verdict_is_reported_with_the_nearest_word(convert) -> None:
    page = convert("/// verdict | supports\n    certainty: low\n///")
    assert page.reports == [
        "/// verdict: the verdict is “supports”. Did you mean “supported”? "
        "Allowed: supported, partly, unproven, contradicted."
    ]
    assert page.tokens == ["verdict | supports"]


def test_an_unknown_certainty_is_reported_with_the_nearest_word(convert) -> None:
    page = convert("/// verdict | partly\n    certainty: moderately\n///")
    assert page.reports == [
        "/// verdict: certainty is “moderately”. Did you mean “moderate”? Allowed: high, moderate, low, very low."
    ]


def test_both_mistakes_of_one_block_are_reported(convert) -> None:
    assert len(convert("/// verdict | x\n    certainty: y\n///").reports) == 2
