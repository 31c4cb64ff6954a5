"""Each rule on words finds its example, and leaves alone what may be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.lint.prose.words_not_used import LINK, RULES, Rule, broken
from guide.pages.texts import Sentence


def found(text: str, headings: str = "") -> list[str]:
    return [rule.name for rule, _ in broken(Sentence(Path("page.md"), "paragraph", text, 1, headings))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_word_is_found_in_its_example(rule: Rule) -> None:
    assert rule.name in found(rule.example)
    assert found(rule.example)[0] == rule.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_word_is_found_in_capitals_too(rule: Rule) -> None:
    assert rule.name in found(rule.example.upper())


@pytest.mark.parametrize(
    "sentence",
    [
        "This has not been shown: it is unproven.",
        "Infections are rare: 2 of 10,000 people.",
        "Bruises are common: 17 of 100 people have one.",
        "These steps are common sense.",
        "Long-lasting (chronic) pain may ease.",
        "Pain for over three months (chronic pain) may ease.",
        "Between 3 in the morning and noon, and 48 of 100.",
        "It is secure and accurate.",
        "Within three weeks, 51 of 100 called themselves better with tablets.",
        "A scan can hardly tell whether you will be hurt.",
        "Scans can worry you for nothing.",
        "You can stop here.",
        "About 90% of the gain was still there.",
        "Over 30% better were 39 of 100 people.",
        "Take 5% more steps a minute.",
        "A run more than 10% longer than the longest.",
        "Of 100 runners 13 were hurt in soft shoes and 18 in hard ones, so they were twice as likely to stay well.",
        "The needle was put in one place in Spain.",
        "One in the leg, one in the back.",
        "Version 1 in 2016 was withdrawn.",
        "A fall is good news for you, and no proof for a treatment.",
        "It does not prove that running is the cause.",
        "Nobody has yet proved it.",
        "One trial proves nothing.",
        "So ask about training, and see the proof.",
        "The belief: “It is natural, so it does no harm.”",
        "The natural course of back pain is safe to wait for with most people, who get better.",
        "Needles rarely bleed: fewer than 1 per 1,000 treatments.",
        "Insurers pay for 10 (rarely 15) sessions.",
        "Very rare harms cannot be ruled out.",
        "‘Natural’ does not mean safe.",
        "Natural products are not always harmless.",
        "To count, people needed a third less pain.",
        "In half the cases pain came back.",
        "The hazard ratio was 0.7: 13 of 100 runners were hurt, and 18 of 100 others.",
        "An odds ratio compares two groups.",
    ],
)
def test_what_may_be_written_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It brings 50% less risk.",
        "It halved the risk of injury.",
        "The chance of a new bout was 30 per cent lower.",
        "They had 30% fewer injuries.",
        "They are three times as likely to be hurt.",
        "The risk doubled.",
        "It doubles the chance.",
        "They have twice the risk.",
        "It brings half the risk.",
        "Sleeping badly means double the usual risk of injury.",
        "They are a third less likely to be hurt.",
        "They are a quarter more likely to be hurt.",
        "Runners were half less likely to hurt.",
        "The hazard ratio was 0.7.",
        "The odds ratio of being hurt was 1.4.",
        "They had a relative risk of 0.62.",
    ],
)
def test_a_risk_without_counts_is_found(sentence: str) -> None:
    assert "a risk without counts" in found(sentence)


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("A trial proved that it works.", "proof"),
        ("This proves it.", "proof"),
        ("There is good proof that needles work.", "proof"),
        ("Here is the proof for needles, and no harm was seen.", "proof"),
        ("Needles are natural and do no harm.", "natural means safe"),
        ("It is natural and harmless.", "natural means safe"),
        ("What is natural is not only safe, it is cheap.", "natural means safe"),
        ("Cupping is natural, without side effects.", "natural means safe"),
        ("It is safe because it is natural.", "natural means safe"),
        ("Harm is rare in all two trials.", "rare"),
        ("One rare harm is a punctured lung.", "rare"),
    ],
)
def test_a_promise_in_other_words_is_found(sentence: str, rule: str) -> None:
    assert rule in found(sentence)


@pytest.mark.parametrize("share", ["1 in 10", "one in three", "1-in-5", "one in every 20", "one in a thousand"])
def test_one_in_so_many_is_found(share: str) -> None:
    assert found(f"About {share} felt it.") == ["one in so many"]


def test_the_headings_of_a_table_give_a_percentage_its_base() -> None:
    assert found("Real needles | 48%", "Group | People who were better") == []
    assert found("Real needles | 48%", "Group | Value") == ["a percentage without its base"]


@pytest.mark.parametrize(
    "link",
    ["[here](a.md)", "[click here](a.md)", "[Read more](a.md)", "[this page](a.md)", "[read about it here](a.md)"],
)
def test_a_link_that_says_nothing_is_found(link: str) -> None:
    assert LINK.search(f"Read {link}.")


@pytest.mark.parametrize(
    "link", ["[the page on shoes](a.md)", "[more on shoes](a.md)", "[here you can run](a.md)", "[all there](a.md)"]
)
def test_a_link_that_names_its_page_is_left_alone(link: str) -> None:
    assert not LINK.search(f"Read {link}.")
