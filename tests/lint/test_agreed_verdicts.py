"""Which sentences are agreed word for word, and which anybody may reword."""

from __future__ import annotations

import pytest

from guide.lint.agreed.musts import is_must
from guide.lint.agreed.verdicts import is_verdict, points

AGREED = (
    "Pretend needles did almost as well.",
    "Harm was told of 9 in 100.",
    "We found no trial that tested acupuncture in runners with back pain.",
    "People with usual care knew that they got no needles.",
    "Heavier weeks even had fewer injuries.",
    "Whether needles help runners with back pain.",
    "Exercise with some teaching probably lowers the chance of new back pain.",
    "No clinician has reviewed the verdicts yet.",
    "It does not follow that the answer is no.",
    "Acupuncture cures back pain.",
)
FREE = (
    "That would explain why a harmless bend can hurt.",
    "Many clinicians teach that pain is an alarm.",
    "You run, your low back hurts, and you wonder whether needles would help.",
    "Write at about the same time each day.",
    "Walk and work as well as you can.",
    "Doctors who needle answer to regulators of their own.",
    "The accident insurance helps to pay after an injury.",
    "The licence covers needling in health professions.",
    "A review counted the injuries of runners.",
    "Safety has the other signs.",
)


@pytest.mark.parametrize("text", AGREED)
def test_what_judges_is_agreed(text: str) -> None:
    assert is_verdict(text)


@pytest.mark.parametrize("text", FREE)
def test_what_judges_nothing_is_free(text: str) -> None:
    assert not is_verdict(text)
    assert not is_must(text)


@pytest.mark.parametrize(
    "text",
    ["From 6 to 10 somebody walks: ‘Stop’.", "Numbness in the dashed part is an emergency.", "861 are coloured."],
)
def test_words_of_a_drawing_that_say_how_far_or_where_are_agreed(text: str) -> None:
    assert points(text)


@pytest.mark.parametrize(
    "text",
    [
        "1: A woman lies on her back, knees bent.",
        "Try a pillow between your knees.",
        "Three people on a running track.",
    ],
)
def test_words_of_a_drawing_that_only_name_what_is_seen_are_free(text: str) -> None:
    assert not points(text)


def test_an_appointment_is_something_that_readers_must_make() -> None:
    assert is_must("Look again after 3 to 4 weeks, and make an appointment if nothing has eased by then.")
