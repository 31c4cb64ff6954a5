"""What a verb promises, and what a word of doubt takes back."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from guide.lint.prose import certainty_words
from guide.pages.texts import Sentence


def findings(check: str, text: str, kind: str = "paragraph") -> list[str]:
    project = SimpleNamespace(sentences=[Sentence(Path("page.md"), kind, text, 1)])
    return [finding.message for finding in getattr(certainty_words, check)(project)]


@pytest.mark.parametrize(
    "text",
    [
        "Acupuncture eases back pain.",
        "Needles help runners.",
        "Dry needling really loosens tight muscles.",
        "Regular massage relieves a sore back.",
        "Strength training reliably prevents injuries.",
        "Yoga works.",
        "Most runners stretch, and stretching prevents injuries.",
        "Exercise helps; the rest of the list is weaker.",
    ],
)
def test_a_promise_is_found(text: str) -> None:
    assert len(findings("nothing_is_promised", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Acupuncture may ease back pain.",
        "Exercise probably lowers pain.",
        "Massage eases pain (high certainty).",
        "The article says that acupuncture eases pain.",
        "People believe that needles help.",
        "We do not know if needles help.",
        "Acupuncture helps no more than pretend needles.",
        "Stretching does not prevent injuries.",
        "Pain eases by itself.",
        "Walking is one way to ease pain.",
        "How acupuncture helps is not settled.",
        "Needles helped 48 of 100.",
        "Exercise works of this kind were counted.",
        "Exercise probably helps; the rest of the list is weaker.",
    ],
)
def test_what_promises_nothing_is_left_alone(text: str) -> None:
    assert findings("nothing_is_promised", text) == []


def test_what_a_study_says_of_itself_is_no_promise_of_ours() -> None:
    assert findings("nothing_is_promised", "Acupuncture eases back pain.", "study") == []


@pytest.mark.parametrize(
    "text",
    [
        "Needles may ease pain (low certainty).",
        "Exercise probably eases pain (moderate certainty).",
        "We do not know if needles ease pain (very low certainty).",
        "After 12 weeks pain was lower with exercise (low certainty).",
        "People who sleep badly recover less often (low certainty).",
        "Exercise lowers pain (high certainty).",
    ],
)
def test_a_certainty_with_its_verb_is_left_alone(text: str) -> None:
    assert findings("certainty_has_its_verb", text) == []
