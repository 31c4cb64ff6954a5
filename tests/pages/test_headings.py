"""Which headings ask, and which state."""

import pytest

from guide.lint.prose.form import asks


@pytest.mark.parametrize(
    "heading",
    [
        "What we do not know",
        "How long it lasts",
        "How it may work",
        "What helps, and what does not help",
        "What does not help",
        "When to get help",
        "Who makes it",
        "Why guidelines disagree",
        "Where it came from",
        "Do not race on pain",
        "Have a plan",
        "What a good change has",
        "Who should ask a doctor first",
        "What needles can and cannot do",
        "Can-do plans",
        "Do the four exercises twice a week",
        "How we judge what the studies found",
    ],
)
def test_a_statement_may_head_a_part(heading: str) -> None:
    assert not asks(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Does it hurt",
        "Is acupuncture safe",
        "What is the best point",
        "How much does it cost",
        "How many sessions do I need",
        "Why do guidelines disagree",
        "When should I see a doctor",
        "Should you run",
        "Do I need a scan",
        "Will it last?",
    ],
)
def test_a_question_may_not(heading: str) -> None:
    assert asks(heading)
