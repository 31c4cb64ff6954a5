"""Warning signs: one file a sign, cards by urgency and person, and a table of what each may mean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide.facts.load import load
from guide.facts.signs import cards
from tests.conftest import ROOT

SIGNS = {
    "numb-saddle": ("emergency", "everyone", "nerves", 2, "numbness between your legs", "sources: [first-2010]"),
    "sudden-faint": (
        "emergency",
        "everyone",
        "blood-vessels",
        1,
        "sudden pain and a faint",
        "caution: The editors added it.",
    ),
    "breathless": ("emergency", "after-needling", "lungs", 3, "trouble breathing", "sources: [second-2015]"),
    "fever": ("today", "everyone", "infection", 1, "a high temperature", "sources: [first-2010]"),
    "stuck": ("appointment", "everyone", "course", 1, "pain that does not ease", "sources: [first-2010]"),
}


@pytest.fixture(autouse=True)
def signs(small: Path) -> Path:
    folder = small / "evidence" / "signs"
    folder.mkdir()
    for key, (urgency, whom, topic, order, words, ground) in SIGNS.items():
        text = (
            f"words: {words}\nurgency: {urgency}\nwhom: [{whom}]\ntopic: {topic}\norder: {order}\n"
            f"may_mean: something\nknown_by: [{words}]\n{ground}\n"
        )
        (folder / f"{key}.yml").write_text(text, "utf-8")
    return folder


def test_each_urgency_is_a_card_the_most_urgent_first(convert) -> None:
    page = convert("/// signs\n///")
    assert page.reports == []
    assert page.texts(".care > h2 > .care__level") == ["Emergency:", "Today:", "Not urgent:"]
    assert page.texts(".care--emergency li") == [
        "sudden pain and a faint",
        "numbness between your legs",
        "trouble breathing",
    ]


def test_a_group_of_people_has_its_name_above_its_signs(convert) -> None:
    assert convert("/// signs | emergency\n///").texts(".care__whom") == ["After needling"]


def test_a_card_can_be_chosen_by_urgency_person_and_topic(convert) -> None:
    assert convert("/// signs | emergency\n    whom: after-needling\n///").texts(".care li") == ["trouble breathing"]
    assert convert("/// signs\n    topic: infection, course\n///").texts(".care li") == [
        "a high temperature",
        "pain that does not ease",
    ]


def test_the_heading_of_a_card_says_what_to_do(convert) -> None:
    usual = convert("/// signs | emergency\n///").texts(".care > h2")
    assert usual == ["Emergency: Call 999, 112 or 911, or go to an emergency department, if you have any of these:"]


def test_the_numbers_of_an_emergency_are_called_by_a_touch_and_those_of_other_cards_are_not(convert) -> None:
    page = convert("/// signs\n///")
    assert page.attributes(".care--emergency > h2 a", "href") == ["tel:999", "tel:112", "tel:911"]
    assert page.texts(".care:not(.care--emergency) > h2 a") == []


def test_what_to_do_meanwhile_stands_behind_the_sign(convert, signs: Path) -> None:
    path = signs / "fever.yml"
    path.write_text(path.read_text("utf-8") + "meanwhile: Drink enough.\n", "utf-8")
    assert convert("/// signs | today\n///").texts(".care li") == ["a high temperature. Drink enough."]


def test_a_word_that_is_no_urgency_is_reported_with_the_nearest(convert) -> None:
    (report,) = convert("/// signs | emergancy\n///").reports
    assert report.startswith("/// signs: urgency is “emergancy”. Did you mean “emergency”?")


def test_a_choice_without_any_sign_is_reported(convert) -> None:
    (report,) = convert("/// signs | this-week\n///").reports
    assert report.startswith("/// signs: no sign of evidence/signs/ is chosen by this.")


def test_the_table_says_what_each_sign_may_mean_and_what_says_so(convert) -> None:
    page = convert("/// sign-reasons | emergency\n///")
    rows = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in page.tree.css("tbody tr")]
    assert rows[0] == ["Sudden pain and a faint", "Something", "Our own caution. The editors added it."]
    assert rows[1][:2] == ["Numbness between your legs", "Something"]
    assert page.attributes(".sources li", "id") == ["source-first-2010", "source-second-2015"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sources: [first-2010]\n", "", "nothing says where the sign comes from."),
        ("sources: [first-2010]", "sources: [first-2011]", "no source is called “first-2011”."),
        ("words: a high", "words: A high", "the words go on from “if you have any of these:”."),
        ("words: a high temperature", "words: a high temperature.", "the words are the line of a list."),
        ("urgency: today", "urgency: tomorrow", "`urgency` is “tomorrow”."),
        ("known_by: [a high temperature]\n", "", "the field `known_by` is missing."),
    ],
)
def test_a_wrong_sign_is_reported_with_its_line(signs: Path, old: str, new: str, message: str) -> None:
    path = signs / "fever.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(Exception, match=r"evidence/signs/fever\.yml:") as error:
        load(signs.parent)
    assert message in str(error.value)


def test_a_sign_stands_once_in_a_card_under_the_first_person_it_concerns(signs: Path) -> None:
    path = signs / "fever.yml"
    path.write_text(path.read_text("utf-8").replace("[everyone]", "[weak-immunity, everyone]"), "utf-8")
    found = load(signs.parent).signs
    (card,) = cards(found, ["today"])
    assert [(name, len(members)) for name, members in card.groups] == [("weak-immunity", 1)]
    (card,) = cards(found, ["today"], ["everyone"])
    assert [name for name, _ in card.groups] == ["everyone"]


def test_a_number_to_call_stays_on_one_line() -> None:
    texts = [
        *ROOT.glob("evidence/signs/*.yml"),
        *ROOT.glob("evidence/emergency/*.yml"),
        *ROOT.glob("docs/**/when-to-get-help.md"),
    ]
    parted = [
        f"{path.name}: {number}" for path in texts for number in re.findall(r"\d+ \d[\d ]*", path.read_text("utf-8"))
    ]
    assert len(texts) > 2
    assert parted == [], "write a no-break space (U+00A0) between the digits"
